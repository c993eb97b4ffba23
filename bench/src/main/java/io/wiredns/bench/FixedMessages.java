package io.wiredns.bench;

import static io.wiredns.bench.Rdata.a;
import static io.wiredns.bench.Rdata.aaaa;
import static io.wiredns.bench.Rdata.cname;
import static io.wiredns.bench.Rdata.mx;
import static io.wiredns.bench.Rdata.ns;
import static io.wiredns.bench.Rdata.record;
import static io.wiredns.bench.Rdata.soa;
import static io.wiredns.bench.Rdata.txt;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.List;
import java.util.Random;

/** The eight sets of one message each, which represent kinds of traffic with different costs. */
final class FixedMessages {
  private static final int UDP_PAYLOAD = 1232;
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;

  private FixedMessages() {}

  private static MessageBuilder query(int id, String name, RecordType type) {
    return Message.builder()
        .id(id)
        .recursionDesired(true)
        .question(new Question(Name.of(name), type));
  }

  private static MessageBuilder response(int id, String name, RecordType type) {
    return query(id, name, type).response(true).recursionAvailable(true);
  }

  private static Edns edns(boolean dnssecOk, EdnsOption... options) {
    return Edns.request()
        .withUdpPayloadSize(UDP_PAYLOAD)
        .withFlags(dnssecOk ? Edns.FLAG_DO : 0)
        .withOptions(List.of(options));
  }

  /** Returns a query of a stub resolver with OPT and a client cookie. */
  static Message query() {
    Octets cookie = Octets.fromHex("24a5acf01b3e9d70");
    return query(0x1A2B, "www.orchid.example.", RecordType.A)
        .authenticData(true)
        .edns(edns(false, new UnknownOption(OptionCode.COOKIE, cookie)))
        .build();
  }

  /** Returns a positive response with an alias, the zone's server and its address. */
  static Message answer() {
    return response(0x2B3C, "www.orchid.example.", RecordType.A)
        .answer(record("www.orchid.example.", HOUR, cname("edge.orchid.example.")))
        .answer(record("edge.orchid.example.", 300, a(17)))
        .authority(record("orchid.example.", DAY, ns("dns1.providers.test.")))
        .additional(record("dns1.providers.test.", DAY, a(53)))
        .edns(edns(false))
        .build();
  }

  /** Returns an NXDOMAIN response. */
  static Message nxdomain() {
    return response(0x3C4D, "autoconf.orchid.example.", RecordType.A)
        .rcode(Rcode.NXDOMAIN)
        .authority(
            record(
                "orchid.example.",
                300,
                soa("dns1.providers.test.", "hostmaster.orchid.example.", 2_026_010_100)))
        .edns(edns(false))
        .build();
  }

  /** Returns a referral to many servers, some of them with glue. */
  static Message referral() {
    MessageBuilder message =
        query(0x4D5E, "www.flowering-meadow.example.", RecordType.AAAA)
            .recursionDesired(false)
            .response(true);
    for (int i = 0; i < 15; i++) {
      message.authority(record("flowering-meadow.example.", 2 * DAY, ns(server(i))));
    }
    for (int i = 0; i < 7; i++) {
      message.additional(record(server(i), 2 * DAY, i < 4 ? a(40 + i) : aaaa(i, 0x53)));
    }
    return message.build();
  }

  private static String server(int index) {
    return "ns-"
        + (char) ('a' + index)
        + ".name-servers."
        + (index % 2 == 0 ? "test." : "example.");
  }

