package io.outdial.bridge.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** A conversation with an engine. No method blocks; what cannot be sent ends the session. */
public interface EngineSession extends AutoCloseable {

  /** The rate that {@link #audio} takes, in Hz. */
  int inputRate();

  /** Sends sound; dropped if the engine does not take it in time. */
  void audio(short[] samples, int length);

  /** Sends text that the engine answers by speaking. */
  void text(String text);

  void toolResponse(String id, String name, JsonNode response);

  /** Ends it in due form; no event follows. */
  @Override
  void close();
}
