package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * The Keepalive TLV: the timeouts of a session; RFC 8490 section 7.1.
 *
 * <pre>
 *   INACTIVITY TIMEOUT 32 | KEEPALIVE INTERVAL 32
 * </pre>
 *
 * <p>An interval below {@link #MIN_INTERVAL_MILLIS} is well-formed, but a server must not send it,
 * and a client that receives it aborts the session (RFC 8490 section 6.5.2).
 *
 * @param inactivityTimeoutMillis the time for which a session without operations stays open, in
 *     milliseconds, 0 to 4294967295
 * @param keepaliveIntervalMillis the longest time without a message, after which the client sends a
 *     Keepalive, in milliseconds, 0 to 4294967295
 * @since 0.1
 */
public record KeepAlive(long inactivityTimeoutMillis, long keepaliveIntervalMillis)
    implements DsoTlv {
  /** The shortest keepalive interval allowed, in milliseconds: ten seconds. */
  public static final long MIN_INTERVAL_MILLIS = 10_000;

  /** The value of either field that means no limit. */
  public static final long INFINITE = 0xFFFF_FFFFL;

  /**
   * Creates a TLV from its fields.
   *
   * @param inactivityTimeoutMillis 0 to 4294967295
   * @param keepaliveIntervalMillis 0 to 4294967295
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public KeepAlive {
    TlvRanges.u32("inactivity timeout", inactivityTimeoutMillis);
    TlvRanges.u32("keepalive interval", keepaliveIntervalMillis);
  }

  /**
   * Reads the fields of DSO-DATA.
   *
   * @param in the reader, at the first field of DSO-DATA
   * @return the TLV
   */
  public static KeepAlive read(FieldReader in) {
    return new KeepAlive(
        in.u32("KEEPALIVE inactivity timeout"), in.u32("KEEPALIVE keepalive interval"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u32("KEEPALIVE inactivity timeout", inactivityTimeoutMillis);
    out.u32("KEEPALIVE keepalive interval", keepaliveIntervalMillis);
  }

  @Override
  public DsoType type() {
    return DsoType.KEEPALIVE;
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
