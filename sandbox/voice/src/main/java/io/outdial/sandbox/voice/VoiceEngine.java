package io.outdial.sandbox.voice;

import io.outdial.sandbox.voice.brain.Dialogue;
import io.outdial.sandbox.voice.ears.Ears;
import io.outdial.sandbox.voice.server.EngineServer;
import io.outdial.sandbox.voice.session.LiveSession;
import io.outdial.sandbox.voice.session.Resumptions;
import io.outdial.sandbox.voice.speech.Speech;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A speech-to-speech engine without an AI model ({@code local-rules}) behind the Gemini Live
 * protocol: two recognisers, a table of intents, a synthesised voice. One per JVM, for the voice's
 * configuration is static.
 */
public final class VoiceEngine implements AutoCloseable {

  private static final int READY_SECONDS = 120;

  private final Ears ears;
  private final Speech speech;
  private final EngineServer server;

  private VoiceEngine(Ears ears, Speech speech, EngineServer server) {
    this.ears = ears;
    this.speech = speech;
    this.server = server;
  }

  /**
   * Loads the voice, warms it up and listens on 127.0.0.1; takes a few seconds. The ears are loaded
   * meanwhile and need not be ready: nobody is heard before the greeting has been said.
   *
   * @param port 0 for any free one
   * @param keys the API keys that are good; empty when any is
   * @throws IllegalStateException when the port is taken or a model cannot be loaded
   */
  public static VoiceEngine start(int port, Set<String> keys) {
    var ears = new Ears();
    var speech = new Speech();
    try {
      WarmUp.of(speech, Dialogue.commonSentences()).get(READY_SECONDS, TimeUnit.SECONDS);
      var _ = WarmUp.of(ears, speech).whenComplete((done, failure) -> report(failure));
      var resumptions = new Resumptions();
      var server =
          new EngineServer(
              port,
              keys,
              (outlet, mode) -> new LiveSession(ears, speech, resumptions, outlet, mode));
      return new VoiceEngine(ears, speech, server);
    } catch (Exception e) {
      ears.close();
      speech.close();
      throw new IllegalStateException("the voice engine cannot start", e);
    }
  }

  private static void report(@Nullable Throwable failure) {
    if (failure != null) {
      System.getLogger(VoiceEngine.class.getName())
          .log(System.Logger.Level.ERROR, "the ears could not be loaded", failure);
    }
  }

  /** Where it listens: {@code ws://127.0.0.1:PORT}. */
  public URI address() {
    return URI.create("ws://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.close();
    ears.close();
    speech.close();
  }
}
