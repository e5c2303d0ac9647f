package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A phone number in E.164 form: {@code +} and up to 15 digits. Personal data: {@link #toString()}
 * does not show it, so that it cannot slip into a log.
 */
public record PhoneNumber(@JsonValue String e164) {

  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{1,14}");

  @JsonCreator
  public PhoneNumber {
    if (!FORM.matcher(e164).matches()) {
      throw new IllegalArgumentException("a phone number is + and 2 to 15 digits (E.164)");
    }
  }

  @Override
  public String toString() {
    return "PhoneNumber[redacted]";
  }
}
