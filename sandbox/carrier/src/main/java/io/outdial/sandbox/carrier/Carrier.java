package io.outdial.sandbox.carrier;

import io.outdial.sandbox.carrier.media.Voice;
import io.outdial.sandbox.carrier.sip.IncomingCall;
import io.outdial.sandbox.carrier.sip.SipLimits;
import io.outdial.sandbox.carrier.sip.SipServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A carrier on loopback with phones behind it. Real SIP, SDP, RTP and speech; only the people are
 * made up, and the number decides who they are.
 */
public final class Carrier implements AutoCloseable {

  private static final long CLOSE_WAIT_SECONDS = 3;

  private final CarrierConfig config;
  private final CarrierListener listener;
  private final Voice voice = new Voice();
  private final PhoneBook phoneBook = new PhoneBook();
  private final CallLog log;
  private final ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final SipServer server;

  private Carrier(CarrierConfig config, CarrierListener listener) {
    this.config = config;
    this.listener = listener;
    this.log = new CallLog(config.callsRemembered());
    this.server =
        SipServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), config.port()),
            config.credentials(),
            new SipLimits(config.callsMax(), config.sdpBytesMax()),
            this::connect);
  }

  /** A carrier that nobody listens to; {@link #calls} tells what happened. */
  public static Carrier start(CarrierConfig config) {
    return start(config, CarrierListener.NONE);
  }

  /**
   * Loads the voice and starts to listen; takes calls when this returns.
   *
   * @throws RuntimeException when the port cannot be had
   */
  public static Carrier start(CarrierConfig config, CarrierListener listener) {
    return new Carrier(config, listener);
  }

  private void connect(IncomingCall call) {
    CallRecord record = new CallRecord(call, listener);
    log.add(record);
    phones.execute(new Phone(call, phoneBook.next(call.number()), config, voice, record));
  }

  /** Where trunks send their INVITEs, over UDP. */
  public InetSocketAddress sipAddress() {
    return server.address();
  }

  /** The latest calls, oldest first, as they are now. */
  public List<PhoneCall> calls() {
    return log.calls();
  }

  /** Ends the running calls, BYE included, and frees the port; a second time does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    server.shutDown();
    phones.shutdown();
    try {
      if (!phones.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
        phones.shutdownNow();
      }
    } catch (InterruptedException _) {
      phones.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      server.close();
    }
  }
}
