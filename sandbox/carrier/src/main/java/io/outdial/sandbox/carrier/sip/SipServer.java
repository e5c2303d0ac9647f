package io.outdial.sandbox.carrier.sip;

import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipProvider;
import org.jspecify.annotations.Nullable;

/** A SIP user agent server on one UDP port, with JAIN-SIP below it. */
public final class SipServer implements AutoCloseable {

  private static final int PORT_TRIES_MAX = 5;

  private final SipStackImpl stack;
  private final InetSocketAddress address;
  private final Requests requests;

  private SipServer(SipStackImpl stack, InetSocketAddress address, Requests requests) {
    this.stack = stack;
    this.address = address;
    this.requests = requests;
  }

  /**
   * Starts to listen, and returns when requests are taken.
   *
   * @param listen where; port 0 takes a free one
   * @param credentials what trunks must prove; null lets everybody in
   * @param phones gets each new call, on the stack's thread: it must return at once
   * @throws SignallingException when the port cannot be had
   */
  public static SipServer start(
      InetSocketAddress listen,
      @Nullable Credentials credentials,
      SipLimits limits,
      Consumer<IncomingCall> phones) {
    int triesLeft = listen.getPort() == 0 ? PORT_TRIES_MAX : 1;
    while (true) {
      SipStackImpl stack = null;
      try {
        stack = new SipStackImpl(properties());
        SipServer server = listen(stack, withPort(listen), credentials, limits, phones);
        Probe.await(server.address());
        return server;
      } catch (SipException
          | InvalidArgumentException
          | TooManyListenersException
          | IOException e) {
        stop(stack);
        // Between finding a free port and listening there, another process may have taken it.
        if (--triesLeft == 0) {
          throw new SignallingException("the SIP port cannot be had", e);
        }
      }
    }
  }

  private static void stop(@Nullable SipStackImpl stack) {
    if (stack != null) {
      stack.stop();
    }
  }

  private static SipServer listen(
      SipStackImpl stack,
      InetSocketAddress address,
      @Nullable Credentials credentials,
      SipLimits limits,
      Consumer<IncomingCall> phones)
      throws SipException, InvalidArgumentException, TooManyListenersException {
    String host = address.getAddress().getHostAddress();
    ListeningPoint point = stack.createListeningPoint(host, address.getPort(), ListeningPoint.UDP);
    SipProvider provider = stack.createSipProvider(point);
    Messages messages = new Messages(address);
    TrunkGuard guard = new TrunkGuard(messages, credentials);
    Requests requests = new Requests(provider, messages, guard, limits, phones);
    provider.addSipListener(requests);
    return new SipServer(stack, address, requests);
  }

  /** JAIN-SIP refuses port 0, so a free port is looked for here. */
  private static InetSocketAddress withPort(InetSocketAddress listen) {
    if (listen.getPort() != 0) {
      return listen;
    }
    InetAddress host = listen.getAddress();
    try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(host, 0))) {
      return new InetSocketAddress(host, probe.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", "carrier-" + UUID.randomUUID());
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
    // Both loggers must be ours: the stack's own ones need log4j 1.2.
    properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
    properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", NoTrace.class.getName());
    // One worker: with more, the messages of one call overtake each other.
    properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
    properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", "8192");
    properties.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", "4194304");
    properties.setProperty("gov.nist.javax.sip.SEND_UDP_BUFFER_SIZE", "4194304");
    properties.setProperty("gov.nist.javax.sip.RELEASE_REFERENCES_STRATEGY", "Normal");
    properties.setProperty("gov.nist.javax.sip.MAX_TX_LIFETIME_INVITE", "300");
    properties.setProperty("gov.nist.javax.sip.MAX_TX_LIFETIME_NON_INVITE", "64");
    return properties;
  }

  /** Where it listens, with the port that was taken. */
  public InetSocketAddress address() {
    return address;
  }

  /** Answers new calls 503 from now on, and raises {@link Signal#SHUT_DOWN} in the running ones. */
  public void shutDown() {
    requests.shutDown();
  }

  @Override
  public void close() {
    stack.stop();
  }
}
