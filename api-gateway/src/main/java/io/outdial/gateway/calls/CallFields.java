package io.outdial.gateway.calls;

import io.outdial.events.CallOrder;
import io.outdial.events.PhoneNumber;
import io.outdial.gateway.custody.EngineKey;
import io.outdial.gateway.tenants.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The twelve fields, in the order of the documentation. */
final class CallFields {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  private final JsonFields fields;
  private final Tenant tenant;
  private final CallLimits limits;
  private final Instant now;

  CallFields(JsonFields fields, Tenant tenant, CallLimits limits, Instant now) {
    this.fields = fields;
    this.tenant = tenant;
    this.limits = limits;
    this.now = now;
  }

  CallRequest read() {
    Optional<PhoneNumber> phone = phone();
    String displayName = displayName(phone);
    String email = email();
    String systemPrompt = systemPrompt();
    String apiKey = apiKey();
    String model = word("model", tenant.engine().model());
    String voice = word("voice", tenant.engine().voice());
    String language = language();
    int maxSeconds = fields.number("maxSeconds", 10, 3600, 300);
    int retries = fields.number("retries", 0, 10, 0);
    int retryDelayMinutes = fields.number("retryDelayMinutes", 1, 1440, 5);
    Optional<Instant> scheduleAt = scheduleAt();
    String problem = fields.problem();
    if (problem != null) {
      return new CallRequest.Refused(problem);
    }
    CallOrder order =
        new CallOrder(
            phone.orElseThrow(),
            displayName,
            email,
            systemPrompt,
            model,
            voice,
            language,
            maxSeconds,
            retries,
            retryDelayMinutes,
            scheduleAt.filter(now::isBefore).orElse(now),
            tenant.transcription());
    return new CallRequest.Accepted(order, new EngineKey(apiKey), scheduleAt.orElse(null));
  }

  private Optional<PhoneNumber> phone() {
    return fields.parsed(
        "phone",
        requiredText("phone", 64),
        Phones::parse,
        "must be a phone number in E.164 form, as +4915157610183");
  }

  private String displayName(Optional<PhoneNumber> phone) {
    return fields
        .parsed(
            "displayName",
            fields.optional("displayName", 100),
            Texts::line,
            "must not hold control characters")
        .or(() -> phone.map(PhoneNumber::e164))
        .orElse("");
  }

  private String email() {
    return fields
        .parsed("email", requiredText("email", 254), Texts::email, "must be an e-mail address")
        .orElse("");
  }

  /** A stored prompt is looked up now, so that what was accepted is what will be said. */
  private String systemPrompt() {
    String text = fields.required("systemPrompt", limits.promptBytesMax());
    if (text.getBytes(StandardCharsets.UTF_8).length > limits.promptBytesMax()) {
      fields.wrong("systemPrompt", "must have at most " + limits.promptBytesMax() + " bytes");
    }
    String slug = text.strip();
    return SLUG.matcher(slug).matches()
        ? Objects.requireNonNullElse(tenant.prompts().get(slug), text)
        : text;
  }

  private String apiKey() {
    return fields
        .parsed(
            "apiKey",
            requiredText("apiKey", 1024),
            Texts::token,
            "must be printable ASCII without spaces")
        .orElse("");
  }

  private String word(String name, String otherwise) {
    return fields
        .parsed(
            name,
            fields.optional(name, 128),
            Texts::token,
            "must be printable ASCII without spaces")
        .orElse(otherwise);
  }

  private String language() {
    return fields
        .parsed(
            "language",
            fields.optional("language", 35),
            Texts::language,
            "must be a BCP-47 tag, as en-US")
        .orElse(tenant.engine().language());
  }

  private Optional<Instant> scheduleAt() {
    return fields
        .parsed(
            "scheduleAtUtc",
            fields.optional("scheduleAtUtc", 64),
            Texts::instant,
            "must be ISO-8601 with a zone, as 2026-06-23T12:00:00Z")
        .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS))
        .filter(this::isNear);
  }

  private boolean isNear(Instant scheduleAt) {
    boolean near = !scheduleAt.isAfter(now.plus(limits.scheduleAheadMax()));
    if (!near) {
      fields.wrong(
          "scheduleAtUtc", "must be at most " + limits.scheduleAheadMax().toDays() + " days ahead");
    }
    return near;
  }

  private Optional<String> requiredText(String name, int charactersMax) {
    return Optional.of(fields.required(name, charactersMax)).filter(text -> !text.isEmpty());
  }
}
