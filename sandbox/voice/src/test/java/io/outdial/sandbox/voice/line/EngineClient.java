package io.outdial.sandbox.voice.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.sandbox.voice.audio.Pcm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What a media bridge is to the engine: a WebSocket that carries a telephone line. Silence flows
 * all the time, in real time; what the person says is mixed in.
 */
public final class EngineClient implements AutoCloseable {

  public static final String PATH =
      "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int FRAME = Callee.RATE_HZ / 50;
  private static final long PATIENCE_SECONDS = 90;

  /** The close of a connection. */
  public record Closed(int code, String reason) {}

  /** A frame as it came. */
  public record Frame(boolean text, int parts, JsonNode json, String raw) {}

  private final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();
  private final List<Frame> all = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final Queue<short[]> speech = new ArrayDeque<>();
  private final ScheduledExecutorService line = Executors.newSingleThreadScheduledExecutor();
  private final WebSocket socket;

  private EngineClient(URI engine, String key, String query) {
    socket =
        HTTP.newWebSocketBuilder()
            .header("x-goog-api-key", key)
            .buildAsync(URI.create(engine + PATH + query), new Receiver())
            .join();
  }

  public static EngineClient connect(URI engine, String query) {
    return new EngineClient(engine, "good-key", query);
  }

  public static EngineClient connectWithKey(URI engine, String key) {
    return new EngineClient(engine, key, "");
  }

  public synchronized void send(String json) {
    socket.sendText(json, true).join();
  }

  /** The line is open: silence, and whatever is said, goes to the engine from now on. */
  public void openLine() {
    line.scheduleAtFixedRate(this::frame, 0, 20, TimeUnit.MILLISECONDS);
  }

  public void say(String text) {
    var audio = Callee.say(text);
    // All at once: a frame of silence in the middle of a word would make it another word.
    synchronized (speech) {
      for (var from = 0; from < audio.length; from += FRAME) {
        speech.add(Arrays.copyOfRange(audio, from, from + FRAME));
      }
    }
  }

  /** The next frame that fits, and forgets those before it. */
  public JsonNode await(Predicate<JsonNode> wanted) {
    var frame = next();
    while (!wanted.test(frame.json())) {
      frame = next();
    }
    return frame.json();
  }

  public Frame next() {
    try {
      var frame = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame in time; closed: " + closed.getNow(null));
      }
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the engine says until its turn is complete. */
  public String hearTurn() {
    var words = new StringBuilder();
    await(message -> {
      words.append(message.at("/serverContent/outputTranscription/text").asText());
      return message.at("/serverContent/turnComplete").asBoolean();
    });
    return words.toString();
  }

  public Closed awaitClose() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  public List<Frame> frames() {
    return List.copyOf(all);
  }

  /** All audio so far, at 24 kHz. */
  public short[] audio() {
    var bytes = new ByteArrayOutputStream();
    for (var frame : all) {
      frame
          .json()
          .at("/serverContent/modelTurn/parts")
          .forEach(part -> bytes.writeBytes(pcm(part.at("/inlineData/data"))));
    }
    return Pcm.samples(bytes.toByteArray());
  }

  @Override
  public void close() {
    line.shutdownNow();
    socket.abort();
  }

  private static byte[] pcm(JsonNode data) {
    return Base64.getDecoder().decode(data.asText());
  }

  private void frame() {
    var spoken = nextFrame();
    var pcm = Pcm.bytes(spoken == null ? new short[FRAME] : spoken);
    var data = Base64.getEncoder().encodeToString(pcm);
    send(
        "{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=8000\",\"data\":\"%s\"}}}"
            .formatted(data));
  }

  private short[] nextFrame() {
    synchronized (speech) {
      return speech.poll();
    }
  }

  private final class Receiver implements WebSocket.Listener {

    private final ByteArrayOutputStream assembled = new ByteArrayOutputStream();
    private int parts;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      add(data.toString().getBytes(StandardCharsets.UTF_8), true, last);
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      var bytes = new byte[data.remaining()];
      data.get(bytes);
      add(bytes, false, last);
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(new Closed(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(new Closed(1006, String.valueOf(error)));
    }

    private void add(byte[] bytes, boolean text, boolean last) {
      assembled.writeBytes(bytes);
      parts++;
      if (last) {
        var raw = assembled.toString(StandardCharsets.UTF_8);
        var frame = new Frame(text, parts, parse(raw), raw);
        all.add(frame);
        received.add(frame);
        assembled.reset();
        parts = 0;
      }
    }

    private JsonNode parse(String raw) {
      try {
        return JSON.readTree(raw);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
