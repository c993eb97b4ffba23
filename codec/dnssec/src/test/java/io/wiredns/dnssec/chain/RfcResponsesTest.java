package io.wiredns.dnssec.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example responses of RFC 4035 appendix B and RFC 5155 appendix B, with the keys of their
 * zones as trust anchors. A referral is the response to the question for a DS; the whole zone of
 * RFC 5155 has the Opt-Out flag.
 */
class RfcResponsesTest {
  private static final Name ZONE = Name.of("example.");

  private static List<ResourceRecord> zone(String rfc) throws IOException, TextFormatException {
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader =
        ZoneReader.of(RfcResponsesTest.class.getResourceAsStream(rfc + ".zone"), ZONE)) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }

  /** Adds the RRsets of a list such as {@code example./SOA example./NSEC} with their RRSIGs. */
  private static void add(
      MessageBuilder out, Section section, List<ResourceRecord> zone, String sets) {
    for (String set : sets.isEmpty() ? new String[0] : sets.split(" ")) {
      Name owner = Name.of(set.substring(0, set.indexOf('/')), ZONE);
      RecordType type = RecordType.parse(set.substring(set.indexOf('/') + 1));
      long found =
          zone.stream()
              .filter(record -> record.name().equals(owner) && covered(record).equals(type))
              .peek(record -> out.record(section, record))
              .count();
      assertTrue(found > 0, set);
    }
  }

  private static RecordType covered(ResourceRecord record) {
    return record.rdata() instanceof Rrsig rrsig ? rrsig.typeCovered() : record.type();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "rfc4035, B.1, x.w, MX, NOERROR, x.w/MX, @/NS, ANSWER_SIGNED",
    "rfc4035, B.2, ml, A, NXDOMAIN, '', @/SOA b/NSEC @/NSEC, NAME_ABSENT",
    "rfc4035, B.3, ns1, MX, NOERROR, '', @/SOA ns1/NSEC, TYPE_ABSENT",
    "rfc4035, B.4, a, DS, NOERROR, a/DS, '', ANSWER_SIGNED",
    "rfc4035, B.5, b, DS, NOERROR, '', b/NS b/NSEC, TYPE_ABSENT",
    "rfc4035, B.5, mc.b, MX, NOERROR, '', b/NS b/NSEC, DELEGATION_UNSIGNED",
    "rfc4035, B.6, a.z.w, MX, NOERROR, a.z.w/MX, @/NS x.y.w/NSEC, WILDCARD_EXPANDED",
    "rfc4035, B.7, a.z.w, AAAA, NOERROR, '', @/SOA x.y.w/NSEC *.w/NSEC, WILDCARD_TYPE_ABSENT",
    "rfc4035, B.8, @, DS, NOERROR, '', @/SOA @/NSEC, NO_ANCHOR",
    "rfc5155, B.1, a.c.x.w, A, NXDOMAIN, '', "
        + "@/SOA 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom/NSEC3 b4um86eghhds6nea196smvmlo4ors995/NSEC3"
        + " 35mthgpgcu1qg68fab165klnsnk3dpvl/NSEC3, OPT_OUT",
    "rfc5155, B.2, ns1, MX, NOERROR, '', @/SOA 2t7b4g4vsa5smi47k61mv5bv1a22bojr/NSEC3,"
        + " TYPE_ABSENT",
    "rfc5155, B.2.1, y.w, A, NOERROR, '', @/SOA ji6neoaepv8b5o6k4ev33abha8ht9fgc/NSEC3,"
        + " EMPTY_NON_TERMINAL",
    "rfc5155, B.3, c, DS, NOERROR, '', c/NS 35mthgpgcu1qg68fab165klnsnk3dpvl/NSEC3"
        + " 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom/NSEC3, OPT_OUT",
    "rfc5155, B.4, a.z.w, MX, NOERROR, a.z.w/MX, q04jkcevqvmu85r014c7dkba38o0ji5r/NSEC3,"
        + " OPT_OUT",
    "rfc5155, B.5, a.z.w, AAAA, NOERROR, '', @/SOA k8udemvp1j2f7eg6jebps17vp3n8i58h/NSEC3"
        + " q04jkcevqvmu85r014c7dkba38o0ji5r/NSEC3 r53bq7cc2uvmubfu5ocmm6pers9tk9en/NSEC3, OPT_OUT",
    "rfc5155, B.6, @, DS, NOERROR, '', @/SOA 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom/NSEC3, NO_ANCHOR",
  })
  void theResponseHasTheVerdictOfTheRfc(
      String rfc,
      String section,
      String name,
      String type,
      String rcode,
      String answer,
      String authority,
      ChainReason reason)
      throws IOException, TextFormatException {
    List<ResourceRecord> zone = zone(rfc);
    Question question = new Question(Name.of(name, ZONE), RecordType.parse(type));
    MessageBuilder response =
        Message.builder().response(true).question(question).rcode(Rcode.parse(rcode));
    add(response, Section.ANSWER, zone, answer);
    add(response, Section.AUTHORITY, zone, authority);
    MessageBuilder keys =
        Message.builder().response(true).question(new Question(ZONE, RecordType.DNSKEY));
    add(keys, Section.ANSWER, zone, "@/DNSKEY");
    KnownRecords known = new KnownRecords().add(response.build()).add(keys.build());
    if (section.equals("B.5") && name.startsWith("mc")) {
      Question ds = new Question(Name.of("b", ZONE), RecordType.DS);
      MessageBuilder referral = Message.builder().response(true).question(ds);
      add(referral, Section.AUTHORITY, zone, authority);
      known.add(referral.build());
    }
    Dnskey entry =
        zone.stream()
            .flatMap(record -> record.rdata(Dnskey.class).stream())
            .filter(key -> key.flags() == 257)
            .findFirst()
            .orElseThrow();
    Validator validator =
        Validator.builder(TrustAnchors.of(List.of(new TrustAnchor(ZONE, entry)))).build();
    Instant at =
        Instant.parse(rfc.equals("rfc4035") ? "2004-05-01T00:00:00Z" : "2010-01-01T00:00:00Z");
    Validation result = validator.validate(question, known, at);
    assertEquals(reason, result.verdict().finding().reason(), section + " " + result);
    assertEquals(List.of(), result.needs());
  }
}
