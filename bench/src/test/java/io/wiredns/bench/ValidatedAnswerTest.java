package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.dnssec.chain.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** Checks that each work of the benchmark of validation ends as it must. */
class ValidatedAnswerTest {
  static String[] situations() throws NoSuchFieldException {
    return ValidatedAnswer.class.getField("situation").getAnnotation(Param.class).value();
  }

  private static ValidatedAnswer loaded(String situation) throws Exception {
    ValidatedAnswer answer = new ValidatedAnswer();
    answer.situation = situation;
    answer.load();
    return answer;
  }

  @ParameterizedTest
  @MethodSource("situations")
  void allFindTheAnswerSecureByTheSameSignatures(String situation) throws Exception {
    ValidatedAnswer answer = loaded(situation);
    Validation cold = answer.wiredns();
    Validation warm = answer.wirednsWarm();
    assertTrue(ValidatedAnswer.isSecure(cold));
    assertTrue(ValidatedAnswer.isSecure(warm));
    assertTrue(ValidatedAnswer.isSecure(answer.dnsjava()));
    assertTrue(ValidatedAnswer.isSecure(answer.dnsjavaWarm()));
    long used = cold.steps().stream().mapToLong(step -> step.signatures().size()).sum();
    assertEquals(used, answer.signatures());
    assertTrue(0 < answer.signaturesWarm() && answer.signaturesWarm() < answer.signatures());
  }

  /** The stub resolver and the validators distinguish: a broken answer is not secure. */
  @Test
  void aBrokenAnswerCannotBeMeasured() {
    assertThrows(IllegalStateException.class, () -> loaded("alias-to-wrong"));
    assertThrows(IllegalArgumentException.class, () -> loaded("no-such-situation"));
  }
}
