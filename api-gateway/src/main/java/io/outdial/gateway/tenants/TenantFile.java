package io.outdial.gateway.tenants;

import io.outdial.events.SettingsEvent.EngineSettings;
import io.outdial.events.SettingsEvent.SipTransport;
import io.outdial.events.TenantId;
import io.outdial.gateway.tenants.Tenant.ApiKey;
import io.outdial.gateway.tenants.Tenant.Route;
import io.outdial.gateway.tenants.Tenant.Trunk;
import io.outdial.gateway.tenants.Tenant.User;
import io.outdial.gateway.tenants.Tenant.Webhook;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one tenant file: every field that there is. */
final class TenantFile {

  private static final int PORT_MAX = 65_535;
  private static final int CALLS_MAX = 100_000;
  private static final URI NOWHERE = URI.create("ws://x");

  private final Section root;
  private final Function<String, Optional<String>> claim;

  private TenantFile(Section root, Function<String, Optional<String>> claim) {
    this.root = root;
    this.claim = claim;
  }

  /**
   * The tenant that the text declares, or empty when something is wrong with it.
   *
   * @param claim takes a host name for this file; the file that has it already, if there is one
   */
  static Optional<Tenant> read(
      String text,
      References references,
      Problems problems,
      Function<String, Optional<String>> claim) {
    return YamlText.compose(text, problems)
        .map(document -> new Section(document, "", references, problems))
        .map(root -> new TenantFile(root, claim).tenant())
        .filter(tenant -> problems.found().isEmpty());
  }

  private Tenant tenant() {
    String name = root.text("tenant", Form.TENANT);
    List<Trunk> trunks = named("trunks", TenantFile::trunk);
    Tenant tenant =
        new Tenant(
            new TenantId(Form.TENANT.fits(name) ? name : "x"),
            hosts(name),
            users(),
            named("apiKeys", TenantFile::apiKey),
            engine(),
            root.flag("transcription", true),
            root.texts("transferTargets", Form.PHONE),
            trunks,
            routes(trunks),
            prompts(),
            named("webhooks", TenantFile::webhook));
    root.refuseTheRest();
    return tenant;
  }

  private Set<String> hosts(String name) {
    Set<String> hosts = new LinkedHashSet<>(root.texts("hosts", Form.HOST));
    hosts.add(name);
    hosts.forEach(host -> claimed(host, host.equals(name) ? "tenant" : "hosts"));
    return hosts;
  }

  private void claimed(String host, String field) {
    claim
        .apply(host)
        .ifPresent(
            other -> root.wrong(field, host + " is claimed by " + other + " too, remove one"));
  }

  private List<User> users() {
    Set<String> usernames = new HashSet<>();
    return each(
        "users",
        user -> {
          String username = user.text("username", Form.USERNAME);
          if (!usernames.add(username)) {
            user.wrong("username", "is taken by another user, choose another");
          }
          String hash = user.text("passwordHash", Form.BCRYPT);
          return new User(username, hash, user.text("role", Form.ROLE));
        });
  }

  private static ApiKey apiKey(String name, Section key) {
    String hex = key.text("sha256", Form.SHA_256);
    return new ApiKey(name, Form.SHA_256.fits(hex) ? HexFormat.of().parseHex(hex) : new byte[0]);
  }

  private EngineSettings engine() {
    return root.section("engine")
        .map(TenantFile::engine)
        .orElseGet(() -> root.missing("engine", new EngineSettings("", NOWHERE, "", "", "")));
  }

  private static EngineSettings engine(Section engine) {
    EngineSettings settings =
        new EngineSettings(
            engine.text("provider", Form.PROVIDER),
            uri(engine, "url", Form.ENGINE_URL),
            engine.text("model", Form.WORD),
            engine.text("voice", Form.WORD, "Aoede"),
            engine.text("language", Form.WORD, "en-US"));
    if (!isLanguage(settings.language())) {
      engine.wrong("language", "must be a BCP-47 tag, as en-US");
    }
    engine.refuseTheRest();
    return settings;
  }

  private static boolean isLanguage(String tag) {
    return !Locale.forLanguageTag(tag).getLanguage().isEmpty();
  }

