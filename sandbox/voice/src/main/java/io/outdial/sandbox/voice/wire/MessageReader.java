package io.outdial.sandbox.voice.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.outdial.sandbox.voice.audio.Pcm;
import io.outdial.sandbox.voice.wire.ClientMessage.Content;
import io.outdial.sandbox.voice.wire.ClientMessage.ToolResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns one connection's frames into messages. It knows whether the setup was seen, since only the
 * first message may be one. Whatever breaks the protocol becomes a {@link Violation}.
 */
public final class MessageReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PCM = Pattern.compile("audio/pcm;\\s*rate=(\\d{4,5})");
  private static final int MIN_RATE_HZ = 8_000;
  private static final int MAX_RATE_HZ = 48_000;
  private static final Set<String> ROLES = Set.of("user", "model");

  private @Nullable Setup setup;
  private boolean historyAwaited;

  /** The message in {@code frame}, text or binary alike. */
  public ClientMessage read(byte[] frame) {
    var message = Shapes.MESSAGE.check(parse(frame), "");
    if (message.size() != 1) {
      throw message.isEmpty()
          ? Violation.invalidArgument()
          : Violation.badPayload("oneof field 'message_type' is already set.");
    }
    return setup == null ? first(message) : next(message, setup);
  }

  private ClientMessage first(JsonNode message) {
    if (!message.has("setup")) {
      throw new Violation(1007, "The first message must be setup.");
    }
    setup = SetupReader.read(message.path("setup"));
    historyAwaited = setup.historyFirst();
    return new ClientMessage.Configure(setup);
  }

  private ClientMessage next(JsonNode message, Setup configured) {
    var member = message.properties().iterator().next();
    return switch (member.getKey()) {
      case "realtimeInput" -> realtime(member.getValue(), configured);
      case "clientContent" -> content(member.getValue(), configured);
      case "toolResponse" -> toolResponses(member.getValue(), configured);
      default -> throw new Violation(1007, "setup must be the first message and be sent once.");
    };
  }

  private static ClientMessage realtime(JsonNode input, Setup setup) {
    if (input.isEmpty()) {
      throw new Violation(1008, "Operation is not implemented, or supported, or enabled.");
    }
    if (input.size() > 1) {
      throw Violation.invalidArgument();
    }
    var marked = setup.activity().marked();
    var member = input.properties().iterator().next();
    return switch (member.getKey()) {
      case "audio" -> audio(member.getValue());
      case "text" -> new ClientMessage.Text(member.getValue().asText());
      case "activityStart" -> allowed(marked, new ClientMessage.ActivityStart());
      case "activityEnd" -> allowed(marked, new ClientMessage.ActivityEnd());
      default -> allowed(!marked, new ClientMessage.AudioStreamEnd());
    };
  }

  private static ClientMessage audio(JsonNode blob) {
    var type = PCM.matcher(blob.path("mimeType").asText());
    var rateHz = type.matches() ? Integer.parseInt(type.group(1)) : 0;
    var bytes = decode(blob.path("data").asText());
    if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ || bytes.length % 2 != 0) {
      throw Violation.invalidArgument();
    }
    return new ClientMessage.Audio(Pcm.samples(bytes), rateHz);
  }

  private ClientMessage content(JsonNode content, Setup configured) {
    var turns = new ArrayList<String>();
    for (var turn : content.path("turns")) {
      if (turn.has("role") && !ROLES.contains(turn.path("role").asText())) {
        throw new Violation(1008, "Operation is not implemented, or supported, or enabled.");
      }
      turns.add(SetupReader.text(turn));
    }
    var complete = content.path("turnComplete").asBoolean();
    if (historyAwaited) {
      historyAwaited = !complete;
      return new Content(List.copyOf(turns), false);
    }
    return allowed(
        configured.family().takesContentMidSession(), new Content(List.copyOf(turns), complete));
  }

  private static ClientMessage toolResponses(JsonNode message, Setup configured) {
    var responses = new ArrayList<ToolResponse>();
    for (var response : message.path("functionResponses")) {
      allowed(!response.has("scheduling") || configured.family().takesScheduling(), response);
      responses.add(
          new ToolResponse(
              response.path("id").asText(),
              response.path("name").asText(),
              response.path("response").toString().length(),
              response.path("willContinue").asBoolean()));
    }
    return new ClientMessage.ToolResponses(List.copyOf(responses));
  }

  private static <T> T allowed(boolean allowed, T message) {
    if (!allowed) {
      throw Violation.invalidArgument();
    }
    return message;
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Violation.badPayload("Invalid value at 'realtime_input.audio.data' (TYPE_BYTES).");
    }
  }

  private static JsonNode parse(byte[] frame) {
    try {
      var message = JSON.readTree(new String(frame, java.nio.charset.StandardCharsets.UTF_8));
      return message == null ? NullNode.instance : message;
    } catch (JsonProcessingException e) {
      throw Violation.badPayload("Expected an object.");
    }
  }
}
