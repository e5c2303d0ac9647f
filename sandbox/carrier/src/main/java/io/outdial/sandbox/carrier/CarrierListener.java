package io.outdial.sandbox.carrier;

/** Is told what happens in the carrier's calls. */
@FunctionalInterface
public interface CarrierListener {

  /** Listens to nothing. */
  CarrierListener NONE = _ -> {};

  /**
   * Called on the thread of the phone, which waits meanwhile: it must return within a few
   * milliseconds. An exception is logged and changes nothing.
   */
  void happened(CarrierEvent event);
}