  /** Returns a response with mail exchangers, texts and the addresses of two exchangers. */
  static Message mxTxt() {
    return response(0x5E6F, "lantern.example.", RecordType.ANY)
        .answer(record("lantern.example.", HOUR, mx(10, "mx1.lantern.example.")))
        .answer(record("lantern.example.", HOUR, mx(20, "mx2.lantern.example.")))
        .answer(record("lantern.example.", HOUR, mx(30, "fallback.mail.test.")))
        .answer(
            record(
                "lantern.example.",
                HOUR,
                txt("v=spf1 mx ip4:192.0.2.0/24 ip4:198.51.100.0/24 include:_spf.mail.test -all")))
        .answer(
            record(
                "lantern.example.",
                HOUR,
                txt("site-verification=q7Zt1mXc0aKd93LwPfYb52RnUeHsGv84JxTqMoAi")))
        .answer(record("lantern.example.", HOUR, txt("contact=hostmaster@mail.example")))
        .additional(record("mx1.lantern.example.", HOUR, a(25)))
        .additional(record("mx2.lantern.example.", HOUR, aaaa(25, 2)))
        .edns(edns(false))
        .build();
  }

  /**
   * Returns a signed denial: SOA and the three NSEC3 records of RFC 5155 section 7.2.1, each
   * signed.
   */
  static Message signed() {
    SignedData data = new SignedData(new Random(6));
    Name zone = Name.of("harbor.example.");
    byte[] salt = data.octets(4);
    MessageBuilder message =
        response(0x6F70, "no-such-server.harbor.example.", RecordType.A)
            .authenticData(true)
            .rcode(Rcode.NXDOMAIN)
            .authority(
                record(
                    "harbor.example.",
                    300,
                    soa("ns1.harbor.example.", "hostmaster.harbor.example.", 2_026_010_100)))
            .authority(signature(data, RecordType.SOA, zone, zone));
    RecordType[][] types = {
      {RecordType.NS, RecordType.SOA, RecordType.MX, RecordType.RRSIG, RecordType.DNSKEY},
      {RecordType.A, RecordType.AAAA, RecordType.RRSIG},
      {RecordType.CNAME, RecordType.RRSIG}
    };
    for (RecordType[] present : types) {
      Name owner = data.hashedOwner(zone);
      message
          .authority(new ResourceRecord(owner, 300, data.nsec3(salt, present)))
          .authority(signature(data, RecordType.NSEC3, owner, zone));
    }
    return message.edns(edns(true)).build();
  }

  private static ResourceRecord signature(
      SignedData data, RecordType covered, Name owner, Name zone) {
    return new ResourceRecord(
        owner, 300, data.rrsig(covered, owner, 300, zone, SignedData.RSA_SHA256, 20_326));
  }

  /** Returns the transfer of a small zone in one message. */
  static Message large() {
    ResourceRecord soa =
        record("prairie.test.", HOUR, soa("ns1.prairie.test.", "admin.prairie.test.", 42));
    MessageBuilder message =
        query(0x7081, "prairie.test.", RecordType.AXFR).response(true).authoritative(true);
    message.answer(soa);
    message.answer(record("prairie.test.", HOUR, ns("ns1.prairie.test.")));
    message.answer(record("prairie.test.", HOUR, ns("ns2.prairie.test.")));
    message.answer(record("prairie.test.", HOUR, mx(10, "mail.prairie.test.")));
    message.answer(record("prairie.test.", HOUR, txt("v=spf1 mx -all")));
    for (int i = 0; i < 130; i++) {
      String host = "node" + (100 + i) + ".prairie.test.";
      if (i % 7 == 3) {
        message.answer(record(host, HOUR, aaaa(7, i)));
      } else if (i % 5 == 4) {
        message.answer(record(host, HOUR, cname("node" + (99 + i) + ".prairie.test.")));
      } else {
        message.answer(record(host, HOUR, a(i)));
      }
    }
    return message.answer(soa).build();
  }

  /** Returns a query signed with TSIG. */
  static Message tsig() {
    Octets mac = Octets.of(new SignedData(new Random(8)).octets(32));
    return query(0x8192, "example.", RecordType.SOA)
        .additional(
            new ResourceRecord(
                Name.of("key1."), RecordClass.ANY, 0, Rdata.tsig(1_767_225_600L, 0x8192, mac)))
        .build();
  }
}
