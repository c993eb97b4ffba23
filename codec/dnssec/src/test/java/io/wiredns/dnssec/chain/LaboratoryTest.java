package io.wiredns.dnssec.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.rdata.Rrsig;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded situations of zones that BIND, Knot and ldns have signed, good and broken. */
class LaboratoryTest {
  private static final Laboratory LABORATORY = Laboratory.instance();

  /**
   * What the validator says where it does not ask for all that it would need; see LABORATORY.md.
   */
  private static final Map<String, String> NOT_ASKED =
      Map.of("signed-by-parent", "secure ANSWER_SIGNED");

  static Stream<Laboratory.Situation> situations() {
    return LABORATORY.situations().stream();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void theVerdictIsThatOfTheRuleAndTheReasonThePlantedOne(Laboratory.Situation situation) {
    Laboratory.Outcome outcome = LABORATORY.judge(situation);
    ChainFinding finding = outcome.validation().verdict().finding();
    assertEquals(Set.of(), outcome.missing(), "nothing is recorded for what it needs");
    assertEquals(
        NOT_ASKED.getOrDefault(situation.name(), situation.verdict() + " " + situation.reason()),
        outcome.verdict() + " " + finding.reason(),
        finding::toString);
    if (!situation.about().isEmpty()) {
      assertTrue(
          types(finding).contains(RecordType.parse(situation.about()))
              || finding.detail().contains(" IN " + situation.about() + ":"),
          finding::toString);
    }
  }

  @Test
  void whatIsNotAskedForDecidesIfItIsKnown() {
    Laboratory.Situation situation =
        situations()
            .filter(each -> each.name().equals("signed-by-parent"))
            .findFirst()
            .orElseThrow();
    Question ds = new Question(situation.question().name().parent(), RecordType.DS);
    Laboratory.Outcome outcome = LABORATORY.judge(situation, Set.of(ds));
    ChainFinding finding = outcome.validation().verdict().finding();
    assertEquals(Set.of(), outcome.missing());
    assertEquals("bogus SIGNER", outcome.verdict() + " " + finding.reason(), finding::toString);
  }

  /** Returns the types of the RRset and of the record that decides, or of what it signs. */
  private static Set<RecordType> types(ChainFinding finding) {
    Set<RecordType> types = new HashSet<>();
    types.add(finding.about().type());
    finding
        .record()
        .ifPresent(
            record ->
                types.add(
                    record.rdata() instanceof Rrsig rrsig ? rrsig.typeCovered() : record.type()));
    return types;
  }

  @Test
  void eachSignerHasSignedWithEachAlgorithmAndEachKindOfDenial() {
    Set<String> made =
        situations()
            .filter(situation -> !situation.verdict().equals("bogus"))
            .map(situation -> situation.signer() + " " + situation.algorithm())
            .collect(Collectors.toSet());
    for (String signer : new String[] {"bind", "knot", "ldns"}) {
      for (int algorithm : new int[] {8, 10, 13, 14, 15, 16}) {
        assertTrue(made.contains(signer + " " + algorithm), signer + " " + algorithm);
      }
      for (String denial : new String[] {"nsec", "nsec3", "optout"}) {
        assertTrue(
            situations().anyMatch(s -> s.signer().equals(signer) && s.denial().equals(denial)),
            signer + " " + denial);
      }
    }
  }

  @Test
  void aHundredSituationsAreBroken() {
    long broken = situations().filter(situation -> situation.verdict().equals("bogus")).count();
    assertTrue(broken >= 100, broken + " situations");
  }
}
