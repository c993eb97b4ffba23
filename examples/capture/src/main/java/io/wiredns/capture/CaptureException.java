package io.wiredns.capture;

import java.io.IOException;

/**
 * Reports that a capture file is damaged or incomplete. The message states the fault and its
 * offset.
 *
 * @since 0.1
 */
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

  /** Returns an exception for a fault of the compression. */
  static CaptureException compressed(long offset, String fault, Exception cause) {
    return new CaptureException(
        "octet " + offset + " of the compressed file", offset, fault, cause);
  }

  /**
   * Returns the offset of the fault.
   *
   * @return the offset in octets: in the compressed file if the fault is one of its compression,
   *     otherwise in the uncompressed capture
   */
  public long offset() {
    return offset;
  }
}
