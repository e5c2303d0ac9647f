package io.outdial.sandbox.launcher.sinks;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server on a free port of 127.0.0.1 that takes every mail and delivers none. */
public final class MailSink implements AutoCloseable {

  private static final int MAILS_MAX = 1_000;

  private final Inbox<ReceivedMail> inbox = new Inbox<>(MAILS_MAX);
  private final AtomicInteger sincePurge = new AtomicInteger();
  private final GreenMail server;

  private MailSink(GreenMail server) {
    this.server = server;
  }

  /** Starts to listen. */
  public static MailSink start() {
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    var sink = new MailSink(new GreenMail(setup));
    sink.server.start();
    sink.users().setMessageDeliveryHandler(sink::take);
    return sink;
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** What arrived so far. */
  public Inbox<ReceivedMail> inbox() {
    return inbox;
  }

  private UserManager users() {
    return server.getManagers().getUserManager();
  }

  private GreenMailUser take(MovingMessage message, MailAddress recipient)
      throws MessagingException, UserException {
    forgetOld();
    inbox.add(received(message, recipient.getEmail()));
    var known = users().getUserByEmail(recipient.getEmail());
    return known != null
        ? known
        : users().createUser(recipient.getEmail(), recipient.getEmail(), recipient.getEmail());
  }

  // The server keeps every mail in memory for readers that we do not have.
  private void forgetOld() throws MessagingException {
    if (sincePurge.incrementAndGet() < MAILS_MAX) {
      return;
    }
    sincePurge.set(0);
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new MessagingException("cannot purge", e);
    }
  }

  private static ReceivedMail received(MovingMessage message, String recipient)
      throws MessagingException {
    var mail = message.getMessage();
    var from = mail.getFrom() == null ? "" : mail.getFrom()[0].toString();
    var subject = mail.getSubject() == null ? "" : mail.getSubject();
    return new ReceivedMail(Instant.now(), from, recipient, subject, text(mail));
  }

  private static String text(Part part) throws MessagingException {
    try {
      return switch (part.getContent()) {
        case String text when part.isMimeType("text/plain") -> text;
        case Multipart parts -> text(parts);
        default -> "";
      };
    } catch (IOException e) {
      throw new MessagingException("unreadable mail", e);
    }
  }

  private static String text(Multipart parts) throws MessagingException {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      var text = text(part);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  @Override
  public void close() {
    server.stop();
  }
}
