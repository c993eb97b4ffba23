package io.wiredns.codec.response;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.MqtypeQuery;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.response.NextStep.Action;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a client does next: a row for each line of section 10 of the requirements, and the queries
 * and responses of the rows.
 */
final class NextStepRows {
  private NextStepRows() {}

  private static final Octets CLIENT = Octets.fromHex("0102030405060708");
  static final Octets SERVER = Octets.fromHex("a1a2a3a4a5a6a7a8");
  static final Message PLAIN = Replies.query("www.example", "A");
  static final Message EDNS = with(PLAIN, edns());
  private static final Message DNSSEC = with(PLAIN, Edns.request().withDnssecOk(true));
  static final Message COOKIE = with(PLAIN, edns(Cookie.ofClient(CLIENT)));
  private static final Message SUBNET =
      with(PLAIN, edns(new ClientSubnet(1, 24, 0, Octets.fromHex("c00002"))));
  private static final Message TYPES = with(PLAIN, edns(new MqtypeQuery(List.of(RecordType.AAAA))));
  static final Message SIGNED = signed(PLAIN);
  private static final Message UPDATE = of(Opcode.UPDATE);
  private static final Message NOTIFY = of(Opcode.NOTIFY);
  private static final Message AXFR = with(Replies.query("example", "AXFR"), edns());
  private static final Message IXFR = Replies.query("example", "IXFR");
  private static final Message DSO = Message.builder().id(1).opcode(Opcode.DSO).build();

  /**
   * A line of the table, or one of its cases.
   *
   * @param line the start of the line
   * @param query the query
   * @param response the response; null for a timeout
   * @param change further properties of the attempt
   */
  record Row(
      String line,
      Message query,
      Message response,
      UnaryOperator<Attempt> change,
      Transport transport,
      Action action,
      int times,
      Action otherwise) {
    Row(String line, Message query, Message response, Action action, int times, Action otherwise) {
      this(
          line, query, response, UnaryOperator.identity(), Transport.UDP, action, times, otherwise);
    }

    NextStep step() {
      Attempt attempt = change.apply(Attempt.of(query, transport));
      return response == null
          ? NextStep.afterTimeout(attempt)
          : NextStep.after(ResponseClassifier.classify(query, response), attempt);
    }

    @Override
    public String toString() {
      return line + " -> " + action;
    }
  }

  private static Edns edns(EdnsOption... options) {
    return Edns.request().withUdpPayloadSize(4096).withOptions(List.of(options));
  }

  static Message with(Message query, Edns edns) {
    return query.toBuilder().edns(edns).build();
  }

  private static Message of(Opcode opcode) {
    return Message.builder()
        .id(1)
        .opcode(opcode)
        .question(new Question(Name.of("example"), RecordType.SOA))
        .build();
  }

  private static ResourceRecord tsig(TsigError error, int macOctets, Octets other) {
    Octets mac = Octets.of(new byte[macOctets]);
    return new ResourceRecord(
        Name.of("key"),
        RecordClass.ANY,
        0,
        new Tsig(Name.of("hmac-sha256"), 1000, 300, mac, 1, error, other));
  }

  private static Message signed(Message query) {
    return query.toBuilder().additional(tsig(TsigError.NOERROR, 16, Octets.EMPTY)).build();
  }

  static Message reply(Message query, Rcode rcode) {
    return Message.responseTo(query).rcode(rcode).build();
  }

  /** The answer of a server that does not support EDNS. */
  static Message bare(Message query, Rcode rcode) {
    return Message.responseTo(
            query.toBuilder().clear(io.wiredns.codec.message.Section.ADDITIONAL).build())
        .rcode(rcode)
        .build();
  }

  static Message refused(TsigError error, int macOctets, Octets other) {
    return Message.responseTo(SIGNED)
        .rcode(Rcode.NOTAUTH)
        .additional(tsig(error, macOctets, other))
        .build();
  }

  private static Message truncated() {
    return Message.responseTo(PLAIN).truncated(true).build();
  }

  static Message badCookie() {
    return Message.responseTo(COOKIE)
        .edns(edns(new Cookie(CLIENT, SERVER)))
        .rcode(Rcode.BADCOOKIE)
        .build();
  }

