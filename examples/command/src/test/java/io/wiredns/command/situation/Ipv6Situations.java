package io.wiredns.command.situation;

import static io.wiredns.command.situation.Step.reply;

import io.wiredns.command.situation.ScriptedServer.Script;
import io.wiredns.command.trace.Authority;
import java.util.List;

/** Situations of query, its traces, and compare, with a scripted server at ::1. */
final class Ipv6Situations {
  private static final String ASK = "query @{1} www.zone A +tries=1 +timeout=1";
  private static final String WWW = "www.zone. 60 A 192.0.2.1";
  private static final Reply GOOD = reply("NOERROR aa", WWW);
  private static final Reply CUT = reply("NOERROR tc");

  private static final Step ROOT =
      Authority.of(
          ".",
          ". 60 NS ns.root.",
          "ns.root. 60 A 127.0.1.1",
          "zone. 60 NS ns1.zone.",
          "ns1.zone. 60 AAAA ::1");

  private static final Step ZONE =
      Authority.of("zone.", "zone. 60 NS ns1.zone.", "ns1.zone. 60 AAAA ::1", WWW);

  private Ipv6Situations() {}

  private static Script six(Step... steps) {
    return Script.of(steps).overIpv6();
  }

  static List<Situation> rows() {
    String walk = "query @{1} -p {port} www.zone A +trace +tries=1 +timeout=1";
    String compare = "compare --timeout 1 www.zone A {1} {2}";
    return List.of(
        Situation.of("::1 answers", ASK)
            .servers(six(GOOD))
            .says("192.0.2.1", "SERVER: ::1#{port}(::1) (UDP)")
            .saysNot("Attempt"),
        Situation.of("::1 with brackets", ASK.replace("{1}", "[::1]#{port}"))
            .servers(six(GOOD))
            .says("192.0.2.1", "SERVER: ::1#{port}(::1) (UDP)"),
        Situation.of("::1 in full, with -p", ASK.replace("{1}", "0::1 -p {port}"))
            .servers(six(GOOD))
            .says("192.0.2.1", "SERVER: ::1#{port}(0::1) (UDP)"),
        Situation.of("::1 with the port as in a URL", ASK.replace("{1}", "[::1]:{port}"))
            .says("wiredns: no address found for server [::1]", "a port follows #, as in ::1#53")
            .status(2),
        Situation.of("::1 is not for -4", ASK + " -4")
            .servers(six(GOOD))
            .says("wiredns: ")
            .status(2),
        Situation.of("::1 is silent", ASK)
            .servers(six(Step.silence()))
            .says(
                "Attempt 1: {1} UDP: no response in time",
                "Attempt 2: {1} TCP: no response in time",
                "OUTCOME: TIMEOUT: no response from {1} in ",
                "TRY: wiredns query @{1} . NS")
            .status(1),
        Situation.of("::1 refuses TCP", ASK)
            .servers(six(CUT).withoutTcp())
            .says(
                "Attempt 2: {1} TCP: the server refused the connection",
                "blocked at {1}, but", "TRY: wiredns query @{1} www.zone. A +bufsize=4096")
            .status(1),
        Situation.of("nothing listens at ::1", ASK)
            .servers(six(GOOD).withoutUdp().withoutTcp())
            .says(
                "Attempt 1: {1} UDP: the UDP port is closed (ICMP)",
                "OUTCOME: UNREACHABLE", "TRY: wiredns query @{1} www.zone. A +tcp")
            .status(1),
        Situation.of("::1 answers from another port", ASK)
            .servers(six(GOOD.fromAnotherPort()).withoutTcp())
            .says("ignored: ", "from ::1#", "(another port)", "TRY: wiredns query @::1#")
            .status(1),
        Situation.of("a walk to a zone at ::1", walk)
            .servers(Script.of(ROOT), six(ZONE))
            .says(
                ";; REFERRAL: to zone., 1 name server, 1 with addresses",
                "192.0.2.1",
                ";; Received * bytes from {2}(ns1.zone) in",
                ";; OUTCOME: ANSWER at zone zone.")
            .saysNot("FAILED", "GLUE"),
        Situation.of("a walk with -4 to a zone at ::1", walk + " -4")
            .servers(Script.of(ROOT), six(ZONE))
            .says(
                ";; ADDRESS: of ns1.zone.: in the referral of the other family only; not found",
                ";; OUTCOME: NO_ADDRESS at zone zone.",
                ";; CAUSE: zone. has servers at addresses of IPv6 only, which -4 leaves out",
                "TRY: wiredns query @{1} -p {port} www.zone. A +trace")
            .saysNot("GLUE")
            .status(1),
        Situation.of("a walk to a zone whose only server, at ::1, is lame", walk)
            .servers(Script.of(ROOT), six(reply("REFUSED")))
            .says(
                ";; FAILED: {2} (ns1.zone), server of zone.: REFUSED",
                ";; TRY: wiredns query @{2} zone. SOA +norecurse")
            .status(1),
        Situation.of("a search for serials at ::1", walk.replace("A +trace", "+nssearch"))
            .servers(Script.of(ROOT), six(ZONE))
            .says(
                "SOA ns.zone. hm.zone. 1 7200 3600 9 60 from server ::1 in",
                "zone. has 1 address of servers, 0 failed, serial 1"),
        Situation.of("compare with ::1", compare)
            .servers(Script.of(GOOD), six(reply("NOERROR aa", "www.zone. 60 A 192.0.2.2")))
            .says(
                "1 {1}  A 192.0.2.1",
                "2 {2} *A 192.0.2.2", "no majority", "TRY: wiredns query @{2} www.zone. A")
            .status(1),
        Situation.of(
                "compare with ::1, in brackets and silent", compare.replace("{2}", "[::1]#{port}"))
            .servers(Script.of(GOOD), six(Step.silence()))
            .says(
                "! {2} *no reply",
                ";; SILENT: {2}: UDP: no response in time",
                "TRY: wiredns query @{2} www.zone. A +tcp")
            .status(2),
        Situation.of(
                "compare the servers of a zone at ::1",
                "compare --auth --via {1} -p {port} --timeout 1 www.zone A")
            .servers(Script.of(ROOT), six(ZONE))
            .says("{2} (ns1.zone.)  A 192.0.2.1", "one server"));
  }
}
