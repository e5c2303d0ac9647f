package io.outdial.dispatcher.webhooks;

/** The events that a webhook can subscribe to, by the names that integrators know. */
public final class EventType {

  /** A call has its final status. */
  public static final String CALL_FINISHED = "outbound-ai.finished";

  /** A call's transcript can be fetched. */
  public static final String TRANSCRIPT_SAVED = "transcript.saved";

  /** All events, also those to come. */
  static final String ALL = "*";

  private EventType() {}
}
