package io.outdial.bridge.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.media.MediaCounters;
import io.outdial.bridge.session.SessionCounters;
import io.outdial.bridge.session.Sessions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Every metric of the service, by name. */
@ApplicationScoped
class BridgeMetrics {

  private static final double NANOS_PER_SECOND = 1e9;

  void register(
      @Observes StartupEvent event,
      MeterRegistry registry,
      Sessions sessions,
      SessionCounters sessionCounters,
      MediaCounters media) {
    Gauge.builder("outdial.sessions.live", sessions, Sessions::live).register(registry);
    count(registry, "outdial.sessions.refused", sessionCounters.refused);
    for (EngineFailure failure : EngineFailure.values()) {
      FunctionCounter.builder(
              "outdial.engine.failures", sessionCounters.count(failure), LongAdder::sum)
          .tag("kind", failure.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .register(registry);
    }
    count(registry, "outdial.rtp.packets.received", media.packetsReceived);
    count(registry, "outdial.rtp.packets.sent", media.packetsSent);
    count(registry, "outdial.rtp.packets.lost", media.packetsLost);
    count(registry, "outdial.rtp.packets.late", media.packetsLate);
    count(registry, "outdial.rtp.packets.duplicate", media.packetsDuplicate);
    count(registry, "outdial.rtp.packets.dropped", media.packetsDropped);
    count(registry, "outdial.rtp.packets.foreign", media.packetsForeign);
    count(registry, "outdial.rtp.packets.invalid", media.packetsInvalid);
    count(registry, "outdial.rtp.send.failures", media.sendFailures);
    count(registry, "outdial.rtp.slots.skipped", media.slotsSkipped);
    count(registry, "outdial.uplink.frames.dropped", media.uplinkFramesDropped);
    count(registry, "outdial.playout.pieces.dropped", media.playoutPiecesDropped);
    // The worst since the last scrape.
    Gauge.builder(
            "outdial.rtp.pacing.error.max.seconds",
            media,
            m -> m.takePacingErrorMaxNanos() / NANOS_PER_SECOND)
        .register(registry);
  }

  private static void count(MeterRegistry registry, String name, LongAdder adder) {
    FunctionCounter.builder(name, adder, LongAdder::sum).register(registry);
  }
}