  private static Message otherCookie() {
    return Message.responseTo(COOKIE)
        .edns(edns(new Cookie(SERVER, SERVER)))
        .answer(Replies.record("www.example. A 192.0.2.1"))
        .build();
  }

  static Stream<Row> rows() {
    UnaryOperator<Attempt> again = Attempt::again;
    UnaryOperator<Attempt> validator = Attempt::byValidator;
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("TC=1", PLAIN, truncated(), Action.ASK_OVER_TCP, 1, Action.ANOTHER_SERVER));
    rows.add(
        new Row(
            "TC=1",
            PLAIN,
            truncated(),
            again,
            Transport.TCP,
            Action.ANOTHER_SERVER,
            1,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "FORMERR, no OPT",
            EDNS,
            bare(EDNS, Rcode.FORMERR),
            Action.ASK_WITHOUT_EDNS,
            1,
            Action.ANOTHER_SERVER));
    rows.add(
        new Row(
            "FORMERR, no OPT",
            DNSSEC,
            bare(DNSSEC, Rcode.FORMERR),
            Action.ANOTHER_SERVER,
            1,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "FORMERR, no OPT",
            EDNS,
            bare(EDNS, Rcode.FORMERR),
            again,
            Transport.UDP,
            Action.ANOTHER_SERVER,
            1,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "FORMERR with OPT",
            SUBNET,
            reply(SUBNET, Rcode.FORMERR),
            Action.ASK_WITHOUT_OPTIONS,
            1,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "FORMERR with OPT",
            EDNS,
            reply(EDNS, Rcode.FORMERR),
            Action.GIVE_UP,
            0,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "NOTIMP to QUERY",
            EDNS,
            bare(EDNS, Rcode.NOTIMP),
            Action.ASK_WITHOUT_EDNS,
            1,
            Action.ANOTHER_SERVER));
    rows.add(
        new Row(
            "NOTIMP to QUERY",
            of(Opcode.STATUS),
            reply(of(Opcode.STATUS), Rcode.NOTIMP),
            Action.GIVE_UP,
            0,
            Action.GIVE_UP));
    Message version = with(PLAIN, Edns.request().withUdpPayloadSize(4096).withVersion(1));
    rows.add(
        new Row(
            "BADVERS",
            version,
            reply(version, Rcode.BADVERS),
            Action.ASK_WITH_VERSION,
            1,
            Action.ANOTHER_SERVER));
    rows.add(
        new Row(
            "BADVERS", EDNS, reply(EDNS, Rcode.BADVERS), Action.ANOTHER_SERVER, 1, Action.GIVE_UP));
    rows.add(
        new Row("BADCOOKIE", COOKIE, badCookie(), Action.ASK_WITH_COOKIE, 1, Action.ASK_OVER_TCP));
    rows.add(
        new Row(
            "BADCOOKIE",
            COOKIE,
            badCookie(),
            again,
            Transport.UDP,
            Action.ASK_OVER_TCP,
            1,
            Action.ANOTHER_SERVER));
    rows.add(
        new Row(
            "bad/missing cookie", COOKIE, otherCookie(), Action.WAIT, 0, Action.ANOTHER_SERVER));
    rows.add(
        new Row(
            "REFUSED with ECS",
            SUBNET,
            reply(SUBNET, Rcode.REFUSED),
            Action.ASK_WITHOUT_ECS,
            1,
            Action.ANOTHER_SERVER));
    rows.add(
        new Row(
            "REFUSED otherwise",
            EDNS,
            reply(EDNS, Rcode.REFUSED),
            Action.ANOTHER_SERVER,
            1,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "SERVFAIL",
            EDNS,
            bare(EDNS, Rcode.SERVFAIL),
            Action.ANOTHER_SERVER,
            1,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "SERVFAIL",
            EDNS,
            reply(EDNS, Rcode.SERVFAIL),
            validator,
            Transport.UDP,
            Action.ASK_WITH_CD,
            1,
            Action.ANOTHER_SERVER));
    rows.add(new Row("timeout with EDNS", EDNS, null, Action.ASK_AGAIN, 1, Action.ASK_WITH_SIZE));
    rows.add(
        new Row(
            "timeout with EDNS",
            EDNS,
            null,
            again,
            Transport.UDP,
            Action.ASK_WITH_SIZE,
            1,
            Action.ASK_OVER_TCP));
    rows.add(
        new Row(
            "timeout with EDNS",
            DNSSEC,
            null,
            again,
            Transport.UDP,
            Action.ASK_OVER_TCP,
            1,
            Action.ANOTHER_SERVER));
    rows.add(
        new Row(
            "NOTAUTH + TSIG BADTIME",
            SIGNED,
            refused(TsigError.BADTIME, 32, Octets.fromHex("0000000003e7")),
            Action.FIX_CLOCK,
            1,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "NOTAUTH + BADSIG/BADKEY",
            SIGNED,
            refused(TsigError.BADSIG, 0, Octets.EMPTY),
            Action.WAIT,
            0,
            Action.FIX_KEY));
    rows.add(
        new Row(
            "NOTAUTH + BADSIG/BADKEY",
            SIGNED,
            refused(TsigError.BADKEY, 0, Octets.EMPTY),
            Action.WAIT,
            0,
            Action.FIX_KEY));
    rows.add(
        new Row(
            "NOTAUTH + BADTRUNC",
            SIGNED,
            refused(TsigError.BADTRUNC, 32, Octets.EMPTY),
            Action.ASK_WITH_LONGER_MAC,
            1,
            Action.FIX_KEY));
    for (Rcode rcode : List.of(Rcode.SERVFAIL, Rcode.NOTIMP)) {
      rows.add(
          new Row(
              "UPDATE SERVFAIL/NOTIMP",
              UPDATE,
              reply(UPDATE, rcode),
              Action.ANOTHER_SERVER,
              1,
              Action.GIVE_UP));
    }
    rows.add(
        new Row("UPDATE SERVFAIL/NOTIMP", UPDATE, null, Action.ANOTHER_SERVER, 1, Action.GIVE_UP));
    for (int rcode : new int[] {1, 3, 5, 6, 7, 8, 9, 10}) {
      rows.add(
          new Row(
              "UPDATE SERVFAIL/NOTIMP",
              UPDATE,
              reply(UPDATE, Rcode.of(rcode)),
              Action.GIVE_UP,
              0,
              Action.GIVE_UP));
    }
    rows.add(
        new Row(
            "NOTIFY NOTIMP",
            NOTIFY,
            reply(NOTIFY, Rcode.NOTIMP),
            Action.GIVE_UP,
            0,
            Action.GIVE_UP));
    for (Rcode rcode : List.of(Rcode.FORMERR, Rcode.NOTIMP)) {
      rows.add(
          new Row(
              "IXFR FORMERR/NOTIMP",
              IXFR,
              reply(IXFR, rcode),
              Action.ASK_WITH_AXFR,
              1,
              Action.ANOTHER_SERVER));
    }
    rows.add(
        new Row(
            "AXFR FORMERR",
            AXFR,
            bare(AXFR, Rcode.FORMERR),
            UnaryOperator.identity(),
            Transport.TCP,
            Action.ASK_WITHOUT_EDNS,
            1,
            Action.ANOTHER_SERVER));
    rows.add(
        new Row("DSO NOTIMP", DSO, reply(DSO, Rcode.NOTIMP), Action.GIVE_UP, 0, Action.GIVE_UP));
    rows.add(
        new Row(
            "DSO NOTIMP",
            DSO,
            reply(DSO, Rcode.DSOTYPENI),
            Action.ASK_WITH_OTHER_TYPE,
            1,
            Action.GIVE_UP));
    rows.add(
        new Row(
            "MQTYPE",
            TYPES,
            reply(TYPES, Rcode.FORMERR),
            Action.ASK_SINGLE_TYPES,
            1,
            Action.ANOTHER_SERVER));
    Message silent =
        Message.responseTo(TYPES).answer(Replies.record("www.example. A 192.0.2.1")).build();
    rows.add(new Row("MQTYPE", TYPES, silent, Action.ASK_SINGLE_TYPES, 1, Action.ACCEPT));
    return rows.stream();
  }
}
