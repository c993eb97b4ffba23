package io.wiredns.command.serve;

import io.wiredns.codec.wire.Octets;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.core.server.DnsServer;
import io.wiredns.zone.ZoneServer;
import java.util.List;

/** The options of serve for the content of responses. */
final class ServeAnswers {
  private final Option<Integer> udpSize =
      Option.integer(
          "--udp-size",
          "N",
          "The maximum octets of a UDP response, 512 to 65535, also for clients that accept more;"
              + " 1232 by default.");

  private final Option<String> nsid =
      Option.text(
          "--nsid",
          "TEXT|0xHEX",
          "The identifier of this server, for clients that ask for it (NSID, RFC 5001).");

  private final Option<Boolean> fullAny =
      Option.flag(
          "--full-any",
          "Answers queries for ANY with all records of the name. By default the answer has the"
              + " records of one type (RFC 8482).");

  List<Option<?>> options() {
    return List.of(udpSize, nsid, fullAny);
  }

  void apply(DnsServer.Builder server, ZoneServer zones) throws InputException {
    ServeValues.set(udpSize, server::udpPayloadSize);
    ServeValues.set(nsid, text -> server.nsid(octets(text)));
    zones.fullAny(fullAny.get());
  }

  private static Octets octets(String text) {
    return text.startsWith("0x") ? Octets.fromHex(text.substring(2)) : Octets.utf8(text);
  }
}
