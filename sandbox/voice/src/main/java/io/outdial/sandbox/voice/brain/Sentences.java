package io.outdial.sandbox.voice.brain;

import java.util.List;

/** Everything the brain says that does not depend on a prompt. */
final class Sentences {

  static final String ANYTHING_ELSE = "Is there anything else?";
  static final String CALL_US = "Then please call us when you know a day.";
  static final String CAN_YOU_COME = "Will you be able to come?";
  static final String CONFIRMED = "I have noted that you will come.";
  static final String CONNECTING = "Of course. I will connect you now.";
  static final String GIVE_UP = "I am sorry that I do not understand you.";
  static final String GOODBYE = "Goodbye.";
  static final String NOBODY_FREE = "I am sorry, nobody is free right now. Please call us back.";
  static final String NOT_UNDERSTOOD = "Sorry, I did not understand that.";
  static final String OF_COURSE = "Of course.";
  static final String SORRY_DISTURB = "I am sorry to disturb you.";
  static final String SORRY_TROUBLE = "I am sorry for the trouble.";
  static final String WHAT_ELSE = "What else can I do for you?";
  static final String WHICH_DAY = "Which day next week is best for you?";
  static final String WHO = "I am a computer that calls people about their appointments.";

  /** Said in most calls. */
  static final List<String> COMMON =
      List.of(
          CAN_YOU_COME, GOODBYE, CONFIRMED, OF_COURSE, WHICH_DAY, ANYTHING_ELSE, NOT_UNDERSTOOD);

  private Sentences() {}
}
