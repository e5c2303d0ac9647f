package io.outdial.sandbox.launcher.demo;

import io.outdial.events.AttemptEvent;
import io.outdial.events.CallCommand;
import io.outdial.events.CallEvent;
import io.outdial.events.DialCommand;
import io.outdial.events.HangupCommand;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.SessionEvent;
import io.outdial.events.TranscriptEvent;
import java.util.Optional;

/** What a person who watches the demo reads of an event. */
final class Narration {

  private Narration() {}

  /** One line, or nothing for what another event already tells. */
  static Optional<String> of(CallEvent event) {
    return switch (event) {
      case AttemptEvent.OfCall attempt -> attempt(attempt);
      case SessionEvent session -> session(session);
      case LifecycleEvent lifecycle -> lifecycle(lifecycle);
      case TranscriptEvent.TranscriptSaved saved ->
          Optional.of("transcript saved: " + saved.transcriptPath());
      case CallCommand ignored -> Optional.empty();
      case DialCommand ignored -> Optional.empty();
      case HangupCommand ignored -> Optional.empty();
    };
  }

  private static Optional<String> attempt(AttemptEvent.OfCall event) {
    return switch (event) {
      case AttemptEvent.AttemptStarted started ->
          Optional.of("dialled (attempt %d)".formatted(started.attempt()));
      case AttemptEvent.AttemptRinging ignored -> Optional.of("ringing");
      case AttemptEvent.AttemptAnswered ignored -> Optional.of("answered");
      case AttemptEvent.AttemptEnded ended ->
          Optional.of("attempt ended: " + ended.cdr().reason().wireName());
    };
  }

  private static Optional<String> session(SessionEvent event) {
    return switch (event) {
      case SessionEvent.TurnSpoken turn ->
          Optional.of(
              "%5s: %s%s"
                  .formatted(turn.role(), turn.text(), turn.interrupted() ? " (interrupted)" : ""));
      case SessionEvent.ToolCalled tool -> Optional.of("agent uses tool: " + tool.name());
      case SessionEvent.SessionEnded ignored -> Optional.empty();
    };
  }

  private static Optional<String> lifecycle(LifecycleEvent event) {
    return switch (event) {
      case LifecycleEvent.AttemptFailed failed ->
          Optional.of("dials again at " + failed.nextAttemptAt());
      case LifecycleEvent.CallFinished finished ->
          Optional.of(
              "call finished: %s (%s)"
                  .formatted(finished.status().wireName(), finished.endedReason().wireName()));
      case LifecycleEvent.CallScheduled ignored -> Optional.empty();
      case LifecycleEvent.CallDispatched ignored -> Optional.empty();
      case LifecycleEvent.CallAnswered ignored -> Optional.empty();
    };
  }
}
