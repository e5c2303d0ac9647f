package io.outdial.sandbox.carrier;

/** What a person does when it is their turn. */
sealed interface Act {

  /** Nothing, for now. */
  Act LISTEN = new Listen();

  /** Speaks one line. */
  record Say(String text) implements Act {}

  /** Plays a tone, as a voicemail does. */
  record Beep(int hertz, int lengthMs) implements Act {}

  /** Puts the caller on hold for this long, then takes them back. */
  record Hold(long lengthMs) implements Act {}

  /** Refreshes the session with a re-INVITE that changes nothing. */
  record Refresh() implements Act {}

  /** Ends the call. */
  record HangUp() implements Act {}

  /** Goes on listening. */
  record Listen() implements Act {}
}
