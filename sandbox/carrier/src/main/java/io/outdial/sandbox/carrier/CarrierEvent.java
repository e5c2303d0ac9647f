package io.outdial.sandbox.carrier;

/** Something happened in a call; {@link #call} is the state of the call right after it. */
public sealed interface CarrierEvent {

  /** The call that it happened in. */
  PhoneCall call();

  /** The call reached the carrier and was let in. */
  record Invited(PhoneCall call) implements CarrierEvent {}

  /** The phone rings. */
  record Ringing(PhoneCall call) implements CarrierEvent {}

  /** The phone was answered. */
  record Answered(PhoneCall call) implements CarrierEvent {}

  /** The person began to say a line. */
  record Spoke(PhoneCall call, Said said) implements CarrierEvent {}

  /** The call is over. */
  record Ended(PhoneCall call) implements CarrierEvent {}
}
