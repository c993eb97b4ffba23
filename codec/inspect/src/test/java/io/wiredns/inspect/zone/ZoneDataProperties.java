package io.wiredns.inspect.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The closest owner, cut and DNAME above a name are those that a walk from label to label finds.
 */
class ZoneDataProperties {
  private static Name name(Random random, Name apex) {
    Name name = apex;
    for (int i = random.nextInt(6); i > 0; i--) {
      name = Name.of("a,b,B,*,\\000,\\255".split(",")[random.nextInt(6)]).append(name);
    }
    return name;
  }

  @Property(tries = 300)
  void cutsRedirectionsAndWildcardsAreThoseOfAWalk(@ForAll Random random) {
    Name apex = random.nextBoolean() ? Zones.ORIGIN : Name.ROOT;
    ZoneData zone = new ZoneData(apex);
    Set<Name> delegations = new TreeSet<>();
    Set<Name> redirections = new TreeSet<>();
    Set<Name> existing = new TreeSet<>(Set.of(apex));
    for (int i = random.nextInt(12); i > 0; i--) {
      Name owner = name(random, apex);
      int kind = random.nextInt(4);
      RData rdata = kind == 0 ? new Ns(owner) : kind == 1 ? new Dname(owner) : new A(1);
      zone.add(new ResourceRecord(owner, 5, rdata), 0, 1);
      (kind == 0 ? delegations : kind == 1 ? redirections : existing).add(owner);
      for (Name above = owner; !above.equals(apex); above = above.parent()) {
        existing.add(above);
      }
    }
    for (int i = 0; i < 40; i++) {
      Name asked = name(random, apex);
      List<Name> above = new ArrayList<>();
      for (Name at = asked; !at.equals(apex); at = at.parent()) {
        above.add(0, at);
      }
      above.add(0, apex);
      Name cut = null;
      Name redirection = null;
      Name encloser = null;
      for (Name at : above) {
        cut = cut == null && !at.equals(apex) && delegations.contains(at) ? at : cut;
        redirection = redirections.contains(at) && !at.equals(asked) ? at : redirection;
        encloser = existing.contains(at) ? at : encloser;
      }
      assertEquals(cut, zone.cut(asked));
      assertEquals(redirection, zone.redirection(asked));
      if (!existing.contains(asked)) {
        assertEquals(encloser.wildcard(), zone.wildcardFor(asked));
      }
    }
  }
}
