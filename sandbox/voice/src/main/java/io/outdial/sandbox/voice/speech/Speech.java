package io.outdial.sandbox.voice.speech;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says sentences: one thread, shared by all calls, in front of a bounded memory of what was said
 * lately. Most sentences are fixed, so most answers cost no synthesis.
 */
public final class Speech implements AutoCloseable {

  /** The rate in hertz of what {@link #say} yields. */
  public static final int RATE_HZ = 24_000;

  private static final int MAX_REMEMBERED_SENTENCES = 256;
  private static final int MAX_WAITING_SENTENCES = 128;

  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING_SENTENCES),
          Thread.ofPlatform().daemon().name("speech").factory());
  private final CompletableFuture<MaryVoice> voice;
  private final Map<String, short[]> remembered = new Remembered();

  /** Starts to load the voice; {@link #say} may be called at once and is served when loaded. */
  public Speech() {
    voice = CompletableFuture.supplyAsync(MaryVoice::new, thread);
  }

  /**
   * {@code sentence} as 16-bit samples.
   *
   * @return fails with RejectedExecutionException when too many sentences wait, or with what kept
   *     the voice from speaking
   */
  public CompletableFuture<short[]> say(String sentence) {
    var known = recall(sentence);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    try {
      return CompletableFuture.supplyAsync(() -> synthesise(sentence), thread);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Says {@code sentences} once, unheard, so that they and the virtual machine are warm. */
  public CompletableFuture<Void> warmUp(List<String> sentences) {
    return CompletableFuture.allOf(
        sentences.stream().map(this::say).toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private short[] synthesise(String sentence) {
    var known = recall(sentence);
    if (known != null) {
      return known;
    }
    var spoken = voice.join().speak(sentence);
    synchronized (remembered) {
      remembered.put(sentence, spoken);
    }
    return spoken;
  }

  private short @Nullable [] recall(String sentence) {
    synchronized (remembered) {
      return remembered.get(sentence);
    }
  }

  /** Forgets what was said longest ago. */
  private static final class Remembered extends LinkedHashMap<String, short[]> {

    private static final long serialVersionUID = 1;

    Remembered() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, short[]> eldest) {
      return size() > MAX_REMEMBERED_SENTENCES;
    }
  }
}
