package io.outdial.dialer.edge;

import io.outdial.dialer.CallLimits;
import io.outdial.dialer.Equipment;
import io.outdial.dialer.OutboundCalls;
import io.outdial.dialer.Tally;
import io.outdial.dialer.intake.DialIntake;
import io.outdial.dialer.intake.HangupReader;
import io.outdial.dialer.intake.Heartbeat;
import io.outdial.dialer.intake.KafkaJournal;
import io.outdial.dialer.intake.KafkaLink;
import io.outdial.dialer.media.MediaLimits;
import io.outdial.dialer.media.MediaSessions;
import io.outdial.dialer.sip.SipAgent;
import io.outdial.events.DialerId;
import io.outdial.events.sealing.Unseal;
import io.outdial.events.settings.Settings;
import io.outdial.events.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * One life of this dialer: all of its parts, put together, and taken apart in the order that lets
 * live calls end.
 */
final class Dialer {

  private static final Logger LOG = System.getLogger(Dialer.class.getName());

  private final DialerConfig config;
  private final Tally tally = new Tally();
  private final SettingsReader settings;
  private final SipAgent sip;
  private final MediaSessions media;
  private final KafkaJournal journal;
  private final OutboundCalls calls;
  private final HangupReader hangups;
  private final DialIntake intake;
  private final Heartbeat heartbeat;
  private volatile boolean draining;

  Dialer(DialerConfig config, String bootstrapServers) {
    this.config = config;
    var link =
        new KafkaLink(
            bootstrapServers, config.kafka().answerLimit(), config.kafka().deliveryLimit());
    var table = new Settings();
    var unseal = Unseal.ofPrivateKeyset(read(config.sealing().dialerPrivate()));
    var dialerId = DialerId.newLife(config.sip().host());
    settings = SettingsReader.start(bootstrapServers, table);
    sip = SipAgent.start(config.sip().host(), config.sip().port());
    media = new MediaSessions(config.bridgeUrl(), config.serviceToken(), mediaLimits());
    journal = new KafkaJournal(link, tally, InstantSource.system());
    var equipment =
        new Equipment(
            dialerId,
            table,
            unseal,
            sip,
            media,
            journal,
            callLimits(),
            tally,
            InstantSource.system());
    calls = new OutboundCalls(equipment, config.callsMax());
    hangups = HangupReader.start(link, calls, tally);
    intake = DialIntake.start(link, calls, tally, () -> settings.isLoaded() && hangups.isReading());
    heartbeat = Heartbeat.start(journal, calls, dialerId, config.aliveEvery());
  }

  private CallLimits callLimits() {
    DialerConfig.Call call = config.call();
    return new CallLimits(
        call.offerLimit(),
        call.firstResponseLimit(),
        call.ringMax(),
        call.cancelAnswerLimit(),
        call.settleLimit(),
        call.talkGrace(),
        call.mailbox());
  }

  private MediaLimits mediaLimits() {
    DialerConfig.Media limits = config.media();
    return new MediaLimits(
        limits.openLimit(), limits.sendLimit(), limits.pingEvery(), limits.silenceLimit());
  }

  private static String read(Path keyset) {
    try {
      return Files.readString(keyset);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the keyset " + keyset, e);
    }
  }

  Tally tally() {
    return tally;
  }

  OutboundCalls calls() {
    return calls;
  }

  SipAgent sip() {
    return sip;
  }

  boolean hasSettings() {
    return settings.isLoaded();
  }

  /** Whether dial requests and hang-ups reach this dialer. */
  boolean isListening() {
    return intake.hasJoined() && hangups.isReading();
  }

  boolean isDraining() {
    return draining;
  }

  /**
   * Stops: takes nothing more, lets live calls end within the drain limit, hangs up the rest, and
   * closes when all is told.
   */
  void stop() {
    LOG.log(Level.INFO, "draining liveCalls={0}", calls.liveCalls());
    draining = true;
    intake.close();
    heartbeat.drain();
    try {
      if (!calls.awaitNone(config.drainLimit())) {
        LOG.log(Level.WARNING, "drain limit reached, hanging up liveCalls={0}", calls.liveCalls());
        calls.endAll();
        calls.awaitNone(config.goodbyeLimit());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  private void close() {
    heartbeat.close();
    hangups.close();
    settings.close();
    journal.close(config.kafka().closeLimit());
    media.close();
    sip.close();
    LOG.log(Level.INFO, "dialer stopped");
  }
}
