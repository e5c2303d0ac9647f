package io.outdial.store.transcripts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** One utterance of one attempt. */
@Embeddable
record TurnKey(@Column(name = "call_id") String callId, int attempt, int turn) {}
