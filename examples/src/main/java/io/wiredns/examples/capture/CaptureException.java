package io.wiredns.examples.capture;

import java.io.IOException;

/** A capture file that cannot be read on; says what is wrong and at which octet. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  CaptureException(long offset, String fault) {
    super("octet " + offset + ": " + fault);
    this.offset = offset;
  }

  /**
   * Where the fault is.
   *
   * @return octets from the start of the capture, after decompression if it was compressed
   */
  public long offset() {
    return offset;
  }
}
