package io.wiredns.command;

import io.wiredns.codec.wire.Octets;
import io.wiredns.core.server.DnsServer;
import io.wiredns.zone.ZoneServer;
import picocli.CommandLine.Option;

/** The options of serve for the content of responses. */
final class ServeAnswers {
  @Option(
      names = "--udp-size",
      paramLabel = "N",
      description =
          "The maximum octets of a UDP response, 512 to 65535, also for clients that accept more;"
              + " 1232 by default.")
  private Integer udpSize;

  @Option(
      names = "--nsid",
      paramLabel = "TEXT|0xHEX",
      description = "The identifier of this server, for clients that ask for it (NSID, RFC 5001).")
  private String nsid;

  @Option(
      names = "--full-any",
      description =
          "Answers queries for ANY with all records of the name. By default the answer has the"
              + " records of one type (RFC 8482).")
  private boolean fullAny;

  void apply(DnsServer.Builder server, ZoneServer zones) throws InputException {
    ServeValues.set("--udp-size", udpSize, server::udpPayloadSize);
    ServeValues.set("--nsid", nsid, text -> server.nsid(octets(text)));
    zones.fullAny(fullAny);
  }

  private static Octets octets(String text) {
    return text.startsWith("0x") ? Octets.fromHex(text.substring(2)) : Octets.utf8(text);
  }
}
