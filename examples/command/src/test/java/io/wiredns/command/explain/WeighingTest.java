package io.wiredns.command.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeighingTest {
  private static final GuideEntry SERVFAIL = RcodeGuide.english().entry(Rcode.SERVFAIL);

  private static List<String> texts(List<WeighedCause> causes) {
    return causes.stream().map(WeighedCause::text).toList();
  }

  @Test
  void withoutEvidenceTheGuidesOrderStays() {
    List<WeighedCause> causes = Weighing.of(SERVFAIL, Map.of());
    assertEquals(SERVFAIL.causes().stream().map(GuideEntry.Cause::text).toList(), texts(causes));
    assertTrue(Weighing.likeliest(causes).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Sign.class)
  void noEvidenceDropsOrRepeatsACause(Sign sign) {
    Map<Sign, String> seen = new EnumMap<>(Sign.class);
    seen.put(sign, "seen");
    for (int value = 0; value < 24; value++) {
      GuideEntry entry = RcodeGuide.english().entry(Rcode.of(value));
      List<WeighedCause> causes = Weighing.of(entry, seen);
      Set<String> all = new HashSet<>(texts(causes));
      assertEquals(entry.causes().size(), causes.size());
      assertEquals(entry.causes().stream().map(GuideEntry.Cause::text).toList().size(), all.size());
      for (int i = 1; i < causes.size(); i++) {
        assertTrue(causes.get(i - 1).weight() >= causes.get(i).weight(), entry.title());
      }
      for (WeighedCause cause : causes) {
        assertEquals(cause.weight() > 0 ? 1 : 0, cause.evidence().size(), cause.text());
        assertEquals(cause.weight() < 0 ? 1 : 0, cause.against().size(), cause.text());
      }
    }
  }

  @Test
  void theStrongestEvidenceComesFirst() {
    Map<Sign, String> seen =
        Map.of(Sign.FAST, "weak", Sign.AA, "strong", Sign.UP_ANSWER, "against it");
    WeighedCause cause = Weighing.of(SERVFAIL, seen).get(0);
    assertEquals(List.of("strong", "weak"), cause.evidence());
    assertEquals(List.of("against it"), cause.against());
    assertEquals(2, cause.weight());
  }
}
