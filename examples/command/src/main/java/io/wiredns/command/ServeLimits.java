package io.wiredns.command;

import io.wiredns.core.server.DnsServer;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of serve that limit memory, connections and times. */
final class ServeLimits {
  /** How much a server keeps at a time. */
  static final class Memory {
    @Option(
        names = "--max-connections",
        paramLabel = "N",
        description =
            "The maximum number of TCP connections; 1,000 by default. A further one replaces the"
                + " connection that has been idle for longest.")
    private Integer connections;

    @Option(
        names = "--max-connections-per-address",
        paramLabel = "N",
        description =
            "The maximum number of TCP connections from an IPv4 address or an IPv6 /64 network; 200"
                + " by default.")
    private Integer connectionsPerAddress;

    @Option(
        names = "--max-in-flight",
        paramLabel = "N",
        description =
            "The maximum number of requests of a connection that are being answered; 100 by"
                + " default. Further ones are not read until then.")
    private Integer inFlight;

    @Option(
        names = "--max-udp-in-flight",
        paramLabel = "N",
        description =
            "The maximum number of UDP requests that are being answered; 10,000 by default."
                + " Further ones are dropped.")
    private Integer udpInFlight;

    @Option(
        names = "--max-buffered",
        paramLabel = "SIZE",
        converter = ServeValues.Size.class,
        description =
            "The maximum octets that all connections together may buffer, such as 16M; 64M by"
                + " default, but at most an eighth of the heap.")
    private Long buffered;

    @Option(
        names = "--max-connection-buffer",
        paramLabel = "SIZE",
        converter = ServeValues.Size.class,
        description =
            "The octets of responses that a client may leave unread before its connection is no"
                + " longer read; 256k by default.")
    private Long connectionBuffer;

    @Option(
        names = "--max-transfers",
        paramLabel = "N",
        description =
            "The maximum number of zone transfers at a time; 32 by default. A further one waits for"
                + " ten seconds at most, then it is answered with SERVFAIL; a transfer whose client has"
                + " read nothing for a second is closed for it.")
    private Integer transfers;

    @Option(
        names = "--max-transfers-per-address",
        paramLabel = "N",
        description =
            "The maximum number of zone transfers of an IPv4 address or an IPv6 /64 network at a"
                + " time; 10 by default.")
    private Integer transfersPerAddress;

    void apply(DnsServer.Builder server) throws InputException {
      ServeValues.set("--max-connections", connections, server::maxConnections);
      ServeValues.set(
          "--max-connections-per-address", connectionsPerAddress, server::maxConnectionsPerAddress);
      ServeValues.set("--max-in-flight", inFlight, server::maxInFlightPerConnection);
      ServeValues.set("--max-udp-in-flight", udpInFlight, server::maxUdpInFlight);
      ServeValues.set("--max-buffered", buffered, server::maxBufferedOctets);
      ServeValues.set(
          "--max-connection-buffer",
          connectionBuffer,
          octets -> server.maxConnectionOctets(Math.toIntExact(octets)));
      ServeValues.set("--max-transfers", transfers, server::maxTransfers);
      ServeValues.set(
          "--max-transfers-per-address", transfersPerAddress, server::maxTransfersPerAddress);
    }
  }

  /** How long a server waits. */
  static final class Times {
    @Option(
        names = "--idle-timeout",
        paramLabel = "SECONDS",
        converter = ServeValues.Seconds.class,
        description =
            "The time for which a connection may stay open without a complete request; 10 by"
                + " default.")
    private Duration idle;

    @Option(
        names = "--slow-reader-timeout",
        paramLabel = "SECONDS",
        converter = ServeValues.Seconds.class,
        description =
            "The time in which a client must read 16 KiB of its responses, or all if they are"
                + " shorter; 10 by default. Otherwise its connection is closed.")
    private Duration slowReader;

    @Option(
        names = "--handler-timeout",
        paramLabel = "SECONDS",
        converter = ServeValues.Seconds.class,
        description =
            "The time in which a response must be ready; otherwise the client gets SERVFAIL. 10 by"
                + " default.")
    private Duration handler;

    @Option(
        names = "--grace",
        paramLabel = "SECONDS",
        converter = ServeValues.Seconds.class,
        description =
            "The longest time that answering the requests that have arrived may take after SIGTERM; 5"
                + " by default.")
    private Duration grace = Duration.ofSeconds(5);

    Duration grace() {
      return grace;
    }

    void apply(DnsServer.Builder server) throws InputException {
      ServeValues.set("--idle-timeout", idle, server::idleTimeout);
      ServeValues.set("--slow-reader-timeout", slowReader, server::slowReaderTimeout);
      ServeValues.set("--handler-timeout", handler, server::handlerTimeout);
    }
  }

  private ServeLimits() {}
}
