package io.outdial.dialer.sip;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPDialog;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.Header;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** The SIP stack of this process: one provider that listens on UDP and TCP at one port. */
public final class SipAgent implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SipAgent.class.getName());
  private static final int PORT_TRIES_MAX = 20;

  private final SipStackImpl stack;
  private final SipProvider provider;
  private final Requests requests;
  private final Switchboard switchboard;
  private final SipCounts counts;
  private final String host;
  private final int port;

  private SipAgent(
      SipStackImpl stack,
      SipProvider provider,
      Requests requests,
      SipCounts counts,
      String host,
      int port) {
    this.stack = stack;
    this.provider = provider;
    this.requests = requests;
    this.counts = counts;
    this.host = host;
    this.port = port;
    this.switchboard = new Switchboard(requests, counts);
  }

  /**
   * Listens at the address, which also stands in Via and Contact.
   *
   * @param port 0 for a free one
   * @throws IllegalStateException when it cannot listen there
   */
  public static SipAgent start(String host, int port) {
    int chosen = port == 0 ? freePort(host) : port;
    SipStackImpl stack = null;
    try {
      stack = new SipStackImpl(properties());
      var counts = new SipCounts();
      ListeningPoint udp = stack.createListeningPoint(host, chosen, ListeningPoint.UDP);
      SipProvider provider = stack.createSipProvider(udp);
      provider.addListeningPoint(stack.createListeningPoint(host, chosen, ListeningPoint.TCP));
      var agent = new SipAgent(stack, provider, new Requests(host, chosen), counts, host, chosen);
      stack.sipMessageValves.add(new StrayValve(stack, counts.strays(), agent.switchboard::forked));
      provider.addSipListener(agent.switchboard);
      stack.start();
      LOG.log(Level.INFO, "SIP listening host={0} port={1}", host, String.valueOf(chosen));
      return agent;
    } catch (Exception e) {
      // A half-built stack keeps the JVM alive by its threads.
      if (stack != null) {
        stack.stop();
      }
      throw new IllegalStateException("cannot listen for SIP at " + host + ":" + chosen, e);
    }
  }

  /** Each one against a weakness that was measured: the stack's defaults break down under load. */
  private static Properties properties() {
    var properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", "outdial-" + UUID.randomUUID());
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
    properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
    properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", NoTrace.class.getName());
    // With more than one worker the messages of one dialog overtake each other.
    properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
    properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    // Else the stack allocates 64 KiB for each datagram.
    properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", "16384");
    properties.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", "4194304");
    properties.setProperty("gov.nist.javax.sip.SEND_UDP_BUFFER_SIZE", "4194304");
    properties.setProperty("gov.nist.javax.sip.RELEASE_REFERENCES_STRATEGY", "Normal");
    properties.setProperty("gov.nist.javax.sip.EARLY_DIALOG_TIMEOUT_SECONDS", "330");
    properties.setProperty("gov.nist.javax.sip.MAX_TX_LIFETIME_INVITE", "360");
    properties.setProperty("gov.nist.javax.sip.MAX_TX_LIFETIME_NON_INVITE", "64");
    properties.setProperty("gov.nist.javax.sip.CONNECTION_TIMEOUT", "3000");
    return properties;
  }

  private static int freePort(String host) {
    for (int i = 0; i < PORT_TRIES_MAX; i++) {
      try (var tcp = new ServerSocket(0, 1, InetAddress.getByName(host));
          var udp =
              new DatagramSocket(
                  new InetSocketAddress(InetAddress.getByName(host), tcp.getLocalPort()))) {
        return udp.getLocalPort();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "port not free for both UDP and TCP");
      }
    }
    throw new IllegalStateException("no port at " + host + " is free for both UDP and TCP");
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** What the agent only counts. */
  public SipCounts counts() {
    return counts;
  }

  /** How many legs are not yet closed. */
  public int legs() {
    return switchboard.legs();
  }

  /**
   * Sends an INVITE.
   *
   * @param mailbox takes what is heard, on the stack's thread: it must not wait
   * @throws SipFailure when it did not leave
   */
  public Leg invite(Invitation invitation, Consumer<SipInput> mailbox) {
    String sipCallId = UUID.randomUUID() + "@" + host;
    var leg = new Leg(this, invitation, sipCallId, mailbox);
    switchboard.add(leg);
    try {
      leg.send();
      return leg;
    } catch (SipFailure e) {
      switchboard.remove(leg);
      throw e;
    }
  }

  Requests requests() {
    return requests;
  }

  void forget(Leg leg) {
    switchboard.remove(leg);
  }

  ClientTransaction send(Request request) {
    ClientTransaction transaction = null;
    try {
      transaction = provider.getNewClientTransaction(request);
      transaction.sendRequest();
      return transaction;
    } catch (SipException | RuntimeException e) {
      delete(transaction);
      throw new SipFailure("a request that could not be sent", e);
    }
  }

  /** The stack leaves the dialog of a request behind that it could not send. */
  private static void delete(@Nullable ClientTransaction transaction) {
    if (transaction != null && transaction.getDialog() != null) {
      transaction.getDialog().delete();
    }
  }

  void cancel(ClientTransaction inviting) {
    try {
      provider.getNewClientTransaction(inviting.createCancel()).sendRequest();
    } catch (SipException e) {
      LOG.log(Level.DEBUG, "CANCEL not sent error={0}", e.getClass().getSimpleName());
    }
  }

  /** ACK and BYE to an answer that nobody wants. */
  void refuseFork(SIPResponse answer) {
    try {
      SIPDialog fork = stack.createDialog((SipProviderImpl) provider, answer);
      fork.setLastResponse(null, answer);
      fork.sendAck(fork.createAck(answer.getCSeqHeader().getSeqNumber()));
      sendWithin(fork, Request.BYE);
    } catch (SipException | InvalidArgumentException e) {
      LOG.log(Level.DEBUG, "fork not refused error={0}", e.getClass().getSimpleName());
    }
  }

  /** Sends a request within the dialog; false when that is not possible any more. */
  boolean sendWithin(Dialog dialog, String method, Header... extra) {
    try {
      Request request = dialog.createRequest(method);
      for (Header header : extra) {
        request.setHeader(header);
      }
      dialog.sendRequest(provider.getNewClientTransaction(request));
      return true;
    } catch (SipException e) {
      LOG.log(Level.DEBUG, "{0} not sent error={1}", method, e.getClass().getSimpleName());
      return false;
    }
  }

  void reply(ServerTransaction transaction, int status, @Nullable String sdp) {
    try {
      transaction.sendResponse(requests.response(status, transaction.getRequest(), sdp));
    } catch (SipException | InvalidArgumentException | SipFailure e) {
      LOG.log(Level.DEBUG, "reply not sent error={0}", e.getClass().getSimpleName());
    }
  }

  /** Stops listening. Calls that are still live are left as they are. */
  @Override
  public void close() {
    stack.stop();
  }
}
