package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.Addresses;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.KeyedHash;
import java.net.Inet6Address;
import java.net.UnknownHostException;

/**
 * An IPv6 address as two halves of 64 bits; RFC 4291 section 2.
 *
 * @param high the first eight octets of the address, in network order
 * @param low the last eight octets of the address, in network order
 * @since 0.1
 */
public record Ipv6(long high, long low) implements Comparable<Ipv6> {
  private static final int GROUPS = 8;

  /**
   * Returns the address of a text.
   *
   * @param text an address in the form of RFC 4291 section 2.2, such as {@code 2001:db8::1},
   *     without a zone identifier
   * @return the address
   * @throws IllegalArgumentException if the text is not an IPv6 address
   */
  public static Ipv6 of(String text) {
    Ipv6 address = Addresses.ipv6(text);
    if (address == null) {
      throw new IllegalArgumentException("'" + text + "' is not an IPv6 address");
    }
    return address;
  }

  /**
   * Returns the address of an {@link Inet6Address}; its scope is dropped.
   *
   * @param address the address
   * @return the same address
   */
  public static Ipv6 of(Inet6Address address) {
    byte[] octets = address.getAddress();
    return new Ipv6(Bytes.i64(octets, 0), Bytes.i64(octets, 8));
  }

  /**
   * Returns the address as an object of {@code java.net}.
   *
   * @return the address, an {@code Inet6Address} even if it is IPv4-mapped
   */
  public Inet6Address toInetAddress() {
    try {
      return Inet6Address.getByAddress(null, toArray(), -1);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("sixteen octets were refused", impossible);
    }
  }

  /**
   * Returns the octets of the address in network order.
   *
   * @return a new array of 16 octets
   */
  public byte[] toArray() {
    byte[] octets = new byte[16];
    Bytes.put64(octets, 0, high);
    Bytes.put64(octets, 8, low);
    return octets;
  }

  /**
   * Returns a hash code, which differs from one process to the next, because it is keyed against
   * collision attacks.
   */
  @Override
  public int hashCode() {
    return KeyedHash.end(KeyedHash.add(KeyedHash.add(KeyedHash.START, high), low));
  }

  @Override
  public int compareTo(Ipv6 other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }

  /**
   * Returns the text of RFC 5952: lower case, with the longest run of two or more zero groups as
   * {@code ::}. As in BIND, addresses in the ranges that embed IPv4 addresses ({@code
   * ::ffff:0:0/96}, and {@code ::/96} after {@code ::ffff}) end in four decimal numbers.
   */
  @Override
  public String toString() {
    if (high == 0 && (low >>> 32 == 0xFFFF || low >>> 32 == 0 && low >>> 16 != 0)) {
      return (low >>> 32 == 0 ? "::" : "::ffff:")
          + (low >>> 24 & 0xFF)
          + '.'
          + (low >>> 16 & 0xFF)
          + '.'
          + (low >>> 8 & 0xFF)
          + '.'
          + (low & 0xFF);
    }
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && group(end) == 0) {
        end++;
      }
      if (end - i > runLength) {
        runStart = i;
        runLength = end - i;
      }
      i = Math.max(i, end);
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(group(i)));
    }
    return text.toString();
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> 48 - 16 * (index & 3)) & 0xFFFF;
  }
}
