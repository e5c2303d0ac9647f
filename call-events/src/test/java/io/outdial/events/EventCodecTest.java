package io.outdial.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.events.EventCodec.Decoded;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire format, held by one golden file per event type. */
class EventCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Event> everyEvent() {
    return SampleEvents.all().stream();
  }

  @Test
  void everyEventTypeHasASample() {
    assertThat(SampleEvents.all().stream().<Class<?>>map(Event::getClass).toList())
        .containsExactlyInAnyOrderElementsOf(leaves(Event.class));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void anEventIsWrittenAsItsGoldenFileSays(Event event) throws IOException {
    // When
    byte[] written = EventCodec.encode(event);

    // Then
    assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(golden(event)));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void aGoldenFileIsReadAsTheEvent(Event event) throws IOException {
    // When
    Decoded<?> decoded = EventCodec.decode(topicOf(event), golden(event));

    // Then
    assertThat(decoded).isEqualTo(new Decoded.Known<>(event));
  }

  @Test
  void aFieldOfALaterVersionIsIgnored() {
    // Given
    String later = text(SampleEvents.all().get(1)).replaceFirst("\\{", "{\"colour\":\"green\",");

    // When
    Decoded<CallCommand> decoded = EventCodec.decode(Topics.REQUESTED, bytes(later));

    // Then
    assertThat(decoded).isInstanceOf(Decoded.Known.class);
  }

  @Test
  void anEventOfALaterVersionIsUnknownNotMalformed() {
    // When
    var decoded = EventCodec.decode(Topics.REQUESTED, bytes("{\"type\":\"call.painted\"}"));

    // Then
    assertThat(decoded).isEqualTo(new Decoded.Unknown<CallCommand>("call.painted"));
  }

  @Test
  void anEventOfAnotherTopicIsNotAccepted() {
    // Given
    byte[] turn = EventCodec.encode(SampleEvents.finished());

    // When
    var decoded = EventCodec.decode(Topics.REQUESTED, turn);

    // Then
    assertThat(decoded).isNotInstanceOf(Decoded.Known.class);
  }

  @Test
  void garbageIsMalformedAndItsProblemDoesNotQuoteIt() {
    // Given
    List<String> garbage =
        List.of(
            "",
            "null",
            "[]",
            "{",
            "\u0000\u0001",
            "{\"callId\":\"secret\"}",
            "{\"type\":\"call.hangup-requested\",\"callId\":\"secret\"}");

    // When
    List<Decoded<CallCommand>> decoded =
        garbage.stream().map(g -> EventCodec.decode(Topics.REQUESTED, bytes(g))).toList();

    // Then
    assertThat(decoded)
        .allSatisfy(d -> {
          assertThat(d).isInstanceOf(Decoded.Malformed.class);
          assertThat(d.toString()).doesNotContain("secret");
        });
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void anEventThatLacksAnyOfItsFieldsIsMalformed(Event event) throws IOException {
    for (RecordComponent field : event.getClass().getRecordComponents()) {
      // Given
      var json = (ObjectNode) JSON.readTree(golden(event));
      json.remove(field.getName());

      // When
      Decoded<?> decoded = EventCodec.decode(topicOf(event), JSON.writeValueAsBytes(json));

      // Then
      boolean mayBeNull = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
      assertThat(decoded)
          .as("%s without %s", event.getClass().getSimpleName(), field.getName())
          .isInstanceOf(mayBeNull ? Decoded.Known.class : Decoded.Malformed.class);
    }
  }

  @Test
  void aTombstoneIsNoEvent() {
    assertThat(EventCodec.decode(Topics.REQUESTED, null)).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void noEventShowsANumberAPromptOrWordsInItsText() {
    assertThat(SampleEvents.all().toString())
        .doesNotContain("4915157610183")
        .doesNotContain("You are calling")
        .doesNotContain("this is Alex")
        .doesNotContain("ops@yourcompany.example");
  }

  private static Topic<? extends Event> topicOf(Event event) {
    return Topics.all().stream()
        .filter(topic -> topic.type().isInstance(event))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] golden(Event event) throws IOException {
    String file = "/events/" + JSON.readTree(text(event)).get("type").textValue() + ".json";
    try (InputStream in = EventCodecTest.class.getResourceAsStream(file)) {
      assertThat(in).as("golden file %s", file).isNotNull();
      return in.readAllBytes();
    }
  }

  private static List<Class<?>> leaves(Class<?> type) {
    if (type.getPermittedSubclasses() == null) {
      return List.of(type);
    }
    var all = new ArrayList<Class<?>>();
    Stream.of(type.getPermittedSubclasses())
        .flatMap(subclass -> leaves(subclass).stream())
        .distinct()
        .filter(leaf -> !all.contains(leaf))
        .forEach(all::add);
    return all;
  }

  private static String text(Event event) {
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
