package io.outdial.dispatcher.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.outdial.dispatcher.FinishedCall;
import io.outdial.events.Topics;
import io.outdial.events.settings.Settings;
import io.outdial.sandbox.infra.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
@QuarkusTestResource(PeersResource.class)
class OutcomeEmailIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String TEXT = "[12:00:06] AI: Grüß Gott.\n[12:00:09] USER: Yes.\n";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "test.public-keyset")
  String publicKeyset;

  @ConfigProperty(name = "outdial.store-url")
  URI storeUrl;

  @ConfigProperty(name = "quarkus.mailer.port")
  int mailPort;

  @Inject Settings settings;

  private Tenants tenants;
  private Store store;
  private GreenMail mail;
  private FinishedCall call;

  @BeforeEach
  void start() throws Exception {
    tenants = new Tenants(bootstrapServers, publicKeyset, settings);
    store = new Store(storeUrl);
    mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    String tenant = tenants.fresh();
    call = FinishedCall.of(tenant).withEmail("ops@" + tenant);
  }

  @AfterEach
  void stop() {
    mail.stop();
    store.close();
    tenants.close();
  }

  @Test
  void theOutcomeIsMailedWithTheTranscriptOnceThatIsSaved() throws Exception {
    // Given
    store.put(call.tenant().host(), call.transcript().txt(), TEXT);
    var finished = call.success();
    tenants.publish(Topics.LIFECYCLE, finished);

    // When
    tenants.publish(Topics.TRANSCRIPTS, call.saved());

    // Then
    var message = onlyMessage();
    assertThat(message.getSubject()).isEqualTo("Call to Reminder: ended-success");
    assertThat(message.getFrom()[0]).hasToString("outdial@sender.example");
    assertThat(message.getMessageID())
        .isEqualTo("<" + finished.eventId() + "@" + call.tenant() + ">");
    var parts = (Multipart) message.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
        .contains("Status:     ended-success (finished)")
        .endsWith(TEXT.strip());
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(call.transcript().txt());
    assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(TEXT);
  }

  @Test
  void aTranscriptThatWasSavedBeforeTheCallsEndWasReadIsNotWaitedFor() throws Exception {
    // Given
    store.put(call.tenant().host(), call.transcript().txt(), TEXT);
    tenants.publish(Topics.TRANSCRIPTS, call.saved());
    await()
        .atMost(LIMIT)
        .until(() ->
            Database.update(
                    "update transcript_ready set call_id = call_id where call_id = ?", call.id())
                == 1);

    // When
    tenants.publish(Topics.LIFECYCLE, call.success());

    // Then
    assertThat(onlyMessage().getContent()).isInstanceOf(Multipart.class);
  }

  @Test
  void aCallWithoutATranscriptIsMailedAtOnceAndNoNameCanForgeAHeader() throws Exception {
    // Given
    var forger = call.withDisplayName("Bob\r\nBcc: ops@evil.example\r\n\r\nHello ü");

    // When
    tenants.publish(Topics.LIFECYCLE, forger.cancelled());

    // Then
    var message = onlyMessage();
    assertThat(message.getSubject())
        .isEqualTo("Call to Bob Bcc: ops@evil.example Hello ü: cancelled");
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getContent().toString()).contains("There is no transcript.");
    assertThat(Arrays.stream(mail.getReceivedMessages()).flatMap(OutcomeEmailIT::recipients))
        .doesNotContain("ops@evil.example");
  }

  @Test
  void aTranscriptThatDoesNotComeIsNotWaitedForForEver() throws Exception {
    // Given
    var finished = call.success();

    // When
    tenants.publish(Topics.LIFECYCLE, finished);

    // Then
    var message = onlyMessage();
    assertThat(message.getContent().toString())
        .contains("The transcript was not ready yet: " + call.transcript().txt());
  }

  @Test
  void aMailServerThatIsAwayCostsNoWebhookAndTheMailIsSentWhenItIsBack() throws Exception {
    // Given
    mail.stop();
    try (var receiver = Receiver.accepting()) {
      tenants.subscribe(call.tenant().host(), "crm", receiver.url(), "*");

      // When
      tenants.publish(Topics.LIFECYCLE, call.cancelled());

      // Then
      assertThat(receiver.next(LIMIT)).isNotNull();
      await()
          .atMost(LIMIT)
          .untilAsserted(() ->
              assertThat(Database.deliveries(call.id()))
                  .anyMatch(row -> row.matches("EMAIL WAITING [1-3]")));
      mail.start();
      assertThat(onlyMessage().getSubject()).isEqualTo("Call to Reminder: cancelled");
    }
  }

  @Test
  void whatIsNoAddressFailsVisiblyAndIsNotSent() throws Exception {
    // Given
    var nobody = call.withEmail("a@b.example\r\nRCPT TO:<c@d.example>");

    // When
    tenants.publish(Topics.LIFECYCLE, nobody.cancelled());

    // Then
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(Database.deliveries(nobody.id())).containsExactly("EMAIL FAILED 1"));
  }

  private MimeMessage onlyMessage() {
    await().atMost(LIMIT).until(() -> messages().size() == 1);
    return messages().getFirst();
  }

  private List<MimeMessage> messages() {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> recipients(message).anyMatch(call.email()::equals))
        .toList();
  }

  private static java.util.stream.Stream<String> recipients(MimeMessage message) {
    try {
      return Arrays.stream(message.getAllRecipients()).map(Object::toString);
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
