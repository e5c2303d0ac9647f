package io.outdial.gateway.edge;

/** A request that ends in an error answer. It carries what the client may see and no more. */
final class Refusal extends RuntimeException {

  private final int status;
  private final String error;

  private Refusal(int status, String error, String description) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
  }

  static Refusal invalid(String description) {
    return new Refusal(400, "invalid_request", description);
  }

  static Refusal notFound(String description) {
    return new Refusal(404, "not_found", description);
  }

  static Refusal tooLarge() {
    ErrorBody body = ErrorBody.of(413);
    return new Refusal(413, body.error(), body.description());
  }

  static Refusal unavailable(String description) {
    return new Refusal(502, "bad_gateway", description);
  }

  int status() {
    return status;
  }

  ErrorBody body() {
    return new ErrorBody(error, String.valueOf(getMessage()));
  }
}
