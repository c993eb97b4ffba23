package io.wiredns.command.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.Differences;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.command.Shell;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.guide.FaultCatalogue;
import io.wiredns.guide.FaultExample;
import io.wiredns.stateful.DsoFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  /** FaultRegistrationTest of the guide reports what is missing. */
  @BeforeAll
  static void everyFaultHasAnExample() {
    for (Fault fault : FaultCatalogue.all()) {
      try {
        FaultExample.of(fault);
      } catch (IllegalArgumentException missing) {
        assumeTrue(false, missing.getMessage());
      }
    }
  }

  private static Shell.Result faults(String... arguments) throws IOException {
    return Shell.command("faults", arguments);
  }

  @Test
  void everyFaultIsALineOfTheTable() throws IOException {
    List<String> lines = faults().out().lines().toList();
    assertEquals(FaultCatalogue.all().size() + 1, lines.size());
    for (int i = 0; i < FaultCatalogue.all().size(); i++) {
      Fault fault = FaultCatalogue.all().get(i);
      String line = lines.get(i + 1);
      assertTrue(line.startsWith(fault + " "), line);
      assertTrue(line.contains(fault.rule()) && line.endsWith(fault.sentence()), line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A6_PREFIX_LENGTH", "a6_prefix_length"})
  void oneFaultIsShownInFull(String name) throws IOException {
    Shell.Result result = faults(name);
    Differences.assertSameLines(
        """
        A6_PREFIX_LENGTH
          The prefix of A6 is longer than 128 bits.
          rule      RFC 2874 section 3.1
          example   a prefix of 129 bits
          at octet  23
          field     answer[0] A6 prefixLength
          octets    123480000000000100000000000026000100\
        00003c000181
        """,
        result.out(),
        "output");
    assertEquals(ExitStatus.GOOD, result.status());
  }

  @Test
  void aLongExampleIsCut() throws IOException {
    assertTrue(faults("MESSAGE_TOO_LONG").out().contains("... (65536 octets)\n"));
  }

  @Test
  void jsonHasAnObjectForEachFault() throws IOException {
    List<String> lines = faults("--json").out().lines().toList();
    assertEquals(FaultCatalogue.all().size(), lines.size());
    ObjectMapper mapper = new ObjectMapper();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = mapper.readTree(lines.get(i));
      Fault fault = FaultCatalogue.all().get(i);
      assertEquals(fault.name(), line.get("fault").asText());
      assertEquals(fault.rule(), line.get("rule").asText());
      assertEquals(FaultExample.of(fault).offset(), line.get("offset").asInt());
      assertEquals(FaultExample.of(fault).message().toHex(), line.get("octets").asText());
    }
    assertEquals(1, faults("--json", "OPT_PLACE").out().lines().count());
  }

  /**
   * Checks that dissect finds the fault of every example, including those of DSO. DSO_COUNTS is
   * found only in trees; the other formats show the counts as they are.
   */
  @ParameterizedTest
  @CsvSource({
    "tree, '%s at octet %d, '",
    "text, ';; MALFORMED: %s at octet %d, '",
    "json, '\"fault\":\"%s\",\"offset\":%d,'"
  })
  void dissectFindsEveryExample(String format, String said) throws IOException {
    List<Fault> shown =
        FaultCatalogue.all().stream()
            .filter(fault -> fault != MessageFault.MESSAGE_TOO_LONG)
            .filter(fault -> fault != DsoFault.DSO_COUNTS || format.equals("tree"))
            .toList();
    String input =
        shown.stream()
            .map(fault -> FaultExample.of(fault).message().toHex() + "\n")
            .collect(Collectors.joining());
    byte[] octets = input.getBytes(StandardCharsets.US_ASCII);
    for (String mode : List.of("--rfc3597", "--tolerant")) {
      Shell.Result result =
          Shell.wiredns(octets, "dissect", mode, "--format", format, "--input", "hex", "-");
      for (Fault fault : shown) {
        String expected = said.formatted(fault, FaultExample.of(fault).offset());
        assertTrue(result.out().contains(expected), expected + " " + mode);
      }
      assertEquals(ExitStatus.MALFORMED, result.status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_SUCH_FAULT", "\u001b[31m", ""})
  void anUnknownFaultIsOneLineAndStatusTwo(String name) throws IOException {
    Shell.Result result = faults(name);
    assertEquals(ExitStatus.UNUSABLE, result.status());
    assertEquals("", result.out());
    assertTrue(result.err().matches("wiredns: unknown fault [ -~]*\n"), result.err());
  }
}
