package io.outdial.bridge.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What an engine tells us. None shows speech or text in its {@code toString}. */
public sealed interface EngineEvent {

  /** Connected and primed. */
  record Ready() implements EngineEvent {}

  /**
   * Speech, faster than real time.
   *
   * @param pcm 16-bit little-endian mono; a piece may end within a sample
   * @param rate in Hz
   */
  record Audio(byte[] pcm, int rate) implements EngineEvent {
    @Override
    public String toString() {
      return "Audio[" + pcm.length + " bytes]";
    }
  }

  /** A piece of what the person said, to be appended as it is; may come late. */
  record UserText(String text) implements EngineEvent {
    @Override
    public String toString() {
      return "UserText[redacted]";
    }
  }

  /** A piece of what the agent says, ahead of its sound; to be appended as it is. */
  record AgentText(String text) implements EngineEvent {
    @Override
    public String toString() {
      return "AgentText[redacted]";
    }
  }

  /** The person spoke into the agent's speech: be silent at once. */
  record Interrupted() implements EngineEvent {}

  /** All of an utterance has been delivered, though not yet heard. */
  record GenerationComplete() implements EngineEvent {}

  /** It is the person's turn. */
  record TurnComplete() implements EngineEvent {}

  record ToolCall(String id, String name, JsonNode arguments) implements EngineEvent {
    @Override
    public String toString() {
      return "ToolCall[name=" + name + "]";
    }
  }

  /** The results of these calls are wanted no more. */
  record ToolCallCancelled(List<String> ids) implements EngineEvent {}

  /** The engine will close this connection soon. */
  record GoingAway() implements EngineEvent {}

  /** The last event. */
  record Closed(EngineFailure why) implements EngineEvent {}
}
