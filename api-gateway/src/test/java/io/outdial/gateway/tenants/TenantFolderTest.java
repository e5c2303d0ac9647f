package io.outdial.gateway.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outdial.events.SettingsEvent.SipTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantFolderTest {

  private static final String HASH = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

  private static final String WHOLE =
      """
      tenant: phone.example.com
      hosts: [localhost, 127.0.0.1]
      users:
        - { username: alice, passwordHash: "%s", role: admin }
      apiKeys:
        - { name: crm, sha256: %s }
      engine:
        provider: gemini-live
        url: "wss://engine.example.com"
        model: gemini-3.8-live
      transferTargets: ["+12025550199"]
      trunks:
        - { name: carrier, host: 127.0.0.1, username: outdial, password: "${env:TRUNK_PASSWORD}" }
      routes:
        - { name: all, trunks: [carrier] }
      prompts:
        - { slug: reminder, text: "You are calling Alex." }
      webhooks:
        - { name: crm, url: "https://crm.example.com/hook", events: ["*"], secret: "${env:HOOK}" }
      """
          .formatted(HASH, "ab".repeat(32));

  @TempDir Path folder;

  private Map<String, String> environment =
      Map.of("TRUNK_PASSWORD", "sip-secret", "HOOK", "hook-secret");
  private LiveTenants tenants;

  @BeforeEach
  void live() {
    tenants = new LiveTenants(new TenantFolder(folder, name -> environment.get(name)));
  }

  @Test
  void wholeFileBecomesATenant() throws IOException {
    // Given
    write("phone.yaml", WHOLE);

    // When
    tenants.refresh();

    // Then
    Tenant tenant = tenants.at("localhost").orElseThrow();
    assertThat(tenant.id().host()).isEqualTo("phone.example.com");
    assertThat(tenant.hosts())
        .containsExactlyInAnyOrder("phone.example.com", "localhost", "127.0.0.1");
    assertThat(tenant.user("alice")).get().extracting(Tenant.User::role).isEqualTo("admin");
    assertThat(tenant.prompts()).containsEntry("reminder", "You are calling Alex.");
    assertThat(tenant.webhooks().getFirst().secret()).isEqualTo("hook-secret");
    assertThat(tenant.transcription()).isTrue();
    Tenant.Trunk trunk = tenant.trunks().getFirst();
    assertThat(trunk.password()).isEqualTo("sip-secret");
    assertThat(trunk.transport()).isEqualTo(SipTransport.UDP);
    assertThat(trunk.port()).isEqualTo(5060);
    assertThat(trunk.ringTimeoutSec()).isEqualTo(45);
    assertThat(tenant.toString() + trunk + tenant.users() + tenant.webhooks())
        .doesNotContain("sip-secret", "hook-secret", HASH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          tenant: phone.example.com        | tenant: Phone.Example.com       | :1 tenant: must be a host name in lower case, without a port
          tenant: phone.example.com        | tennant: phone.example.com      | :1 tennant: unknown field, remove it or correct it
          role: admin                      | role: root                      | :4 users[0].role: must be admin, user, siponly or guest
          passwordHash: "                  | passwordHash: "plain            | :4 users[0].passwordHash: must be a bcrypt hash
          sha256:                          | sha256: 12                      | :6 apiKeys[0].sha256: must be 64 hex digits
          provider: gemini-live            | provider: parrot                | :8 engine.provider: must be gemini-live
          "wss://engine.example.com"       | "wss://engine.example.com/v1"   | :9 engine.url: must be ws:// or wss:// and a host, without a path
          model: gemini-3.8-live           | modell: gemini-3.8-live         | :8 engine.model: is missing, add it
          model: gemini-3.8-live           | modell: gemini-3.8-live         | :10 engine.modell: unknown field
          ["+12025550199"]                 | [12025550199]                   | :11 transferTargets[0]: must be a phone number in E.164 form
          ["+12025550199"]                 | "+12025550199"                  | :11 transferTargets: must be a list
          "${env:TRUNK_PASSWORD}"          | "hunter2"                       | :13 trunks[0].password: a secret must be a reference, write ${env:NAME} or ${file:PATH}
          "${env:TRUNK_PASSWORD}"          | "${env:NO_SUCH}"                | :13 trunks[0].password: environment variable NO_SUCH is not set, set it
          "${env:TRUNK_PASSWORD}"          | "${file:/no/such/file}"         | :13 trunks[0].password: file /no/such/file cannot be read, mount it
          host: 127.0.0.1,                 | host: 127.0.0.1, port: 70000,   | :13 trunks[0].port: must be a whole number from 1 to 65535
          host: 127.0.0.1,                 | host: 127.0.0.1, transport: ws, | :13 trunks[0].transport: must be udp, tcp or tls
          username: outdial,               | callsMax: 3,                    | :13 trunks[0].username: username and password go together
          host: 127.0.0.1,                 | host: a, host: b,               | :13 trunks[0].host: is there twice, keep one
          trunks: [carrier]                | trunks: [carier]                | :15 routes[0].trunks: there is no trunk carier, declare it
          trunks: [carrier]                | trunks: [carrier], prefix: 49   | :15 routes[0].prefix: must be + and the first digits
          slug: reminder                   | slug: My Prompt                 | :17 prompts[0].slug: must be lower-case letters
          events: ["*"]                    | events: [call.exploded]         | :19 webhooks[0].events[0]: must be outbound-ai.finished
          https://crm.example.com          | ftp://crm.example.com           | :19 webhooks[0].url: must be an http:// or https:// address
          hosts: [localhost, 127.0.0.1]    | hosts: [localhost, 127.0.0.1    | :3: is no valid YAML
          hosts: [localhost, 127.0.0.1]    | transcription: maybe            | :2 transcription: must be true or false
          """)
  void wrongFieldIsNamedWithFileAndLine(String right, String wrong, String problem)
      throws IOException {
    // Given
    assertThat(WHOLE).contains(right);
    write("phone.yaml", WHOLE.replace(right, wrong));

    // When
    var refusal = assertThatThrownBy(() -> tenants.refresh());

    // Then
    refusal
        .isInstanceOf(InvalidTenantsException.class)
        .hasMessageContaining("phone.yaml" + problem);
    refusal.message().doesNotContain("hunter2", "sip-secret");
  }

  @Test
  void allProblemsOfAllFilesAreToldAtOnce() throws IOException {
    // Given
    write("a.yaml", WHOLE.replace("role: admin", "role: root").replace("udp", "x"));
    write("b.yaml", WHOLE.replace("[localhost, 127.0.0.1]", "[other.example.com]"));
    write("c.yaml", "tenant: c.example.com\nhosts: [localhost]\n");

    // When
    var refusal = assertThatThrownBy(() -> tenants.refresh());

    // Then
    refusal.hasMessageContainingAll(
        "a.yaml:4 users[0].role: must be",
        "b.yaml:1 tenant: phone.example.com is claimed by a.yaml too, remove one",
        "c.yaml:1 engine: is missing, add it",
        "c.yaml:2 hosts: localhost is claimed by a.yaml too, remove one");
  }

  @Test
  void emptyFolderIsRefused() {
    assertThatThrownBy(() -> tenants.refresh())
        .isInstanceOf(InvalidTenantsException.class)
        .hasMessageContaining("holds no *.yaml file, add a tenant");
  }

  @Test
  void invalidChangeKeepsTheSettingsBefore() throws IOException {
    // Given
    write("phone.yaml", WHOLE);
    tenants.refresh();
    Tenants before = tenants.now();
    write("phone.yaml", WHOLE.replace("role: admin", "role: root"));

    // When
    assertThatThrownBy(() -> tenants.refresh()).isInstanceOf(InvalidTenantsException.class);

    // Then
    assertThat(tenants.now()).isSameAs(before);
    assertThat(tenants.problems()).hasSize(1);
    assertThat(tenants.refresh()).as("told once").isFalse();
  }

  @Test
  void correctedChangeTakesEffect() throws IOException {
    // Given
    write("phone.yaml", WHOLE);
    tenants.refresh();
    write("phone.yaml", WHOLE.replace("role: admin", "role: root"));
    assertThatThrownBy(() -> tenants.refresh()).isInstanceOf(InvalidTenantsException.class);
    write("phone.yaml", WHOLE.replace("role: admin", "role: user"));

    // When
    boolean changed = tenants.refresh();

    // Then
    assertThat(changed).isTrue();
    assertThat(tenants.problems()).isEmpty();
    assertThat(tenants.at("localhost").orElseThrow().users().getFirst().role()).isEqualTo("user");
  }

  @Test
  void revertedInvalidChangeIsNoProblemAnyMore() throws IOException {
    // Given
    write("phone.yaml", WHOLE);
    tenants.refresh();
    Files.delete(folder.resolve("phone.yaml"));
    assertThatThrownBy(() -> tenants.refresh()).isInstanceOf(InvalidTenantsException.class);
    write("phone.yaml", WHOLE);

    // When
    tenants.refresh();

    // Then
    assertThat(tenants.problems()).isEmpty();
  }

  @Test
  void rotatedSecretIsNoticedThoughNoFileChanged() throws IOException {
    // Given
    write("phone.yaml", WHOLE);
    tenants.refresh();
    environment = Map.of("TRUNK_PASSWORD", "rotated", "HOOK", "hook-secret");

    // When
    boolean changed = tenants.refresh();

    // Then
    assertThat(changed).isTrue();
    assertThat(tenants.now().all().getFirst().trunks().getFirst().password()).isEqualTo("rotated");
  }

  @Test
  void unchangedFolderIsNotReadAgain() throws IOException {
    // Given
    write("phone.yaml", WHOLE);
    tenants.refresh();
    write("phone.yaml", WHOLE);

    // When
    boolean changed = tenants.refresh();

    // Then
    assertThat(changed).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "just text",
    "[a list]",
    "&a [*a, *a]",
    "{a: {b: {c: [[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]}}}"
  })
  void textThatIsNoTenantIsRefused(String text) throws IOException {
    // Given
    write("odd.yaml", text);

    // When
    var refusal = assertThatThrownBy(() -> tenants.refresh());

    // Then
    refusal.isInstanceOf(InvalidTenantsException.class).hasMessageContaining("odd.yaml:1");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
