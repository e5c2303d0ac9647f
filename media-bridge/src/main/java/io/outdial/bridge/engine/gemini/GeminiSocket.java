package io.outdial.bridge.engine.gemini;

import io.outdial.bridge.engine.EngineFailure;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the engine's messages together. They come as binary frames that hold JSON, sometimes as
 * text, and in fragments; a message over the bound breaks the connection off.
 */
final class GeminiSocket implements WebSocket.Listener {

  private final int messageBytesMax;
  private final Consumer<WebSocket> opened;
  private final Consumer<byte[]> message;
  private final Consumer<EngineFailure> ended;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  GeminiSocket(
      int messageBytesMax,
      Consumer<WebSocket> opened,
      Consumer<byte[]> message,
      Consumer<EngineFailure> ended) {
    this.messageBytesMax = messageBytesMax;
    this.opened = opened;
    this.message = message;
    this.ended = ended;
  }

  @Override
  public void onOpen(WebSocket socket) {
    opened.accept(socket);
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    return add(socket, data.toString().getBytes(StandardCharsets.UTF_8), last);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    return add(socket, bytes, last);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    ended.accept(GeminiClose.classify(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended.accept(EngineFailure.NETWORK);
  }

  private @Nullable CompletionStage<?> add(WebSocket socket, byte[] bytes, boolean last) {
    if (parts.size() + bytes.length > messageBytesMax) {
      ended.accept(EngineFailure.BAD_REQUEST);
      return null;
    }
    parts.writeBytes(bytes);
    if (last) {
      byte[] whole = parts.toByteArray();
      parts.reset();
      message.accept(whole);
    }
    // Only now: while the session is behind, the engine waits.
    socket.request(1);
    return null;
  }
}
