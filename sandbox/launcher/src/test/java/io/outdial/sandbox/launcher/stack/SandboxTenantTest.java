package io.outdial.sandbox.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxTenantTest {

  private static final Secrets SECRETS = Secrets.generate();

  @Test
  void itIsYamlThatLetsTheUserInAndSendsAllNumbersToTheCarrier() throws Exception {
    // When
    var tenant = read(List.of());

    // Then
    assertThat(tenant.path("tenant").asText()).isEqualTo("localhost");
    var hash = tenant.path("users").path(0).path("passwordHash").asText();
    assertThat(BCrypt.verifyer().verify(SECRETS.userPassword().toCharArray(), hash).verified)
        .isTrue();
    assertThat(tenant.path("trunks").path(0).path("port").asInt()).isEqualTo(5060);
    assertThat(tenant.path("routes").path(0).path("trunks").path(0).asText()).isEqualTo("carrier");
    assertThat(tenant.path("prompts").path(0).path("text").asText()).isEqualTo(Prompts.REMINDER);
  }

  @Test
  void itHoldsNoSecretInPlain() throws Exception {
    // When
    var text = tenant(List.of()).yaml();

    // Then
    assertThat(text)
        .doesNotContain(
            SECRETS.userPassword(),
            SECRETS.apiKey(),
            SECRETS.trunkPassword(),
            SECRETS.webhookSecret(),
            SECRETS.engineKey());
    assertThat(read(List.of()).path("trunks").path(0).path("password").asText())
        .isEqualTo("${env:SANDBOX_TRUNK_PASSWORD}");
  }

  @Test
  void aPeersNumbersGoToThePeerFirst() throws Exception {
    // When
    var tenant = read(List.of(new PeerTrunk("sipp", "+1999", "127.0.0.1", 5070)));

    // Then
    assertThat(tenant.path("trunks").path(1).path("name").asText()).isEqualTo("sipp");
    var routes = tenant.path("routes");
    assertThat(routes.path(0).path("prefix").asText()).isEqualTo("+1999");
    assertThat(routes.path(0).path("order").asInt())
        .isLessThan(routes.path(1).path("order").asInt());
  }

  private static JsonNode read(List<PeerTrunk> peers) throws Exception {
    return new ObjectMapper(new YAMLFactory()).readTree(tenant(peers).yaml());
  }

  private static SandboxTenant tenant(List<PeerTrunk> peers) {
    return new SandboxTenant(
        SECRETS,
        URI.create("ws://127.0.0.1:9000"),
        5060,
        URI.create("http://127.0.0.1:9001/webhook"),
        20,
        peers);
  }
}
