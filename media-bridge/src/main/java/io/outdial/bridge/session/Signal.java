package io.outdial.bridge.session;

import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineSession;
import io.outdial.events.session.DialerMessage;

/** Whatever a session must react to. */
sealed interface Signal {

  record FromDialer(DialerMessage message) implements Signal {}

  /** The connection to the dialer broke, and with it the lease. */
  record DialerGone() implements Signal {}

  record EngineConnected(EngineSession engine) implements Signal {}

  record EngineRefused(EngineFailure why) implements Signal {}

  record FromEngine(EngineEvent event) implements Signal {}

  record SpeechStarted(long nanos) implements Signal {}

  record SpeechEnded(long nanos) implements Signal {}

  record UtteranceStarted(int utterance, long nanos) implements Signal {}

  record UtteranceEnded(int utterance, long nanos) implements Signal {}
}
