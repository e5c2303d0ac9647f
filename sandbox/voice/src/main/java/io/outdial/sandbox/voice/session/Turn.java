package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.brain.Reply;
import io.outdial.sandbox.voice.speech.Speech;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * One answer on its way out: its sentences are spoken one after another, cut into pieces, each with
 * the words that belong to it.
 */
final class Turn {

  private static final int PIECE = Speech.RATE_HZ / 5;

  private final Queue<Sentence> sentences = new ArrayDeque<>();
  private final Queue<Piece> pieces = new ArrayDeque<>();
  private final Playback playback;
  private final Optional<Reply.Action> action;
  private boolean first = true;

  /** A sentence being spoken. */
  private record Sentence(String text, CompletableFuture<short[]> audio) {}

  /** Up to 200 ms of speech, and its words with a space before each but the turn's first. */
  record Piece(short[] audio, String words) {}

  Turn(Reply reply, Speech speech, long now) {
    reply.sentences().forEach(text -> sentences.add(new Sentence(text, speech.say(text))));
    playback = new Playback(now);
    action = reply.action();
  }

  /** What the turn waits for before it has a piece; empty when it waits for nothing. */
  Optional<CompletableFuture<short[]>> awaited() {
    return pieces.isEmpty() && !sentences.isEmpty()
        ? Optional.of(sentences.element().audio()).filter(audio -> !audio.isDone())
        : Optional.empty();
  }

  /**
   * The next piece, if one is ready.
   *
   * @throws java.util.concurrent.CompletionException when the voice failed
   */
  Optional<Piece> next() {
    if (pieces.isEmpty() && !sentences.isEmpty() && sentences.element().audio().isDone()) {
      var sentence = sentences.remove();
      cut(sentence.audio().join(), List.of(sentence.text().split(" ")));
    }
    return Optional.ofNullable(pieces.poll());
  }

  /** Whether every piece was taken. */
  boolean isExhausted() {
    return pieces.isEmpty() && sentences.isEmpty();
  }

  Playback playback() {
    return playback;
  }

  Optional<Reply.Action> action() {
    return action;
  }

  private void cut(short[] audio, List<String> words) {
    var count = Math.max(1, (audio.length + PIECE - 1) / PIECE);
    for (var i = 0; i < count; i++) {
      var sound = Arrays.copyOfRange(audio, i * PIECE, Math.min(audio.length, (i + 1) * PIECE));
      pieces.add(new Piece(sound, join(words, i, count)));
    }
  }

  private String join(List<String> words, int piece, int count) {
    var share = words.subList(piece * words.size() / count, (piece + 1) * words.size() / count);
    if (share.isEmpty()) {
      return "";
    }
    var text = (first ? "" : " ") + String.join(" ", share);
    first = false;
    return text;
  }
}
