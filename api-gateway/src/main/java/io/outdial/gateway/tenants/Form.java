package io.outdial.gateway.tenants;

import java.util.regex.Pattern;

/** The forms that a value of a tenant file may have to take, and how to say so. */
enum Form {
  TENANT("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", "a host name in lower case, without a port"),
  HOST(
      "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]+]",
      "a host name or an address in lower case, without a port"),
  NAME("[a-z0-9][a-z0-9_-]{0,62}", "lower-case letters, digits, - and _, at most 63"),
  USERNAME("\\S{1,128}", "at most 128 characters without spaces"),
  BCRYPT(
      "\\$2[aby]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}",
      "a bcrypt hash of cost 4 to 14, as htpasswd -nBC 10 prints it"),
  ROLE("admin|user|siponly|guest", "admin, user, siponly or guest"),
  SHA_256("[0-9a-fA-F]{64}", "64 hex digits, the SHA-256 of the whole key"),
  PROVIDER("gemini-live", "gemini-live"),
  ENGINE_URL("wss?://[^\\s/?#]+", "ws:// or wss:// and a host, without a path"),
  WORD("\\S{1,128}", "at most 128 characters without spaces"),
  PHONE("\\+[1-9][0-9]{1,14}", "a phone number in E.164 form, + and up to 15 digits, in quotes"),
  TRANSPORT("udp|tcp|tls", "udp, tcp or tls"),
  SIP_USER("[0-9A-Za-z+._-]{1,64}", "at most 64 letters, digits, + . _ or -"),
  PREFIX("\\+[0-9]{0,15}", "+ and the first digits of a number, in quotes"),
  DIGITS("[0-9+*#]{0,15}", "at most 15 digits, + * or #"),
  PROMPT("(?s).{1,32000}", "a text of at most 32,000 characters"),
  WEBHOOK_URL("https?://[^\\s/?#]+[^\\s#]*", "an http:// or https:// address"),
  WEBHOOK_EVENT(
      "\\*|outbound-ai\\.finished|transcript\\.saved",
      "outbound-ai.finished, transcript.saved or \"*\" for all");

  private final Pattern pattern;
  private final String must;

  Form(String pattern, String must) {
    this.pattern = Pattern.compile(pattern);
    this.must = must;
  }

  boolean fits(String text) {
    return pattern.matcher(text).matches();
  }

  /** What the value must be, to follow those words. */
  String must() {
    return must;
  }
}
