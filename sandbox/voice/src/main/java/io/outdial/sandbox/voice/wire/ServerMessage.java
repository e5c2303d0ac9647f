package io.outdial.sandbox.voice.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A message to a client, built field by field: several facts may share one message, as they do at
 * Google, which is why clients must not read them with else-if.
 */
public final class ServerMessage {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter PRETTY = JSON.writer(prettyPrinter());

  private final ObjectNode root = JSON.createObjectNode();

  /** The setup was accepted. */
  public static ServerMessage setupComplete() {
    var message = new ServerMessage();
    message.root.putObject("setupComplete");
    return message;
  }

  /** Speech of the model; {@code pcm} is 16-bit little-endian mono. */
  public static ServerMessage audio(byte[] pcm, String mimeType) {
    var message = new ServerMessage();
    var turn = message.content().putObject("modelTurn").put("role", "model");
    turn.putArray("parts")
        .addObject()
        .putObject("inlineData")
        .put("mimeType", mimeType)
        .put("data", Base64.getEncoder().encodeToString(pcm));
    return message;
  }

  /** A part that is thought and not said. */
  public static ServerMessage thought(String text) {
    var message = new ServerMessage();
    var turn = message.content().putObject("modelTurn").put("role", "model");
    turn.putArray("parts").addObject().put("text", text).put("thought", true);
    return message;
  }

  /** A piece of what was heard. */
  public static ServerMessage heard(String text) {
    var message = new ServerMessage();
    message.content().putObject("inputTranscription").put("text", text);
    return message;
  }

  /** A piece of what is said. */
  public static ServerMessage said(String text) {
    return new ServerMessage().andSaid(text);
  }

  /** A bare fact of the turn: interrupted, generationComplete or turnComplete. */
  public static ServerMessage fact(String name) {
    return new ServerMessage().andFact(name);
  }

  /** The engine wants functions called. */
  public static ServerMessage toolCall(String id, String name, Map<String, String> args) {
    var message = new ServerMessage();
    var call =
        message.root.putObject("toolCall").putArray("functionCalls").addObject().put("id", id);
    var arguments = call.put("name", name).putObject("args");
    args.forEach(arguments::put);
    return message;
  }

  /** Calls that nobody waits for any more. */
  public static ServerMessage toolCallCancellation(Iterable<String> ids) {
    var message = new ServerMessage();
    var cancelled = message.root.putObject("toolCallCancellation").putArray("ids");
    ids.forEach(cancelled::add);
    return message;
  }

  /** The session cannot be resumed now. */
  public static ServerMessage notResumable() {
    var message = new ServerMessage();
    message.root.putObject("sessionResumptionUpdate");
    return message;
  }

  /** The session can be resumed from here. */
  public static ServerMessage resumable(String handle) {
    var message = new ServerMessage();
    message
        .root
        .putObject("sessionResumptionUpdate")
        .put("newHandle", handle)
        .put("resumable", true);
    return message;
  }

  /** The connection will end. */
  public static ServerMessage goAway(int seconds) {
    var message = new ServerMessage();
    message.root.putObject("goAway").put("timeLeft", seconds + "s");
    return message;
  }

  /** This message, with a piece of what is said beside it. */
  public ServerMessage andSaid(String text) {
    content().putObject("outputTranscription").put("text", text);
    return this;
  }

  /** This message, with a fact of the turn beside it. */
  public ServerMessage andFact(String name) {
    content().put(name, true);
    return this;
  }

  /** This message, with what the turn cost. */
  public ServerMessage andUsage(int promptTokens, int audioTokens) {
    var usage = root.putObject("usageMetadata");
    usage.put("promptTokenCount", promptTokens);
    usage.put("responseTokenCount", audioTokens);
    usage.put("totalTokenCount", promptTokens + audioTokens);
    usage
        .putArray("promptTokensDetails")
        .addObject()
        .put("modality", "TEXT")
        .put("tokenCount", promptTokens);
    usage
        .putArray("responseTokensDetails")
        .addObject()
        .put("modality", "AUDIO")
        .put("tokenCount", audioTokens);
    return this;
  }

  /** This message, with a field that no client knows. */
  public ServerMessage andUnknownField() {
    root.putObject("xFutureExtension").putArray("hints").add("ignore me");
    return this;
  }

  /** UTF-8 JSON, indented, with a line feed at its end. */
  public byte[] bytes() {
    try {
      return (PRETTY.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode content() {
    return root.withObjectProperty("serverContent");
  }

  private static DefaultPrettyPrinter prettyPrinter() {
    var separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    var printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    return printer;
  }

  /** What is said and heard stays out of logs. */
  @Override
  public String toString() {
    var names = List.copyOf(root.properties()).stream().map(Map.Entry::getKey).toList();
    return "ServerMessage" + names;
  }
}
