package io.outdial.sandbox.carrier;

import static io.outdial.sandbox.carrier.Reaction.announcesThenAnswers;
import static io.outdial.sandbox.carrier.Reaction.answers;
import static io.outdial.sandbox.carrier.Reaction.answersAndStays;
import static io.outdial.sandbox.carrier.Reaction.neverAnswers;
import static io.outdial.sandbox.carrier.Reaction.rejects;
import static io.outdial.sandbox.carrier.Script.announce;
import static io.outdial.sandbox.carrier.Script.beep;
import static io.outdial.sandbox.carrier.Script.hangUpMidSentence;
import static io.outdial.sandbox.carrier.Script.hold;
import static io.outdial.sandbox.carrier.Script.interrupt;
import static io.outdial.sandbox.carrier.Script.refresh;
import static io.outdial.sandbox.carrier.Script.reply;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who answers how. Each number is one row; a row with several reactions goes through them call by
 * call, and then from the start. A number without a row does not exist.
 *
 * <p>The numbers 202-555-01xx are reserved for fiction. The lines are such that the sandbox's own
 * voice engine understands them.
 */
final class PhoneBook {

  private static final int NOT_FOUND = 404;

  private static final Reaction CONFIRMS =
      answers(reply("Yes, this is Alex."), reply("Yes, I'll be there."), reply("Goodbye."));

  private static final Map<String, List<Reaction>> ROWS =
      Map.ofEntries(
          entry("12025550100", List.of(CONFIRMS)),
          entry(
              "12025550101",
              List.of(
                  answers(
                      reply("Yes, this is Alex."),
                      reply("No, can we move it to next week?"),
                      reply("How about Thursday afternoon?"),
                      reply("No, thank you, that's all.")))),
          entry(
              "12025550102",
              List.of(
                  answers(
                      reply("Yes, this is Alex."),
                      interrupt("Yes, I'll be there."),
                      reply("Goodbye.")))),
          entry(
              "12025550103",
              List.of(
                  answers(
                      reply("Yes, this is Alex."),
                      reply("Can I speak to a human, please?"),
                      reply("Goodbye.")))),
          entry("12025550104", List.of(answers(reply("Yes, this is Alex."), hangUpMidSentence()))),
          entry("12025550105", List.of(answersAndStays())),
          entry(
              "12025550106",
              List.of(
                  answersAndStays(
                      announce(
                          "Hello, you have reached Alex. Please leave a message after the tone."),
                      beep()))),
          entry("12025550110", List.of(rejects(486))),
          entry("12025550111", List.of(neverAnswers())),
          entry("12025550112", List.of(rejects(486), rejects(486), CONFIRMS)),
          entry("12025550113", List.of(rejects(603))),
          entry("12025550114", List.of(rejects(NOT_FOUND))),
          entry("12025550115", List.of(rejects(503), CONFIRMS)),
          entry(
              "12025550116",
              List.of(
                  announcesThenAnswers(
                      "Please wait while we connect your call.",
                      reply("Yes, this is Alex."),
                      reply("Yes, I'll be there."),
                      reply("Goodbye.")))),
          entry(
              "12025550117",
              List.of(
                  answers(
                      reply("Yes, this is Alex."),
                      reply("One moment please."),
                      hold(3000),
                      announce("Yes, I'll be there."),
                      reply("Goodbye.")))),
          entry(
              "12025550118",
              List.of(
                  answers(
                      refresh(),
                      reply("Yes, this is Alex."),
                      refresh(),
                      reply("Yes, I'll be there."),
                      refresh(),
                      reply("Goodbye.")))));

  private final Map<String, AtomicInteger> callsSoFar = new ConcurrentHashMap<>();

  /** The reaction to the next call of this number, which may begin with a {@code +}. */
  Reaction next(String number) {
    String digits = number.startsWith("+") ? number.substring(1) : number;
    List<Reaction> row = ROWS.get(digits);
    if (row == null) {
      return rejects(NOT_FOUND);
    }
    int call = callsSoFar.computeIfAbsent(digits, _ -> new AtomicInteger()).getAndIncrement();
    return row.get(Math.floorMod(call, row.size()));
  }
}
