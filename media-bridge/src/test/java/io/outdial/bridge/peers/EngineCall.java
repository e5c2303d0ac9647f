package io.outdial.bridge.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connection to the {@link ScriptedEngine}, strict about what comes in. */
public final class EngineCall {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MEMBERS =
      Set.of("setup", "clientContent", "realtimeInput", "toolResponse");
  private static final int MESSAGES_MAX = 10_000;

  private final CompletableFuture<ServerWebSocket> socket = new CompletableFuture<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> violations = new LinkedBlockingQueue<>();
  private final Sound heard = new Sound();
  private volatile boolean setUp;
  private volatile boolean silentOnSetup;
  private volatile int refusal;

  /** It never answers the setup. */
  public EngineCall silentOnSetup() {
    silentOnSetup = true;
    return this;
  }

  /** It answers the upgrade with this status. */
  public EngineCall refuse(int status) {
    refusal = status;
    return this;
  }

  /** The status to refuse the upgrade with; 0 to take it. */
  int refusal() {
    return refusal;
  }

  void connected(ServerWebSocket opened) {
    opened.textMessageHandler(this::received);
    opened.binaryMessageHandler(binary -> violations.add("a binary frame"));
    opened.closeHandler(closed -> closeCode.complete(codeOf(opened)));
    socket.complete(opened);
  }

  /** The sound that came in, 16 kHz. */
  public Sound heard() {
    return heard;
  }

  /** What came in against the rules. */
  public Iterable<String> violations() {
    return violations;
  }

  /** The next message that is not sound. */
  public JsonNode nextMessage() throws InterruptedException {
    JsonNode message = messages.poll(15, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("the engine was told nothing");
    }
    return message;
  }

  /** Whether nothing but sound came in since the last look. */
  public boolean isToldNothing() {
    return messages.isEmpty();
  }

  /** Waits for the words that make the engine speak first. */
  public void awaitGreetingTrigger() throws InterruptedException {
    nextMessage();
    if (nextMessage().at("/realtimeInput/text").asText().isEmpty()) {
      throw new AssertionError("no text to speak on");
    }
  }

  /** The code that the other side closed with. */
  public int awaitClose() throws Exception {
    return closeCode.get(15, TimeUnit.SECONDS);
  }

  public boolean isConnected() {
    return socket.isDone();
  }

  /** Says something: sound in pieces, words before it, all at once. */
  public EngineCall say(short[] pcm, String words) {
    text(words);
    // Pieces of an odd number of bytes: samples are split between messages.
    for (byte[] piece : Sound.pieces(pcm, 9601)) {
      String data = Base64.getEncoder().encodeToString(piece);
      send(
          "{\"serverContent\":{\"modelTurn\":{\"role\":\"model\",\"parts\":[{\"inlineData\":"
              + "{\"mimeType\":\"audio/pcm;rate=24000\",\"data\":\""
              + data
              + "\"}}]}}}");
    }
    return this;
  }

  public EngineCall text(String words) {
    return send("{\"serverContent\":{\"outputTranscription\":{\"text\":\"" + words + "\"}}}");
  }

  public EngineCall heardText(String words) {
    return send("{\"serverContent\":{\"inputTranscription\":{\"text\":\"" + words + "\"}}}");
  }

  public EngineCall generationComplete() {
    return send("{\"serverContent\":{\"generationComplete\":true}}");
  }

  public EngineCall turnComplete() {
    return send("{\"serverContent\":{\"turnComplete\":true},\"usageMetadata\":{}}");
  }

  public EngineCall interrupted() {
    return send("{\"serverContent\":{\"interrupted\":true}}");
  }

  public EngineCall callTool(String id, String name, String arguments) {
    return send(
        "{\"toolCall\":{\"functionCalls\":[{\"id\":\""
            + id
            + "\",\"name\":\""
            + name
            + "\",\"args\":"
            + arguments
            + "}]}}");
  }

  /** Sends as the real one does: JSON in a binary message, here in three fragments. */
  public EngineCall send(String json) {
    Buffer bytes = Buffer.buffer((json + "\n").getBytes(UTF_8));
    int third = bytes.length() / 3;
    ServerWebSocket open = socket.join();
    open.writeFrame(WebSocketFrame.binaryFrame(bytes.slice(0, third), false));
    open.writeFrame(WebSocketFrame.continuationFrame(bytes.slice(third, 2 * third), false));
    open.writeFrame(WebSocketFrame.continuationFrame(bytes.slice(2 * third, bytes.length()), true));
    return this;
  }

  public void close(int code, String reason) {
    socket.join().close((short) code, reason);
  }

  private static int codeOf(ServerWebSocket closed) {
    Short code = closed.closeStatusCode();
    return code == null ? 1006 : code;
  }

  private void received(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      check(message);
      JsonNode audio = message.at("/realtimeInput/audio");
      if (audio.isMissingNode()) {
        keep(message);
      } else {
        heard.addLittleEndian(audio.path("data").binaryValue());
      }
    } catch (IOException e) {
      violations.add("not JSON");
    }
  }

  private void keep(JsonNode message) {
    if (messages.size() < MESSAGES_MAX) {
      messages.add(message);
    }
    if (message.has("setup") && !silentOnSetup) {
      setUp = true;
      send("{\n  \"setupComplete\": {}\n}");
    }
  }

  private void check(JsonNode message) {
    Iterator<String> names = message.fieldNames();
    String member = names.hasNext() ? names.next() : "nothing";
    if (names.hasNext() || !MEMBERS.contains(member)) {
      violations.add("members: " + message.size() + " " + member);
    }
    if (member.equals("setup") == setUp) {
      violations.add("out of order: " + member);
    }
    if (member.equals("realtimeInput")) {
      checkInput(message.path(member));
    }
  }

  private void checkInput(JsonNode input) {
    if (input.size() != 1) {
      violations.add("realtimeInput with " + input.size() + " members");
    }
    JsonNode audio = input.path("audio");
    if (!audio.isMissingNode() && !audio.path("mimeType").asText().equals("audio/pcm;rate=16000")) {
      violations.add("MIME type " + audio.path("mimeType"));
    }
  }
}
