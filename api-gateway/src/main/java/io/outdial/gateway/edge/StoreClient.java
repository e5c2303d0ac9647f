package io.outdial.gateway.edge;

import io.outdial.events.TenantId;
import io.outdial.gateway.transcripts.Fetched;
import io.outdial.gateway.transcripts.TranscriptSource;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The transcript store over HTTP. */
@ApplicationScoped
class StoreClient implements TranscriptSource {

  private static final Logger LOG = Logger.getLogger(StoreClient.class);

  private final WebClient http;
  private final GatewayConfig config;
  private final String base;

  StoreClient(Vertx vertx, GatewayConfig config) {
    WebClientOptions options = new WebClientOptions().setFollowRedirects(false);
    this.http = WebClient.create(vertx, options);
    this.config = config;
    this.base = config.storeUrl().toString().replaceAll("/+$", "");
  }

  @Override
  public Uni<Fetched> fetch(TenantId tenant, String file) {
    return http.getAbs(base + "/internal/transcripts/" + tenant.host() + "/" + file)
        .bearerTokenAuthentication(config.serviceToken())
        .timeout(config.storeLimit().toMillis())
        .send()
        .map(StoreClient::fetched)
        .onFailure()
        .recoverWithItem(StoreClient::unreachable);
  }

  private static Fetched fetched(HttpResponse<Buffer> response) {
    return switch (response.statusCode()) {
      case 200 ->
          new Fetched.Found(
              String.valueOf(response.getHeader("Content-Type")),
              response.body() == null ? new byte[0] : response.body().getBytes());
      case 404 -> new Fetched.Missing();
      default -> {
        LOG.warnf("transcript store refused statusCode=%d", response.statusCode());
        yield new Fetched.Unavailable();
      }
    };
  }

  private static Fetched unreachable(Throwable cause) {
    LOG.warnf("transcript store unreachable error=%s", cause.getClass().getName());
    return new Fetched.Unavailable();
  }
}
