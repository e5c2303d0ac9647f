package io.outdial.sandbox.launcher.stack;

/** What the sandbox's agent is told to do. */
public final class Prompts {

  /** A reminder of an appointment, as the API's documentation words it. */
  public static final String REMINDER =
      "You are calling Alex to confirm the dentist appointment tomorrow at 14:00."
          + " Be brief and warm. If they answer YES, say goodbye."
          + " If NO, offer to reschedule for the same time next week.";

  private Prompts() {}
}
