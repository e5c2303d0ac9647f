package io.outdial.events;

/** What all events about a call say: whose call, and which. Keyed by the call's id. */
public sealed interface CallEvent extends Event
    permits CallCommand,
        DialCommand,
        HangupCommand,
        AttemptEvent.OfCall,
        SessionEvent,
        LifecycleEvent,
        TranscriptEvent {

  TenantId tenant();

  CallId callId();

  @Override
  default String key() {
    return callId().value();
  }
}
