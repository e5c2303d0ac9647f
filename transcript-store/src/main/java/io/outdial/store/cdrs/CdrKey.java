package io.outdial.store.cdrs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** One attempt of one call. */
@Embeddable
record CdrKey(@Column(name = "call_id") String callId, int attempt) {}
