package io.outdial.scheduler.calls;

import io.outdial.events.CallCommand.CallRequested;
import io.outdial.scheduler.calls.CallState.Scheduled;
import java.time.Instant;

/** The whole life of calls: what each input leads to, in each state. */
public final class CallLife {

  private final Rules rules;

  public CallLife(Rules rules) {
    this.rules = rules;
  }

  /** A call comes to be. One that is due is dispatched at once. */
  public Decision begin(CallRequested request, Instant now) {
    var order = request.order();
    var step = new Step(rules, new Announcer(request.tenant(), request.callId(), order, now));
    return step.schedule(first(request));
  }

  /** The state that every call begins in, though it may not stay there. */
  public static Scheduled first(CallRequested request) {
    return new Scheduled(1, request.order().dueAt(), null);
  }

  /** What the input leads to. Defined for every state: what comes late or twice changes nothing. */
  public Decision decide(Call call, Input input, Instant now) {
    var order = call.order();
    if (order == null) {
      return Decision.to(call.state());
    }
    return new Step(rules, new Announcer(call.tenant(), call.callId(), order, now))
        .decide(call.state(), input);
  }
}
