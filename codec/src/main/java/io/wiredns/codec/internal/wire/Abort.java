package io.wiredns.codec.internal.wire;

/**
 * Ends a decoding; {@link WireReader#decode} catches it and nobody else sees it. It carries
 * nothing, not even a stack trace, so one is enough for all threads.
 */
final class Abort extends RuntimeException {
  static final Abort ABORT = new Abort();

  private static final long serialVersionUID = 1L;

  private Abort() {
    super(null, null, false, false);
  }
}
