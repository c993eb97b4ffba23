package io.wiredns.codec.response;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TkeyMode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.RawOption;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.Tkey;
import io.wiredns.codec.response.LiveServers.Server;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The queries to the servers and the expected outcomes. */
final class LiveCases {
  /**
   * A query to a server.
   *
   * @param server the server
   * @param name what the case shows
   * @param stream whether it goes over TCP
   * @param zone the zone that the server is assumed to serve, empty for any zone
   * @param query the query's octets
   * @param expected the outcome's label, followed by a plus sign and the first EDE if that matters
   */
  record Case(
      Server server, String name, boolean stream, String zone, ByteBuffer query, String expected) {
    @Override
    public String toString() {
      return server + " " + name + " " + expected;
    }
  }

  private static final Octets CLIENT = Octets.fromHex("0102030405060708");
  private static final Octets WRONG_SERVER = Octets.fromHex("010000006000000000000000a1a2a3a4");
  private static final String OTHER_SECRET = "b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC1vdGhlci0=";

  private final List<Case> cases = new ArrayList<>();
  private int id = 1000;

  private LiveCases() {}

  static List<Case> all() {
    LiveCases cases = new LiveCases();
    for (Server server : new Server[] {Server.BIND, Server.KNOT, Server.NSD}) {
      cases.authoritative(server);
    }
    cases.bind();
    cases.knot();
    cases.nsd();
    cases.updates(Server.BIND);
    cases.updates(Server.KNOT);
    cases.unbound();
    cases.dnsdist();
    return cases.cases;
  }

  private void add(Server server, String name, Message query, String expected) {
    cases.add(new Case(server, name, false, "", Written.buffer(query), expected));
  }

  private void stream(Server server, String name, Message query, String expected) {
    cases.add(new Case(server, name, true, "", Written.buffer(query), expected));
  }

  private void ofZone(Server server, String name, String zone, Message query, String expected) {
    cases.add(new Case(server, name, false, zone, Written.buffer(query), expected));
  }

  /** An iterative query, without EDNS. */
  private Message ask(String name, String type) {
    return Message.builder()
        .id(id++)
        .question(new Question(Name.of(name), RecordType.parse(type)))
        .build();
  }

  private Message recursive(String name, String type) {
    return with(ask(name, type), Edns.request()).toBuilder().recursionDesired(true).build();
  }

  private static Message with(Message query, Edns edns) {
    return query.toBuilder().edns(edns).build();
  }

  private static Edns edns(int version, EdnsOption... options) {
    return Edns.request().withVersion(version).withOptions(List.of(options));
  }

  private MessageBuilder of(Opcode opcode, String zone) {
    return ask(zone, "SOA").toBuilder().opcode(opcode);
  }

  /** A query with two questions, which is not valid; RFC 9619. */
  private Message twoQuestions() {
    return ask("www.live.test", "A").toBuilder()
        .question(new Question(Name.of("www.live.test"), RecordType.AAAA))
        .build();
  }

