package io.outdial.bridge.turns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one side says, while it is said. */
abstract sealed class Utterance {

  private static final int TEXT_CHARACTERS_MAX = 20_000;

  private final StringBuilder text = new StringBuilder();
  protected @Nullable Instant startedAt;
  protected @Nullable Instant endedAt;

  /** Nothing more will change. */
  protected boolean over;

  void append(String piece) {
    int room = TEXT_CHARACTERS_MAX - text.length();
    text.append(piece, 0, Math.min(room, piece.length()));
  }

  String text() {
    return text.toString().strip();
  }

  /** The agent's: its times are those of its sound on the wire. */
  static final class Agent extends Utterance {
    final int id;
    boolean hasSound;
    boolean interrupted;
    double heardShare = 1;

    Agent(int id) {
      this.id = id;
    }

    @Override
    String text() {
      return startedAt == null ? "" : HeardText.of(super.text(), heardShare);
    }
  }

  /** The person's: its times are those of the speech detector. */
  static final class Person extends Utterance {
    Person(Instant startedAt) {
      this.startedAt = startedAt;
    }
  }
}
