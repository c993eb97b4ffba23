package io.wiredns.dnssec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Zonemd;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 8976 appendix A, zones that ldns and Knot have digested, and mistakes. */
class ZoneDigestTest {
  private static final String[] HASHES = {"", "sha384", "sha512"};

  /** The zones whose digests are not ours, with the hash algorithms of their ZONEMD records. */
  @ParameterizedTest
  @CsvSource({
    "rfc8976_a1.zone, example, 1",
    "rfc8976_a2.zone, example, 1",
    "rfc8976_a3.zone, example, 1",
    "rfc8976_a3.zone, example, 2",
    "rfc8976_a4.zone, uri.arpa, 1",
    "rfc8976_a5.zone, root-servers.net, 1",
    "zonemd_ldns_sha384.zone, digest.test, 1",
    "zonemd_ldns_sha512.zone, digest.test, 2",
    "zonemd_knot_sha384.zone, digest.test, 1",
    "zonemd_knot_sha512.zone, digest.test, 2",
  })
  void theDigestIsTheRecorded(String file, String origin, int hash) {
    List<ResourceRecord> records = ZoneFileOf.resource(file, origin);
    Name zone = Name.of(origin);
    Zonemd recorded =
        records.stream()
            .filter(record -> record.name().equals(zone))
            .map(ResourceRecord::rdata)
            .filter(Zonemd.class::isInstance)
            .map(Zonemd.class::cast)
            .filter(zonemd -> zonemd.scheme() == 1 && zonemd.hashAlgorithm() == hash)
            .findFirst()
            .orElseThrow();
    assertEquals(recorded, ZoneDigest.of(zone, records, hash), HASHES[hash]);
    assertTrue(ZoneDigest.verify(zone, records).isVerified());
    List<ResourceRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(1));
    assertEquals(recorded, ZoneDigest.of(zone, shuffled, hash));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.63 | 203.0.113.64 | ZONEMD_DIGEST | the digest of the zone is",
        "3600   IN  AAAA | 3601 IN AAAA | ZONEMD_DIGEST | the digest of the zone is",
        "admin 2018031900 | admin 2018031901 | ZONEMD_SERIAL | has serial 2018031900, the zone has",
        "2018031900 1 1 | 2018031900 2 1 | ZONEMD_UNKNOWN | scheme 2 and hash algorithm 1",
        "2018031900 1 1 | 2018031900 1 240 | ZONEMD_UNKNOWN | scheme 1 and hash algorithm 240",
        "SOA     ns1 admin 2018031900 1800 900 604800 86400 | TXT x | ZONEMD_SERIAL | 0 SOA records",
      })
  void aChangeOfTheZoneHasItsReason(String from, String to, ZoneRule rule, String detail) {
    String changed = change(from, to);
    ZoneDigestResult result =
        ZoneDigest.verify(Name.of("example"), ZoneFileOf.text(changed, "example"));
    ZoneDigestResult.Rejected rejected = (ZoneDigestResult.Rejected) result;
    assertEquals(rule, rejected.rule());
    assertTrue(rejected.detail().contains(detail), rejected.detail());
    assertTrue(rule.section().startsWith("RFC 8976 section "));
  }

  private static String change(String from, String to) {
    String zone =
        """
        $ORIGIN example.
        example.      86400  IN  SOA     ns1 admin 2018031900 1800 900 604800 86400
                      86400  IN  NS      ns1
                      86400  IN  NS      ns2
                      86400  IN  ZONEMD  2018031900 1 1 c68090d90a7aed716bc459f9340e3d7c1370d4d24b7e2fc3a1ddc0b9a87153b9a9713b3c9ae5cc27777f98b8e730044c
        ns1           3600   IN  A       203.0.113.63
        ns2           3600   IN  AAAA    2001:db8::63
        """;
    assertTrue(zone.contains(from), from);
    return zone.replace(from, to);
  }

  @Test
  void twoRecordsOfOneKindAreBothUseless() {
    String zone =
        change(
            "ns1           3600",
            "@ 86400 IN ZONEMD 2018031900 1 1 " + "00".repeat(48) + "\nns1           3600");
    assertEquals(
        new ZoneDigestResult.Rejected(
            ZoneRule.ZONEMD_DUPLICATE,
            "2 different ZONEMD records have scheme 1 and hash algorithm 1"),
        ZoneDigest.verify(Name.of("example"), ZoneFileOf.text(zone, "example")));
  }

  @Test
  void aZoneWithoutZonemdIsNotVerified() {
    List<ResourceRecord> records = ZoneFileOf.text("@ 60 IN NS ns\n", "example");
    assertEquals(new ZoneDigestResult.Absent(), ZoneDigest.verify(Name.of("example"), records));
    assertEquals(new ZoneDigestResult.Absent(), ZoneDigest.verify(Name.of("x"), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> ZoneDigest.of(Name.of("example"), records, 1));
    assertThrows(
        IllegalArgumentException.class, () -> ZoneDigest.of(Name.of("example"), records, 3));
  }
}
