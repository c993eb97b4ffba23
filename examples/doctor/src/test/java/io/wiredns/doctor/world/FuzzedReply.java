package io.wiredns.doctor.world;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.Random;

/** Makes a reply of anything that servers may send. */
final class FuzzedReply {
  private static final List<Rcode> RCODES =
      List.of(
          Rcode.NOERROR,
          Rcode.NOERROR,
          Rcode.NOERROR,
          Rcode.NXDOMAIN,
          Rcode.SERVFAIL,
          Rcode.REFUSED,
          Rcode.FORMERR,
          Rcode.YXDOMAIN,
          Rcode.BADCOOKIE);

  private static final List<String> DATA =
      List.of(
          "A 185.10.1.53",
          "A 192.168.1.1",
          "AAAA 2001:503:ba3e::2:30",
          "NS ns.zone.test.",
          "NS ns.other.",
          "SOA ns.zone.test. hm.test. 4294967295 1 2 3 4",
          "CNAME www.zone.test.",
          "CNAME other.",
          "DNAME zone.test.",
          "DS 1 13 2 abababababababababababababababababababababababababababababababab",
          "DNSKEY 257 3 13 AAAA",
          "NSEC zone.test. A NS RRSIG",
          "NSEC3 1 0 500 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A RRSIG",
          "RRSIG A 13 2 60 20240101000000 20230101000000 1 zone.test. AAAA",
          "MX 10 zone.test.zone.test.");

  private final Random random;
  private final List<String> names;

  FuzzedReply(Random random, List<String> names) {
    this.random = random;
    this.names = names;
  }

  byte[] to(Message query) {
    MessageBuilder reply =
        Message.responseTo(query)
            .authoritative(random.nextBoolean())
            .recursionAvailable(random.nextBoolean())
            .truncated(random.nextInt(10) == 0)
            .rcode(rcode(query));
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      for (int i = random.nextInt(4); i > 0; i--) {
        reply.record(section, record(query));
      }
    }
    byte[] octets = reply.build().toWire();
    if (random.nextInt(6) == 0) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
    }
    return octets;
  }

  private Rcode rcode(Message query) {
    Rcode rcode = RCODES.get(random.nextInt(RCODES.size()));
    return query.edns().isEmpty() && rcode.isExtended() ? Rcode.REFUSED : rcode;
  }

  private ResourceRecord record(Message query) {
    Name asked = query.questions().get(0).name();
    RecordType type = query.questions().get(0).type();
    String owner =
        random.nextBoolean() ? asked.toString() : names.get(random.nextInt(names.size()));
    String data =
        DATA.stream()
            .filter(each -> random.nextBoolean() && each.startsWith(type + " "))
            .findFirst()
            .orElse(DATA.get(random.nextInt(DATA.size())));
    try {
      return ResourceRecord.parse(owner + " " + random.nextInt(100_000) + " " + data);
    } catch (TextFormatException wrong) {
      throw new AssertionError(data, wrong);
    }
  }
}
