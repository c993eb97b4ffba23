package io.wiredns.command.output;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.doctor.exchange.NetworkText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The form that servers, keys, times and durations have in what the commands write. The words of
 * {@code dig} that a command repeats, such as {@code Query time}, keep their own form.
 */
public final class Voice {
  private Voice() {}

  /** Returns an address without a host name, in the form of RFC 5952 if it is of IPv6. */
  public static String address(InetAddress address) {
    return NetworkText.address(address);
  }

  /** Returns an address and port, such as {@code 192.0.2.1#53} and {@code 2001:db8::1#53}. */
  public static String server(InetSocketAddress server) {
    return NetworkText.server(server);
  }

  /** Returns the word that named a server, without its port; the address if there was none. */
  public static String host(InetSocketAddress server) {
    String host = server.getHostString();
    boolean isWord = !host.equals(server.getAddress().getHostAddress());
    return isWord ? host : address(server.getAddress());
  }

  /** Returns an address, port and transport, such as {@code 192.0.2.1#53 UDP}. */
  public static String server(InetSocketAddress server, Transport transport) {
    return NetworkText.server(server, transport);
  }

  /** Returns the name of a key and its algorithm, such as {@code key.example (hmac-sha256)}. */
  public static String key(TsigKey key) {
    return key.name() + " (" + key.algorithm() + ")";
  }

  /** Returns counts after a title, such as {@code stopped; events: UDP_QUERY 5, TCP_QUERY 1}. */
  public static String counts(String title, Map<? extends Enum<?>, Long> counts) {
    if (counts.isEmpty()) {
      return title;
    }
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", ", title + "; events: ", ""));
  }

  /** Returns a time in UTC without a fraction, such as {@code 2026-11-22T12:00:00Z}. */
  public static String time(Instant time) {
    return NetworkText.time(time);
  }

  /** Returns a duration in milliseconds, or in seconds with one decimal from ten seconds on. */
  public static String duration(Duration duration) {
    return NetworkText.duration(duration);
  }
}
