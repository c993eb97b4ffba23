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
  /** The owners of NSEC records in canonical order. */
  private final ZoneNode[] chain;

  NsecDenials(ZoneNode first) {
    List<ZoneNode> owners = new ArrayList<>();
    for (ZoneNode node = first; node != null; node = node.next) {
      if (isOwner(node)) {
        owners.add(node);
      }
    }
    chain = owners.toArray(new ZoneNode[0]);
    Arrays.sort(chain, (a, b) -> a.name.compareTo(b.name));
  }

  /** Returns whether a name of the zone has NSEC records; owners of NSEC3 records have none. */
  private static boolean isOwner(ZoneNode node) {
    return node.find(RecordType.NSEC) != null;
  }

  /** Adds the record at a name, or the one before it, which covers the name. */
  private void add(Name name, Answer answer) {
    if (chain.length == 0) {
      return;
    }
    int low = 0;
    int high = chain.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (chain[middle].name.compareTo(name) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    ZoneNode owner = chain[low == 0 ? chain.length - 1 : low - 1];
    answer.proof(owner.find(RecordType.NSEC));
  }

  @Override
  public void noName(LookupName missing, ZoneNode encloser, Answer answer) {
    add(missing.name(), answer);
    add(encloser.name.wildcard(), answer);
  }

  @Override
  public void noType(ZoneNode node, boolean isDs, Answer answer) {
    add(node.name, answer);
  }

  @Override
  public void noWildcardType(LookupName missing, ZoneNode encloser, Answer answer) {
    add(encloser.wildcard.name, answer);
    add(missing.name(), answer);
  }

  @Override
  public void wildcard(LookupName missing, ZoneNode encloser, Answer answer) {
    add(missing.name(), answer);
  }

  @Override
  public void noDs(ZoneNode cut, Answer answer) {
    RecordSet nsec = cut.find(RecordType.NSEC);
    if (nsec != null) {
      answer.proof(nsec);
    }
  }
}
