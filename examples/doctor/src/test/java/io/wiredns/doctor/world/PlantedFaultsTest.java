package io.wiredns.doctor.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wiredns.codec.code.RecordType;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Severity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants faults in a zone that is in order otherwise, and reads the verdict. */
class PlantedFaultsTest {
  @ParameterizedTest
  @MethodSource({
    "io.wiredns.doctor.world.PlantedFaults#delegation",
    "io.wiredns.doctor.world.PlantedFaults#servers",
    "io.wiredns.doctor.world.PlantedFaults#data",
    "io.wiredns.doctor.world.PlantedFaults#resolvers"
  })
  void theVerdictNamesWhatIsPlanted(PlantedRow row) {
    Planted planted = new Planted();
    row.plant().accept(planted);
    String[] question = row.question().split(" ");
    Diagnosis diagnosis =
        planted.doctor.build().diagnose(row.written(), RecordType.parse(question[1]), line -> {});
    List<Finding> bad =
        diagnosis.findings().stream()
            .map(JudgedFinding::finding)
            .filter(finding -> finding.severity() != Severity.GOOD)
            .toList();
    assertEquals(
        row.verdict(),
        diagnosis.verdict().map(verdict -> verdict.finding().check().name()).orElse(""),
        bad::toString);
    Set<String> others = new TreeSet<>(row.others());
    if (!row.verdict().isEmpty()) {
      others.add(row.verdict());
    }
    assertEquals(
        others,
        bad.stream()
            .map(finding -> finding.check().name())
            .filter(check -> !check.equals("B7") || row.others().contains("B7"))
            .collect(Collectors.toCollection(TreeSet::new)),
        bad::toString);
    for (Finding finding : bad) {
      assertFalse(finding.summary().isEmpty() || finding.evidence().isEmpty(), finding::toString);
      assertFalse(finding.remedy().isEmpty() || finding.command().isEmpty(), finding::toString);
      assertFalse(finding.rfc().isEmpty(), finding::toString);
    }
    assertEquals(planted.world.count(), diagnosis.queries());
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.doctor.world.PlantedFaults#delegation")
  void onlyTheChecksThatAreWantedAreDone(PlantedRow row) {
    Planted planted = new Planted();
    row.plant().accept(planted);
    planted.doctor.checks(Set.of(Check.C12));
    String[] question = row.question().split(" ");
    Diagnosis diagnosis =
        planted.doctor.build().diagnose(row.written(), RecordType.parse(question[1]), line -> {});
    assertEquals(List.of(), diagnosis.findings());
  }
}
