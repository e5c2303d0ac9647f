package io.outdial.sandbox.voice.ears;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Turns an utterance into words with two recognisers side by side, each on a thread of its own and
 * shared by all calls.
 *
 * <p>A grammar alone lies: to a sentence that it does not hold it returns a fluent wrong one. So a
 * trigram model of a thousand words hears the same audio, and the grammar is believed only when
 * both texts sound alike.
 */
public final class Ears implements AutoCloseable {

  /** The rate in hertz of the audio that {@link #hear} takes. */
  public static final int RATE_HZ = Decoder.RATE_HZ;

  /** Below it, what the grammar says is not what was said: off-domain speech stays under 0.6. */
  private static final double AGREEMENT = 0.6;

  private static final int MAX_WAITING_UTTERANCES = 32;

  private final ExecutorService grammarThread = thread("ears-grammar");
  private final ExecutorService trigramThread = thread("ears-trigrams");
  private final CompletableFuture<Decoder> grammar;
  private final CompletableFuture<Decoder> trigrams;
  private final Pronunciations pronunciations = new Pronunciations();

  /** Starts to load the models; {@link #hear} may be called at once and is served when loaded. */
  public Ears() {
    grammar = CompletableFuture.supplyAsync(Decoder::ofGrammar, grammarThread);
    trigrams = CompletableFuture.supplyAsync(Decoder::ofTrigrams, trigramThread);
  }

  /**
   * Recognises {@code speech} (16 kHz, one utterance).
   *
   * @param wanted asked just before the work starts; when false, the outcome is {@link
   *     Heard#NOTHING} at no cost
   * @return fails with RejectedExecutionException when too many utterances wait
   */
  public CompletableFuture<Heard> hear(short[] speech, BooleanSupplier wanted) {
    var strict = decode(grammar, grammarThread, speech, wanted);
    var open = decode(trigrams, trigramThread, speech, wanted);
    return strict.thenCombine(open, this::weigh);
  }

  /** For how an utterance is weighed once both texts are there. */
  Heard weigh(String strict, String open) {
    var agreed = pronunciations.similarity(strict, open) >= AGREEMENT;
    return agreed ? new Heard(strict, true) : new Heard(open, false);
  }

  @Override
  public void close() {
    grammarThread.shutdownNow();
    trigramThread.shutdownNow();
  }

  private static CompletableFuture<String> decode(
      CompletableFuture<Decoder> decoder,
      ExecutorService thread,
      short[] speech,
      BooleanSupplier wanted) {
    Supplier<String> work = () -> wanted.getAsBoolean() ? decoder.join().decode(speech) : "";
    try {
      return CompletableFuture.supplyAsync(work, thread);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static ExecutorService thread(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MAX_WAITING_UTTERANCES),
        Thread.ofPlatform().daemon().name(name).factory());
  }
}