  private void authoritative(Server server) {
    add(server, "answer", ask("www.live.test", "A"), "ANSWER");
    add(server, "wildcard", ask("any.wild.live.test", "A"), "ANSWER");
    add(server, "chain", ask("chain.live.test", "A"), "ANSWER_THROUGH_CHAIN");
    add(server, "dname", ask("www.dname.live.test", "A"), "ANSWER_THROUGH_CHAIN");
    add(server, "alias out of the zone", ask("out.live.test", "A"), "ALIAS");
    add(server, "alias to nothing", ask("gone.live.test", "A"), "NXDOMAIN");
    add(server, "alias to another type", ask("typeless.live.test", "A"), "NODATA");
    // BIND gives up by itself; so does Unbound in a later case.
    String loop = server == Server.BIND ? "SERVFAIL" : "ALIAS_LOOP";
    add(server, "alias loop", ask("loop1.live.test", "A"), loop);
    add(server, "no data", ask("txt.live.test", "A"), "NODATA");
    add(server, "empty non-terminal", ask("ent.live.test", "A"), "NODATA");
    add(server, "no name", ask("nowhere.live.test", "A"), "NXDOMAIN");
    add(server, "referral", ask("www.sub.live.test", "A"), "REFERRAL");
    ofZone(
        server,
        "lame, to itself",
        "lame.live.test",
        ask("www.lame.live.test", "A"),
        "REFERRAL_LAME");
    ofZone(
        server,
        "lame, upward",
        "x.lame.live.test",
        ask("www.x.lame.live.test", "A"),
        "REFERRAL_UPWARD");
    add(server, "truncated", ask("big.live.test", "TXT"), "TRUNCATED");
    // Knot 3.2 answers NXDOMAIN although RFC 6672 section 2.2 requires YXDOMAIN.
    String tooLong = server == Server.KNOT ? "NXDOMAIN" : "YXDOMAIN";
    String prefix = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60);
    add(server, "name too long", ask(prefix + ".toobig.live.test", "A"), tooLong);
    add(server, "not our zone", ask("www.elsewhere.test", "A"), "REFUSED");
    add(server, "EDNS version", with(ask("www.live.test", "A"), edns(1)), "BADVERS");
    add(server, "opcode STATUS", of(Opcode.STATUS, "live.test").build(), "NOTIMP");
    if (server == Server.KNOT) { // which does not answer two questions
      Message cookie = malformedCookie(ask("www.live.test", "A"));
      add(server, "malformed cookie", cookie, "FORMERR");
    } else {
      add(server, "two questions", twoQuestions(), "FORMERR");
    }
    signed(server);
    stream(server, "transfer", ask("live.test", "AXFR"), "TRANSFER");
    stream(server, "transfer of a zone not here", ask("elsewhere.test", "AXFR"), "NOTAUTH");
    add(
        server,
        "incremental transfer, up to date",
        ask("live.test", "IXFR").toBuilder()
            .authority(
                Replies.record(
                    "live.test. SOA ns.live.test. hostmaster.live.test. 5 1800 900 604800 60"))
            .build(),
        "TRANSFER");
  }

  private void signed(Server server) {
    Message query = ask("www.live.test", "A");
    String secret = LiveServers.KEY_SECRET;
    add(server, "signed", new TsigSigner("live", secret, 0, 32).sign(query), "ANSWER");
    add(server, "wrong secret", new TsigSigner("live", OTHER_SECRET, 0, 32).sign(query), "BADSIG");
    add(server, "unknown key", new TsigSigner("stranger", secret, 0, 32).sign(query), "BADKEY");
    add(server, "an hour ago", new TsigSigner("live", secret, -3600, 32).sign(query), "BADTIME");
    add(server, "an hour ahead", new TsigSigner("live", secret, 3600, 32).sign(query), "BADTIME");
  }

  private void bind() {
    Server server = Server.BIND;
    Message query = ask("www.live.test", "A");
    add(server, "no server cookie", with(query, edns(0, Cookie.ofClient(CLIENT))), "BADCOOKIE");
    add(
        server,
        "wrong server cookie",
        with(query, edns(0, new Cookie(CLIENT, WRONG_SERVER))),
        "BADCOOKIE");
    add(
        server,
        "shortened MAC",
        new TsigSigner("trunc", LiveServers.KEY_SECRET, 0, 16).sign(query),
        "BADTRUNC");
    add(server, "zone not loaded", ask("www.broken.test", "A"), "SERVFAIL");
    add(server, "secondary without data", ask("www.secondary.test", "A"), "SERVFAIL");
    add(server, "query not allowed", ask("www.refused.test", "A"), "REFUSED");
    add(server, "malformed cookie", malformedCookie(query), "FORMERR");
    add(server, "notify a secondary", notify("secondary.test"), "NOTIFIED");
    add(server, "notify, zone not here", notify("elsewhere.test"), "NOTAUTH");
    stream(server, "DSO", Message.builder().id(id++).opcode(Opcode.DSO).build(), "NOTIMP");
    tkey(server);
  }

  /** A COOKIE of five octets. */
  private static Message malformedCookie(Message query) {
    return with(query, edns(0, new RawOption(OptionCode.COOKIE, Octets.fromHex("0102030405"))));
  }

  private Message notify(String zone) {
    return of(Opcode.NOTIFY, zone).build().toBuilder().authoritative(true).build();
  }

  /** A key agreement that fails; the query itself is signed with a valid key. */
  private void tkey(Server server) {
    int[] modes = {6, 5, 3};
    String[] expected = {"BADMODE", "BADNAME", "BADALG"};
    for (int i = 0; i < modes.length; i++) {
      Tkey tkey =
          new Tkey(
              Name.of("hmac-sha256"),
              0,
              0,
              TkeyMode.of(modes[i]),
              TsigError.NOERROR,
              Octets.EMPTY,
              Octets.EMPTY);
      Name name = Name.of("session" + i + ".live.test");
      Message query =
          ask(name.toString(), "TKEY").toBuilder()
              .additional(new ResourceRecord(name, RecordClass.ANY, 0, tkey))
              .build();
      Message signed = new TsigSigner("live", LiveServers.KEY_SECRET, 0, 32).sign(query);
      stream(server, "TKEY mode " + modes[i], signed, expected[i]);
    }
  }

  private void knot() {
    Server server = Server.KNOT;
    Message query = ask("www.live.test", "A");
    add(server, "no server cookie", with(query, edns(0, Cookie.ofClient(CLIENT))), "BADCOOKIE");
    add(
        server,
        "no server cookie, signed",
        new TsigSigner("live", LiveServers.KEY_SECRET, 0, 32)
            .sign(with(query, edns(0, Cookie.ofClient(CLIENT)))),
        "BADCOOKIE");
    add(server, "zone not loaded", ask("www.broken.test", "A"), "SERVFAIL");
    add(server, "secondary without data", ask("www.secondary.test", "A"), "SERVFAIL");
    add(server, "notify a secondary", notify("secondary.test"), "NOTIFIED");
    add(server, "notify, zone not here", notify("elsewhere.test"), "NOTAUTH");
    stream(server, "transfer not allowed", ask("closed.test", "AXFR"), "NOTAUTH");
  }

  private void nsd() {
    Server server = Server.NSD;
    add(server, "secondary without data", ask("www.secondary.test", "A"), "SERVFAIL");
    add(server, "notify a secondary", notify("secondary.test"), "NOTIFIED");
    add(server, "notify, zone not here", notify("elsewhere.test"), "NXDOMAIN");
    stream(server, "transfer not allowed", ask("closed.test", "AXFR"), "REFUSED");
    add(server, "update", of(Opcode.UPDATE, "live.test").build(), "NOTIMP");
  }

  private static ResourceRecord any(String name, RecordClass recordClass, RecordType type) {
    return new ResourceRecord(Name.of(name), recordClass, 0, new EmptyRData(type));
  }

  private void updates(Server server) {
    ResourceRecord added = Replies.record("added.live.test. A 192.0.2.7");
    add(server, "update", of(Opcode.UPDATE, "live.test").authority(added).build(), "UPDATED");
    add(
        server,
        "name must not exist, and does",
        of(Opcode.UPDATE, "live.test")
            .answer(any("www.live.test", RecordClass.NONE, RecordType.ANY))
            .authority(added)
            .build(),
        "YXDOMAIN");
    add(
        server,
        "name must exist, and does not",
        of(Opcode.UPDATE, "live.test")
            .answer(any("nowhere.live.test", RecordClass.ANY, RecordType.ANY))
            .authority(added)
            .build(),
        "NXDOMAIN");
    add(
        server,
        "set must not exist, and does",
        of(Opcode.UPDATE, "live.test")
            .answer(any("www.live.test", RecordClass.NONE, RecordType.A))
            .authority(added)
            .build(),
        "YXRRSET");
    add(
        server,
        "set must exist, and does not",
        of(Opcode.UPDATE, "live.test")
            .answer(any("www.live.test", RecordClass.ANY, RecordType.MX))
            .authority(added)
            .build(),
        "NXRRSET");
    add(
        server,
        "outside the zone",
        of(Opcode.UPDATE, "live.test")
            .authority(Replies.record("www.elsewhere.test. A 192.0.2.7"))
            .build(),
        "NOTZONE");
    add(
        server,
        "update, zone not here",
        of(Opcode.UPDATE, "elsewhere.test")
            .authority(Replies.record("www.elsewhere.test. A 192.0.2.7"))
            .build(),
        "NOTAUTH");
    String closed = server == Server.BIND ? "expired.test" : "closed.test";
    add(
        server,
        "update not allowed",
        of(Opcode.UPDATE, closed)
            .authority(Replies.record("www." + closed + ". A 192.0.2.7"))
            .build(),
        server == Server.BIND ? "REFUSED" : "NOTAUTH");
  }

  private void unbound() {
    Server server = Server.UNBOUND;
    add(server, "answer", recursive("www.live.test", "A"), "ANSWER");
    add(server, "chain", recursive("chain.live.test", "A"), "ANSWER_THROUGH_CHAIN");
    add(server, "no data", recursive("txt.live.test", "A"), "NODATA");
    add(server, "no name", recursive("nowhere.live.test", "A"), "NXDOMAIN");
    add(server, "static no name", recursive("nowhere.static.test", "A"), "NXDOMAIN");
    add(server, "expired signatures", recursive("www.expired.test", "A"), "SERVFAIL+7");
    add(
        server,
        "expired signatures, checking disabled",
        recursive("www.expired.test", "A").toBuilder().checkingDisabled(true).build(),
        "ANSWER");
    add(server, "dead forwarder", recursive("www.dead.test", "A"), "SERVFAIL");
    add(server, "refused by policy", recursive("www.refused.test", "A"), "REFUSED");
    add(server, "no recursion", ask("x.elsewhere.test", "A"), "REFUSED");
    add(server, "alias loop", recursive("loop1.live.test", "A"), "SERVFAIL");
    add(server, "EDNS version", with(recursive("here.static.test", "A"), edns(1)), "BADVERS");
    add(server, "opcode STATUS", of(Opcode.STATUS, "live.test").build(), "NOTIMP");
    add(server, "two questions", twoQuestions(), "FORMERR");
    add(
        server,
        "truncated",
        ask("big.live.test", "TXT").toBuilder().flags(Header.RD).build(),
        "TRUNCATED");
    add(server, "stale, first", recursive("short.live.test", "A"), "ANSWER");
    add(server, "stale", recursive("short.live.test", "A"), "ANSWER+3");
  }

  private void dnsdist() {
    Server server = Server.DNSDIST;
    add(server, "answer", ask("www.live.test", "A"), "ANSWER");
    add(server, "no data", ask("txt.live.test", "A"), "NODATA");
    add(server, "no name", ask("nowhere.live.test", "A"), "NXDOMAIN");
    add(server, "referral", ask("www.sub.live.test", "A"), "REFERRAL");
    add(server, "spoofed", ask("spoofed.test", "A"), "ANSWER");
    add(server, "refused", ask("refused.test", "A"), "REFUSED");
    add(server, "FORMERR", ask("formerr.test", "A"), "FORMERR");
    add(server, "SERVFAIL", ask("servfail.test", "A"), "SERVFAIL");
    add(server, "no server", ask("pool.test", "A"), "SERVFAIL");
    add(server, "NXDOMAIN without SOA", ask("nxdomain.test", "A"), "NXDOMAIN");
    add(server, "NOTIMP", ask("notimp.test", "A"), "NOTIMP");
    add(server, "BADVERS", with(ask("badvers.test", "A"), edns(0)), "BADVERS");
    add(server, "truncated", ask("truncated.test", "A"), "TRUNCATED");
  }
}
