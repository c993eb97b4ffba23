package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckSignedZoneTest {
  private static final Path SIGNED =
      Shared.root()
          .resolve(
              "codec/dnssec/src/test/resources/io/wiredns/dnssec/zone/signed/bind-15-nsec3.zone");
  private static final Name ORIGIN = Name.of("zone.test");

  @TempDir Path folder;

  private static String check(Path file, String now) throws IOException, TextFormatException {
    return CheckSignedZone.check(file, ORIGIN, Instant.parse(now));
  }

  @Test
  void aZoneIsGoodUntilItsSignaturesExpire() throws IOException, TextFormatException {
    assertEquals(
        "zone zone.test.: 34 signatures are valid, all of them until 2035-01-01T00:00:00Z\n",
        check(SIGNED, "2027-06-01T00:00:00Z"));
    assertTrue(
        check(SIGNED, "2034-12-28T00:00:00Z")
            .startsWith("SIGNATURE_ENDS_SOON warning: zone.test."));
    assertTrue(
        check(SIGNED, "2035-01-02T00:00:00Z").startsWith("SIGNATURE_EXPIRED error: zone.test. NS"));
  }

  @Test
  void aChangedAddressIsFound() throws IOException, TextFormatException {
    Path changed =
        Files.writeString(
            folder.resolve("zone"), Files.readString(SIGNED).replace("192.0.2.4", "192.0.2.40"));
    assertTrue(
        check(changed, "2027-06-01T00:00:00Z")
            .startsWith("SIGNATURE_WRONG error: a.ent.zone.test. A: "));
  }
}
