package io.outdial.bridge.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** All configuration of the media bridge. */
@ConfigMapping(prefix = "outdial")
public interface BridgeConfig {

  /** The secret that services show each other. */
  String serviceToken();

  /** Where the gateway hands out sealed engine keys: scheme, host, port. */
  URI gatewayUrl();

  Sealing sealing();

  Rtp rtp();

  Engine engine();

  Sessions sessions();

  /** Keysets. */
  interface Sealing {

    /** The file with the private keyset that engine keys are sealed to. */
    Path bridgePrivate();
  }

  /** The telephone's side. */
  interface Rtp {

    /** The address to bind, and to put into SDP. */
    String host();

    /** The lowest port. A call takes two: RTP on an even one, RTCP on the next. */
    @WithDefault("20000")
    int portMin();

    /** The highest port. */
    @WithDefault("29999")
    int portMax();

    /** How long a port stays unused after a call. */
    @WithDefault("PT60S")
    Duration portRest();

    /** Packets that the jitter buffer holds back before it gives the first: 20 ms each. */
    @WithDefault("2")
    int jitterPacketsMin();

    /** Packets that it holds at most; beyond, it drops down to the minimum. Below 64. */
    @WithDefault("12")
    int jitterPacketsMax();

    /** After the answer, how long without a packet from the peer until the call is ended. */
    @WithDefault("PT30S")
    Duration silenceMax();
  }

  /** The engine's side. */
  interface Engine {

    /** From the first packet to a primed engine. */
    @WithDefault("PT10S")
    Duration readyMax();

    /** For one message to leave. */
    @WithDefault("PT5S")
    Duration sendMax();

    /** For the closing handshake. */
    @WithDefault("PT2S")
    Duration closeMax();

    /** Messages that may wait to be sent. */
    @WithDefault("100")
    int outboundMax();

    /** The longest message from an engine. */
    @WithDefault("16777216")
    int messageBytesMax();

    /** Events of an engine that may wait for their session. */
    @WithDefault("64")
    int eventsMax();

    /** Frames of 20 ms from the phone that may wait for the engine. */
    @WithDefault("25")
    int uplinkFramesMax();

    /** Speech that may wait for the wire. */
    @WithDefault("PT120S")
    Duration playoutMax();

    /**
     * Silence of the engine after the answer until it is nudged, and again until it is given up.
     */
    @WithDefault("PT10S")
    Duration silenceMax();

    /** For one request for a key to the gateway. */
    @WithDefault("PT2S")
    Duration keyMax();

    /** How long to wait before each further request, when the gateway cannot answer. */
    @WithDefault("PT0.2S,PT1S")
    List<Duration> keyRetryDelays();
  }

  /** Sessions. */
  interface Sessions {

    /** How many at a time; more are refused. */
    @WithDefault("200")
    int max();

    /** From the last frame of the engine's goodbye to hanging up. */
    @WithDefault("PT0.3S")
    Duration hangupGrace();

    /** For a goodbye, when the engine asked to hang up without one. */
    @WithDefault("PT3S")
    Duration goodbyeWait();

    /** From the engine's asking to hanging up, whatever it still says. */
    @WithDefault("PT10S")
    Duration hangupMax();

    /** For the dialer to close after it was told to hang up. */
    @WithDefault("PT40S")
    Duration closeMax();

    /** For the last events of a session to be safe on the topic. */
    @WithDefault("PT10S")
    Duration publishMax();

    /** Events of all sessions that may wait to be published. */
    @WithDefault("10000")
    int eventsMax();

    /** How long running sessions may go on after the service was asked to stop. */
    @WithDefault("PT30S")
    Duration drainMax();
  }
}
