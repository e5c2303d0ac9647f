package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.wire.FaultMode;
import io.outdial.sandbox.voice.wire.ServerMessage;

/** An outlet that suffers what its connection asked for. */
final class Faults implements Outlet {

  /** The piece of audio in the middle of which a connection breaks. */
  private static final int MIDDLE = 3;

  private final Outlet outlet;
  private final FaultMode mode;
  private int pieces;
  private boolean mute;

  Faults(Outlet outlet, FaultMode mode) {
    this.outlet = outlet;
    this.mode = mode;
  }

  FaultMode mode() {
    return mode;
  }

  @Override
  public void send(ServerMessage message) {
    if (!mute) {
      outlet.send(mode == FaultMode.UNKNOWN_FIELD ? message.andUnknownField() : message);
    }
  }

  @Override
  public void close(int code, String reason) {
    outlet.close(code, reason);
  }

  @Override
  public void abort() {
    outlet.abort();
  }

  /** A piece of audio was sent: the time for what happens in the middle of an answer. */
  void pieceSent() {
    pieces++;
    if (mode == FaultMode.STALL) {
      mute = true;
    } else if (mode == FaultMode.ABORT && pieces == MIDDLE) {
      abort();
    } else if (mode == FaultMode.INTERNAL_MID_AUDIO && pieces == MIDDLE) {
      close(1011, "Internal error encountered.");
    }
  }
}
