package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Something that happened, or that one service asks of another: the value of a Kafka record. JSON,
 * with the event's wire name in {@code type}, which is written beside each record and not derived
 * from its class name.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Event permits CallEvent, AttemptEvent, SettingsEvent {

  /** The same each time that this event is delivered. */
  EventId eventId();

  /** When it happened, in UTC, to the millisecond. */
  Instant at();

  /** The Kafka record's key. */
  String key();
}
