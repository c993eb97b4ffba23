package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * The names for reverse lookups of addresses, RFC 1035 section 3.5 and RFC 3596 section 2.5.
 *
 * @since 0.1
 */
public final class ReverseNames {
  private static final String IPV4 = ".in-addr.arpa.";
  private static final String IPV6 = ".ip6.arpa.";
  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;

  private ReverseNames() {}

  /**
   * Returns the name for reverse lookups of an address.
   *
   * @param octets the 4 or 16 octets of the address
   * @return the name
   */
  public static Name of(byte[] octets) {
    StringBuilder text = new StringBuilder();
    for (int i = octets.length - 1; i >= 0; i--) {
      int octet = octets[i] & 0xFF;
      if (octets.length == IPV4_OCTETS) {
        text.append(octet).append('.');
      } else {
        text.append(Character.forDigit(octet & 15, 16)).append('.');
        text.append(Character.forDigit(octet >>> 4, 16)).append('.');
      }
    }
    text.setLength(text.length() - 1);
    return Name.of(text.append(octets.length == IPV4_OCTETS ? IPV4 : IPV6).toString());
  }

  /**
   * Returns the address whose name for reverse lookups this is.
   *
   * @param name the name
   * @return the address, or empty for other names
   */
  public static Optional<InetAddress> address(Name name) {
    String text = name.toString().toLowerCase(Locale.ROOT);
    byte[] octets = null;
    if (text.endsWith(IPV4)) {
      octets = ipv4(text.substring(0, text.length() - IPV4.length()).split("\\.", -1));
    } else if (text.endsWith(IPV6)) {
      octets = ipv6(text.substring(0, text.length() - IPV6.length()).split("\\.", -1));
    }
    try {
      return octets == null
          ? Optional.empty()
          : Optional.of(
              octets.length == IPV4_OCTETS
                  ? InetAddress.getByAddress(octets)
                  : Inet6Address.getByAddress(null, octets, -1));
    } catch (UnknownHostException impossible) {
      throw new AssertionError("an address of " + octets.length + " octets", impossible);
    }
  }

  private static byte[] ipv4(String[] labels) {
    byte[] octets = labels.length == IPV4_OCTETS ? new byte[IPV4_OCTETS] : null;
    for (int i = 0; octets != null && i < IPV4_OCTETS; i++) {
      String label = labels[IPV4_OCTETS - 1 - i];
      if (label.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(label) <= 0xFF) {
        octets[i] = (byte) Integer.parseInt(label);
      } else {
        octets = null;
      }
    }
    return octets;
  }

  private static byte[] ipv6(String[] labels) {
    byte[] octets = labels.length == 2 * IPV6_OCTETS ? new byte[IPV6_OCTETS] : null;
    for (int i = 0; octets != null && i < 2 * IPV6_OCTETS; i++) {
      String label = labels[2 * IPV6_OCTETS - 1 - i];
      if (label.matches("[0-9a-f]")) {
        octets[i / 2] = (byte) (octets[i / 2] << 4 | Character.digit(label.charAt(0), 16));
      } else {
        octets = null;
      }
    }
    return octets;
  }
}
