package io.outdial.bridge.engine.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.engine.EngineException;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineSession;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection. All that leaves goes through one bounded queue and one thread, since a WebSocket
 * takes one message at a time.
 */
final class GeminiSession implements EngineSession {

  private static final int INPUT_RATE = 16_000;
  private static final String AUDIO_HEAD = "{\"realtimeInput\":{\"audio\":{\"data\":\"";
  private static final String AUDIO_TAIL =
      "\",\"mimeType\":\"audio/pcm;rate=" + INPUT_RATE + "\"}}}";

  private final GeminiLimits limits;
  private final Consumer<EngineEvent> events;
  private final GeminiSocket socket;
  private final BlockingQueue<String> outbound;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CountDownLatch closedByPeer = new CountDownLatch(1);
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread sender;
  private volatile @Nullable WebSocket connection;

  GeminiSession(GeminiLimits limits, Consumer<EngineEvent> events) {
    this.limits = limits;
    this.events = events;
    this.socket =
        new GeminiSocket(limits.messageBytesMax(), this::opened, this::received, this::end);
    this.outbound = new ArrayBlockingQueue<>(limits.outboundMax());
    this.sender = Thread.ofVirtual().name("gemini-send").unstarted(this::sendAll);
  }

  WebSocket.Listener listener() {
    return socket;
  }

  /** Sends the setup and waits until the engine has taken it. */
  void prime(ObjectNode setup, long deadlineNanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    outbound.add(setup.toString());
    sender.start();
    ready.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int inputRate() {
    return INPUT_RATE;
  }

  @Override
  public void audio(short[] samples, int length) {
    var bytes = new byte[2 * length];
    for (int i = 0; i < length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    // A full queue means that the engine is behind; old sound would only make it later.
    outbound.offer(AUDIO_HEAD + Base64.getEncoder().encodeToString(bytes) + AUDIO_TAIL);
  }

  @Override
  public void text(String text) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.putObject("realtimeInput").put("text", text);
    send(message);
  }

  @Override
  public void toolResponse(String id, String name, JsonNode response) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message
        .putObject("toolResponse")
        .putArray("functionResponses")
        .addObject()
        .put("id", id)
        .put("name", name)
        .set("response", response);
    send(message);
  }

  @Override
  public void close() {
    over.set(true);
    if (sender.isAlive()) {
      sender.interrupt();
    } else {
      abort();
    }
  }

  /** Breaks the connection off without ceremony. */
  void abort() {
    over.set(true);
    sender.interrupt();
    WebSocket open = connection;
    if (open != null) {
      open.abort();
    }
  }

  private void send(ObjectNode message) {
    if (!outbound.offer(message.toString())) {
      end(EngineFailure.STALLED);
    }
  }

  private void opened(WebSocket opened) {
    connection = opened;
    if (over.get()) {
      opened.abort();
    }
  }

  private void received(byte[] message) {
    for (EngineEvent event : GeminiReader.read(message)) {
      if (event instanceof EngineEvent.Ready) {
        ready.complete(null);
      } else if (!over.get()) {
        events.accept(event);
      }
    }
  }

  /** The connection is gone or useless: tells it once. */
  private void end(EngineFailure why) {
    closedByPeer.countDown();
    if (!over.compareAndSet(false, true)) {
      return;
    }
    sender.interrupt();
    if (!ready.completeExceptionally(new EngineException(why))) {
      events.accept(new EngineEvent.Closed(why));
    }
  }

  private void sendAll() {
    WebSocket open = connection;
    if (open == null) {
      return;
    }
    try {
      while (!over.get()) {
        open.sendText(outbound.take(), true).get(limits.send().toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      // Asked to end.
    } catch (ExecutionException e) {
      end(EngineFailure.NETWORK);
    } catch (TimeoutException e) {
      end(EngineFailure.STALLED);
    } finally {
      closeInDueForm(open);
    }
  }

  private void closeInDueForm(WebSocket open) {
    // The interruption that asked for the end has done its work.
    Thread.interrupted();
    try {
      if (!open.isOutputClosed()) {
        open.sendClose(WebSocket.NORMAL_CLOSURE, "")
            .get(limits.close().toNanos(), TimeUnit.NANOSECONDS);
      }
      closedByPeer.await(limits.close().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // It is gone already, or deaf; aborting does the rest.
    } finally {
      open.abort();
    }
  }
}
