package io.outdial.bridge.edge;

import io.outdial.events.session.BridgeMessage;
import io.outdial.events.session.DialerMessage;
import io.outdial.events.session.SessionCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A dialer as the bridge sees it: a WebSocket. */
final class WebSocketDialer implements WebSocket.Listener, AutoCloseable {

  private static final int WAIT_SECONDS = 20;

  private final BlockingQueue<BridgeMessage> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private HttpClient http;
  private WebSocket socket;

  static WebSocketDialer connect(URI sessions, String token) {
    var dialer = new WebSocketDialer();
    dialer.http = HttpClient.newHttpClient();
    dialer.socket =
        dialer
            .http
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(sessions, dialer)
            .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS)
            .join();
    return dialer;
  }

  void send(DialerMessage message) {
    sendText(SessionCodec.encode(message));
  }

  void sendText(String text) {
    socket.sendText(text, true).join();
  }

  <M extends BridgeMessage> M next(Class<M> type) throws InterruptedException {
    return type.cast(messages.poll(WAIT_SECONDS, TimeUnit.SECONDS));
  }

  int awaitClosed() throws Exception {
    return closed.get(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Is gone without a word. */
  void vanish() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      SessionCodec.bridgeMessage(parts.toString()).ifPresent(messages::add);
      parts.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
