package io.wiredns.dnssec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones that the tools of BIND, Knot and ldns have signed are good. */
class SignedZoneTest {
  static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
  private static final Name ZONE = Name.of(ZoneEdits.ORIGIN);

  /** The zones that {@code signed_zones.sh} has recorded. */
  static List<String> zones() {
    return List.of(
        "base-nsec",
        "base-nsec3",
        "base-optout",
        "base-two",
        "bind-8-nsec",
        "bind-10-nsec3",
        "bind-13-optout",
        "bind-14-optout",
        "bind-15-nsec3",
        "bind-16-nsec",
        "knot-8-nsec3",
        "knot-10-optout",
        "knot-13-nsec3",
        "knot-14-nsec",
        "knot-15-optout",
        "knot-16-nsec3",
        "ldns-8-optout",
        "ldns-10-nsec",
        "ldns-13-nsec",
        "ldns-14-nsec3",
        "ldns-15-nsec",
        "ldns-16-optout");
  }

  static List<ResourceRecord> zone(String name) {
    return ZoneFileOf.resource("signed/" + name + ".zone", ZoneEdits.ORIGIN);
  }

  @ParameterizedTest
  @MethodSource("zones")
  void whatToolsHaveSignedIsGood(String name) {
    List<ResourceRecord> records = zone(name);
    long signatures =
        records.stream().filter(record -> record.type().equals(RecordType.RRSIG)).count();
    SignedZoneReport report = SignedZoneChecker.builder(NOW).build().check(ZONE, records);
    assertEquals(List.of(), report.findings());
    assertEquals(signatures, report.signatureCount());
    assertEquals(records.size(), report.recordCount());
    assertTrue(report.isGood());
    assertEquals(earliest(records), report.earliestExpiration().orElseThrow());
    Collections.shuffle(records, new Random(1));
    assertEquals(
        report.toString(),
        SignedZoneChecker.builder(NOW).threadCount(1).build().check(ZONE, records).toString());
  }

  private static Instant earliest(List<ResourceRecord> records) {
    return Instant.ofEpochSecond(
        records.stream()
            .flatMap(record -> record.rdata(Rrsig.class).stream())
            .mapToLong(Rrsig::expiration)
            .min()
            .orElseThrow());
  }

  @Test
  void theDsOfTheSecureEntryMakesTheZoneSecure() {
    List<ResourceRecord> records = zone("base-nsec");
    List<Ds> ds = new ArrayList<>();
    for (ResourceRecord record : records) {
      record
          .rdata(Dnskey.class)
          .filter(key -> key.flags() == 257)
          .ifPresent(key -> ds.add(Ds.of(ZONE, key, Ds.SHA256)));
    }
    assertEquals(
        List.of(), SignedZoneChecker.builder(NOW).ds(ds).build().check(ZONE, records).findings());
  }

  @ParameterizedTest
  @CsvSource({
    "1 13 2, DS_NOT_SIGNING DS_WITHOUT_KEY",
    "1 13 77, DS_NOT_SIGNING DS_WITHOUT_KEY",
    "1 15 2, DS_NOT_SIGNING DS_WITHOUT_KEY DS_ALGORITHM",
  })
  void aDsOfAnotherKeyMakesTheZoneBogus(String fields, String rules) throws TextFormatException {
    Ds ds =
        (Ds)
            RData.parse(
                RecordType.DS, fields + " " + "00".repeat(32), Name.ROOT, Registry.standard());
    SignedZoneReport report =
        SignedZoneChecker.builder(NOW).ds(List.of(ds)).build().check(ZONE, zone("base-nsec"));
    assertEquals(
        Set.of(rules.split(" ")),
        report.findings().stream()
            .map(finding -> finding.rule().name())
            .collect(Collectors.toSet()));
    assertFalse(report.isGood());
  }

  @Test
  void signaturesThatEndSoonAreOneWarning() {
    List<ResourceRecord> records = zone("base-nsec");
    SignedZoneReport report =
        SignedZoneChecker.builder(Instant.parse("2034-12-25T00:00:00Z"))
            .warnBefore(Duration.ofDays(8))
            .build()
            .check(ZONE, records);
    assertEquals(1, report.findings().size());
    ZoneFinding finding = report.findings().get(0);
    assertEquals(ZoneRule.SIGNATURE_ENDS_SOON, finding.rule());
    assertTrue(
        finding.detail().startsWith("the signature expires on 2035-01-01T00:00:00Z, and those of"),
        finding.detail());
    assertTrue(report.isGood());
  }

