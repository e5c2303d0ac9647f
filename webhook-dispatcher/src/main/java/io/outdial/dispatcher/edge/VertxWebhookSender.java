package io.outdial.dispatcher.edge;

import io.outdial.dispatcher.webhooks.SignedRequest;
import io.outdial.dispatcher.webhooks.WebhookSender;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Posts webhooks. It reads nothing of an answer but the status. */
@ApplicationScoped
class VertxWebhookSender implements WebhookSender {

  private final WebClient client;
  private final long timeoutMs;

  VertxWebhookSender(Vertx vertx, DispatcherConfig config) {
    var limits = config.webhooks();
    this.timeoutMs = limits.timeout().toMillis();
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setUserAgent("Outdial")
                .setFollowRedirects(false)
                .setConnectTimeout(Math.toIntExact(timeoutMs))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(2 * timeoutMs))
                .setMaxPoolSize(limits.parallelMax()));
  }

  @Override
  public Uni<Integer> post(SignedRequest request) {
    var post = client.postAbs(request.url().toString()).timeout(timeoutMs).as(BodyCodec.none());
    request.headers().forEach(post::putHeader);
    return post.sendBuffer(Buffer.buffer(request.body())).map(HttpResponse::statusCode);
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
