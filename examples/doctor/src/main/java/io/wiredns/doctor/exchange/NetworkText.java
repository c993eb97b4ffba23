package io.wiredns.doctor.exchange;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Ipv6;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The form that servers, times and durations have in sentences. */
public final class NetworkText {
  private static final Duration LONG = Duration.ofSeconds(10);

  private NetworkText() {}

  /** Returns an address without a host name, in the form of RFC 5952 if it is of IPv6. */
  public static String address(InetAddress address) {
    if (!(address instanceof Inet6Address six)) {
      return address.getHostAddress();
    }
    String java = six.getHostAddress();
    int scope = java.indexOf('%');
    return Ipv6.of(six) + (scope < 0 ? "" : java.substring(scope));
  }

  /** Returns an address and port, such as {@code 192.0.2.1#53} and {@code 2001:db8::1#53}. */
  public static String server(InetSocketAddress server) {
    InetAddress address = server.getAddress();
    return (address == null ? server.getHostString() : address(address)) + "#" + server.getPort();
  }

  /** Returns an address, port and transport, such as {@code 192.0.2.1#53 UDP}. */
  public static String server(InetSocketAddress server, Transport transport) {
    return server(server) + " " + transport;
  }

  /** Returns a time in UTC without a fraction, such as {@code 2026-11-22T12:00:00Z}. */
  public static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Returns a duration in milliseconds, or in seconds with one decimal from ten seconds on. */
  public static String duration(Duration duration) {
    if (duration.compareTo(LONG) < 0) {
      return duration.toMillis() + " ms";
    }
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