  @Test
  void aReportTellsTheFindingWithItsRule() {
    SignedZoneReport report =
        SignedZoneChecker.builder(NOW)
            .build()
            .check(ZONE, ZoneEdits.of("base-nsec", "bare www CNAME"));
    assertEquals(
        "error: www.zone.test. CNAME: has no signature (RFC 4035 section 2.2)",
        report.findings().get(0).toString());
    assertEquals("zone zone.test.: 1 errors of signatures, keys or denial", report.toString());
  }

  private static SignedZoneReport withUnsigned(int names) {
    List<ResourceRecord> records = zone("base-nsec");
    for (int i = 0; i < names; i++) {
      records.addAll(ZoneFileOf.text("x" + i + " 60 A 192.0.2.1\n", ZoneEdits.ORIGIN));
    }
    return SignedZoneChecker.builder(NOW).build().check(ZONE, records);
  }

  @Test
  void aThousandFindingsOfARuleAreEnough() {
    SignedZoneReport report = withUnsigned(1_500);
    assertEquals(
        FindingList.PER_RULE,
        report.findings().stream()
            .filter(finding -> finding.rule() == ZoneRule.NSEC_MISSING)
            .count());
    assertEquals(1_501, report.errorCount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | has no signature",
        "3 | has no signature; nor have x1.zone.test. A, x2.zone.test. A",
        "1500 | has no signature; nor have x1.zone.test. A, x10.zone.test. A,"
            + " x100.zone.test. A, x1000.zone.test. A and 1495 other RRsets",
      })
  void unsignedRecordsAreOneFinding(int names, String detail) {
    List<ZoneFinding> unsigned =
        withUnsigned(names).findings().stream()
            .filter(finding -> finding.rule() == ZoneRule.UNSIGNED)
            .toList();
    assertEquals(1, unsigned.size());
    assertEquals(Name.of("x0.zone.test"), unsigned.get(0).owner());
    assertEquals(detail, unsigned.get(0).detail());
  }

  /** RFC 7344 section 4.1; the parent has a DS record of the key that signs the DNSKEY RRset. */
  @ParameterizedTest
  @ValueSource(strings = {"CDS", "CDNSKEY"})
  void whatIsAskedOfTheParentIsSignedByAKeyThatItKnows(String type) {
    List<ResourceRecord> records = ZoneEdits.of("base-nsec", "cross @ " + type);
    List<Ds> ds = new ArrayList<>();
    for (int flags : new int[] {257, 256}) {
      ds.add(
          records.stream()
              .flatMap(record -> record.rdata(Dnskey.class).stream())
              .filter(key -> key.flags() == flags)
              .map(key -> Ds.of(ZONE, key, Ds.SHA256))
              .findFirst()
              .orElseThrow());
    }
    List<ZoneFinding> findings =
        SignedZoneChecker.builder(NOW).ds(ds.subList(0, 1)).build().check(ZONE, records).findings();
    assertEquals(1, findings.size(), findings.toString());
    assertEquals(ZoneRule.CDS_SIGNER, findings.get(0).rule());
    assertEquals(RecordType.parse(type), findings.get(0).type().orElseThrow());
    assertTrue(findings.get(0).isError());
    assertEquals(
        List.of(), SignedZoneChecker.builder(NOW).ds(ds).build().check(ZONE, records).findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@ 60 NS ns\n"})
  void aZoneWithoutSoaIsNoZone(String text) {
    SignedZoneReport report =
        SignedZoneChecker.builder(NOW).build().check(ZONE, ZoneFileOf.text(text, ZoneEdits.ORIGIN));
    assertEquals(ZoneRule.SOA, report.findings().get(0).rule());
    assertEquals(1, report.errorCount());
  }

  @Test
  void timesAreFarEnoughFromTheEndsOfInstant() {
    List<ResourceRecord> records = zone("base-nsec");
    long room = 1L << 31;
    for (Instant now : List.of(Instant.MIN.plusSeconds(room), Instant.MAX.minusSeconds(room))) {
      assertFalse(SignedZoneChecker.builder(now).build().check(ZONE, records).findings().isEmpty());
    }
    for (Instant now :
        List.of(Instant.MIN.plusSeconds(room - 1), Instant.MAX.minusSeconds(room - 1))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> SignedZoneChecker.builder(now))
              .getMessage();
      assertTrue(message.contains(now.toString()), message);
    }
  }
}
