package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call's id: {@code oac-} and 12 lower-case hex digits. Not SIP's Call-ID ({@code sipCallId}).
 */
public record CallId(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("oac-[0-9a-f]{12}");
  private static final SecureRandom RANDOM = new SecureRandom();

  @JsonCreator
  public CallId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a call id is oac- and 12 lower-case hex digits");
    }
  }

  /** A new id, unguessable enough that two calls never share one. */
  public static CallId random() {
    byte[] bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return new CallId("oac-" + HexFormat.of().formatHex(bytes));
  }

  /** The id that the text spells, or empty: for input from outside. */
  public static Optional<CallId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new CallId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
