package io.outdial.store.transcripts;

import io.outdial.events.SessionEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** One attempt's session. */
@Embeddable
record SessionKey(@Column(name = "call_id") String callId, int attempt) {

  static SessionKey of(SessionEvent event) {
    return new SessionKey(event.callId().value(), event.attempt());
  }
}
