package io.wiredns.command.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.command.Shell;
import io.wiredns.command.line.ExitStatus;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RrTest {
  private static Shell.Result rr(String... arguments) throws IOException {
    return Shell.command("rr", arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SRV", "srv", "TYPE33", "33"})
  void aTypeIsShownHoweverItIsCalled(String name) throws IOException {
    Shell.Result result = rr(name);
    Differences.assertSameLines(
        """
        SRV, TYPE33
          reference    RFC 2782
          status       active
          class        IN only; opaque octets in every other class, RFC 3597
          names        target: never compressed, expanded when read, lower case in canonical form

          fields in wire order
            priority  16 bits
            weight    16 bits
            port      16 bits
            target    name

          example      10 60 5060 sip.example.
          octets       000a 003c 13c4 03736970076578616d706c6500
        """,
        result.out(),
        "output");
    assertEquals(ExitStatus.GOOD, result.status());
    assertEquals("", result.err());
  }

  @Test
  void aTypeOfThePrivateRangeIsOpaque() throws IOException {
    Shell.Result result = rr("TYPE65280");
    assertTrue(result.out().contains("opaque octets, RFC 3597\n"), result.out());
    assertEquals(ExitStatus.GOOD, result.status());
  }

  @Test
  void allTypesAreATable() throws IOException {
    Shell.Result result = rr();
    List<String> lines = result.out().lines().toList();
    assertEquals(" type  mnemonic    class  names        reference", lines.get(0));
    assertEquals("    1  A           IN     -            RFC 1035 section 3.4.1", lines.get(1));
    assertTrue(
        lines.contains("   15  MX          every  compressed   RFC 1035 section 3.3.9; RFC 7505"));
    assertTrue(lines.contains("   33  SRV         IN     expanded     RFC 2782"));
    assertTrue(lines.contains("   39  DNAME       every  no pointers  RFC 6672"));
    assertTrue(lines.size() > 95, "lines: " + lines.size());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 100));
    assertEquals(ExitStatus.GOOD, result.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--format=json"})
  void jsonHasAnObjectForEachType(String option) throws IOException {
    assertEquals(
        "{\"type\":\"A\",\"value\":1,\"reference\":\"RFC 1035 section 3.4.1\","
            + "\"status\":\"active\",\"class\":\"IN\",\"fields\":[{\"name\":\"address\",\"of\":null,"
            + "\"kinds\":[\"4 octets (an IPv4 address)\"],\"optional\":false,\"repeated\":false,\"names\":null}],"
            + "\"examples\":[\"192.0.2.1\"]}\n",
        rr("A", option).out());
    assertEquals(rr().out().lines().count() - 1, rr(option).out().lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOSUCH", "TYPE65536", "65536", "-1", "\u001b[31m", ""})
  void anUnknownTypeIsOneLineAndStatusTwo(String name) throws IOException {
    Shell.Result result = rr(name);
    assertEquals(ExitStatus.UNUSABLE, result.status());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("wiredns: "), result.err());
    assertTrue(result.err().strip().chars().allMatch(c -> c >= ' ' && c <= '~'), result.err());
  }
}
