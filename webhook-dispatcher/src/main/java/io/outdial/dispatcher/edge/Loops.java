package io.outdial.dispatcher.edge;

import io.outdial.dispatcher.deliveries.DeliveryLoop;

/** The two loops: an e-mail server that hangs must not hold up a webhook. */
record Loops(DeliveryLoop webhooks, DeliveryLoop emails) {

  void wake() {
    webhooks.wake();
    emails.wake();
  }
}
