package io.outdial.sandbox.carrier.media;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * One {@code m=} line of an SDP with the lines below it.
 *
 * @param head the words after {@code m=}: media, port, transport, formats
 * @param lines the lines that belong to it
 */
record MediaDescription(List<String> head, List<String> lines) {

  private static final int FORMATS_FROM = 3;

  boolean isPlainAudio() {
    return head.size() > FORMATS_FROM
        && head.get(0).equals("audio")
        && head.get(2).equals("RTP/AVP")
        && port() > 0;
  }

  /** Zero when the media is refused or the number is none. */
  int port() {
    return number(head.size() > 1 ? head.get(1) : "", 65_535).orElse(0);
  }

  /** Payload types in the order of preference. */
  List<Integer> payloadTypes() {
    return head.stream()
        .skip(FORMATS_FROM)
        .flatMap(format -> number(format, 127).stream())
        .toList();
  }

  /** The codec behind a payload type, by its {@code rtpmap} or else by its static number. */
  Optional<Codec> codec(int payloadType) {
    Optional<String> name = encodingName(payloadType);
    return name.isPresent() ? Codec.named(name.get()) : Codec.ofPayloadType(payloadType);
  }

  Optional<String> encodingName(int payloadType) {
    String prefix = "a=rtpmap:" + payloadType + " ";
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).trim())
        .findFirst();
  }

  Optional<InetAddress> address() {
    return address(lines);
  }

  Optional<Direction> direction() {
    return direction(lines);
  }

  static Optional<Direction> direction(List<String> lines) {
    for (Direction direction : Direction.values()) {
      if (lines.contains(direction.attribute())) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }

  static Optional<InetAddress> address(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("c=IN IP"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .flatMap(text -> literal(text).stream())
        .findFirst();
  }

  /** Only numeric addresses: an offer must not make a phone ask the name service. */
  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text, int max) {
    try {
      int value = Integer.parseUnsignedInt(text);
      return value >= 0 && value <= max ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
