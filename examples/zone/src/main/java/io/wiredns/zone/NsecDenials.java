package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Proofs that consist of NSEC records. Each record leads from a name to the next name in canonical
 * order.
 */
final class NsecDenials implements Denials {
  private final Name[] owners;
  private final RecordSet[] sets;

  NsecDenials(Zone zone) {
    List<ZoneNode> chain = new ArrayList<>();
    for (ZoneNode node : zone.nodes()) {
      if (node.find(RecordType.NSEC) != null) {
        chain.add(node);
      }
    }
    chain.sort((a, b) -> a.name.compareTo(b.name));
    owners = chain.stream().map(node -> node.name).toArray(Name[]::new);
    sets = chain.stream().map(node -> node.find(RecordType.NSEC)).toArray(RecordSet[]::new);
  }

  /** Adds the record at a name, or the one before it, which covers the name. */
  private void add(Name name, Answer answer) {
    if (owners.length == 0) {
      return;
    }
    int at = Arrays.binarySearch(owners, name);
    int index = at >= 0 ? at : -at - 2;
    answer.proof(sets[index < 0 ? owners.length - 1 : index]);
  }

  @Override
  public void noName(Name missing, ZoneNode encloser, Answer answer) {
    add(missing, answer);
    add(encloser.name.wildcard(), answer);
  }

  @Override
  public void noType(ZoneNode node, boolean isDs, Answer answer) {
    add(node.name, answer);
  }

  @Override
  public void noWildcardType(Name missing, ZoneNode encloser, Answer answer) {
    add(encloser.wildcard.name, answer);
    add(missing, answer);
  }

  @Override
  public void wildcard(Name missing, ZoneNode encloser, Answer answer) {
    add(missing, answer);
  }

  @Override
  public void noDs(ZoneNode cut, Answer answer) {
    RecordSet nsec = cut.find(RecordType.NSEC);
    if (nsec != null) {
      answer.proof(nsec);
    }
  }
}
