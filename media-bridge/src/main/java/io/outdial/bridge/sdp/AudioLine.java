package io.outdial.bridge.sdp;

import io.outdial.bridge.audio.Law;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One {@code m=} line of a peer's SDP, with the lines that belong to it (RFC 4566). */
final class AudioLine {

  private final String[] fields;
  private final List<String> maps = new ArrayList<>();
  private @Nullable String connection;

  AudioLine(String media) {
    fields = media.trim().split("\\s+");
  }

  void add(String line) {
    if (line.startsWith("c=")) {
      connection = line.substring(2);
    } else if (line.startsWith("a=rtpmap:")) {
      maps.add(line.substring("a=rtpmap:".length()).trim());
    }
  }

  boolean isAudio() {
    return fields[0].equals("audio");
  }

  SdpAnswer answer(@Nullable String session) {
    if (fields.length < 4) {
      return new SdpAnswer.Unusable("a cut-off audio line");
    }
    int port = number(fields[1].split("/", 2)[0]);
    if (port == 0) {
      return new SdpAnswer.Unusable("audio rejected");
    }
    if (port < 0 || port > 65535) {
      return new SdpAnswer.Unusable("no port");
    }
    if (!fields[2].equals("RTP/AVP")) {
      return new SdpAnswer.Unusable("a transport that was not offered");
    }
    return address(connection == null ? session : connection)
        .map(host -> codec(new InetSocketAddress(host, port)))
        .orElseGet(() -> new SdpAnswer.Unusable("no address"));
  }

  private SdpAnswer codec(InetSocketAddress remote) {
    for (int i = 3; i < fields.length; i++) {
      int payloadType = number(fields[i]);
      Optional<Law> law = law(payloadType);
      if (law.isPresent()) {
        return new SdpAnswer.Accepted(remote, law.get(), payloadType);
      }
    }
    return new SdpAnswer.Unusable("no common codec");
  }

  private Optional<Law> law(int payloadType) {
    String name = encoding(payloadType);
    for (Law law : Law.values()) {
      boolean matches =
          name == null
              ? law.payloadType() == payloadType
              : (law.name() + "/8000")
                  .equals(name.toUpperCase(Locale.ROOT).replace("/8000/1", "/8000"));
      if (matches && payloadType >= 0) {
        return Optional.of(law);
      }
    }
    return Optional.empty();
  }

  private @Nullable String encoding(int payloadType) {
    for (String map : maps) {
      String[] parts = map.split("\\s+", 2);
      if (parts.length == 2 && number(parts[0]) == payloadType) {
        return parts[1].trim();
      }
    }
    return null;
  }

  /** Only literal addresses: a name from outside is not looked up. */
  private static Optional<InetAddress> address(@Nullable String connection) {
    if (connection == null) {
      return Optional.empty();
    }
    String[] parts = connection.trim().split("\\s+");
    if (parts.length < 3) {
      return Optional.empty();
    }
    try {
      InetAddress host = InetAddress.ofLiteral(parts[2].split("/", 2)[0]);
      return host.isAnyLocalAddress() || host.isMulticastAddress()
          ? Optional.empty()
          : Optional.of(host);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
