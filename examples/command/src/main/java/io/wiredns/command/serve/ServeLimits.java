package io.wiredns.command.serve;

import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.core.server.DnsServer;
import java.time.Duration;
import java.util.List;

/** The options of serve that limit memory, connections and times. */
final class ServeLimits {
  /** How much a server keeps at a time. */
  static final class Memory {
    private final Option<Integer> connections =
        Option.integer(
            "--max-connections",
            "N",
            "The maximum number of TCP connections; 1,000 by default. A further one replaces the"
                + " connection that has been idle for longest.");

    private final Option<Integer> connectionsPerAddress =
        Option.integer(
            "--max-connections-per-address",
            "N",
            "The maximum number of TCP connections from an IPv4 address or an IPv6 /64 network; 200"
                + " by default.");

    private final Option<Integer> inFlight =
        Option.integer(
            "--max-in-flight",
            "N",
            "The maximum number of requests of a connection that are being answered; 100 by"
                + " default. Further ones are not read until then.");

    private final Option<Integer> udpInFlight =
        Option.integer(
            "--max-udp-in-flight",
            "N",
            "The maximum number of UDP requests that are being answered; 10,000 by default."
                + " Further ones are dropped.");

    private final Option<Long> buffered =
        Option.size(
            "--max-buffered",
            "SIZE",
            "The maximum octets that all connections together may buffer, such as 16M; 64M by"
                + " default, but at most an eighth of the heap.");

    private final Option<Long> connectionBuffer =
        Option.size(
            "--max-connection-buffer",
            "SIZE",
            "The octets of responses that a client may leave unread before its connection is no"
                + " longer read; 256k by default.");

    private final Option<Integer> transfers =
        Option.integer(
            "--max-transfers",
            "N",
            "The maximum number of zone transfers at a time; 32 by default. A further one waits for"
                + " ten seconds at most, then it is answered with SERVFAIL; a transfer whose client has"
                + " read nothing for a second is closed for it.");

    private final Option<Integer> transfersPerAddress =
        Option.integer(
            "--max-transfers-per-address",
            "N",
            "The maximum number of zone transfers of an IPv4 address or an IPv6 /64 network at a"
                + " time; 10 by default.");

    List<Option<?>> options() {
      return List.of(
          connections,
          connectionsPerAddress,
          inFlight,
          udpInFlight,
          buffered,
          connectionBuffer,
          transfers,
          transfersPerAddress);
    }

    void apply(DnsServer.Builder server) throws InputException {
      ServeValues.set(connections, server::maxConnections);
      ServeValues.set(connectionsPerAddress, server::maxConnectionsPerAddress);
      ServeValues.set(inFlight, server::maxInFlightPerConnection);
      ServeValues.set(udpInFlight, server::maxUdpInFlight);
      ServeValues.set(buffered, server::maxBufferedOctets);
      ServeValues.set(
          connectionBuffer, octets -> server.maxConnectionOctets(Math.toIntExact(octets)));
      ServeValues.set(transfers, server::maxTransfers);
      ServeValues.set(transfersPerAddress, server::maxTransfersPerAddress);
    }
  }

  /** How long a server waits. */
  static final class Times {
    private final Option<Duration> idle =
        Option.seconds(
            "--idle-timeout",
            "SECONDS",
            "The time for which a connection may stay open without a complete request; 10 by"
                + " default.");

    private final Option<Duration> slowReader =
        Option.seconds(
            "--slow-reader-timeout",
            "SECONDS",
            "The time in which a client must read 16 KiB of its responses, or all if they are"
                + " shorter; 10 by default. Otherwise its connection is closed.");

    private final Option<Duration> handler =
        Option.seconds(
            "--handler-timeout",
            "SECONDS",
            "The time in which a response must be ready; otherwise the client gets SERVFAIL. 10 by"
                + " default.");

    private final Option<Duration> grace =
        Option.seconds(
            "--grace",
            "SECONDS",
            "The longest time that answering the requests that have arrived may take after SIGTERM; 5"
                + " by default.");

    List<Option<?>> options() {
      return List.of(idle, slowReader, handler, grace);
    }

    Duration grace() {
      return grace.get() == null ? Duration.ofSeconds(5) : grace.get();
    }

    void apply(DnsServer.Builder server) throws InputException {
      ServeValues.set(idle, server::idleTimeout);
      ServeValues.set(slowReader, server::slowReaderTimeout);
      ServeValues.set(handler, server::handlerTimeout);
    }
  }

  private ServeLimits() {}
}
