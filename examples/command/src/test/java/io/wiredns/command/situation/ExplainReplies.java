package io.wiredns.command.situation;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.command.CraftedCapture;
import java.io.IOException;
import java.util.List;

/** Situations of {@code wiredns explain} with captures of one query and its reply. */
final class ExplainReplies extends ExplainRows {
  ExplainReplies() throws IOException {
    denials();
    policies();
    answers();
    signed();
  }

  private void denials() throws IOException {
    row(
        "NXDOMAIN of the parent",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.gone-domain.com. A rd")
                .reply(30, 1, "NXDOMAIN ra", COM),
        List.of(
            "   1. the domain has expired or was never registered",
            "+ the SOA is of com.: it denies gone-domain.com. with all names below",
            "whois gone-domain.com"));
    row(
        "NXDOMAIN of the zone itself",
        c -> c.ask(0, CLIENT, RESOLVER, "wwww.example. A rd").reply(30, 1, "NXDOMAIN ra", SOA),
        List.of("   1. the name is mistyped", "+ the SOA is of example., the zone of the name"));
    row(
        "NXDOMAIN with a search suffix",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.isc.org.corp.example. A rd")
                .reply(30, 1, "NXDOMAIN ra", SOA),
        List.of("   1. the name is mistyped, or a search suffix", "corp.example. was added"));
    row(
        "NXDOMAIN with the SOA of a filter",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.bad.com. A rd")
                .reply(3, 1, "NXDOMAIN ra", "authority: rpz.filter. 60 SOA a.b. c.d. 1 2 3 4 60"),
        List.of(
            "   1. a filter answers so on purpose",
            "+ the SOA is of rpz.filter., which is not above"));
    row(
        "NXDOMAIN from a negative cache",
        c ->
            c.ask(0, CLIENT, RESOLVER, "new.example. A rd")
                .reply(1, 1, "NXDOMAIN ra", SOA.replace("example. 300", "example. 43")),
        List.of(
            "   1. an earlier look-up is still in a negative cache",
            "+ the SOA has 43 s left of 300"));
    row(
        "NXDOMAIN of an internal name at the root",
        c ->
            c.ask(0, CLIENT, RESOLVER, "printer.lan. A rd")
                .reply(9, 1, "NXDOMAIN ra", "authority: . 86400 SOA a. b. 1 2 3 4 86400"),
        List.of("+ 'lan' is a top-level domain of internal networks"));
    row(
        "NXDOMAIN that a filter admits",
        c -> c.ask(0, CLIENT, RESOLVER, "www.bad.com. A rd").reply(3, 1, "NXDOMAIN ra ede=15"),
        List.of("EDE 15: Blocked", "wiredns compare www.bad.com A 192.0.2.53 OTHER"));
    row(
        "NODATA",
        c -> c.ask(0, CLIENT, RESOLVER, "www.example. AAAA rd").reply(9, 1, "NOERROR ra", SOA),
        List.of("   1. the wrong type", "wiredns query @192.0.2.53 www.example A"));
  }

  private void policies() throws IOException {
    row(
        "REFUSED by a server without recursion",
        c -> c.ask(0, CLIENT, AUTH, "www.isc.org. A rd").reply(1, 1, "REFUSED"),
        List.of("   1. the query asks for recursion", "+ RD is set in the query, RA is clear"));
    row(
        "REFUSED by a resolver",
        c -> c.ask(0, CLIENT, RESOLVER, "www.isc.org. A rd").reply(1, 1, "REFUSED ra"),
        List.of("   1. the client's address is not in the access list"));
    row(
        "REFUSED by a lame server",
        c -> c.ask(0, RESOLVER, AUTH, "www.example. A").reply(1, 1, "REFUSED ede=20"),
        List.of("   1. a lame delegation: the server does not have the zone", "+ RD is clear"));
    row(
        "REFUSED transfer",
        c -> c.ask(0, CLIENT, AUTH, "example. AXFR").reply(1, 1, "REFUSED"),
        List.of(
            "   1. transfer or update is not allowed",
            "wiredns query @198.51.100.2 +norecurse example SOA"));
    row(
        "FORMERR of a server without EDNS",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A").reply(1, 1, "FORMERR noedns"),
        List.of(
            "   1. the server does not know EDNS", "+ the query has OPT, the response has none"));
    row(
        "FORMERR of a server with EDNS, for an option",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A subnet").reply(1, 1, "FORMERR"),
        List.of("   1. an EDNS option that is malformed", "- the response has OPT"));
    row(
        "NOTIMP for an opcode",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA status").reply(1, 1, "NOTIMP"),
        List.of("   1. the opcode is unusual", "+ the opcode is STATUS"));
    row(
        "NOTIMP for a plain query",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA").reply(1, 1, "NOTIMP noedns"),
        List.of(
            "   1. an old or minimal server", "the opcode is unusual", "- the request is a plain"));
    row(
        "BADVERS for version 1",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA version1").reply(1, 1, "BADVERS version=0"),
        List.of("   1. the client uses an EDNS version above 0"));
    row(
        "BADCOOKIE for an old cookie",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA servercookie").reply(1, 1, "BADCOOKIE cookie"),
        List.of("   1. the server's secret or the client's address has changed"));
    row(
        "BADCOOKIE at the first contact",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA cookie").reply(1, 1, "BADCOOKIE cookie"),
        List.of("   1. first contact with a server that is busy or strict"));
  }

