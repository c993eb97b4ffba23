package io.wiredns.command.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.wiredns.codec.Shared;
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
import org.junit.jupiter.params.provider.MethodSource;

class CheckZoneTest {
  private static final String GOOD =
      "$TTL 300\n@ SOA ns h 7 7200 900 1209600 300\n@ NS ns\nns A 192.0.2.1\n";

  @TempDir private Path directory;

  private Shell.Result check(String text, String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("zone"), text);
    String[] arguments = new String[options.length + 3];
    arguments[0] = "check-zone";
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[options.length + 1] = "example.";
    arguments[options.length + 2] = file.toString();
    return Shell.wiredns(arguments);
  }

  @Test
  void aGoodZoneIsOneLineAndStatusZero() throws IOException {
    Shell.Result result = check(GOOD);
    assertEquals("zone example./IN: loaded serial 7, 3 records\n", result.out());
    assertEquals(ExitStatus.GOOD, result.status());
    assertEquals("", result.err());
  }

  @Test
  void warningsLeaveStatusZero() throws IOException {
    Shell.Result result = check(GOOD + "@ MX 1 mail\n");
    assertEquals(
        directory.resolve("zone")
            + ":5: warning: example.: MX target mail.example. has no address, neither A nor AAAA\n"
            + "zone example./IN: loaded serial 7, 4 records\n",
        result.out());
    assertEquals(ExitStatus.GOOD, result.status());
  }

  @Test
  void errorsAreALineEachAndStatusOne() throws IOException {
    Shell.Result result = check(GOOD + "x CNAME a.\nx TXT b\ny A 1.2.3\n");
    String file = directory.resolve("zone").toString();
    assertEquals(
        file
            + ":6: error: x.example.: CNAME and other data, TXT (RFC 1034 section 3.6.2)\n"
            + file
            + ":7: error: column 5: expected address, an IPv4 address, found '1.2.3'\n"
            + "zone example./IN: 2 errors\n",
        result.out());
    assertEquals(ExitStatus.MALFORMED, result.status());
  }

  @Test
  void jsonHasALineForEachFindingAndOneForTheZone() throws IOException {
    Shell.Result result = check(GOOD + "www CNAME gone\nx FOO\n", "--json");
    String file = directory.resolve("zone").toString();
    assertEquals(
        "{\"severity\":\"warning\",\"file\":\"FILE\",\"line\":5,\"owner\":\"www.example.\","
                .replace("FILE", file)
            + "\"reason\":\"CNAME target gone.example. does not exist\"}\n"
            + "{\"severity\":\"error\",\"file\":\"FILE\",\"line\":6,".replace("FILE", file)
            + "\"reason\":\"column 3: expected a TTL, a class or a type, found 'FOO'\"}\n"
            + "{\"zone\":\"example.\",\"class\":\"IN\",\"serial\":7,\"records\":4,\"errors\":1,"
            + "\"warnings\":1}\n",
        result.out());
    assertEquals(ExitStatus.MALFORMED, result.status());
  }

  @Test
  void readsStandardInput() throws IOException {
    Shell.Result result =
        Shell.wiredns(GOOD.getBytes(StandardCharsets.US_ASCII), "check-zone", "example", "-");
    assertEquals("zone example./IN: loaded serial 7, 3 records\n", result.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--generated-records, 2, 3, a range of at most 2 records",
    "--generated-octets, 40, 90, at most 40 octets made by all $GENERATEs",
  })
  void limitsOfGenerateAreOptions(String option, String few, String enough, String expected)
      throws IOException {
    String zone = GOOD + "$GENERATE 1-3 host-$ A 192.0.2.$\n";
    Shell.Result refused = check(zone, option, few);
    assertEquals(ExitStatus.MALFORMED, refused.status());
    assertTrue(refused.out().contains(expected), refused.out());
    assertEquals(
        "zone example./IN: loaded serial 7, 6 records\n", check(zone, option, enough).out());
    Shell.Result wrong = check(zone, option, "-1");
    assertEquals(ExitStatus.UNUSABLE, wrong.status());
    assertTrue(
        wrong.err().contains(option + ": expected a number that is not negative"), wrong.err());
  }

  @Test
  void theSizeOfIncludedFilesIsAnOption() throws IOException {
    Files.writeString(directory.resolve("more"), "www A 192.0.2.2\n");
    String[] options = {"--include-root", directory.toString(), "--include-octets", "15"};
    Shell.Result refused = check(GOOD + "$INCLUDE more\n", options);
    assertEquals(ExitStatus.MALFORMED, refused.status());
    assertTrue(refused.out().contains("15 octets"), refused.out());
    options[3] = "16";
    assertEquals(ExitStatus.GOOD, check(GOOD + "$INCLUDE more\n", options).status());
  }

  @Test
  void includesOnlyWhereItIsAllowedTo() throws IOException {
    Files.writeString(directory.resolve("more"), "www A 192.0.2.2\n");
    String zone = GOOD + "$INCLUDE more\n";
    assertEquals(ExitStatus.MALFORMED, check(zone).status());
    Shell.Result result = check(zone, "--include-root", directory.toString());
    assertEquals("zone example./IN: loaded serial 7, 4 records\n", result.out());
    Shell.Result outside =
        check(GOOD + "$INCLUDE ../secret\n", "--include-root", directory.toString());
    assertEquals(ExitStatus.MALFORMED, outside.status());
    assertTrue(outside.out().contains(":5: error: column 10: expected a file inside"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check-zone example. no-such-file | no-such-file: no such file",
        "check-zone example. examples | examples: is a directory",
        "check-zone a..b README.md | 'a..b' is not a domain name: a label is empty",
        "check-zone --include-root README.md example. README.md | README.md: not a directory",
        "check-zone example. | FILE",
        "check-zone | ORIGIN",
      })
  void unusableInputIsOneLineAndStatusTwo(String arguments, String reason) throws IOException {
    Shell.Result result = Shell.wiredns(arguments.trim().split(" "));
    assertEquals(ExitStatus.UNUSABLE, result.status(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("wiredns: "), result.err());
    assertTrue(result.err().contains(reason), result.err());
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.codec.Shared#zones")
  void ourOwnZonesAreGoodAndBindSaysSo(String zone) throws Exception {
    String file = Shared.capture("zones/" + zone + ".zone").toString();
    String origin = zone.equals("root") ? "." : zone;
    Shell.Result result = Shell.wiredns("check-zone", origin, file);
    assertEquals(ExitStatus.GOOD, result.status(), result.out());
    assertEquals(namedCheckzone(origin, file), result.status());
  }

  private int namedCheckzone(String origin, String file) throws Exception {
    try {
      return new ProcessBuilder("named-checkzone", "-i", "local", origin, file)
          .redirectErrorStream(true)
          .redirectOutput(directory.resolve("log").toFile())
          .start()
          .waitFor();
    } catch (IOException missing) {
      String message = "named-checkzone is not installed";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message + ": skipped");
      throw missing;
    }
  }
}
