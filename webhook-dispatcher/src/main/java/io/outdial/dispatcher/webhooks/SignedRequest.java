package io.outdial.dispatcher.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outdial.dispatcher.deliveries.Delivery;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A webhook, ready to be posted. Its URL may hold a token and its body holds personal data, so
 * {@link #toString()} shows neither.
 */
public record SignedRequest(URI url, Map<String, String> headers, byte[] body) {

  /**
   * The headers {@code webhook-id} and {@code webhook-timestamp} are those of Standard Webhooks;
   * the id is the same at each attempt, so that a receiver can drop repeats.
   */
  static SignedRequest of(Delivery delivery, URI url, String secret, Instant now) {
    byte[] body = delivery.body().getBytes(UTF_8);
    var headers =
        Map.of(
            "Content-Type", "application/json",
            "X-CodeB-Signature", Signature.of(body, secret),
            "X-CodeB-Event", delivery.eventType(),
            "webhook-id", delivery.messageId().toString(),
            "webhook-timestamp", Long.toString(now.getEpochSecond()));
    return new SignedRequest(url, headers, body);
  }

  @Override
  public String toString() {
    return "SignedRequest[" + headers.get("webhook-id") + "]";
  }
}
