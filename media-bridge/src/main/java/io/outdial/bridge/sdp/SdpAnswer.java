package io.outdial.bridge.sdp;

import io.outdial.bridge.audio.Law;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a peer's SDP says about audio (RFC 3264). */
public sealed interface SdpAnswer {

  /**
   * Audio was agreed on.
   *
   * @param remote where the peer wants to receive
   * @param law how we encode what we send
   * @param payloadType the number that we send it with
   */
  record Accepted(InetSocketAddress remote, Law law, int payloadType) implements SdpAnswer {}

  /**
   * There is no audio that we can carry.
   *
   * @param why safe to log: it holds nothing of the SDP
   */
  record Unusable(String why) implements SdpAnswer {}

  /** Reads a peer's SDP; anything at all may stand in it. */
  static SdpAnswer parse(String sdp) {
    String session = null;
    boolean inMedia = false;
    List<AudioLine> lines = new ArrayList<>();
    for (String line : sdp.split("\r?\n|\r")) {
      if (line.startsWith("m=")) {
        inMedia = true;
        lines.add(new AudioLine(line.substring(2)));
      } else if (inMedia) {
        lines.getLast().add(line);
      } else if (line.startsWith("c=")) {
        session = line.substring(2);
      }
    }
    return choose(lines, session);
  }

  private static SdpAnswer choose(List<AudioLine> lines, @Nullable String session) {
    if (lines.isEmpty()) {
      return new Unusable("no media line");
    }
    SdpAnswer last = new Unusable("no audio line");
    for (AudioLine line : lines) {
      if (line.isAudio()) {
        last = line.answer(session);
      }
      if (last instanceof Accepted) {
        return last;
      }
    }
    return last;
  }
}
