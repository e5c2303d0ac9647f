package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.brain.Reply;
import io.outdial.sandbox.voice.wire.ClientMessage.ToolResponse;
import io.outdial.sandbox.voice.wire.ServerMessage;
import io.outdial.sandbox.voice.wire.Setup;
import io.outdial.sandbox.voice.wire.Setup.Tool;
import io.outdial.sandbox.voice.wire.Violation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The functions that a session's client offers, and the calls of them that are open. */
final class Tools {

  private static final Set<String> HANGUP = Set.of("hangup", "hang_up", "end_call");
  private static final Set<String> TRANSFER =
      Set.of("transfer_to_user", "transfer_call", "transfer");
  private static final int MAX_RESPONSE_BYTES = 8_000;
  private static final int MAX_CANCELLED = 64;

  private final List<Tool> declared;
  private final Map<String, Tool> open = new LinkedHashMap<>();
  private final Set<String> cancelled = new LinkedHashSet<>();

  Tools(List<Tool> declared) {
    this.declared = declared;
  }

  static boolean canTransfer(Setup setup) {
    return setup.tools().stream().anyMatch(tool -> TRANSFER.contains(tool.name()));
  }

  /** Opens the call that {@code action} asks for, if its function was declared. */
  Optional<ServerMessage> call(Reply.Action action, Optional<String> transferTarget) {
    return switch (action) {
      case Reply.HangUp(var reason) ->
          find(HANGUP).map(tool -> open(tool, Map.of("reason", reason)));
      case Reply.Transfer() ->
          find(TRANSFER).map(tool -> open(tool, Map.of("target", target(tool, transferTarget))));
    };
  }

  /** Whether the engine must be silent until a call is answered. */
  boolean isBlocked() {
    return open.values().stream().anyMatch(Tool::blocking);
  }

  /** A result came; an id that was never given out ends the connection. */
  void answered(ToolResponse response) {
    if (response.bytes() > MAX_RESPONSE_BYTES) {
      throw new Violation(1011, "Internal error encountered.");
    }
    if (!open.containsKey(response.id()) && !cancelled.contains(response.id())) {
      throw new Violation(1007, "Request contains an invalid argument.");
    }
    if (!response.continues()) {
      open.remove(response.id());
    }
  }

  /** Gives up what is open, since the person went on talking. */
  Optional<ServerMessage> cancelAll() {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var ids = List.copyOf(open.keySet());
    open.clear();
    cancelled.addAll(ids);
    while (cancelled.size() > MAX_CANCELLED) {
      cancelled.remove(cancelled.iterator().next());
    }
    return Optional.of(ServerMessage.toolCallCancellation(ids));
  }

  private ServerMessage open(Tool tool, Map<String, String> arguments) {
    var id = "function-call-" + ThreadLocalRandom.current().nextLong(1L << 62);
    open.put(id, tool);
    var known = new LinkedHashMap<>(arguments);
    known.keySet().retainAll(tool.arguments());
    return ServerMessage.toolCall(id, tool.name(), known);
  }

  private Optional<Tool> find(Set<String> names) {
    return declared.stream().filter(tool -> names.contains(tool.name())).findFirst();
  }

  private static String target(Tool tool, Optional<String> transferTarget) {
    return transferTarget.orElseGet(() -> tool.targets().stream().findFirst().orElse("operator"));
  }
}
