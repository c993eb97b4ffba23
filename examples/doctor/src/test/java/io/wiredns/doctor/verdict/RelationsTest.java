package io.wiredns.doctor.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.doctor.Check;
import io.wiredns.doctor.CheckGroup;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks the table of the checks that explain others. */
class RelationsTest {
  /** The checks that another explains directly, without itself. */
  private static Set<Check> effects(Check cause) {
    Set<Check> effects = EnumSet.noneOf(Check.class);
    Relations.of(cause).forEach(row -> effects.addAll(row.effects()));
    effects.remove(cause);
    return effects;
  }

  @Test
  void noCheckExplainsItselfThroughOthers() {
    for (Check start : Check.values()) {
      Set<Check> reached = EnumSet.noneOf(Check.class);
      Set<Check> open = EnumSet.copyOf(EnumSet.of(start));
      while (!open.isEmpty()) {
        Set<Check> next = EnumSet.noneOf(Check.class);
        open.forEach(check -> next.addAll(effects(check)));
        next.removeAll(reached);
        reached.addAll(next);
        open = next;
      }
      assertTrue(!reached.contains(start), start + " explains itself through " + reached);
    }
  }

  @Test
  void aCheckExplainsItselfInZonesBelowOnly() {
    List<Relation> self =
        Relations.all().stream().filter(row -> row.effects().contains(row.cause())).toList();
    assertEquals(List.of(Check.E4), self.stream().map(Relation::cause).toList());
    assertEquals(Scope.ZONES_BELOW, self.get(0).scope());
  }

  @Test
  void noPairIsTwiceInTheTable() {
    Set<String> pairs = new HashSet<>();
    for (Relation row : Relations.all()) {
      for (Check effect : row.effects()) {
        assertTrue(pairs.add(row.cause() + " " + effect), row.cause() + " " + effect);
      }
    }
  }

  @Test
  void rowsAreInTheOrderOfTheirCausesAndHaveSentences() {
    List<Check> causes = Relations.all().stream().map(Relation::cause).toList();
    assertEquals(causes.stream().sorted().toList(), causes);
    for (Relation row : Relations.all()) {
      assertTrue(row.why().matches("[A-Z].*\\."), row.why());
      assertEquals(row.effects().stream().sorted().toList(), row.effects());
    }
  }

  @Test
  void theseChecksExplainNothing() {
    Set<Check> silent =
        EnumSet.allOf(Check.class).stream()
            .filter(check -> Relations.of(check).isEmpty())
            .collect(Collectors.toSet());
    assertEquals(Set.of(Check.B7, Check.C11, Check.C12, Check.D6, Check.F1, Check.F2), silent);
  }

  @Test
  void whatExplainsAResolversFailureIsFoundBeforeIt() {
    for (Relation row : Relations.all()) {
      boolean isAboutResolvers = row.cause().group() == CheckGroup.RESOLVER;
      boolean hasF1 = row.effects().contains(Check.F1);
      assertTrue(!hasF1 || !isAboutResolvers && row.scope() == Scope.ANY, row.toString());
    }
  }
}
