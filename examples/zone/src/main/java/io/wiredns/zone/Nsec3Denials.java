package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Nsec3Param;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.Nsec3Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Proofs that consist of NSEC3 records. Each record leads from the hash of a name to the next hash.
 */
final class Nsec3Denials implements Denials {
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

  /** An NSEC3 record, with the hash that its owner stands for. */
  private record Link(Octets hash, RecordSet set) {}

  private final Nsec3Param parameters;
  private final Octets[] hashes;
  private final RecordSet[] sets;

  /**
   * Collects the records of a zone.
   *
   * @param nodes the names of the zone, which are given the record of their hashes
   * @param owners the owners of NSEC3 records
   */
  Nsec3Denials(NodeTable nodes, NodeTable owners, Nsec3Param parameters) {
    this.parameters = parameters;
    List<Link> links = new ArrayList<>();
    for (ZoneNode owner : owners) {
      RecordSet set = owner.find(RecordType.NSEC3);
      if (set != null) {
        links.add(new Link(hashIn(owner.name), set));
      }
    }
    links.sort((a, b) -> a.hash.compareTo(b.hash));
    hashes = new Octets[links.size()];
    sets = new RecordSet[links.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = links.get(i).hash;
      sets[i] = links.get(i).set;
    }
    for (ZoneNode node : nodes) {
      int at = Arrays.binarySearch(hashes, hash(node.name));
      node.nsec3 = at >= 0 ? sets[at] : null;
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

  private static ZoneNode provable(ZoneNode from) {
    ZoneNode node = from;
    while (node != null && node.nsec3 == null) {
      node = node.parent;
    }
    return node;
  }

  @Override
  public void noName(LookupName missing, ZoneNode encloser, Answer answer) {
    closestEncloser(missing.name(), encloser, answer);
    ZoneNode provable = provable(encloser);
    if (provable != null) {
      cover(provable.name.wildcard(), answer);
    }
  }

  @Override
  public void noType(ZoneNode node, boolean isDs, Answer answer) {
    if (node.nsec3 != null) {
      answer.proof(node.nsec3);
    } else if (node.parent != null) {
      closestEncloser(node.name, node.parent, answer);
    }
  }

  @Override
  public void noWildcardType(LookupName missing, ZoneNode encloser, Answer answer) {
    closestEncloser(missing.name(), encloser, answer);
    if (encloser.wildcard.nsec3 != null) {
      answer.proof(encloser.wildcard.nsec3);
    }
  }

  @Override
  public void wildcard(LookupName missing, ZoneNode encloser, Answer answer) {
    cover(nextCloser(missing.name(), encloser), answer);
  }

  @Override
  public void noDs(ZoneNode cut, Answer answer) {
    noType(cut, true, answer);
  }
}
