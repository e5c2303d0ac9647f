package io.outdial.dialer.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** All settings of the dialer. Keys without a default must be given, or it does not start. */
@ConfigMapping(prefix = "outdial")
public interface DialerConfig {

  /** The media bridge: {@code ws://host:port}. */
  URI bridgeUrl();

  /** The secret that the services show each other. */
  String serviceToken();

  Sealing sealing();

  Sip sip();

  /** How many attempts may be in progress at a time. */
  @WithDefault("50")
  int callsMax();

  /** How often the dialer says that it lives. */
  @WithDefault("PT5S")
  Duration aliveEvery();

  /** How long live calls may go on after the order to stop; then they are hung up. */
  @WithDefault("PT10M")
  Duration drainLimit();

  /** How long the calls that were hung up at the end of the drain may take to say goodbye. */
  @WithDefault("PT10S")
  Duration goodbyeLimit();

  Call call();

  Media media();

  Kafka kafka();

  /** Keys. */
  interface Sealing {
    /** The file of the keyset that opens trunk passwords. */
    Path dialerPrivate();
  }

  /** The SIP side. */
  interface Sip {
    /** The address to listen at, which also stands in Via and Contact. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port for UDP and TCP; 0 for a free one. */
    @WithDefault("5060")
    int port();
  }

  /** How long a call waits for what. */
  interface Call {
    /** For the media bridge's SDP. */
    @WithDefault("PT5S")
    Duration offerLimit();

    /** For anything at all in answer to an INVITE; then the next trunk is tried. */
    @WithDefault("PT5S")
    Duration firstResponseLimit();

    /** The longest that any trunk may let a phone ring, whatever its own setting; at most 5 min. */
    @WithDefault("PT3M")
    Duration ringMax();

    /** For the final response to a cancelled INVITE, before the attempt's end is told. */
    @WithDefault("PT2S")
    Duration cancelAnswerLimit();

    /** For late responses and for the bridge, after the end was told (64 x T1 of RFC 3261). */
    @WithDefault("PT32S")
    Duration settleLimit();

    /** Beyond the order's maxSeconds, which the bridge keeps. */
    @WithDefault("PT30S")
    Duration talkGrace();

    /** How many signals may wait for one call to read them. */
    @WithDefault("256")
    int mailbox();
  }

  /** The session with the media bridge. */
  interface Media {
    /** How long the connection may take. */
    @WithDefault("PT3S")
    Duration openLimit();

    /** How long one message may take to be sent. */
    @WithDefault("PT3S")
    Duration sendLimit();

    /** How often the connection is tried. */
    @WithDefault("PT5S")
    Duration pingEvery();

    /** After how long without a pong the session counts as lost. */
    @WithDefault("PT15S")
    Duration silenceLimit();
  }

  /** The broker. */
  interface Kafka {
    /** How long a commit or a look-up may take. */
    @WithDefault("PT5S")
    Duration answerLimit();

    /** How long an event may wait for a broker that is away. */
    @WithDefault("PT1H")
    Duration deliveryLimit();

    /** How long the shutdown waits for events that are still to be delivered. */
    @WithDefault("PT10S")
    Duration closeLimit();
  }
}
