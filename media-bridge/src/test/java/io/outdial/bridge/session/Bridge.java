package io.outdial.bridge.session;

import io.outdial.bridge.engine.EngineException;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineKey;
import io.outdial.bridge.engine.gemini.GeminiLimits;
import io.outdial.bridge.engine.gemini.GeminiLive;
import io.outdial.bridge.media.MediaCounters;
import io.outdial.bridge.media.MediaLimits;
import io.outdial.bridge.media.MediaPlane;
import io.outdial.bridge.peers.ScriptedEngine;
import io.outdial.bridge.rtp.RtpPorts;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.EventId;
import io.outdial.events.PhoneNumber;
import io.outdial.events.SessionEvent;
import io.outdial.events.SettingsEvent.EngineSettings;
import io.outdial.events.SettingsEvent.TenantSaved;
import io.outdial.events.TenantId;
import io.outdial.events.session.BridgeMessage;
import io.outdial.events.session.DialerMessage;
import io.outdial.events.settings.Settings;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The bridge's heart without its edge: real sockets, a scripted engine, events in memory. */
final class Bridge implements AutoCloseable {

  static final TenantId TENANT = new TenantId("phone.example.com");

  final SessionCounters counters = new SessionCounters();
  final MediaCounters media = new MediaCounters();
  final RtpPorts ports;
  final Sessions sessions;
  private final Map<CallId, String> keys;
  private final BlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
  private final MediaPlane plane = MediaPlane.start(media);

  Bridge(ScriptedEngine engine, SessionLimits limits, Map<CallId, String> keys) {
    this(engine, limits, keys, Duration.ofSeconds(10));
  }

  Bridge(
      ScriptedEngine engine,
      SessionLimits limits,
      Map<CallId, String> keys,
      Duration engineReadyMax) {
    this.keys = keys;
    InetAddress host = InetAddress.getLoopbackAddress();
    this.ports = new RtpPorts(host, 33_000, 33_998, Duration.ofMinutes(1), System::nanoTime);
    var settings = new Settings();
    settings.save(
        new TenantSaved(
            EventId.next(),
            Instant.now(),
            TENANT,
            new EngineSettings("gemini-live", engine.url(), "gemini-3.8-live", "Kore", "en-US"),
            true,
            List.of()));
    var gemini =
        new GeminiLive(
            new GeminiLimits(
                engineReadyMax, Duration.ofSeconds(5), 100, 1 << 24, Duration.ofSeconds(2)));
    this.sessions =
        new Sessions(
            ports,
            new Surroundings(
                host,
                plane,
                new MediaLimits(2, 12, 25, Duration.ofSeconds(120)),
                media,
                counters,
                new EngineConnector(settings, this::key, Map.of("gemini-live", gemini)),
                event -> {
                  events.add(event);
                  return CompletableFuture.completedFuture(null);
                },
                limits));
  }

  private EngineKey key(TenantId tenant, CallId callId) throws EngineException {
    String key = keys.get(callId);
    if (key == null) {
      throw new EngineException(EngineFailure.NO_KEY);
    }
    return new EngineKey(key);
  }

  /** Bounds that no healthy session meets, even on a very slow machine. */
  static SessionLimits patient(int sessionsMax) {
    return limits(sessionsMax, Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  static SessionLimits limits(int sessionsMax, Duration mediaSilence, Duration engineSilence) {
    return new SessionLimits(
        sessionsMax,
        64,
        mediaSilence,
        engineSilence,
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  /** A dialer that opens a session. */
  Dialer dial(CallId callId, int maxSeconds) {
    var dialer = new Dialer();
    dialer.lease =
        sessions.open(new DialerMessage.Open(TENANT, callId, 1, order(maxSeconds)), dialer);
    return dialer;
  }

  static CallOrder order(int maxSeconds) {
    return new CallOrder(
        new PhoneNumber("+12025550100"),
        "Pat",
        "pat@example.com",
        "You remind people.",
        "gemini-3.8-live",
        "Kore",
        "en-US",
        maxSeconds,
        0,
        1,
        Instant.now(),
        true);
  }

  SessionEvent nextEvent() throws InterruptedException {
    SessionEvent event = events.poll(15, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event");
    }
    return event;
  }

  @Override
  public void close() {
    plane.close();
  }

  /** The dialer's side of a lease. */
  static final class Dialer implements DialerLink {

    private final BlockingQueue<BridgeMessage> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Optional<Sessions.Lease> lease = Optional.empty();

    @Override
    public void send(BridgeMessage message) {
      messages.add(message);
    }

    @Override
    public void close() {
      closed.complete(null);
    }

    boolean isRefused() {
      return lease.isEmpty();
    }

    void tell(DialerMessage message) {
      lease.orElseThrow().tell(message);
    }

    void breakConnection() {
      lease.orElseThrow().lost();
    }

    <M extends BridgeMessage> M next(Class<M> type) throws InterruptedException {
      return type.cast(messages.poll(15, TimeUnit.SECONDS));
    }

    void awaitClosed() throws Exception {
      closed.get(15, TimeUnit.SECONDS);
    }
  }
}
