package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * The Retry Delay TLV: the time that a client must wait before it reconnects; RFC 8490 section 7.2.
 * A server sends it to end a session, or in the response to a request that it refuses.
 *
 * <pre>
 *   RETRY DELAY 32
 * </pre>
 *
 * @param delayMillis the delay in milliseconds, 0 to 4294967295
 * @since 0.1
 */
public record RetryDelay(long delayMillis) implements DsoTlv {
  /**
   * Creates a TLV from its field.
   *
   * @param delayMillis 0 to 4294967295
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public RetryDelay {
    TlvRanges.u32("retry delay", delayMillis);
  }

  /**
   * Reads the fields of DSO-DATA.
   *
   * @param in the reader, at the first field of DSO-DATA
   * @return the TLV
   */
  public static RetryDelay read(FieldReader in) {
    return new RetryDelay(in.u32("RETRY-DELAY delay"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u32("RETRY-DELAY delay", delayMillis);
  }

  @Override
  public DsoType type() {
    return DsoType.RETRY_DELAY;
  }

  @Override
  public boolean equals(Object other) {
    return DsoTlv.equal(this, other);
  }

  @Override
  public int hashCode() {
    return DsoTlv.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
