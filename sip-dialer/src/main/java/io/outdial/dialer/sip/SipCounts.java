package io.outdial.dialer.sip;

import java.util.concurrent.atomic.LongAdder;

/**
 * What is only counted.
 *
 * @param strays responses that belong to nothing
 * @param strangers requests from whom no call is held
 * @param ioFailures sockets that broke
 */
public record SipCounts(LongAdder strays, LongAdder strangers, LongAdder ioFailures) {
  public SipCounts() {
    this(new LongAdder(), new LongAdder(), new LongAdder());
  }
}
