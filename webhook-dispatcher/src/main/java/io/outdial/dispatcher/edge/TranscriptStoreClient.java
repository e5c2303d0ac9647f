package io.outdial.dispatcher.edge;

import io.outdial.dispatcher.emails.TranscriptSource;
import io.outdial.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** Fetches transcripts from the transcript store. */
@ApplicationScoped
class TranscriptStoreClient implements TranscriptSource {

  private final WebClient client;
  private final DispatcherConfig config;

  TranscriptStoreClient(Vertx vertx, DispatcherConfig config) {
    this.config = config;
    this.client =
        WebClient.create(
            vertx, new WebClientOptions().setMaxPoolSize(config.emails().parallelMax()));
  }

  @Override
  public Uni<Optional<String>> fetch(TenantId tenant, String file) {
    return client
        .getAbs(
            config.storeUrl().resolve("/internal/transcripts/" + tenant + "/" + file).toString())
        .bearerTokenAuthentication(config.serviceToken())
        .timeout(config.emails().timeout().toMillis() / 2)
        .send()
        .onItem()
        .transformToUni(TranscriptStoreClient::text);
  }

  private static Uni<Optional<String>> text(HttpResponse<Buffer> answer) {
    return switch (answer.statusCode()) {
      // An answered call in which nobody spoke has an empty transcript, and its answer no body.
      case 200 ->
          Uni.createFrom()
              .item(Optional.of(Objects.requireNonNullElse(answer.bodyAsString("UTF-8"), "")));
      case 404 -> Uni.createFrom().item(Optional.empty());
      default ->
          Uni.createFrom().failure(new IOException("the store answered " + answer.statusCode()));
    };
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
