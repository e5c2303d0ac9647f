package io.outdial.dialer.media;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Opens sessions with the media bridge. */
public final class MediaSessions implements AutoCloseable {

  private final URI sessions;
  private final String serviceToken;
  private final MediaLimits limits;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;

  /**
   * @param bridge {@code ws://host:port}
   */
  public MediaSessions(URI bridge, String serviceToken, MediaLimits limits) {
    this.sessions = bridge.resolve("/sessions");
    this.serviceToken = serviceToken;
    this.limits = limits;
    this.http = HttpClient.newBuilder().executor(threads).connectTimeout(limits.open()).build();
  }

  /**
   * Connects.
   *
   * @param mailbox takes what the bridge says; it must not wait
   * @throws MediaFailure when there is no connection in time
   */
  public MediaSession open(Consumer<MediaInput> mailbox) {
    var session = new MediaSession(mailbox, limits);
    var connecting =
        http.newWebSocketBuilder()
            .connectTimeout(limits.open())
            .header("Authorization", "Bearer " + serviceToken)
            .buildAsync(sessions, session.listener());
    try {
      session.connected(connecting.get(limits.open().toMillis(), TimeUnit.MILLISECONDS));
      threads.execute(session::keepAlive);
      return session;
    } catch (ExecutionException | TimeoutException e) {
      connecting.thenAccept(late -> late.abort());
      throw new MediaFailure("no session with the media bridge", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      connecting.thenAccept(late -> late.abort());
      throw new MediaFailure("no session with the media bridge", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
