package io.outdial.dialer;

import io.outdial.dialer.media.MediaFailure;
import io.outdial.dialer.media.MediaSession;
import io.outdial.dialer.sip.Invitation;
import io.outdial.dialer.sip.Leg;
import io.outdial.dialer.sip.LegEvent;
import io.outdial.dialer.sip.SipFailure;
import io.outdial.events.Cdr;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.EndedReason;
import io.outdial.events.session.DialerMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to reach a person, top to bottom, on a virtual thread of its own: tell that it
 * starts, find the trunks, get an SDP from the media bridge, ring on one trunk after the other
 * until something rings, talk, and leave by one exit.
 *
 * <p>Everything from outside comes through the mailbox. Stages return an ending, or nothing to go
 * on with the next. Nothing is ever dialled before {@link AttemptJournal#started} has been
 * acknowledged, nor on a second trunk after anything may have rung on the first.
 */
final class OutboundCall implements Runnable {

  private static final Logger LOG = System.getLogger(OutboundCall.class.getName());
  private static final int RINGING = 180;
  private static final int SESSION_PROGRESS = 183;

  /** What became of one trunk. */
  private sealed interface Tried {

    record PickedUp() implements Tried {}

    /** It failed, and nothing rang. */
    record NextTrunk() implements Tried {}

    record Over(Ending ending) implements Tried {}
  }

  /** A leg and its place on the trunk. */
  private record Line(Leg leg, TrunkSlots.Slot slot) {
    void close() {
      leg.close();
      slot.close();
    }
  }

  private final Equipment equipment;
  private final TrunkSlots trunkSlots;
  private final DialRequested dial;
  private final Facts facts;
  private final Mailbox mailbox;
  private final Milestones milestones;
  private final List<Line> lines = new ArrayList<>();
  private @Nullable MediaSession session;
  private String sdp = "";
  private @Nullable String earlySdp;

  OutboundCall(Equipment equipment, TrunkSlots trunkSlots, DialRequested dial) {
    this.equipment = equipment;
    this.trunkSlots = trunkSlots;
    this.dial = dial;
    this.facts = new Facts(dial, equipment.dialerId());
    this.mailbox = new Mailbox(equipment.limits().mailbox(), equipment.clock());
    this.milestones = new Milestones(equipment.clock().instant());
  }

  DialRequested dial() {
    return dial;
  }

  void post(Signal signal) {
    mailbox.post(signal);
  }

  @Override
  public void run() {
    switch (equipment.journal().started(facts.started(milestones.startedAt), dial.dialBefore())) {
      case ACKNOWLEDGED -> leave(untilItEnds());
      case UNKNOWN -> {
        equipment.tally().notStarted().increment();
        leave(new Ending(EndedReason.EXPIRED));
      }
      // Nobody will hear that it started, so nobody needs to hear that it ended.
      case REFUSED -> equipment.tally().notStarted().increment();
    }
  }

  private Ending untilItEnds() {
    try {
      List<Hop> hops = Routing.hops(equipment.settings(), dial.tenant(), dial.order().phone());
      if (hops.isEmpty()) {
        return new Ending(EndedReason.NO_ROUTE);
      }
      return openSession().or(() -> ring(hops)).orElseGet(this::talk);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "call broke off callId=" + dial.callId(), e);
      return new Ending(EndedReason.MEDIA_FAILED);
    }
  }

  private Optional<Ending> openSession() {
    try {
      session = equipment.media().open(input -> mailbox.post(new Signal.FromBridge(input)));
      session.send(
          new DialerMessage.Open(dial.tenant(), dial.callId(), dial.attempt(), dial.order()));
      return awaitOffer();
    } catch (MediaFailure e) {
      LOG.log(Level.WARNING, "no media session callId={0} error={1}", dial.callId(), e.getCause());
      return Optional.of(new Ending(EndedReason.MEDIA_FAILED));
    }
  }

  private Optional<Ending> awaitOffer() {
    return switch (mailbox.next(in(equipment.limits().offer()))) {
      case Happening.Described(var offer) -> {
        sdp = offer;
        yield Optional.empty();
      }
      case Happening.Stop(var ending) -> Optional.of(ending);
      case Happening.TimeUp() -> Optional.of(new Ending(EndedReason.MEDIA_FAILED));
      case Happening.Peer(var _) -> throw new IllegalStateException("a peer before any INVITE");
    };
  }

  private Optional<Ending> ring(List<Hop> hops) {
    for (Hop hop : hops) {
      switch (ringOn(hop)) {
        case Tried.PickedUp() -> {
          return Optional.empty();
        }
        case Tried.Over(var ending) -> {
          return Optional.of(ending);
        }
        case Tried.NextTrunk() ->
            LOG.log(
                Level.INFO,
                "trunk failed callId={0} trunk={1} statusCode={2}",
                dial.callId(),
                hop.trunk().name(),
                lastStatus());
      }
    }
    return Optional.of(new Ending(EndedReason.TRUNK_FAILED));
  }

  private Tried ringOn(Hop hop) {
    Optional<TrunkSlots.Slot> slot = trunkSlots.tryTake(hop.trunk());
    if (slot.isEmpty()) {
      return new Tried.NextTrunk();
    }
    Instant now = equipment.clock().instant();
    if (lines.isEmpty() && !now.isBefore(dial.dialBefore())) {
      slot.get().close();
      return new Tried.Over(new Ending(EndedReason.EXPIRED));
    }
    milestones.invited(hop.trunk().name(), now);
    try {
      Leg leg =
          equipment.sip().invite(invitation(hop), in -> mailbox.post(new Signal.FromPeer(in)));
      lines.add(new Line(leg, slot.get()));
    } catch (SipFailure e) {
      slot.get().close();
      LOG.log(Level.INFO, "INVITE not sent callId={0} error={1}", dial.callId(), e.getMessage());
      return new Tried.NextTrunk();
    }
    return awaitAnswer(lines.getLast().leg(), ringLimit(hop));
  }

  private Tried awaitAnswer(Leg leg, Duration ringLimit) {
    Instant deadline = in(equipment.limits().firstResponse());
    while (true) {
      switch (mailbox.next(deadline)) {
        case Happening.Peer(LegEvent.Trying()) -> deadline = trying(ringLimit);
        case Happening.Peer(LegEvent.Progress progress) -> deadline = progress(progress, ringLimit);
        case Happening.Peer(LegEvent.Answered(var theirs)) -> {
          return pickedUp(theirs);
        }
        case Happening.Peer(LegEvent.Refused(var status)) -> {
          return refused(leg, status);
        }
        case Happening.Peer(LegEvent.Failed()) -> {
          return failed(leg);
        }
        case Happening.Peer(LegEvent.HungUp()) -> {
          return new Tried.Over(new Ending(EndedReason.REJECTED));
        }
        case Happening.Peer(LegEvent.Redescribed(var _)) -> {}
        case Happening.Described(var ours) -> leg.describe(ours);
        case Happening.Stop(var ending) -> {
          return new Tried.Over(ending);
        }
        case Happening.TimeUp() -> {
          return ringTimeUp(leg);
        }
      }
    }
  }

  private Instant trying(Duration ringLimit) {
    if (milestones.tryingAt == null) {
      milestones.tryingAt = equipment.clock().instant();
    }
    return milestones.tryingAt.plus(ringLimit);
  }

  private Instant progress(LegEvent.Progress progress, Duration ringLimit) {
    Instant deadline = trying(ringLimit);
    if (progress.sdp() != null) {
      earlySdp = progress.sdp();
      say(new DialerMessage.RemoteDescription(earlySdp, true));
    }
    if (progress.status() == RINGING || progress.status() == SESSION_PROGRESS) {
      ringing();
    }
    return milestones.ringingAt == null ? deadline : milestones.ringingAt.plus(ringLimit);
  }

  private void ringing() {
    if (milestones.ringingAt == null) {
      Instant now = equipment.clock().instant();
      milestones.ringingAt = now;
      equipment.journal().tell(facts.ringing(now));
    }
  }

  private Tried pickedUp(@Nullable String theirs) {
    Instant now = equipment.clock().instant();
    milestones.answeredAt = now;
    String answer = theirs == null ? earlySdp : theirs;
    if (answer == null) {
      return new Tried.Over(new Ending(EndedReason.MEDIA_FAILED));
    }
    say(new DialerMessage.RemoteDescription(answer, false));
    say(new DialerMessage.Answered(now));
    equipment.journal().tell(facts.answered(now));
    return new Tried.PickedUp();
  }

  private Tried refused(Leg leg, int status) {
    if (!InviteVerdict.isKnown(status)) {
      LOG.log(
          Level.WARNING,
          "unknown SIP status callId={0} trunk={1} statusCode={2}",
          dial.callId(),
          milestones.trunk,
          String.valueOf(status));
    }
    return switch (InviteVerdict.of(status)) {
      case InviteVerdict.Over(var reason) -> new Tried.Over(new Ending(reason));
      case InviteVerdict.TrunkTrouble() -> failed(leg);
    };
  }

  /** After anything may have rung, no other trunk: a phone rings once for one attempt. */
  private Tried failed(Leg leg) {
    if (leg.mayHaveRung()) {
      return new Tried.Over(new Ending(EndedReason.UNREACHABLE));
    }
    leaveTrunk(leg);
    return new Tried.NextTrunk();
  }

  private Tried ringTimeUp(Leg leg) {
    if (milestones.tryingAt != null) {
      return new Tried.Over(new Ending(EndedReason.NO_ANSWER));
    }
    // The INVITE may be on its way all the same. It is not sent again, and whatever still comes of
    // it is cancelled: see Leg.
    leaveTrunk(leg);
    return new Tried.NextTrunk();
  }

  private void leaveTrunk(Leg leg) {
    leg.hangUp();
    lines.stream().filter(line -> line.leg() == leg && leg.isOver()).forEach(Line::close);
  }

  private Ending talk() {
    Leg leg = lines.getLast().leg();
    Instant deadline =
        in(Duration.ofSeconds(dial.order().maxSeconds()).plus(equipment.limits().talkGrace()));
    while (true) {
      switch (mailbox.next(deadline)) {
        case Happening.Stop(var ending) -> {
          return ending;
        }
        case Happening.Peer(LegEvent.HungUp()) -> {
          return new Ending(EndedReason.FINISHED);
        }
        case Happening.TimeUp() -> {
          return new Ending(EndedReason.MAX_SECONDS);
        }
        case Happening.Peer(LegEvent.Redescribed(var theirs)) ->
            say(new DialerMessage.RemoteDescription(theirs, false));
        case Happening.Described(var ours) -> leg.describe(ours);
        // Late news of the call's set-up.
        case Happening.Peer(LegEvent.Trying()) -> {}
        case Happening.Peer(LegEvent.Progress _) -> {}
        case Happening.Peer(LegEvent.Answered _) -> {}
        case Happening.Peer(LegEvent.Refused _) -> {}
        case Happening.Peer(LegEvent.Failed()) -> {}
      }
    }
  }

  /**
   * The only exit. CANCEL or BYE leave before the media session closes, so that nobody listens to
   * silence; the end is told before late responses are waited for, so that nobody waits for those.
   */
  private void leave(Ending ending) {
    Instant endedAt = equipment.clock().instant();
    try {
      letGo();
    } finally {
      tellEnd(ending, endedAt);
      settle();
    }
  }

  private void letGo() {
    lines.forEach(line -> line.leg().hangUp());
    if (milestones.answeredAt == null) {
      mailbox.settle(in(equipment.limits().cancelAnswer()), this::legsAreOver);
    }
    if (session != null) {
      session.close();
    }
  }

  private void settle() {
    try {
      mailbox.settle(in(equipment.limits().settle()), this::allIsOver);
    } finally {
      lines.forEach(Line::close);
      if (session != null) {
        session.abort();
      }
    }
  }

  private void tellEnd(Ending ending, Instant endedAt) {
    Cdr cdr = milestones.cdr(dial.attempt(), ending, lastStatus(), endedAt);
    equipment.journal().tell(facts.ended(cdr));
    equipment.tally().ended(ending.reason()).increment();
    LOG.log(
        Level.INFO,
        "attempt ended callId={0} tenant={1} attempt={2} reason={3} trunk={4} statusCode={5}"
            + " setUpMs={6} durationSec={7} sipCallId={8}",
        dial.callId(),
        dial.tenant(),
        dial.attempt(),
        ending.reason().wireName(),
        milestones.trunk,
        cdr.sipStatus(),
        String.valueOf(milestones.setUpMs()),
        cdr.durationSec(),
        lines.isEmpty() ? null : lines.getLast().leg().sipCallId());
  }

  private boolean legsAreOver() {
    return lines.stream().allMatch(line -> line.leg().isOver());
  }

  private boolean allIsOver() {
    return legsAreOver() && (session == null || session.isOver());
  }

  private Invitation invitation(Hop hop) {
    return new Invitation(
        hop.trunk().host(),
        hop.trunk().port(),
        hop.trunk().transport(),
        hop.number(),
        hop.fromUser(),
        dial.order().displayName(),
        () -> equipment.credentials(hop.trunk()),
        sdp);
  }

  private Duration ringLimit(Hop hop) {
    Duration wanted = Duration.ofSeconds(hop.trunk().ringTimeoutSec());
    Duration most = equipment.limits().ringMax();
    return wanted.compareTo(most) < 0 ? wanted : most;
  }

  private void say(DialerMessage message) {
    if (session != null) {
      session.send(message);
    }
  }

  private @Nullable Integer lastStatus() {
    return lines.isEmpty() ? null : lines.getLast().leg().finalStatus();
  }

  private Instant in(Duration delay) {
    return equipment.clock().instant().plus(delay);
  }
}
