package io.outdial.dispatcher.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outdial.dispatcher.emails.MailSender;
import io.outdial.dispatcher.emails.OutcomeEmail;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends e-mails through the configured mail server. */
@ApplicationScoped
class QuarkusMailSender implements MailSender {

  private final ReactiveMailer mailer;

  QuarkusMailSender(ReactiveMailer mailer) {
    this.mailer = mailer;
  }

  @Override
  public Uni<Void> send(OutcomeEmail email, String messageId) {
    Mail mail =
        Mail.withText(email.to(), email.subject(), email.text())
            .addHeader("Message-ID", messageId)
            .addHeader("Auto-Submitted", "auto-generated");
    email
        .transcript()
        .ifPresent(
            file -> mail.addAttachment(file.name(), file.text().getBytes(UTF_8), "text/plain"));
    return mailer.send(mail);
  }
}
