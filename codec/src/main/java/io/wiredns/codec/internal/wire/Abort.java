package io.wiredns.codec.internal.wire;

/** Ends a decoding; {@link WireDecoder} catches it and nobody else sees it. */
final class Abort extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Abort() {
    super(null, null, false, false);
  }
}
