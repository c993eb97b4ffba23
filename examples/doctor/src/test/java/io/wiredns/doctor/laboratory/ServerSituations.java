package io.wiredns.doctor.laboratory;

import java.util.List;

/**
 * Servers that are out of order: checks C. Both servers of a zone are so unless a row says else.
 */
final class ServerSituations {
  private ServerSituations() {}

  private static Situation of(String name, String planted) {
    return Situation.of(name, planted);
  }

  private static Situation both(String name, String planted, String... rules) {
    return of(name, planted).zone(Host.scripted(rules), Host.scripted(rules));
  }

  static List<Situation> rows() {
    return List.of(
        of("dead", "no packet to its servers is answered")
            .zone(Host.dead(), Host.dead())
            .expect("C1", "F1")
            .proof("dig +norec @{ns1} {name}", "timed out|no servers")
            .proof("dig +norec +tcp @{ns1} {name}", "timed out|no servers"),
        of("closed", "port 53 of its servers is closed")
            .zone(Host.closed(), Host.closed())
            .expect("C1", "F1", "C2")
            .proof("dig +norec @{ns1} {name}", "connection refused|no servers"),
        of("one-dead", "one of two servers does not answer")
            .zone(Host.on(Program.BIND), Host.dead())
            .expect("C1")
            .proof("dig +norec @{ns2} {name}", "timed out|no servers")
            .proof("dig +norec @{ns1} {name}", "status: NOERROR"),
        both(
                "edns-dropped",
                "its servers do not answer queries with EDNS",
                "udp edns: drop",
                "tcp edns: drop")
            .expect("C1", "C6", "F1")
            .proof("dig +norec @{ns1} {name}", "timed out|no servers")
            .proof("dig +norec +noedns @{ns1} {name}", "status: NOERROR"),
        both("udp-blocked", "its servers answer over TCP only", "udp: drop")
            .expect("C1", "F1")
            .proof("dig +norec @{ns1} {name}", "timed out|no servers")
            .proof("dig +norec +tcp @{ns1} {name}", "status: NOERROR"),
        both("tcp-refused", "its servers refuse TCP", "no tcp")
            .expect("C2")
            .proof("dig +norec +tcp @{ns1} {name}", "connection refused|no servers")
            .proof("dig +norec @{ns1} {name}", "status: NOERROR"),
        both("tcp-silent", "its servers accept TCP and do not answer", "tcp: drop")
            .expect("C2")
            .proof("dig +norec +tcp @{ns1} {name}", "timed out|no servers"),
        of("tcp-refused-large", "its servers refuse TCP, and the answer does not fit into UDP")
            .zone(
                ZoneSpec.of("tcp-refused-large.lab.")
                    .hosts(Host.scripted("no tcp"), Host.scripted("no tcp"))
                    .records(large("big", 30)))
            .ask("big.{zone}", "TXT")
            .expect("C2", "F1", "C8")
            .proof("dig +norec +ignore @{ns1} {name} TXT", "flags: qr aa tc")
            .proof("dig +norec +tcp @{ns1} {name} TXT", "connection refused|no servers"),
        of("lame-refused", "both its servers, BIND and NSD, do not have the zone")
            .zone(Host.lame(Program.BIND), Host.lame(Program.NSD))
            .expect("C3", "F1")
            .proof("dig +norec @{ns1} {zone} SOA", "status: REFUSED"),
        of("one-lame", "one of two servers, PowerDNS, does not have the zone")
            .zone(Host.on(Program.BIND), Host.lame(Program.POWERDNS))
            .expect("C3")
            .proof("dig +norec @{ns2} {zone} SOA", "status: REFUSED")
            .proof("dig +norec @{ns1} {zone} SOA", "status: NOERROR"),
        both("lame-servfail", "its servers fail", "any: rcode=SERVFAIL")
            .expect("C3", "F1")
            .proof("dig +norec @{ns1} {zone} SOA", "status: SERVFAIL"),
        of("lame-resolver", "one of its servers is a resolver, which answers without AA")
            .zone(Host.on(Program.BIND), Host.lame(Program.UNBOUND))
            .expect("C3", "C11", "B7")
            .proof("dig @{ns2} {zone} SOA", "NOERROR.*\\n.*flags: qr rd ra;"),
        both("lame-aa", "its servers answer without AA", "any: noaa")
            .expect("C3", "F1")
            .proof("dig +norec @{ns1} {zone} SOA", "flags: qr;.*ANSWER: 1"),
        both(
                "lame-upward",
                "its servers refer to the root",
                "any: rcode=NOERROR authority=._3600_NS_a.servers.")
            .expect("C3", "B1", "F1")
            .proof("dig +norec @{ns1} {zone} SOA", "\\.\\s+3600\\s+IN\\s+NS\\s+a\\.servers"),
        both(
                "lame-ede-20",
                "its servers say EDE 20: they do not have it",
                "any: rcode=REFUSED ede=20")
            .expect("C3", "F1")
            .proof("dig +norec @{ns1} {zone} SOA", "REFUSED[\\s\\S]*EDE: 20"),
        both("lame-ede-18", "its servers say EDE 18: an access list", "any: rcode=REFUSED ede=18")
            .expect("C3", "F1")
            .proof("dig +norec @{ns1} {zone} SOA", "REFUSED[\\s\\S]*EDE: 18"),
        both("wrong-source", "its servers answer from another address", "udp: source={stray}")
            .expect("C4", "C1", "F1")
            .proof("kdig +norec +retry=0 +time=2 @{ns1} {name}", "unexpected reply source"),
        both("wrong-id", "its servers answer with another ID", "udp: id")
            .expect("C4", "C1", "F1")
            .proof("dig +norec @{ns1} {name}", "ID mismatch"),
        both(
                "wrong-question",
                "its servers answer with another question",
                "any: question=other.lab._A")
            .expect("C4", "C1", "F1")
            .proof("dig +norec @{ns1} {name}", "Question section mismatch"),
        both("malformed-cut", "the reply ends within a record", "any: cut=3")
            .expect("C5", "C1", "C6", "F1")
            .proof("dig +norec @{ns1} {name}", "malformed|corrupt|unexpected end"),
        both(
                "malformed-pointer",
                "a name in the answer points to itself",
                "type=A: noopt patch=-16:c0ff")
            .expect("C5", "C6", "F1")
            .proof(
                "dig +norec +noedns @{ns1} {name}",
                "malformed|bad compression|corrupt|unexpected end"),
        both("trailing", "octets come after the reply", "any: trail=00000000")
            .expect("C5", "F1")
            .proof("dig +norec @{ns1} {name}", "trailing|extra bytes|malformed"),
        both("edns-formerr", "its servers answer FORMERR to EDNS", "edns: rcode=FORMERR noopt")
            .expect("C6")
            .proof("dig +norec +nobadcookie @{ns1} {name}", "FORMERR")
            .proof("dig +norec +noedns @{ns1} {name}", "NOERROR"),
        both("cookie-formerr", "its servers answer FORMERR to cookies", "cookie: rcode=FORMERR")
            .expect("C6")
            .proof("dig +norec +cookie @{ns1} {name}", "FORMERR")
            .proof("dig +norec +nocookie @{ns1} {name}", "NOERROR"),
        both("cookie-silent", "its servers do not answer queries with a cookie", "cookie: drop")
            .expect("C6", "C1")
            .proof("dig +norec +cookie @{ns1} {name}", "timed out|no servers")
            .proof("dig +norec +nocookie @{ns1} {name}", "NOERROR"),
        both(
                "option-formerr",
                "its servers answer FORMERR to an unknown option",
                "unknownoption: rcode=FORMERR")
            .expect("C6")
            .proof("dig +norec +ednsopt=65001:00 @{ns1} {name}", "FORMERR")
            .proof("dig +norec +nocookie @{ns1} {name}", "NOERROR"),
        both(
                "option-silent",
                "its servers do not answer queries with an unknown option",
                "unknownoption: drop")
            .expect("C6")
            .proof("dig +norec +ednsopt=65001:00 @{ns1} {name}", "timed out|no servers"),
        both(
                "flag-silent",
                "its servers do not answer queries with an unknown flag of EDNS",
                "unknownflag: drop")
            .expect("C6")
            .proof("dig +norec +ednsflags=0x40 @{ns1} {name}", "timed out|no servers")
            .proof("dig +norec @{ns1} {name}", "NOERROR"),
        both(
                "flag-formerr",
                "its servers answer FORMERR to an unknown flag of EDNS",
                "unknownflag: rcode=FORMERR")
            .expect("C6")
            .proof("dig +norec +ednsflags=0x40 @{ns1} {name}", "FORMERR"),
        both(
                "version-ignored",
                "its servers answer version 1 of EDNS as version 0",
                "version1: version0")
            .expect("C6")
            .proof("dig +norec +edns=1 +noednsneg @{ns1} {name}", "status: NOERROR"),
        both("version-silent", "its servers do not answer version 1 of EDNS", "version1: drop")
            .expect("C6")
            .proof("dig +norec +edns=1 +noednsneg @{ns1} {name}", "timed out|no servers"),
        both(
                "badcookie-loop",
                "its servers never accept the cookie that they gave",
                "udp cookie: badcookie")
            .expect("C7", "C6")
            .proof("dig +norec +nobadcookie @{ns1} {name}", "BADCOOKIE"),
        of("large-lost", "large replies of its servers are lost on the way")
            .zone(
                ZoneSpec.of("large-lost.lab.")
                    .hosts(
                        Host.scripted("udp larger=1400 !size=1400: drop"),
                        Host.scripted("udp larger=1400 !size=1400: drop"))
                    .records(large("big", 25)))
            .ask("big.{zone}", "TXT")
            .expect("C8")
            .proof("dig +norec +bufsize=4096 @{ns1} {name} TXT", "timed out|no servers")
            .proof("dig +norec +ignore +bufsize=1232 @{ns1} {name} TXT", "flags: qr aa tc"),
        both(
                "https-notimp",
                "its servers do not implement the type HTTPS",
                "type=HTTPS: rcode=NOTIMP")
            .expect("C9")
            .proof("dig +norec @{ns1} {name} HTTPS", "NOTIMP")
            .proof("dig +norec @{ns1} {name} A", "NOERROR"),
        both("aaaa-silent", "its servers do not answer queries for AAAA", "type=AAAA: drop")
            .expect("C9", "B4")
            .proof("dig +norec @{ns1} {name} AAAA", "timed out|no servers"),
        both("caa-servfail", "its servers fail for the type CAA", "type=CAA: rcode=SERVFAIL")
            .expect("C9")
            .proof("dig +norec @{ns1} {name} CAA", "SERVFAIL"),
        both(
                "unassigned-notimp",
                "its servers do not implement types without a name",
                "unassigned: rcode=NOTIMP")
            .expect("C9")
            .proof("dig +norec @{ns1} {name} TYPE65280", "NOTIMP"),
        both("flapping", "its servers fail every second time", "udp every=2: rcode=SERVFAIL")
            .expect("C10", "C3", "C6", "C9", "F1")
            .proof(
                "sh -c 'for i in 1 2 3 4; do dig +norec @{ns1} {name}; done'",
                "NOERROR[\\s\\S]*SERVFAIL|SERVFAIL[\\s\\S]*NOERROR"),
        both("lossy", "its servers do not answer every third query", "udp every=3: drop")
            .expect("C10", "C1", "C6", "C9")
            .proof(
                "sh -c 'for i in 1 2 3 4 5 6; do dig +norec @{ns1} {name}; done'",
                "NOERROR[\\s\\S]*(timed out|no servers)|(timed out|no servers)[\\s\\S]*NOERROR"),
        both(
                "rate-limit",
                "its servers send clients to TCP every second time",
                "udp every=2: noanswer noauthority tc")
            .expect("C10")
            .proof(
                "sh -c 'for i in 1 2 3 4; do dig +norec +ignore @{ns1} {name}; done'",
                "flags: qr aa tc"),
        both("slow", "its servers take one and a half seconds", "any: delay=1500")
            .expect("C10", "F1")
            .proof("dig +time=9 +norec @{ns1} {name}", "Query time: [1-9]\\d{3} msec"),
        both(
                "open-resolver",
                "its servers resolve other names for anyone",
                "rd !below={zone}: upstream={UNBOUND}",
                "rd: ra")
            .expect("C11")
            .proof("dig @{ns1} www.healthy-bind.lab", "NOERROR.*\\n.*flags: qr rd ra.*ANSWER: 1"),
        of("transfer-open", "its server gives the whole zone to anyone")
            .zone(
                ZoneSpec.of("transfer-open.lab.")
                    .hosts(Host.on(Program.BIND), Host.on(Program.KNOT))
                    .bind("allow-transfer { any; };"))
            .options("--axfr")
            .expect("C12")
            .proof("dig @{ns1} {zone} AXFR", "XFR size"),
        tsig(
                "tsig-unknown-key",
                "its servers do not know the key",
                "hmac-sha256:stranger:bGFib3JhdG9yeQ==")
            .proof(
                "dig +norec -y hmac-sha256:stranger:bGFib3JhdG9yeQ== @{ns1} {zone} SOA", "BADKEY"),
        tsig(
                "tsig-wrong-secret",
                "the key has another secret",
                "hmac-sha256:lab.key:bGFib3JhdG9yeQ==")
            .proof(
                "dig +norec -y hmac-sha256:lab.key:bGFib3JhdG9yeQ== @{ns1} {zone} SOA", "BADSIG"),
        of("tsig-clock", "the clock of its servers is an hour ahead")
            .zone(Host.scripted("signed: clock=3600"), Host.scripted("signed: clock=3600"))
            .options("--key", Answerer.KEY)
            .expect("C13")
            .proof("dig +norec -y " + Answerer.KEY + " @{ns1} {zone} SOA", "BADTIME"));
  }

  private static Situation tsig(String name, String planted, String key) {
    return of(name, planted)
        .zone(Host.on(Program.BIND), Host.on(Program.BIND))
        .options("--key", key)
        .expect("C13");
  }

  static String[] large(String label, int strings) {
    String[] records = new String[strings];
    for (int i = 0; i < strings; i++) {
      records[i] =
          "%s TXT \"string %02d of an answer that is too long for UDP %030d\""
              .formatted(label, i, i);
    }
    return records;
  }
}
