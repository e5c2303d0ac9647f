package io.outdial.bridge.edge;

import io.outdial.bridge.engine.gemini.GeminiLimits;
import io.outdial.bridge.engine.gemini.GeminiLive;
import io.outdial.bridge.keys.GatewayKeys;
import io.outdial.bridge.media.MediaCounters;
import io.outdial.bridge.media.MediaLimits;
import io.outdial.bridge.media.MediaPlane;
import io.outdial.bridge.rtp.RtpPorts;
import io.outdial.bridge.session.EngineConnector;
import io.outdial.bridge.session.SessionCounters;
import io.outdial.bridge.session.SessionLimits;
import io.outdial.bridge.session.Sessions;
import io.outdial.bridge.session.Surroundings;
import io.outdial.events.sealing.Unseal;
import io.outdial.events.settings.Settings;
import io.outdial.events.settings.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the service's objects out of its configuration. */
@ApplicationScoped
class BridgeWiring {

  private final BridgeConfig config;
  private final String bootstrapServers;

  BridgeWiring(
      BridgeConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.config = config;
    this.bootstrapServers = bootstrapServers;
  }

  @Produces
  @Singleton
  Settings settings() {
    return new Settings();
  }

  @Produces
  @Singleton
  SettingsReader settingsReader(Settings settings) {
    return SettingsReader.start(bootstrapServers, settings);
  }

  void stop(@Disposes SettingsReader reader) {
    reader.close();
  }

  @Produces
  @Singleton
  KafkaEventLog eventLog() {
    return new KafkaEventLog(bootstrapServers, config.sessions().eventsMax());
  }

  void stop(@Disposes KafkaEventLog log) {
    log.close();
  }

  @Produces
  @Singleton
  MediaCounters mediaCounters() {
    return new MediaCounters();
  }

  @Produces
  @Singleton
  SessionCounters sessionCounters() {
    return new SessionCounters();
  }

  @Produces
  @Singleton
  MediaPlane mediaPlane(MediaCounters counters) {
    return MediaPlane.start(counters);
  }

  void stop(@Disposes MediaPlane plane) {
    plane.close();
  }

  @Produces
  @Singleton
  RtpPorts rtpPorts() {
    BridgeConfig.Rtp rtp = config.rtp();
    return new RtpPorts(rtpHost(), rtp.portMin(), rtp.portMax(), rtp.portRest(), System::nanoTime);
  }

  @Produces
  @Singleton
  EngineConnector engineConnector(Settings settings) {
    BridgeConfig.Engine engine = config.engine();
    var keys =
        new GatewayKeys(
            config.gatewayUrl(),
            config.serviceToken(),
            Unseal.ofPrivateKeyset(read(config.sealing().bridgePrivate())),
            engine.keyMax(),
            engine.keyRetryDelays());
    return new EngineConnector(settings, keys, Map.of("gemini-live", new GeminiLive(gemini())));
  }

  @Produces
  @Singleton
  Sessions sessions(
      RtpPorts ports,
      MediaPlane plane,
      MediaCounters mediaCounters,
      SessionCounters sessionCounters,
      EngineConnector connector,
      KafkaEventLog log) {
    return new Sessions(
        ports,
        new Surroundings(
            rtpHost(),
            plane,
            mediaLimits(),
            mediaCounters,
            sessionCounters,
            connector,
            log,
            sessionLimits()));
  }

  private InetAddress rtpHost() {
    try {
      return InetAddress.getByName(config.rtp().host());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("outdial.rtp.host is no address of ours", e);
    }
  }

  private GeminiLimits gemini() {
    BridgeConfig.Engine engine = config.engine();
    return new GeminiLimits(
        engine.readyMax(),
        engine.sendMax(),
        engine.outboundMax(),
        engine.messageBytesMax(),
        engine.closeMax());
  }

  private MediaLimits mediaLimits() {
    return new MediaLimits(
        config.rtp().jitterPacketsMin(),
        config.rtp().jitterPacketsMax(),
        config.engine().uplinkFramesMax(),
        config.engine().playoutMax());
  }

  private SessionLimits sessionLimits() {
    BridgeConfig.Sessions sessions = config.sessions();
    return new SessionLimits(
        sessions.max(),
        config.engine().eventsMax(),
        config.rtp().silenceMax(),
        config.engine().silenceMax(),
        sessions.hangupGrace(),
        sessions.goodbyeWait(),
        sessions.hangupMax(),
        sessions.closeMax(),
        sessions.publishMax());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the private keyset cannot be read", e);
    }
  }
}
