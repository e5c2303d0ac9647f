package io.outdial.gateway.calls;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.outdial.events.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers as people write them, brought to E.164. */
final class Phones {

  /** Digits and what people put between them; letters would be read as keypad digits. */
  private static final Pattern WRITTEN = Pattern.compile("\\+[0-9 ()./\\u00a0\\u2010-\\u2015-]+");

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private Phones() {}

  /**
   * The number, or empty when no phone can have it. It must be international ({@code +} or {@code
   * 00} first) and of a length its country uses; whether it is assigned is the carrier's to know.
   */
  static Optional<PhoneNumber> parse(String text) {
    String written = text.strip();
    String international = written.startsWith("00") ? "+" + written.substring(2) : written;
    if (!WRITTEN.matcher(international).matches()) {
      return Optional.empty();
    }
    try {
      Phonenumber.PhoneNumber number = NUMBERS.parse(international, null);
      return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
