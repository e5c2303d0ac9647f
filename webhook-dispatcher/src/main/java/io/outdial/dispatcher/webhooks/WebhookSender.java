package io.outdial.dispatcher.webhooks;

import io.smallrye.mutiny.Uni;

/** Posts a request and says with which status code it was answered. Follows no redirect. */
@FunctionalInterface
public interface WebhookSender {
  Uni<Integer> post(SignedRequest request);
}
