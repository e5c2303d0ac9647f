package io.outdial.sandbox.voice.wire;

import java.util.List;

/** A message of a client, checked. */
public sealed interface ClientMessage {

  /** The first message. */
  record Configure(Setup setup) implements ClientMessage {}

  /** Sound: 16-bit mono samples at a rate of 8 to 48 kHz. */
  record Audio(short[] samples, int rateHz) implements ClientMessage {}

  /** Something typed; the engine answers it. */
  record Text(String text) implements ClientMessage {}

  /** No audio will come for a while. */
  record AudioStreamEnd() implements ClientMessage {}

  /** The client says that somebody starts to speak. */
  record ActivityStart() implements ClientMessage {}

  /** The client says that nobody speaks any more. */
  record ActivityEnd() implements ClientMessage {}

  /**
   * Turns of the conversation as text.
   *
   * @param turnComplete whether the engine shall answer; otherwise they are context only
   */
  record Content(List<String> turns, boolean turnComplete) implements ClientMessage {}

  /** Results of tools. */
  record ToolResponses(List<ToolResponse> responses) implements ClientMessage {}

  /**
   * One result.
   *
   * @param bytes the length of its JSON
   * @param continues whether more of it will follow
   */
  record ToolResponse(String id, String name, int bytes, boolean continues) {}
}