  private static Trunk trunk(String name, Section trunk) {
    SipTransport transport =
        SipTransport.valueOf(
            known(trunk, "transport", Form.TRANSPORT, "udp").toUpperCase(Locale.ROOT));
    Optional<String> username = trunk.optionalText("username", Form.SIP_USER);
    Optional<String> password = trunk.secret("password");
    if (username.isPresent() != password.isPresent()) {
      trunk.wrong("username", "username and password go together, give both or none");
    }
    return new Trunk(
        name,
        trunk.text("host", Form.HOST),
        trunk.number("port", 1, PORT_MAX, transport == SipTransport.TLS ? 5061 : 5060),
        transport,
        username.orElse(null),
        password.orElse(null),
        trunk.optionalText("callerId", Form.SIP_USER).orElse(null),
        trunk.number("callsMax", 1, CALLS_MAX, 10),
        trunk.number("ringTimeoutSec", 5, 300, 45));
  }

  private List<Route> routes(List<Trunk> trunks) {
    Set<String> known = new HashSet<>();
    trunks.forEach(trunk -> known.add(trunk.name()));
    return named("routes", (name, route) -> route(name, route, known));
  }

  private static Route route(String name, Section route, Set<String> knownTrunks) {
    List<String> trunks = route.texts("trunks", Form.NAME);
    if (trunks.isEmpty()) {
      route.wrong("trunks", "must name at least one trunk");
    }
    trunks.stream()
        .filter(trunk -> !knownTrunks.contains(trunk))
        .forEach(trunk -> route.wrong("trunks", "there is no trunk " + trunk + ", declare it"));
    return new Route(
        name,
        route.text("prefix", Form.PREFIX, "+"),
        route.number("order", 0, 1_000_000, 100),
        trunks,
        route.number("strip", 0, 16, 0),
        route.text("prepend", Form.DIGITS, ""));
  }

  private Map<String, String> prompts() {
    Map<String, String> prompts = new LinkedHashMap<>();
    each(
        "prompts",
        prompt -> {
          String slug = prompt.text("slug", Form.NAME);
          if (prompts.put(slug, prompt.text("text", Form.PROMPT)) != null) {
            prompt.wrong("slug", "is taken by another prompt, choose another");
          }
          return slug;
        });
    return prompts;
  }

  private static Webhook webhook(String name, Section webhook) {
    URI url = uri(webhook, "url", Form.WEBHOOK_URL);
    List<String> events = webhook.texts("events", Form.WEBHOOK_EVENT);
    if (events.isEmpty()) {
      webhook.wrong("events", "must list what to send, [\"*\"] for all");
    }
    return new Webhook(
        name, url, events, webhook.secret("secret").orElseGet(() -> webhook.missing("secret", "")));
  }

  /** A list of sections that each have a name of their own. */
  private <T> List<T> named(String field, Named<T> reader) {
    Set<String> names = new HashSet<>();
    return each(
        field,
        section -> {
          String name = section.text("name", Form.NAME);
          if (!names.add(name)) {
            section.wrong("name", "is taken by another of " + field + ", choose another");
          }
          return reader.read(name, section);
        });
  }

  private <T> List<T> each(String field, Function<Section, T> reader) {
    List<T> all = new ArrayList<>();
    for (Section section : root.sections(field)) {
      all.add(reader.apply(section));
      section.refuseTheRest();
    }
    return all;
  }

  /** A text of that form, or {@code otherwise} when it is absent or wrong. */
  private static String known(Section section, String name, Form form, String otherwise) {
    String text = section.text(name, form, otherwise);
    return form.fits(text) ? text : otherwise;
  }

  private static URI uri(Section section, String name, Form form) {
    String text = section.text(name, form);
    try {
      URI uri = URI.create(text);
      if (form.fits(text) && uri.getHost() == null) {
        section.wrong(name, "has no host");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      section.wrong(name, "must be " + form.must());
      return NOWHERE;
    }
  }

  /** Reads a named section. */
  private interface Named<T> {
    T read(String name, Section section);
  }
}
