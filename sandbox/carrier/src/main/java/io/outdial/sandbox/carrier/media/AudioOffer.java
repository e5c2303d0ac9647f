package io.outdial.sandbox.carrier.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a phone takes from an SDP offer: the first plain RTP audio in G.711. Everything else that is
 * offered is refused in the answer, line by line, as RFC 3264 section 6 wants it.
 *
 * @param chosen which {@code m=} line of the offer, from 0
 */
record AudioOffer(
    InetSocketAddress remote,
    Codec codec,
    int payloadType,
    Optional<Integer> telephoneEventType,
    Direction direction,
    int chosen,
    List<MediaDescription> media) {

  private static final int LINES_MAX = 200;

  /** Nothing when the offer has no audio that a phone of G.711 can play, or is no SDP. */
  static Optional<AudioOffer> parse(String sdp) {
    List<String> lines = sdp.lines().limit(LINES_MAX).toList();
    if (lines.isEmpty() || !lines.getFirst().equals("v=0")) {
      return Optional.empty();
    }
    List<String> session = lines.stream().takeWhile(line -> !line.startsWith("m=")).toList();
    List<MediaDescription> media = media(lines.subList(session.size(), lines.size()));
    for (int i = 0; i < media.size(); i++) {
      Optional<AudioOffer> offer = audio(session, media, i);
      if (offer.isPresent()) {
        return offer;
      }
    }
    return Optional.empty();
  }

  private static List<MediaDescription> media(List<String> lines) {
    List<MediaDescription> media = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("m=")) {
        media.add(new MediaDescription(List.of(line.substring(2).split(" +")), new ArrayList<>()));
      } else {
        media.getLast().lines().add(line);
      }
    }
    return media;
  }

  private static Optional<AudioOffer> audio(
      List<String> session, List<MediaDescription> media, int index) {
    MediaDescription audio = media.get(index);
    Optional<InetAddress> address = audio.address().or(() -> MediaDescription.address(session));
    Optional<Integer> payloadType =
        audio.payloadTypes().stream().filter(type -> audio.codec(type).isPresent()).findFirst();
    if (!audio.isPlainAudio() || address.isEmpty() || payloadType.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AudioOffer(
            new InetSocketAddress(address.get(), audio.port()),
            audio.codec(payloadType.get()).orElseThrow(),
            payloadType.get(),
            telephoneEvent(audio),
            direction(session, audio, address.get()),
            index,
            media));
  }

  private static Optional<Integer> telephoneEvent(MediaDescription audio) {
    return audio.payloadTypes().stream()
        .filter(type -> audio.encodingName(type).filter("telephone-event/8000"::equals).isPresent())
        .findFirst();
  }

  /** The address 0.0.0.0 is the old way to put a call on hold (RFC 3264 section 8.4). */
  private static Direction direction(
      List<String> session, MediaDescription audio, InetAddress address) {
    Direction written =
        audio.direction().or(() -> MediaDescription.direction(session)).orElse(Direction.SENDRECV);
    return address.isAnyLocalAddress() && written == Direction.SENDRECV
        ? Direction.SENDONLY
        : written;
  }

  /** The phone's answer: same media lines in the same order, all but the chosen one refused. */
  String answer(InetSocketAddress local, long sessionId, int version) {
    return sdp(local, sessionId, version, direction.answered());
  }

  /**
   * An offer of the phone's own: the same media again, in another direction (RFC 3264 section 8).
   */
  String offer(InetSocketAddress local, long sessionId, int version, Direction own) {
    return sdp(local, sessionId, version, own);
  }

  private String sdp(InetSocketAddress local, long sessionId, int version, Direction own) {
    String address = "IN IP4 " + local.getAddress().getHostAddress();
    StringBuilder sdp = new StringBuilder();
    sdp.append("v=0\r\no=phone %d %d %s\r\n".formatted(sessionId, version, address));
    sdp.append("s=-\r\nc=%s\r\nt=0 0\r\n".formatted(address));
    for (int i = 0; i < media.size(); i++) {
      sdp.append(i == chosen ? accepted(local.getPort(), own) : refused(media.get(i)));
    }
    return sdp.toString();
  }

  private String accepted(int port, Direction own) {
    String events = telephoneEventType.map(type -> " " + type).orElse("");
    String eventLines =
        telephoneEventType
            .map("a=rtpmap:%1$d telephone-event/8000\r\na=fmtp:%1$d 0-15\r\n"::formatted)
            .orElse("");
    return "m=audio %d RTP/AVP %d%s\r\n".formatted(port, payloadType, events)
        + "a=rtpmap:%d %s/8000\r\n".formatted(payloadType, codec)
        + eventLines
        + "a=ptime:%d\r\n%s\r\n".formatted(Codec.FRAME_MS, own.attribute());
  }

  private static String refused(MediaDescription media) {
    List<String> head = media.head();
    String tail = head.stream().skip(2).collect(Collectors.joining(" "));
    return "m=%s 0 %s\r\n".formatted(head.getFirst(), tail);
  }
}
