package io.wiredns.doctor.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.chain.TrustAnchor;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Doctor;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.survey.RootHints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants faults of keys, signatures and proofs in a signed zone below a signed root. */
class PlantedSignatureFaultsTest {
  private static final String FIRST = "185.10.1.53";
  private static final String SECOND = "194.20.2.53";
  private static final Instant NOW = Instant.now();

  private static final List<String> ZONE =
      List.of(
          "zone. 3600 SOA ns1.zone. hm.zone. 1 14400 3600 1209600 3600",
          "zone. 3600 NS ns1.zone.",
          "zone. 3600 NS ns2.zone.",
          "ns1.zone. 3600 A " + FIRST,
          "ns2.zone. 3600 A " + SECOND,
          "www.zone. 3600 A 185.70.1.80");

  /** What a row changes. */
  static final class Planted {
    final SignedZone zone = new SignedZone("zone.", ZONE);
    UnaryOperator<List<ResourceRecord>> atFirst = UnaryOperator.identity();
    UnaryOperator<List<ResourceRecord>> atSecond = UnaryOperator.identity();
    UnaryOperator<Ds> ds = UnaryOperator.identity();
    boolean hasDs = true;

    void both(UnaryOperator<List<ResourceRecord>> change) {
      atFirst = change;
      atSecond = change;
    }

    World world(SignedZone root) {
      World world = new World();
      List<ResourceRecord> delegation = new ArrayList<>();
      List.of(
              "zone. 3600 NS ns1.zone.",
              "zone. 3600 NS ns2.zone.",
              "ns1.zone. 3600 A " + FIRST,
              "ns2.zone. 3600 A " + SECOND)
          .forEach(text -> delegation.add(SignedZone.record(text)));
      if (hasDs) {
        delegation.add(new ResourceRecord(zone.name(), 3600, ds.apply(zone.ds())));
      }
      world.server(World.ROOT).zone(".").set(".", root.signed(delegation));
      world.server(FIRST).zone("zone.").set("zone.", atFirst.apply(zone.signed(List.of())));
      world.server(SECOND).zone("zone.").set("zone.", atSecond.apply(zone.signed(List.of())));
      return world;
    }
  }

  record Row(String name, String verdict, Set<String> others, Consumer<Planted> plant) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static UnaryOperator<List<ResourceRecord>> without(RecordType... types) {
    Set<RecordType> gone = Set.of(types);
    return records ->
        records.stream()
            .filter(record -> !gone.contains(record.type()))
            .filter(record -> !gone.contains(SignedZone.covered(record)))
            .toList();
  }

  static List<Row> rows() {
    return List.of(
        new Row("nothing", "", Set.of(), planted -> {}),
        new Row(
            "no keys",
            "E1",
            Set.of(),
            planted -> planted.both(without(RecordType.DNSKEY, RecordType.RRSIG, RecordType.NSEC))),
        new Row("no DS", "E1", Set.of(), planted -> planted.hasDs = false),
        new Row(
            "another digest",
            "E2",
            Set.of(),
            planted ->
                planted.ds =
                    ds ->
                        new Ds(
                            ds.keyTag(),
                            ds.algorithm(),
                            ds.digestType(),
                            Octets.of(new byte[ds.digest().length()]))),
        new Row(
            "another tag",
            "E2",
            Set.of(),
            planted ->
                planted.ds =
                    ds -> new Ds(ds.keyTag() ^ 1, ds.algorithm(), ds.digestType(), ds.digest())),
        new Row(
            "expired",
            "E3",
            Set.of(),
            planted ->
                planted.zone.valid(NOW.minus(Duration.ofDays(60)), NOW.minus(Duration.ofDays(30)))),
        new Row(
            "not begun",
            "E3",
            Set.of(),
            planted ->
                planted.zone.valid(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(30)))),
        new Row(
            "ends soon",
            "E3",
            Set.of(),
            planted ->
                planted.zone.valid(NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(2)))),
        new Row(
            "no signature of the address",
            "E4",
            Set.of(),
            planted ->
                planted.both(
                    records ->
                        records.stream()
                            .filter(record -> !SignedZone.covered(record).equals(RecordType.A))
                            .toList())),
        new Row(
            "a changed address at one server",
            "D2",
            Set.of("E4"),
            planted ->
                planted.atSecond =
                    records ->
                        records.stream()
                            .map(
                                record ->
                                    record.toString().startsWith("www.zone. 3600 IN A ")
                                        ? SignedZone.record("www.zone. 3600 A 185.70.9.9")
                                        : record)
                            .toList()),
        new Row("no NSEC", "E5", Set.of(), planted -> planted.both(without(RecordType.NSEC))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theVerdictNamesWhatIsPlanted(Row row) {
    Planted planted = new Planted();
    row.plant().accept(planted);
    SignedZone root =
        new SignedZone(
            ".", List.of(". 3600 SOA a.root. hm. 1 14400 3600 1209600 3600", ". 3600 NS a.root."));
    Doctor doctor =
        planted
            .world(root)
            .doctor()
            .root(
                new RootHints(Map.of(Name.of("a.root."), List.of(World.address(World.ROOT)))),
                TrustAnchors.of(List.of(new TrustAnchor(root.name(), root.ds()))))
            .checks(
                EnumSet.of(
                    Check.B2, Check.C3, Check.D2, Check.D4, Check.E1, Check.E2, Check.E3, Check.E4,
                    Check.E5, Check.E6))
            .build();
    Diagnosis diagnosis = doctor.diagnose("www.zone.", RecordType.A, line -> {});
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
        bad.stream().map(one -> one.check().name()).collect(Collectors.toCollection(TreeSet::new)),
        bad::toString);
    Landscape.ZoneSeen seen = diagnosis.landscape().zones().get(1);
    boolean isError = diagnosis.exitStatus() == 1;
    Landscape.Trust expected =
        !planted.hasDs
            ? Landscape.Trust.INSECURE
            : isError ? Landscape.Trust.BOGUS : Landscape.Trust.SECURE;
    assertEquals(expected, seen.trust(), bad::toString);
  }
}
