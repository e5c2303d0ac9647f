package io.outdial.gateway.edge;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;

/** The one shape of every error answer. */
record ErrorBody(String error, @JsonProperty("error_description") String description) {

  /** The body that a status without a better explanation gets. */
  static ErrorBody of(int status) {
    return switch (status) {
      case 400 -> new ErrorBody("invalid_request", "the request cannot be understood");
      case 401 ->
          new ErrorBody("invalid_token", "a valid token or API key of this host is required");
      case 403 -> new ErrorBody("insufficient_scope", "the token's user is no admin");
      case 404 -> new ErrorBody("not_found", "there is nothing at this address");
      case 405 -> new ErrorBody("method_not_allowed", "this address does not know that method");
      case 406 -> new ErrorBody("not_acceptable", "the answer is not available in that media type");
      case 413 -> new ErrorBody("payload_too_large", "the body is too large");
      case 415 -> new ErrorBody("unsupported_media_type", "send application/json");
      default ->
          status < 500
              ? new ErrorBody("invalid_request", "the request cannot be answered")
              : new ErrorBody("server_error", "the request failed on our side, try again");
    };
  }

  String json() {
    return new JsonObject().put("error", error).put("error_description", description).encode();
  }
}
