package io.wiredns.dnssec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Shared;
import io.wiredns.codec.Tool;
import io.wiredns.codec.message.ResourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verdicts of dnssec-verify, kzonecheck and ldns-verify-zone on the zones of the other tests:
 * good zones are good, and those of the broken ones are as the table says. After a change of the
 * table, write the verdicts again with {@code -Dtest=ZoneToolsTest -Dwiredns.verdicts=write}.
 */
class ZoneToolsTest {
  private static final Path TABLE =
      Shared.root()
          .resolve("codec/dnssec/src/test/resources/io/wiredns/dnssec/zone/broken_zones.tsv");

  private static final String[][] TOOLS = {
    {"dnssec-verify", "-q", "-o", ZoneEdits.ORIGIN},
    {"kzonecheck", "-d", "on", "-o", ZoneEdits.ORIGIN},
    {"ldns-verify-zone", "-V", "0"},
  };

  /** The number of columns before those of the tools. */
  private static final int OURS = 5;

  @TempDir Path directory;

  @BeforeAll
  static void oneJdkIsEnough() throws IOException {
    assumeTrue(Runtime.version().feature() == 17, "on one JDK only, for the sake of time: skipped");
    Daemons.of("dnssec-verify", "kzonecheck", "ldns-verify-zone").close();
  }

  @Test
  void goodZonesAreGoodForAllTools() throws IOException {
    for (String zone : SignedZoneTest.zones()) {
      assertEquals(List.of("good", "good", "good"), verdicts(SignedZoneTest.zone(zone)), zone);
    }
  }

  @Test
  void verdictsOnBrokenZonesAreTheRecorded() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      lines.add(line.startsWith("#") ? line : judged(line));
    }
    if ("write".equals(System.getProperty("wiredns.verdicts"))) {
      Files.write(TABLE, lines);
    }
    assertEquals(Files.readString(TABLE), String.join("\n", lines) + "\n");
  }

  private String judged(String line) throws IOException {
    List<String> cells = new ArrayList<>(List.of(line.split("\t", -1)).subList(0, OURS));
    cells.addAll(verdicts(ZoneEdits.of(cells.get(1), cells.get(2))));
    return String.join("\t", cells);
  }

  private List<String> verdicts(List<ResourceRecord> records) throws IOException {
    Path file = directory.resolve("zone");
    Files.write(file, records.stream().map(ResourceRecord::toString).toList());
    List<String> verdicts = new ArrayList<>();
    for (String[] tool : TOOLS) {
      List<String> command = new ArrayList<>(List.of(tool));
      command.add(file.toString());
      verdicts.add(Tool.run("", command.toArray(String[]::new)).status() == 0 ? "good" : "bad");
    }
    return verdicts;
  }
}
