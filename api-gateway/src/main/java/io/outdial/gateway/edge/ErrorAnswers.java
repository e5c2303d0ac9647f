package io.outdial.gateway.edge;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Brings whatever ends a request early into the one error shape. */
class ErrorAnswers {

  private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return answer(refusal.status(), refusal.body()).build();
  }

  @ServerExceptionMapper
  Response byFramework(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status >= 500) {
      return failed(e);
    }
    return status < 400 ? e.getResponse() : answer(status, ErrorBody.of(status)).build();
  }

  @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
  Response unknownCaller() {
    return answer(401, ErrorBody.of(401)).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response notAllowed() {
    return answer(403, ErrorBody.of(403)).build();
  }

  /** Messages and causes may quote what a client sent, so the types alone are logged. */
  @ServerExceptionMapper
  Response failed(Throwable e) {
    Throwable cause = e.getCause();
    LOG.errorf(
        "request failed error=%s cause=%s at=%s",
        e.getClass().getName(),
        cause == null ? "none" : cause.getClass().getName(),
        e.getStackTrace().length == 0 ? "unknown" : e.getStackTrace()[0]);
    return answer(500, ErrorBody.of(500)).build();
  }

  static Response.ResponseBuilder answer(int status, ErrorBody body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
  }
}
