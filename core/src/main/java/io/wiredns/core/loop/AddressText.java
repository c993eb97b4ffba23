package io.wiredns.core.loop;

import io.wiredns.codec.wire.Ipv6;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The text of addresses in messages for people, in the form of {@code dig}. */
public final class AddressText {
  private AddressText() {}

  /**
   * Returns an address and port without the host name.
   *
   * @param server the address
   * @return text such as {@code 192.0.2.1#53} or {@code 2001:db8::1#53}
   */
  public static String of(InetSocketAddress server) {
    InetAddress address = server.getAddress();
    return (address == null ? server.getHostString() : host(address)) + "#" + server.getPort();
  }

  private static String host(InetAddress address) {
    if (!(address instanceof Inet6Address six)) {
      return address.getHostAddress();
    }
    String java = six.getHostAddress();
    int scope = java.indexOf('%');
    return Ipv6.of(six) + (scope < 0 ? "" : java.substring(scope));
  }
}
