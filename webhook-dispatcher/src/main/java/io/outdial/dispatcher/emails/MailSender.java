package io.outdial.dispatcher.emails;

import io.smallrye.mutiny.Uni;

/** Hands an e-mail to the mail server; fails when that does not take it. */
@FunctionalInterface
public interface MailSender {

  /**
   * @param messageId RFC 5322's Message-ID, the same each time that this e-mail is sent
   */
  Uni<Void> send(OutcomeEmail email, String messageId);
}
