package io.outdial.events;

import java.util.List;

/** Every topic, and the one service that writes it. Keyed by call id unless it says otherwise. */
public final class Topics {

  public static final Topic<CallCommand> REQUESTED =
      new Topic<>("outdial.calls.requested", CallCommand.class, "api-gateway", 12, false);
  public static final Topic<DialCommand> DIALS =
      new Topic<>("outdial.calls.dials", DialCommand.class, "call-scheduler", 12, false);
  public static final Topic<HangupCommand> HANGUPS =
      new Topic<>("outdial.calls.hangups", HangupCommand.class, "call-scheduler", 1, false);
  public static final Topic<AttemptEvent> ATTEMPTS =
      new Topic<>("outdial.calls.attempts", AttemptEvent.class, "sip-dialer", 12, false);
  public static final Topic<SessionEvent> TURNS =
      new Topic<>("outdial.calls.turns", SessionEvent.class, "media-bridge", 12, false);
  public static final Topic<LifecycleEvent> LIFECYCLE =
      new Topic<>("outdial.calls.lifecycle", LifecycleEvent.class, "call-scheduler", 12, false);
  public static final Topic<TranscriptEvent> TRANSCRIPTS =
      new Topic<>("outdial.transcripts", TranscriptEvent.class, "transcript-store", 12, false);

  /** Keyed by tenant, kind and name. */
  public static final Topic<SettingsEvent> SETTINGS =
      new Topic<>("outdial.settings", SettingsEvent.class, "api-gateway", 1, true);

  private Topics() {}

  public static List<Topic<?>> all() {
    return List.of(REQUESTED, DIALS, HANGUPS, ATTEMPTS, TURNS, LIFECYCLE, TRANSCRIPTS, SETTINGS);
  }
}
