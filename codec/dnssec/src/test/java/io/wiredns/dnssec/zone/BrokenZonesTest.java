package io.wiredns.dnssec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Resource;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Good zones that were changed: the findings are the planted ones, and no others. The columns of
 * the table are a name, the good zone, the changes, the errors and the warnings, and the verdicts
 * of dnssec-verify, kzonecheck and ldns-verify-zone.
 */
class BrokenZonesTest {
  static List<String[]> rows() {
    return Resource.table(BrokenZonesTest.class, "broken_zones.tsv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void thePlantedReasonIsFound(
      String name, String base, String changes, String errors, String warnings) throws Exception {
    List<ResourceRecord> records = ZoneEdits.of(base, changes);
    SignedZoneReport report =
        SignedZoneChecker.builder(SignedZoneTest.NOW)
            .build()
            .check(Name.of(ZoneEdits.ORIGIN), records);
    assertEquals(rules(errors), found(report, true), report.findings().toString());
    assertEquals(rules(warnings), found(report, false), report.findings().toString());
    assertEquals(errors.isEmpty(), report.isGood());
    for (ZoneFinding finding : report.findings()) {
      assertFalse(finding.detail().isEmpty());
      assertTrue(finding.toString().matches("[ -~]+"), finding.toString());
    }
    SourceTest.assertSameFromASource(report, Name.of(ZoneEdits.ORIGIN), records);
  }

  private static Set<ZoneRule> rules(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(ZoneRule::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<ZoneRule> found(SignedZoneReport report, boolean isError) {
    return report.findings().stream()
        .filter(finding -> finding.isError() == isError)
        .map(ZoneFinding::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachRuleIsBroken() {
    // SignedZoneTest breaks these.
    Set<ZoneRule> found =
        EnumSet.of(
            ZoneRule.SIGNATURE_ENDS_SOON,
            ZoneRule.DS_NOT_SIGNING,
            ZoneRule.DS_WITHOUT_KEY,
            ZoneRule.DS_ALGORITHM,
            // ZoneDigestTest breaks this one.
            ZoneRule.ZONEMD_DUPLICATE);
    for (String[] row : rows()) {
      found.addAll(rules(row[3]));
      found.addAll(rules(row[4]));
    }
    assertEquals(EnumSet.allOf(ZoneRule.class), found);
  }

  @Test
  void fiftyZonesAreBroken() {
    assertTrue(rows().stream().filter(row -> !row[3].isEmpty()).count() >= 50);
  }

  @Test
  void differencesFromTheToolsAreListed() throws IOException {
    Set<String> different = new TreeSet<>();
    for (String[] row : rows()) {
      String ours = row[3].isEmpty() ? "good" : "bad";
      if (!List.of(ours, ours, ours).equals(List.of(row).subList(5, 8))) {
        different.add(row[0]);
      }
    }
    Set<String> listed = new TreeSet<>();
    String page = Files.readString(Shared.root().resolve("codec/dnssec/ZONES.md"));
    for (String line : page.substring(page.indexOf("## Where tools differ")).split("\n")) {
      if (line.startsWith("| `")) {
        Pattern.compile("`([a-z0-9-]+)`")
            .matcher(line.substring(0, line.indexOf('|', 1)))
            .results()
            .forEach(name -> listed.add(name.group(1)));
        assertTrue(line.matches(".*RFC [0-9]+ (section|appendix) [0-9B]+.*"), line);
      }
    }
    assertEquals(different, listed);
  }
}
