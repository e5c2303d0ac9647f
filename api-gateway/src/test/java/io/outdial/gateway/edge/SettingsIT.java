package io.outdial.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.SettingsEvent.WebhookSaved;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Unseal;
import io.outdial.events.settings.Settings;
import io.outdial.events.settings.SettingsReader;
import io.outdial.sandbox.infra.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(GatewayResource.class)
class SettingsIT {

  private static final TenantId A = new TenantId(TestTenants.A);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Settings settings = new Settings();
  private SettingsReader reader;
  private Path folder;

  @BeforeEach
  void follow() {
    reader = SettingsReader.start(Gateway.config("kafka.bootstrap.servers"), settings);
    folder = Path.of(Gateway.config("outdial.tenants"));
    await().atMost(PATIENCE).until(() -> settings.trunk(A, "carrier").isPresent());
  }

  @AfterEach
  void restore() throws IOException {
    Files.deleteIfExists(folder.resolve("c.yaml"));
    TestTenants.write(folder);
    await().atMost(PATIENCE).until(() -> settings.tenant(new TenantId("c.example")).isEmpty());
    reader.close();
  }

  @Test
  void settingsArePublishedWithTheirSecretsSealedToThoseWhoNeedThem() throws IOException {
    // When
    TrunkSaved trunk = settings.trunk(A, "carrier").orElseThrow();
    WebhookSaved webhook = settings.webhooks(A).getFirst();

    // Then
    assertThat(settings.tenant(A).orElseThrow().engine().voice()).isEqualTo("Aoede");
    assertThat(settings.routes(A)).hasSize(1);
    assertThat(unseal("dialer").open(trunk.password(), SealContext.trunkPassword(A, "carrier")))
        .isEqualTo(System.getenv("PATH"));
    assertThat(unseal("dispatcher").open(webhook.secret(), SealContext.webhookSecret(A, "crm")))
        .isEqualTo(System.getenv("PATH"));
  }

  @Test
  void newTenantIsServedAndPublishedAndGoneWithItsFile() throws IOException {
    // Given
    TenantId c = new TenantId("c.example");
    String key = "ak_" + "c".repeat(32);
    Path file = folder.resolve("c.yaml");

    // When
    TestTenants.replace(file, TestTenants.yaml("c.example", "c.example.org", key));

    // Then
    await().atMost(PATIENCE).until(() -> settings.tenant(c).isPresent());
    assertThat(asked("c.example.org", key)).startsWith("HTTP/1.1 200");

    // When
    Files.delete(file);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(settings.keys()).noneMatch(k -> k.startsWith("c.example|")));
    assertThat(asked("c.example.org", key)).startsWith("HTTP/1.1 404");
    assertThat(settings.trunk(A, "carrier")).isPresent();
  }

  @Test
  void invalidChangeKeepsTheSettingsBeforeAndShowsInHealth() {
    // Given
    String wrong = TestTenants.yaml(TestTenants.A, "localhost", TestTenants.KEY_A);
    TestTenants.replace(folder.resolve("a.yaml"), wrong.replace("role: user", "role: root"));

    // When
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(Gateway.a().get("/q/health/ready").text())
                .contains("a.yaml:5 users[1].role: must be admin"));

    // Then
    assertThat(Gateway.a().get("/q/health/ready").status()).isEqualTo(200);
    assertThat(Gateway.a().get("/q/metrics").text()).contains("outdial_settings_problems 1.0");
    assertThat(Gateway.a().get("/api.ashx/v1/calls").status()).isEqualTo(200);
  }

  private static String asked(String host, String key) {
    return Gateway.raw(
        "127.0.0.1",
        String.join(
            "\r\n",
            "GET /api.ashx/v1/calls HTTP/1.1",
            "Host: " + host,
            "Authorization: Bearer " + key,
            "Connection: close",
            "",
            ""));
  }

  private static Unseal unseal(String service) throws IOException {
    Path keyset = Path.of(Gateway.config("test." + service + "-private"));
    return Unseal.ofPrivateKeyset(Files.readString(keyset));
  }
}
