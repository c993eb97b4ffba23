package io.wiredns.capture;

import java.io.IOException;

/** A capture file that cannot be read on; says what is wrong and at which octet. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The offset of the fault in octets. */
  private final long offset;

  CaptureException(long offset, String fault) {
    this("octet " + offset, offset, fault, null);
  }

  private CaptureException(String where, long offset, String fault, Exception cause) {
    super(where + ": " + fault, cause);
    this.offset = offset;
  }

  /** A fault of the compression, whose place is an octet of the compressed file. */
  static CaptureException compressed(long offset, String fault, Exception cause) {
    return new CaptureException(
        "octet " + offset + " of the compressed file", offset, fault, cause);
  }

  /**
   * Where the fault is.
   *
   * @return octets from the start of the compressed file if its compression is damaged; else from
   *     the start of the capture, after decompression if it was compressed
   */
  public long offset() {
    return offset;
  }
}
