package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.OptionalInt;

/**
 * The edns-tcp-keepalive option: the time for which an idle connection stays open; RFC 7828 section
 * 3.1. Empty in a query; ignored over UDP; never sent in a session of DNS Stateful Operations (RFC
 * 8490 section 7.1.2).
 *
 * <pre>
 *   [ TIMEOUT 16 ]
 * </pre>
 *
 * @param timeoutTenths the timeout in tenths of a second, 0 to 65535; 0 asks the client to close
 *     the connection; empty in a query
 * @since 0.1
 */
public record TcpKeepalive(OptionalInt timeoutTenths) implements EdnsOption {
  /**
   * Creates an option from its field.
   *
   * @param timeoutTenths 0 to 65535; empty in a query
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public TcpKeepalive {
    if (timeoutTenths.isPresent()) {
      OptionRanges.u16("TCP-KEEPALIVE timeout", timeoutTenths.getAsInt());
    }
  }

  /**
   * Returns the option of a query, which asks for the value.
   *
   * @return the empty option
   */
  public static TcpKeepalive query() {
    return new TcpKeepalive(OptionalInt.empty());
  }

  /**
   * Creates the option of a response.
   *
   * @param timeoutTenths the timeout in tenths of a second, 0 to 65535
   * @return the option
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public static TcpKeepalive of(int timeoutTenths) {
    return new TcpKeepalive(OptionalInt.of(timeoutTenths));
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static TcpKeepalive read(FieldReader in) {
    return in.hasMore() ? of(in.u16("TCP-KEEPALIVE timeout")) : query();
  }

  @Override
  public void write(FieldWriter out) {
    if (timeoutTenths.isPresent()) {
      out.u16("TCP-KEEPALIVE timeout", timeoutTenths.getAsInt());
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.TCP_KEEPALIVE;
  }

  @Override
  public String toText() {
    if (timeoutTenths.isEmpty()) {
      return "TCP KEEPALIVE:";
    }
    int tenths = timeoutTenths.getAsInt();
    return "TCP KEEPALIVE: " + tenths / 10 + "." + tenths % 10 + " secs";
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
