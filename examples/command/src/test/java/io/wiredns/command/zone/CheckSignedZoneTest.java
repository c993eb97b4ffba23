package io.wiredns.command.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.command.Shell;
import io.wiredns.command.line.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check-zone --dnssec} on a zone that BIND has signed. */
class CheckSignedZoneTest {
  private static final Path ZONE =
      Shared.root()
          .resolve("codec/dnssec/src/test/resources/io/wiredns/dnssec/zone/signed/base-nsec.zone");
  private static final String AT = "2027-06-01T00:00:00Z";
  private static final String GOOD =
      "zone zone.test.: 30 signatures are valid, all of them until 2035-01-01T00:00:00Z\n";

  @TempDir private Path directory;

  private static Shell.Result check(Path file, String... options) throws IOException {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "check-zone";
    arguments[1] = "--dnssec";
    System.arraycopy(options, 0, arguments, 2, options.length);
    arguments[options.length + 2] = "zone.test";
    arguments[options.length + 3] = file.toString();
    return Shell.wiredns(arguments);
  }

  private Path changed(String from, String to) throws IOException {
    String text = Files.readString(ZONE);
    assertTrue(text.contains(from), from);
    return Files.writeString(directory.resolve("zone"), text.replace(from, to));
  }

  @ParameterizedTest
  @CsvSource({AT, "1811808000"})
  void aGoodZoneSaysHowLongItLasts(String at) throws IOException {
    Shell.Result result = check(ZONE, "--at", at);
    assertTrue(result.out().endsWith(GOOD), result.out());
    assertEquals(ExitStatus.GOOD, result.status());
    assertEquals("", result.err());
  }

  @Test
  void theTimeIsThePresentByDefault() throws IOException {
    assertTrue(check(ZONE).out().endsWith(GOOD));
  }

  @Test
  void standardInputIsReadOnce() throws IOException {
    Shell.Result result =
        Shell.wiredns(
            Files.readString(ZONE).getBytes(StandardCharsets.US_ASCII),
            "check-zone",
            "--dnssec",
            "--at",
            AT,
            "zone.test",
            "-");
    assertTrue(result.out().endsWith(GOOD), result.out());
  }

  @Test
  void anErrorHasItsSectionAndStatusOne() throws IOException {
    Path file = changed("192.0.2.4", "192.0.2.44");
    Shell.Result result = check(file, "--at", AT);
    assertTrue(
        result
            .out()
            .endsWith(
                file
                    + ": error: a.ent.zone.test. A: key 54237: the signature does not match the"
                    + " data and the key (RFC 4035 section 5.3.3)\n"
                    + "zone zone.test.: 1 errors of signatures, keys or denial\n"),
        result.out());
    assertEquals(ExitStatus.MALFORMED, result.status());
  }

  @Test
  void jsonHasTheRule() throws IOException {
    Path file = changed("192.0.2.4", "192.0.2.44");
    Shell.Result result = check(file, "--at", AT, "--format", "json");
    assertTrue(
        result
            .out()
            .endsWith(
                "{\"severity\":\"error\",\"file\":\"FILE\",\"owner\":\"a.ent.zone.test.\","
                        .replace("FILE", file.toString())
                    + "\"type\":\"A\",\"rule\":\"SIGNATURE_WRONG\","
                    + "\"section\":\"RFC 4035 section 5.3.3\",\"reason\":\"key 54237: the signature"
                    + " does not match the data and the key\"}\n"
                    + "{\"zone\":\"zone.test.\",\"signatures\":29,"
                    + "\"validUntil\":\"2035-01-01T00:00:00Z\",\"errors\":1,\"warnings\":0}\n"),
        result.out());
  }

  @Test
  void theDsRecordsOfTheParentMustMatchAKey() throws Exception {
    StringBuilder good = new StringBuilder();
    for (ResourceRecord record : ZoneReader.read(ZONE, Name.of("zone.test"))) {
      record
          .rdata(Dnskey.class)
          .filter(key -> key.flags() == 257)
          .map(key -> Ds.of(record.name(), key, Ds.SHA256))
          .ifPresent(ds -> good.append("zone.test. 60 IN DS ").append(ds).append('\n'));
    }
    Path parent = Files.writeString(directory.resolve("parent"), good);
    assertTrue(check(ZONE, "--at", AT, "--ds", parent.toString()).out().endsWith(GOOD));
    Files.writeString(parent, "@ 60 DS 1 13 2 " + "00".repeat(32) + "\n");
    Shell.Result result = check(ZONE, "--at", AT, "--ds", parent.toString());
    assertTrue(
        result
            .out()
            .contains(
                "error: zone.test. DNSKEY: not signed by a key that a given DS record matches"),
        result.out());
    assertEquals(ExitStatus.MALFORMED, result.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--at 2027-06-01T00:00:00Z | --at needs --dnssec",
        "--ds README.md | --ds needs --dnssec",
        "--dnssec --at tomorrow | --at tomorrow: expected seconds since 1970",
        "--dnssec --at +1000000000-12-31T23:59:59Z | --at +1000000000-12-31T23:59:59Z: the time",
        "--dnssec --ds no-such-file | no-such-file",
        "--dnssec --ds examples/captures/zones/example.zone | no DS record of zone.test.",
      })
  void wrongOptionsAreOneLineAndStatusTwo(String options, String reason) throws IOException {
    Shell.Result result =
        Shell.wiredns(("check-zone " + options + " zone.test " + ZONE).split(" +"));
    assertEquals(ExitStatus.UNUSABLE, result.status(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains(reason), result.err());
  }
}
