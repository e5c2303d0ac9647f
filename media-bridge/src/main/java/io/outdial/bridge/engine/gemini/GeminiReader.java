package io.outdial.bridge.engine.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.engine.EngineEvent.AgentText;
import io.outdial.bridge.engine.EngineEvent.Audio;
import io.outdial.bridge.engine.EngineEvent.GenerationComplete;
import io.outdial.bridge.engine.EngineEvent.GoingAway;
import io.outdial.bridge.engine.EngineEvent.Interrupted;
import io.outdial.bridge.engine.EngineEvent.Ready;
import io.outdial.bridge.engine.EngineEvent.ToolCall;
import io.outdial.bridge.engine.EngineEvent.ToolCallCancelled;
import io.outdial.bridge.engine.EngineEvent.TurnComplete;
import io.outdial.bridge.engine.EngineEvent.UserText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads server messages. One message may carry several things at once, and things that we do not
 * know; neither may hide the rest.
 */
final class GeminiReader {

  /** The rate of speech whose MIME type names none. */
  static final int RATE_DEFAULT = 24_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private GeminiReader() {}

  /** The message's events, in the order in which they take effect; none for garbage. */
  static List<EngineEvent> read(byte[] message) {
    List<EngineEvent> events = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(message);
      if (root.has("setupComplete")) {
        events.add(new Ready());
      }
      addContent(root.path("serverContent"), events);
      addToolCalls(root.path("toolCall").path("functionCalls"), events);
      addCancellations(root.path("toolCallCancellation").path("ids"), events);
      if (root.has("goAway")) {
        events.add(new GoingAway());
      }
    } catch (IOException e) {
      // Half a message tells nothing that may be acted on.
      events.clear();
    }
    return events;
  }

  private static void addContent(JsonNode content, List<EngineEvent> events) throws IOException {
    for (JsonNode part : content.path("modelTurn").path("parts")) {
      addSpeech(part, events);
    }
    String agent = content.path("outputTranscription").path("text").asText();
    if (!agent.isEmpty()) {
      events.add(new AgentText(agent));
    }
    String user = content.path("inputTranscription").path("text").asText();
    if (!user.isEmpty()) {
      events.add(new UserText(user));
    }
    // Sound that comes with an interruption belongs to what is interrupted.
    if (content.path("interrupted").asBoolean()) {
      events.add(new Interrupted());
    }
    if (content.path("generationComplete").asBoolean()) {
      events.add(new GenerationComplete());
    }
    if (content.path("turnComplete").asBoolean()) {
      events.add(new TurnComplete());
    }
  }

  /** Thoughts, code and text parts are not speech. */
  private static void addSpeech(JsonNode part, List<EngineEvent> events) throws IOException {
    JsonNode inline = part.path("inlineData");
    String type = inline.path("mimeType").asText();
    if (type.startsWith("audio/pcm") && !part.path("thought").asBoolean()) {
      byte[] pcm = inline.path("data").binaryValue();
      if (pcm != null && pcm.length > 0) {
        events.add(new Audio(pcm, rate(type)));
      }
    }
  }

  private static int rate(String mimeType) {
    int at = mimeType.indexOf("rate=");
    try {
      int rate = at < 0 ? RATE_DEFAULT : Integer.parseInt(mimeType.substring(at + 5).trim());
      return rate > 0 && rate % 8000 == 0 && rate <= 48_000 ? rate : RATE_DEFAULT;
    } catch (NumberFormatException e) {
      return RATE_DEFAULT;
    }
  }

  private static void addToolCalls(JsonNode calls, List<EngineEvent> events) {
    for (JsonNode call : calls) {
      JsonNode arguments = call.path("args");
      events.add(
          new ToolCall(
              call.path("id").asText(),
              call.path("name").asText(),
              arguments.isObject() ? arguments : JsonNodeFactory.instance.objectNode()));
    }
  }

  private static void addCancellations(JsonNode ids, List<EngineEvent> events) {
    List<String> cancelled = new ArrayList<>();
    ids.forEach(id -> cancelled.add(id.asText()));
    if (!cancelled.isEmpty()) {
      events.add(new ToolCallCancelled(cancelled));
    }
  }
}
