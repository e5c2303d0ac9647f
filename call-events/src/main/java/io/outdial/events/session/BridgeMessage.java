package io.outdial.events.session;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.outdial.events.EndedReason;
import org.jspecify.annotations.Nullable;

/** What the bridge tells the dialer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface BridgeMessage {

  /** Our SDP: the offer that answers {@link DialerMessage.Open}. */
  @JsonTypeName("local-description")
  record LocalDescription(String sdp) implements BridgeMessage {}

  /** The engine is connected and primed. */
  @JsonTypeName("engine-ready")
  record EngineReady() implements BridgeMessage {}

  /**
   * End the call, whatever its state.
   *
   * @param reason {@code finished} (the engine hung up), {@code max-seconds}, {@code engine-failed}
   *     or {@code media-failed}
   * @param hangupReason what the engine gave as its reason
   */
  @JsonTypeName("hang-up")
  record HangUp(EndedReason reason, @Nullable String hangupReason) implements BridgeMessage {
    @Override
    public String toString() {
      return "HangUp[" + reason + "]";
    }
  }

  /** All is published and released; the last message, in answer to {@link DialerMessage.Close}. */
  @JsonTypeName("closed")
  record Closed() implements BridgeMessage {}
}