  private void answers() throws IOException {
    row(
        "TC without records: a rate limit",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A").reply(1, 1, "NOERROR aa tc"),
        List.of("   1. a rate limit answers so", "+ TC is set and there are no records"));
    row(
        "TC after 512 octets",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A plain").reply(1, 1, "NOERROR aa tc", WWW),
        List.of("   1. the query had no EDNS", "+ the query permits 512 octets"));
    row(
        "an upward referral",
        c ->
            c.ask(0, RESOLVER, AUTH, "www.example. A")
                .reply(1, 1, "NOERROR", "authority: . 60 NS a.root-servers.net."),
        List.of("LAME", "   1. the zone was removed from the server"));
    row(
        "a referral without glue",
        c ->
            c.ask(0, RESOLVER, ROOT, "www.example. A")
                .reply(1, 1, "NOERROR", "authority: example. 60 NS ns.example."),
        List.of("REFERRAL", "+ the referral has no address of its servers"));
    row(
        "an alias of itself",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, "NOERROR aa", "www.example. 60 CNAME www.example."),
        List.of("ALIAS_LOOP", "   1. two names are aliases of each other", "check-zone"));
    row(
        "an answer from a wildcard",
        c ->
            c.ask(0, CLIENT, AUTH, "any.example. A do")
                .reply(
                    1,
                    1,
                    "NOERROR aa",
                    "any.example. 60 A 203.0.113.1",
                    "any.example. 60 RRSIG A 13 1 60 20261201000000 20261101000000 1 example. "
                        + SIGNATURE),
        List.of("ANSWER", "note: * labels, its RRSIG 1"),
        "Likely causes");
    row(
        "an answer whose signature has expired",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A do")
                .reply(
                    1,
                    1,
                    "NOERROR aa",
                    WWW,
                    rrsig("www.example.", "20261122115900 20261101000000")),
        List.of("note: * the RRSIG of www.example. A expired 2026-11-22T11:59:00Z"));
    row(
        "the same server answers, then fails",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, "NOERROR aa", WWW)
                .ask(50, CLIENT, AUTH, "www.example. A")
                .reply(51, 2, "REFUSED aa"),
        List.of("   1. a rate limit or quota", "+ the same server gave ANSWER"));
  }

  private void signed() throws IOException {
    row(
        "BADTIME by whole hours",
        c -> tsig(c, 32, 3_600, TsigError.BADTIME),
        List.of("   1. one clock is set to the local time of another zone", "+ * 3600 seconds"));
    row(
        "BADTIME by some minutes",
        c -> tsig(c, 32, 700, TsigError.BADTIME),
        List.of("   1. the two clocks differ", "- * 700 seconds"));
    row(
        "BADTIME by days",
        c -> tsig(c, 32, 10 * 86_400, TsigError.BADTIME),
        List.of("   1. the message was recorded and replayed"));
    row(
        "BADTRUNC with a short MAC",
        c -> tsig(c, 16, 0, TsigError.BADTRUNC),
        List.of("   1. a truncated variant", "+ the MAC was sent with 16 of 32 octets"));
  }

  /** Adds a signed query, and a reply with an error and a clock that is ahead. */
  private static void tsig(CraftedCapture capture, int mac, long ahead, TsigError error)
      throws IOException {
    long time = 1_795_348_800L;
    Name algorithm = Name.of("hmac-sha256.");
    Name key = Name.of("key.example.");
    Message query =
        Message.builder()
            .id(4711)
            .question(new Question(Name.of("example."), RecordType.SOA))
            .additional(
                record(
                    key,
                    new Tsig(
                        algorithm,
                        time,
                        300,
                        Octets.of(new byte[mac]),
                        4711,
                        TsigError.NOERROR,
                        Octets.EMPTY)))
            .build();
    capture.ask(0, CLIENT, AUTH, query);
    byte[] other = error.equals(TsigError.BADTIME) ? clock(time + ahead) : new byte[0];
    Message reply =
        Message.responseTo(Message.builder().id(4711).question(query.questions().get(0)).build())
            .rcode(Rcode.NOTAUTH)
            .additional(
                record(
                    key,
                    new Tsig(
                        algorithm,
                        time,
                        300,
                        Octets.of(new byte[32]),
                        4711,
                        error,
                        Octets.of(other))))
            .build();
    capture.reply(1, 1, reply.toWire());
  }

  private static ResourceRecord record(Name key, Tsig tsig) {
    return new ResourceRecord(key, RecordClass.ANY, 0, tsig);
  }

  private static byte[] clock(long seconds) {
    byte[] octets = new byte[6];
    for (int i = 0; i < 6; i++) {
      octets[i] = (byte) (seconds >>> 8 * (5 - i));
    }
    return octets;
  }
}
