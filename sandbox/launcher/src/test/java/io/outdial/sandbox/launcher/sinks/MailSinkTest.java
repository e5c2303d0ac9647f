package io.outdial.sandbox.launcher.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailSinkTest {

  private final MailSink sink = MailSink.start();

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void aMailOfSeveralPartsArrivesWithItsText() throws Exception {
    // Given
    var text = new MimeBodyPart();
    text.setText("The call ended.");
    var attachment = new MimeBodyPart();
    attachment.setContent("{}", "application/json");
    var mail = mail();
    mail.setContent(new MimeMultipart(text, attachment));

    // When
    Transport.send(mail);

    // Then
    var received =
        sink.inbox().await(m -> m.to().equals("ops@example.org"), Duration.ofSeconds(10));
    assertThat(received)
        .get()
        .satisfies(m -> assertThat(m.subject()).isEqualTo("Outcome"))
        .satisfies(m -> assertThat(m.from()).isEqualTo("outdial@example.org"))
        .satisfies(m -> assertThat(m.text()).isEqualTo("The call ended."));
  }

  private MimeMessage mail() throws MessagingException {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(sink.port()));
    var mail = new MimeMessage(Session.getInstance(properties));
    mail.setFrom(new InternetAddress("outdial@example.org"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ops@example.org"));
    mail.setSubject("Outcome");
    return mail;
  }
}
