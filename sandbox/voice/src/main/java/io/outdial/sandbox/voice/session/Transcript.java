package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.ears.Heard;
import io.outdial.sandbox.voice.wire.ServerMessage;
import java.util.ArrayList;
import java.util.List;

/** What was heard, as a client wants to read it. */
final class Transcript {

  private static final int WORDS_PER_PIECE = 3;

  private Transcript() {}

  /** Both halves of what somebody said with a pause in it. */
  static Heard joined(Heard first, Heard second) {
    if (first.text().isEmpty() || second.text().isEmpty()) {
      return first.text().isEmpty() ? second : first;
    }
    return new Heard(first.text() + " " + second.text(), first.agreed() && second.agreed());
  }

  /** In pieces, with a space before each but the first. */
  static List<ServerMessage> messages(Heard heard) {
    var words = List.of(readable(heard.text()).split(" "));
    var messages = new ArrayList<ServerMessage>();
    for (var from = 0; from < words.size(); from += WORDS_PER_PIECE) {
      var piece = words.subList(from, Math.min(words.size(), from + WORDS_PER_PIECE));
      messages.add(ServerMessage.heard((from == 0 ? "" : " ") + String.join(" ", piece)));
    }
    return messages;
  }

  private static String readable(String text) {
    var i = text.replaceAll("\\bi\\b", "I");
    return Character.toUpperCase(i.charAt(0)) + i.substring(1);
  }
}
