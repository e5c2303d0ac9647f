package io.outdial.sandbox.launcher.demo;

import io.outdial.events.CallEvent;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.SessionEvent.SessionEnded;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.outdial.events.TranscriptEvent.TranscriptSaved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen of a call so far. */
final class WatchedCall {

  private final List<TurnSpoken> turns = new ArrayList<>();
  private @Nullable CallFinished finished;
  private @Nullable TranscriptSaved saved;
  private @Nullable SessionEnded sessionEnded;

  void saw(CallEvent event) {
    if (event instanceof TurnSpoken turn) {
      turns.add(turn);
    } else if (event instanceof SessionEnded ended) {
      sessionEnded = ended;
    } else if (event instanceof CallFinished last) {
      finished = last;
    } else if (event instanceof TranscriptSaved transcript) {
      saved = transcript;
    }
  }

  /** Whether nothing more is to come. */
  boolean isComplete() {
    if (finished == null) {
      return false;
    }
    return finished.transcriptPath() == null || (saved != null && sessionEnded != null);
  }

  Optional<CallFinished> finished() {
    return Optional.ofNullable(finished);
  }

  /** In the order in which they began. */
  List<TurnSpoken> turns() {
    return turns.stream().sorted(Comparator.comparing(TurnSpoken::startedAt)).toList();
  }
}
