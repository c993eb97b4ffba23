package io.wiredns.codec.internal.wire;

/**
 * Ends a decoding. It is caught by {@link WireReader#decode} and is visible nowhere else. It
 * carries no state and no stack trace, so one instance serves all threads.
 */
final class Abort extends RuntimeException {
  static final Abort ABORT = new Abort();

  private static final long serialVersionUID = 1L;

  private Abort() {
    super(null, null, false, false);
  }
}
