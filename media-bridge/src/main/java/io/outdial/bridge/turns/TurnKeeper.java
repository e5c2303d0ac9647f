package io.outdial.bridge.turns;

import io.outdial.bridge.turns.Utterance.Agent;
import io.outdial.bridge.turns.Utterance.Person;
import io.outdial.events.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes turns out of what the engine reports and what is really on the wire. Text comes early (the
 * agent's) or late (the person's), sound in its own time; a turn is told when both are final, and
 * in the order in which turns began. Pure: it is told the time. Not for several threads at once.
 *
 * <p>A person's turn takes late text until the answer to it is over. A turn without text is noise,
 * or was never heard, and is left out.
 */
public final class TurnKeeper {

  // A noise that nobody transcribed is not the start of what is said this much later.
  private static final Duration NOISE_AGE = Duration.ofMillis(1500);

  private final LinkedList<Utterance> utterances = new LinkedList<>();
  private @Nullable Agent generating;
  private int lastId;
  private int told;
  private Instant latest = Instant.MIN;

  /** The engine's speech arrived; returns the id of the utterance that it belongs to. */
  public int agentSound() {
    Agent agent = generating();
    agent.hasSound = true;
    return agent.id;
  }

  public void agentText(String piece) {
    generating().append(piece);
  }

  /** The utterance's first frame was sent. */
  public void agentStarted(int id, Instant at) {
    agent(id).ifPresent(agent -> agent.startedAt = seen(at));
  }

  /** Its last frame was sent. */
  public void agentEnded(int id, Instant at) {
    agent(id)
        .ifPresent(agent -> {
          agent.endedAt = seen(at);
          agent.over = true;
        });
  }

  /** The rest of it was dropped. */
  public void agentCut(int id, Instant at, double heardShare) {
    agentEnded(id, at);
    agent(id)
        .ifPresent(agent -> {
          agent.interrupted = true;
          agent.heardShare = heardShare;
        });
  }

  /** The engine has said all of its utterance; returns the utterance's id, if there was one. */
  public Optional<Integer> generationComplete() {
    Agent agent = generating;
    generating = null;
    if (agent != null && !agent.hasSound) {
      utterances.remove(agent);
      return Optional.empty();
    }
    return Optional.ofNullable(agent).map(a -> a.id);
  }

  /** The engine's turn is over, and so is the person's that it answered. */
  public void turnComplete() {
    closeAnswered();
  }

  /** The person cut in. */
  public void interrupted() {
    generationComplete();
    closeAnswered();
  }

  public void personStarted(Instant at) {
    seen(at);
    if (!utterances.isEmpty() && utterances.getLast() instanceof Person person && !person.over) {
      resume(person, at);
    } else {
      utterances.add(new Person(at));
    }
  }

  public void personEnded(Instant at) {
    seen(at);
    lastOpenPerson().ifPresent(person -> person.endedAt = at);
  }

  /** A piece of what the person said. */
  public void personText(String piece, Instant now) {
    seen(now);
    Person person =
        persons().filter(p -> !p.over).findFirst().orElseGet(() -> unnoticedPerson(now));
    person.append(piece);
  }

  /** The session is over: whatever is left is final. */
  public void close(Instant now) {
    seen(now);
    generationComplete();
    utterances.forEach(utterance -> utterance.over = true);
  }

  /** The turns that have become final since the last call. */
  public List<Turn> takeFinal() {
    List<Turn> turns = new ArrayList<>();
    while (!utterances.isEmpty() && utterances.getFirst().over) {
      Utterance utterance = utterances.removeFirst();
      if (!utterance.text().isEmpty()) {
        turns.add(turn(utterance));
      }
    }
    return turns;
  }

  private Turn turn(Utterance utterance) {
    Instant from = utterance.startedAt == null ? latest : utterance.startedAt;
    Instant to = utterance.endedAt == null ? latest : utterance.endedAt;
    Role role = utterance instanceof Agent ? Role.AI : Role.USER;
    boolean cut = utterance instanceof Agent agent && agent.interrupted;
    return new Turn(++told, role, from, to.isBefore(from) ? from : to, utterance.text(), cut);
  }

  private Agent generating() {
    Agent agent = generating;
    if (agent == null) {
      agent = new Agent(++lastId);
      utterances.add(agent);
      generating = agent;
    }
    return agent;
  }

  /** Persons' turns before the agent's last one have had their answer. */
  private void closeAnswered() {
    int lastAgent = utterances.size() - 1;
    while (lastAgent >= 0 && utterances.get(lastAgent) instanceof Person) {
      lastAgent--;
    }
    for (int i = 0; i < lastAgent; i++) {
      if (utterances.get(i) instanceof Person person) {
        person.over = true;
      }
    }
  }

  private static void resume(Person person, Instant at) {
    Instant ended = person.endedAt;
    if (ended != null && person.text().isEmpty() && ended.plus(NOISE_AGE).isBefore(at)) {
      person.startedAt = at;
    }
    person.endedAt = null;
  }

  private Person unnoticedPerson(Instant now) {
    var person = new Person(now);
    person.endedAt = now;
    utterances.add(person);
    return person;
  }

  private Optional<Person> lastOpenPerson() {
    return persons().filter(p -> !p.over).reduce((first, second) -> second);
  }

  private Stream<Person> persons() {
    return utterances.stream().filter(Person.class::isInstance).map(Person.class::cast);
  }

  private Optional<Agent> agent(int id) {
    return utterances.stream()
        .filter(Agent.class::isInstance)
        .map(Agent.class::cast)
        .filter(agent -> agent.id == id)
        .findFirst();
  }

  private Instant seen(Instant at) {
    latest = at.isAfter(latest) ? at : latest;
    return at;
  }
}
