package io.wiredns.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks the list of checks. */
class CheckTest {
  @Test
  void eachGroupHasItsChecksInOrder() {
    Map<CheckGroup, Long> counts =
        Arrays.stream(Check.values())
            .collect(Collectors.groupingBy(Check::group, Collectors.counting()));
    assertEquals(
        Map.of(
            CheckGroup.LOCAL, 2L,
            CheckGroup.DELEGATION, 7L,
            CheckGroup.SERVER, 13L,
            CheckGroup.DATA, 9L,
            CheckGroup.DNSSEC, 6L,
            CheckGroup.RESOLVER, 3L),
        counts);
    int number = 0;
    CheckGroup before = null;
    for (Check check : Check.values()) {
      number = check.group() == before ? number + 1 : 1;
      before = check.group();
      assertEquals(String.valueOf(before.letter()) + number, check.name());
    }
  }

  @Test
  void eachHasATitleAndASentence() {
    for (Check check : Check.values()) {
      assertTrue(check.title().length() < 32 && !check.title().endsWith("."), check.title());
      assertTrue(check.rule().startsWith("Whether ") && check.rule().endsWith("."), check.rule());
      check.rfcs().forEach(rfc -> assertTrue(rfc.matches("RFC \\d+( section [\\d.]+)?"), rfc));
    }
  }
}
