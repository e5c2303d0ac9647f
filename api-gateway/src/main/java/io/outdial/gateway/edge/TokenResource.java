package io.outdial.gateway.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.outdial.gateway.tokens.LoginAttempts;
import io.outdial.gateway.tokens.PasswordGrant;
import io.outdial.gateway.tokens.TokenAnswer;
import io.outdial.gateway.tokens.TokenAnswer.Denied;
import io.outdial.gateway.tokens.TokenAnswer.Granted;
import io.outdial.gateway.tokens.TokenRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749, 3.2), at both of its addresses. */
@Path("/{address:oidc\\.ashx/token|oauth2/v1/token}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {

  private final Caller caller;
  private final PasswordGrant grant;
  private final LoginAttempts attempts;
  private final InstantSource clock;
  private final GatewayConfig config;

  TokenResource(
      Caller caller,
      PasswordGrant grant,
      LoginAttempts attempts,
      InstantSource clock,
      GatewayConfig config) {
    this.caller = caller;
    this.grant = grant;
    this.attempts = attempts;
    this.clock = clock;
    this.config = config;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> form(MultivaluedMap<String, String> form) {
    for (List<String> values : form.values()) {
      if (values.size() > 1) {
        throw Refusal.invalid("a parameter is there twice");
      }
    }
    return answer(
        new TokenRequest(
            form.getFirst("grant_type"),
            form.getFirst("username"),
            form.getFirst("password"),
            form.getFirst("scope"),
            form.getFirst("client_id")));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> json(String body) {
    try {
      JsonObject json = new JsonObject(body);
      return answer(
          new TokenRequest(
              text(json, "grant_type"),
              text(json, "username"),
              text(json, "password"),
              text(json, "scope"),
              text(json, "client_id")));
    } catch (DecodeException e) {
      throw Refusal.invalid("the body is no JSON object");
    }
  }

  private static @Nullable String text(JsonObject json, String name) {
    Object value = json.getValue(name);
    if (value != null && !(value instanceof String)) {
      throw Refusal.invalid(name + " must be a string");
    }
    return (String) value;
  }

  private Uni<Response> answer(TokenRequest request) {
    if (!attempts.admit(caller.address(), clock.instant())) {
      return Uni.createFrom().item(tooMany());
    }
    return grant.answer(caller.tenant(), request, clock.instant()).map(TokenResource::answer);
  }

  private Response tooMany() {
    ErrorBody body = new ErrorBody("too_many_requests", "too many login attempts, try again later");
    return ErrorAnswers.answer(429, body)
        .header(HttpHeaders.RETRY_AFTER, config.login().window().toSeconds())
        .build();
  }

  private static Response answer(TokenAnswer answer) {
    return switch (answer) {
      case Granted granted ->
          Response.ok(TokenBody.of(granted)).header("Pragma", "no-cache").build();
      case Denied(String error, String description) ->
          ErrorAnswers.answer(400, new ErrorBody(error, description)).build();
    };
  }

  /** RFC 6749, 5.1. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TokenBody(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresInSec,
      String scope,
      @JsonProperty("id_token") @Nullable String idToken) {

    static TokenBody of(Granted granted) {
      return new TokenBody(
          granted.accessToken(),
          "Bearer",
          granted.expiresInSec(),
          granted.scope(),
          granted.idToken());
    }

    @Override
    public String toString() {
      return "TokenBody[redacted]";
    }
  }
}
