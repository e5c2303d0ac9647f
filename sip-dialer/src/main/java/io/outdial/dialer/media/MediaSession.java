package io.outdial.dialer.media;

import io.outdial.events.session.DialerMessage;
import io.outdial.events.session.SessionCodec;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One session. The connection is the lease: when it breaks, or answers no ping any more, the call
 * hears {@link MediaInput.Lost}, once. Sending is for the call's thread only.
 */
public final class MediaSession {

  private static final int TEXT_MAX = 1 << 20;

  private final Consumer<MediaInput> mailbox;
  private final MediaLimits limits;
  private final AtomicBoolean lost = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable WebSocket socket;
  private boolean closing;
  private volatile long heardNanos = System.nanoTime();

  MediaSession(Consumer<MediaInput> mailbox, MediaLimits limits) {
    this.mailbox = mailbox;
    this.limits = limits;
  }

  void connected(WebSocket connection) {
    socket = connection;
  }

  WebSocket.Listener listener() {
    return new Ear();
  }

  /** Sends a message; if that fails, the session is lost. */
  public void send(DialerMessage message) {
    if (isOver() || socket == null) {
      return;
    }
    try {
      await(socket.sendText(SessionCodec.encode(message), true));
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      lose();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lose();
    }
  }

  /** Tells the bridge that the call is over; it publishes what is left and hangs up itself. */
  public void close() {
    if (!closing) {
      closing = true;
      send(new DialerMessage.Close());
    }
  }

  /** Whether the connection is gone, by whatever cause. */
  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** Drops the connection, if it is still there. */
  public void abort() {
    lose();
  }

  void keepAlive() {
    try {
      while (!over.await(limits.pingEvery().toMillis(), TimeUnit.MILLISECONDS)) {
        if (silence().compareTo(limits.silence()) > 0) {
          lose();
          return;
        }
        await(socket().sendPing(ByteBuffer.allocate(0)));
      }
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      lose();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lose();
    }
  }

  private WebSocket socket() {
    if (socket == null) {
      throw new IllegalStateException("not connected");
    }
    return socket;
  }

  private Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  private void await(CompletableFuture<?> sending)
      throws ExecutionException, TimeoutException, InterruptedException {
    sending.get(limits.send().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lose() {
    if (lost.compareAndSet(false, true)) {
      over.countDown();
      if (socket != null) {
        socket.abort();
      }
      mailbox.accept(new MediaInput.Lost());
    }
  }

  /** Runs on the client's threads, one call at a time. */
  private final class Ear implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heardNanos = System.nanoTime();
      if (text.length() + data.length() > TEXT_MAX) {
        lose();
        return null;
      }
      text.append(data);
      if (last) {
        SessionCodec.bridgeMessage(text.toString())
            .ifPresent(message -> mailbox.accept(new MediaInput.Said(message)));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      heardNanos = System.nanoTime();
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      lose();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      lose();
    }
  }
}
