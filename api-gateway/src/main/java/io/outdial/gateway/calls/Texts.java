package io.outdial.gateway.calls;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The small grammars of a call request's fields. */
final class Texts {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

  /** Printable ASCII without spaces: it travels in a URL or a header. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  private Texts() {}

  static Optional<String> email(String text) {
    return Optional.of(text).filter(t -> EMAIL.matcher(t).matches()).filter(Texts::dotsApart);
  }

  private static boolean dotsApart(String address) {
    return !address.startsWith(".") && !address.contains("..") && !address.contains(".@");
  }

  static Optional<String> token(String text) {
    return Optional.of(text).filter(t -> TOKEN.matcher(t).matches());
  }

  static Optional<String> line(String text) {
    return Optional.of(text.strip()).filter(t -> !Unicode.hasControlCharacter(t));
  }

  /** A well-formed BCP-47 tag (RFC 5646) in its canonical case. */
  static Optional<String> language(String text) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      return Optional.of(locale.toLanguageTag()).filter(tag -> !locale.getLanguage().isEmpty());
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** An instant of ISO-8601 that says its zone: {@code Z} or an offset. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
