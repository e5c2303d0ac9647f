package io.outdial.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.gateway.edge.Gateway.Answer;
import io.outdial.sandbox.infra.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(GatewayResource.class)
class TokensIT {

  private static final String CALLS = "/api.ashx/v1/calls";

  @Test
  void adminsTokenOpensTheApi() {
    // Given
    Answer token =
        Gateway.a()
            .token(
                Map.of(
                    "grant_type", "password",
                    "username", "alice",
                    "password", TestTenants.PASSWORD,
                    "scope", "openid offline_access",
                    "client_id", "codeb-admin"));

    // When
    Answer calls =
        Gateway.a().with("Bearer " + token.json().get("access_token").asText()).get(CALLS);

    // Then
    assertThat(token.status()).isEqualTo(200);
    assertThat(token.headers()).containsEntry("cache-control", "no-store");
    assertThat(token.json().get("token_type").asText()).isEqualTo("Bearer");
    assertThat(token.json().get("expires_in").asInt()).isEqualTo(3600);
    assertThat(token.json().get("scope").asText()).isEqualTo("openid");
    assertThat(token.json().get("id_token").asText()).isNotEmpty();
    assertThat(calls.status()).as(calls.text()).isEqualTo(200);
  }

  @Test
  void tokenOfAUserWhoIsNoAdminIsForbidden() {
    // Given
    String token = Gateway.a().accessToken("bob");

    // When
    Answer answer = Gateway.a().with("Bearer " + token).get(CALLS);

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    assertThat(answer.error()).isEqualTo("insufficient_scope");
  }

  @Test
  void identityTokenGrantsNothing() {
    // Given
    Answer token =
        Gateway.a()
            .token(
                Map.of(
                    "grant_type", "password",
                    "username", "alice",
                    "password", TestTenants.PASSWORD,
                    "scope", "openid",
                    "client_id", TestTenants.A));

    // When
    Answer answer = Gateway.a().with("Bearer " + token.json().get("id_token").asText()).get(CALLS);

    // Then
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void tokenAndKeyOfOneTenantAreNothingAtAnother() {
    // Given
    String token = Gateway.a().accessToken("alice");

    // When
    Answer withToken = Gateway.b().with("Bearer " + token).get(CALLS);
    Answer withKey = Gateway.b().with("Bearer " + TestTenants.KEY_A).get(CALLS);

    // Then
    assertThat(withToken.status()).isEqualTo(401);
    assertThat(withKey.status()).isEqualTo(401);
    assertThat(Gateway.b().with("Bearer " + Gateway.b().accessToken("alice")).get(CALLS).status())
        .isEqualTo(200);
  }

  @Test
  void changedTokenIsRefused() {
    // Given
    String token = Gateway.a().accessToken("bob");
    String[] parts = token.split("\\.");
    String admin =
        new String(java.util.Base64.getUrlDecoder().decode(parts[1]))
            .replace("\"user\"", "\"admin\"");
    String payload =
        java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(admin.getBytes());

    // When
    Answer answer =
        Gateway.a().with("Bearer " + parts[0] + "." + payload + "." + parts[2]).get(CALLS);

    // Then
    assertThat(admin).contains("admin");
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void publishedKeySetVerifiesTheToken() throws Exception {
    // Given
    JsonNode discovery = Gateway.a().anonymous().get("/.well-known/openid-configuration").json();
    String jwks = Gateway.a().anonymous().get("/.well-known/jwks.json").text();

    // When
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setVerificationKeyResolver(
                new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
            .setExpectedIssuer(discovery.get("issuer").asText())
            .setExpectedAudience(TestTenants.A)
            .setRequireExpirationTime()
            .build()
            .processToClaims(Gateway.a().accessToken("alice"));

    // Then
    assertThat(claims.getSubject()).isEqualTo("alice");
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("admin");
    assertThat(jwks).doesNotContain("\"d\"");
  }

  @Test
  void signingKeyIsStoredSealed() {
    // When
    Gateway.a().accessToken("alice");

    // Then
    assertThat(
            Gateway.sql("select count(*) from signing_keys where tenant = '" + TestTenants.A + "'"))
        .isEqualTo("1");
    assertThat(Gateway.sql("select sealed_private_key from signing_keys"))
        .doesNotStartWith("MII"); // base64 of PKCS#8
  }

  @Test
  void jsonBodyAndTheOtherAddressWorkToo() {
    // When
    Answer answer =
        Gateway.a()
            .anonymous()
            .post(
                "/oauth2/v1/token",
                "{\"grant_type\": \"password\", \"username\": \"alice\", \"password\": \"%s\"}"
                    .formatted(TestTenants.PASSWORD));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("access_token").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          grant_type=password&username=alice&password=wrong,      invalid_grant
          grant_type=password&username=nobody&password=wrong,     invalid_grant
          grant_type=password&username=alice,                     invalid_request
          username=alice&password=x,                              invalid_request
          grant_type=client_credentials,                          unsupported_grant_type
          grant_type=password&grant_type=password,                invalid_request
          '',                                                     invalid_request
          """)
  void refusedGrantSaysWhyInTheWordsOfOauth(String form, String error) {
    // When
    Answer answer =
        Gateway.a()
            .anonymous()
            .postAs("application/x-www-form-urlencoded", "/oidc.ashx/token", form);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
  }

  @Test
  void tooManyAttemptsOfOneAddressAreRefused() {
    // Given
    String body = "grant_type=password&username=alice&password=wrong";
    String request =
        String.join(
            "\r\n",
            "POST /oidc.ashx/token HTTP/1.1",
            "Host: localhost",
            "Connection: close",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: " + body.length(),
            "",
            body);
    for (int attempt = 0; attempt < 30; attempt++) {
      assertThat(Gateway.raw("127.0.0.9", request)).startsWith("HTTP/1.1 400");
    }

    // When
    String answer = Gateway.raw("127.0.0.9", request);

    // Then
    assertThat(answer).startsWith("HTTP/1.1 429").contains("too_many_requests");
    assertThat(answer).containsIgnoringCase("retry-after: 60");
    assertThat(Gateway.raw("127.0.0.8", request)).startsWith("HTTP/1.1 400");
  }
}
