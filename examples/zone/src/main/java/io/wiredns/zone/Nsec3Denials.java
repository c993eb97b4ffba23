package io.wiredns.zone;

import io.wiredns.codec.rdata.Nsec3Param;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.Nsec3Hash;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Proofs that consist of NSEC3 records. Each record leads from the hash of a name to the next hash.
 */
final class Nsec3Denials implements Denials {
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

  private final Zone zone;
  private final Nsec3Param parameters;
  private final Octets[] hashes;
  private final RecordSet[] sets;

  Nsec3Denials(Zone zone, Map<Name, RecordSet> records, Nsec3Param parameters) {
    this.zone = zone;
    this.parameters = parameters;
    Map<Octets, RecordSet> chain = new TreeMap<>();
    records.forEach((owner, set) -> chain.put(hashIn(owner), set));
    hashes = chain.keySet().toArray(new Octets[0]);
    sets = chain.values().toArray(new RecordSet[0]);
    for (ZoneNode node : zone.nodes()) {
      node.nsec3 = chain.get(hash(node.name));
    }
  }

  /** Returns the hash in the first label of an owner, which is base32hex without padding. */
  private static Octets hashIn(Name owner) {
    Octets label = owner.label(0);
    byte[] hash = new byte[label.length() * 5 / 8];
    long bits = 0;
    int count = 0;
    int at = 0;
    for (int i = 0; i < label.length(); i++) {
      int digit = DIGITS.indexOf(Character.toLowerCase(label.octetAt(i)));
      if (digit < 0) {
        throw new IllegalArgumentException(
            owner + " has an NSEC3 record but is not a hash (RFC 5155 section 3)");
      }
      bits = bits << 5 | digit;
      count += 5;
      if (count >= 8) {
        count -= 8;
        hash[at++] = (byte) (bits >>> count);
      }
    }
    return Octets.of(hash);
  }

  private Octets hash(Name name) {
    return Nsec3Hash.of(
        name, parameters.hashAlgorithm(), parameters.iterations(), parameters.salt());
  }

  /** Adds the record that covers or matches a name, if there are any records. */
  private void cover(Name name, Answer answer) {
    if (hashes.length == 0) {
      return;
    }
    int at = Arrays.binarySearch(hashes, hash(name));
    int index = at >= 0 ? at : -at - 2;
    answer.proof(sets[index < 0 ? hashes.length - 1 : index]);
  }

  /**
   * Adds the proof of a closest encloser: the record that matches it, and the record that covers
   * the name one label longer; RFC 5155 section 7.2.1. The encloser is the closest one that has a
   * record: with opt-out, unsigned delegations and empty non-terminals above them have none.
   */
  private void closestEncloser(Name missing, ZoneNode from, Answer answer) {
    ZoneNode encloser = provable(from);
    if (encloser != null) {
      answer.proof(encloser.nsec3);
      cover(nextCloser(missing, encloser), answer);
    }
  }

  /**
   * Returns the next closer name (RFC 5155 section 1.3): the ancestor of the missing name, or that
   * name itself, that has one label more than the encloser.
   */
  private static Name nextCloser(Name missing, ZoneNode encloser) {
    return missing.suffix(missing.labelCount() - encloser.name.labelCount() - 1);
  }

  private ZoneNode provable(ZoneNode from) {
    ZoneNode node = from;
    while (node != null && node.nsec3 == null) {
      node = node.name.equals(zone.name()) ? null : zone.closestEncloser(node.name);
    }
    return node;
  }

  @Override
  public void noName(Name missing, ZoneNode encloser, Answer answer) {
    closestEncloser(missing, encloser, answer);
    ZoneNode provable = provable(encloser);
    if (provable != null) {
      cover(provable.name.wildcard(), answer);
    }
  }

  @Override
  public void noType(ZoneNode node, boolean isDs, Answer answer) {
    if (node.nsec3 != null) {
      answer.proof(node.nsec3);
    } else if (!node.name.equals(zone.name())) {
      closestEncloser(node.name, zone.closestEncloser(node.name), answer);
    }
  }

  @Override
  public void noWildcardType(Name missing, ZoneNode encloser, Answer answer) {
    closestEncloser(missing, encloser, answer);
    if (encloser.wildcard.nsec3 != null) {
      answer.proof(encloser.wildcard.nsec3);
    }
  }

  @Override
  public void wildcard(Name missing, ZoneNode encloser, Answer answer) {
    cover(nextCloser(missing, encloser), answer);
  }

  @Override
  public void noDs(ZoneNode cut, Answer answer) {
    noType(cut, true, answer);
  }
}
