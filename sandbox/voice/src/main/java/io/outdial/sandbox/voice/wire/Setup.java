package io.outdial.sandbox.voice.wire;

import java.util.List;
import java.util.Optional;

/**
 * A connection's settings, checked: what the engine acts upon.
 *
 * @param instruction the system prompt
 * @param inputTranscription whether what was heard is sent as text
 * @param outputTranscription whether what is said is sent as text
 * @param handles whether the client wants resumption handles
 * @param resumedFrom the handle of the session that this one continues
 * @param historyFirst whether the first clientContent is history and not a turn
 */
public record Setup(
    String model,
    String instruction,
    List<Tool> tools,
    Activity activity,
    boolean interruptible,
    boolean inputTranscription,
    boolean outputTranscription,
    boolean handles,
    Optional<String> resumedFrom,
    boolean historyFirst) {

  /**
   * A function that the client offers.
   *
   * @param blocking whether the engine is silent until it is answered
   * @param arguments the names of its parameters
   * @param targets the values that a parameter called target may take; empty when any
   */
  public record Tool(String name, boolean blocking, List<String> arguments, List<String> targets) {}

  /**
   * How the ends of speech are found.
   *
   * @param marked by the client's marks, and not by the engine's ears
   * @param eager whether the start of speech is committed to early
   * @param onsetMs speech of this length is a start
   * @param silenceMs silence of this length is an end
   */
  public record Activity(boolean marked, boolean eager, int onsetMs, int silenceMs) {}

  LiveModel family() {
    return LiveModel.named(model).orElseThrow();
  }

  /** Prompts stay out of logs. */
  @Override
  public String toString() {
    return "Setup[model=%s, tools=%d]".formatted(model, tools.size());
  }
}
