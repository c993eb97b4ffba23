package io.wiredns.command.situation;

import static io.wiredns.command.situation.Step.reply;
import static io.wiredns.command.situation.TraceSituations.A1;
import static io.wiredns.command.situation.TraceSituations.A2;
import static io.wiredns.command.situation.TraceSituations.NS1;
import static io.wiredns.command.situation.TraceSituations.NS2;
import static io.wiredns.command.situation.TraceSituations.ROOT_OF_TWO;
import static io.wiredns.command.situation.TraceSituations.root;
import static io.wiredns.command.situation.TraceSituations.row;

import io.wiredns.command.trace.Authority;
import java.util.ArrayList;
import java.util.List;

/**
 * Situations of {@code wiredns query +nssearch} with the scripted servers of {@link
 * TraceSituations}.
 */
final class NsSearchSituations {
  private NsSearchSituations() {}

  private static Step serving(long serial, String... more) {
    String[] all = new String[more.length + 1];
    all[0] = "zone. 60 SOA ns1.zone. hm.zone. " + serial + " 7200 3600 9 60";
    System.arraycopy(more, 0, all, 1, more.length);
    return Authority.of("zone.", all);
  }

  static List<Situation> rows() {
    String search = "query @{1} -p {port} -4 www.zone +nssearch +tries=1 +timeout=1";
    String[] both = {NS1, A1, NS2, A2, "www.zone. 60 A 192.0.2.1"};
    return List.of(
        row(
                "a search that finds equal serials",
                search,
                ROOT_OF_TWO,
                serving(5, both),
                serving(5, both))
            .says(
                "SOA ns1.zone. hm.zone. 5 7200 3600 9 60 from server 127.0.1.2 in",
                "SOA ns1.zone. hm.zone. 5 7200 3600 9 60 from server 127.0.1.3 in",
                ";; OUTCOME: zone. has 2 addresses of servers, 0 failed, serial 5")
            .saysNot("FAILED", "SERIAL ", "DELEGATION"),
        row("a search where one is older", search, ROOT_OF_TWO, serving(5, both), serving(4, both))
            .says(
                ";; SERIAL 4: {3} (ns2.zone.)",
                ";; SERIAL 5: {2} (ns1.zone.)",
                ";; SERIALS: 4 is older than 5 by 1",
                "2 different serials"),
        row(
                "a search where a serial can never catch up",
                search,
                ROOT_OF_TWO,
                serving(5, both),
                serving(2147483653L, both))
            .says("5 and 2147483653 differ by exactly 2^31, so neither is newer (RFC 1982)")
            .saysNot("older"),
        row(
                "a search where a serial has passed the end",
                search,
                ROOT_OF_TWO,
                serving(1, both),
                serving(4294967295L, both))
            .says("4294967295 is older than 1 by 2, past the end of the numbers (RFC 1982)"),
        row(
                "a search where one has the serial of another zone",
                search,
                ROOT_OF_TWO,
                serving(5, both),
                Authority.of(
                    "zone.", append(both, "zone. 60 SOA ns9.zone. hm.zone. 5 7200 3600 9 60")))
            .says("one serial, but another MNAME"),
        row(
                "a search where servers fail",
                search,
                root(
                    NS1,
                    A1,
                    NS2,
                    A2,
                    "zone. 60 NS ns3.zone.",
                    "ns3.zone. 60 A 127.0.1.4",
                    "zone. 60 NS ns4.zone.",
                    "ns4.zone. 60 A 127.0.1.5"),
                serving(5, both),
                reply("REFUSED ede=20"),
                Step.silence(),
                reply("NOERROR", "authority: . 60 NS ns.root."))
            .says(
                "SOA ns1.zone. hm.zone. 5 7200 3600 9 60 from server 127.0.1.2 in",
                ";; FAILED: {3} (ns2.zone.): REFUSED",
                ";; EDE: 20 (Not Authoritative), says {3} (ns2.zone.)",
                ";; FAILED: {4} (ns3.zone.): UDP: no response in time",
                ";; FAILED: {5} (ns4.zone.): refers upward to .",
                ";; DELEGATION: only the parent zone names ns3.zone., ns4.zone., the zone itself does not",
                ";; OUTCOME: zone. has 4 addresses of servers, 3 failed, serial 5",
                "TRY: wiredns query @{3}"),
        row(
                "a search with a server that the zone has not",
                search,
                ROOT_OF_TWO,
                serving(5, append(both, "zone. 60 NS ns5.zone.")),
                serving(5, both))
            .says(
                ";; DELEGATION: only the zone itself names ns5.zone., the parent zone does not",
                ";; DELEGATION: no address of ns5.zone.: not found"),
        row(
                "a search that starts at a resolver",
                search,
                reply("NOERROR ra", "zone. 60 SOA ns1.zone. hm.zone. 5 7200 3600 9 60")
                    .when(
                        Step.question("www.zone. SOA"),
                        reply("NOERROR ra", NS1)
                            .when(
                                Step.question("zone. NS"),
                                reply("NOERROR ra", A1)
                                    .when(Step.question("ns1.zone. A"), reply("SERVFAIL")))),
                serving(5, both))
            .says("SOA ns1.zone. hm.zone. 5", "zone. has 1 address of servers, 0 failed, serial 5"),
        row(
                "a search with a reply from elsewhere",
                search,
                ROOT_OF_TWO,
                Step.all(reply("REFUSED").otherId(), serving(5, both)),
                serving(5, both))
            .says(
                ";; BEFORE: {2} (ns1.zone.) UDP: ignored * octets, ID * instead of ",
                "2 addresses of servers, 0 failed, serial 5")
            .saysNot("BEFORE: {3}"),
        row("a search that finds no zone", search, reply("REFUSED"))
            .says(
                ";; OUTCOME: the servers of the zone were not found: {1} does not tell the servers")
            .status(1),
        row("a search as JSON", search + " +json", ROOT_OF_TWO, serving(5, both), reply("REFUSED"))
            .says(
                "{\"server\":\"{2}\",\"name\":\"ns1.zone.\"",
                "\"serial\":5",
                "\"trouble\":\"REFUSED: it does not serve zone.",
                "{\"zone\":\"zone.\",\"servers\":2,\"failed\":1,\"serials\":[]"));
  }

  private static String[] append(String[] records, String last) {
    List<String> all = new ArrayList<>(List.of(records));
    all.add(last);
    return all.toArray(String[]::new);
  }
}
