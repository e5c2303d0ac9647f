package io.outdial.bridge.engine;

import java.net.URI;
import java.util.List;

/**
 * What an engine is asked to be in a call.
 *
 * @param url the engine's base: scheme, host, port
 * @param instructions the system prompt
 */
public record EngineOrder(
    URI url, String model, String voice, String instructions, List<Tool> tools) {

  /**
   * A function that the engine may call.
   *
   * @param argument the name of its one argument, a text
   */
  public record Tool(String name, String description, String argument, String argumentMeaning) {}

  @Override
  public String toString() {
    return "EngineOrder[model=" + model + "]";
  }
}
