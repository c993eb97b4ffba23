package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.rdata.Nsec3Param;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the form of the records that signers add: signatures, NSEC and NSEC3 chains. It verifies
 * no signature and hashes no name. Nearly all findings are warnings, because servers load such
 * zones.
 */
final class DnssecChecks {
  private static final int SHA1 = 1;
  private static final int SHA1_OCTETS = 20;
  private static final int BASE32_BITS = 5;

  /** The values that must be equal in NSEC3 and NSEC3PARAM. */
  private record Parameters(int hashAlgorithm, int iterations, Octets salt) {}

  private final ZoneData zone;
  private final FindingList findings;

  /**
   * The parameters of the NSEC3PARAM records at the apex. It is a set, because there may be
   * thousands.
   */
  private final Set<Parameters> known = new HashSet<>();

  /** True if one of those records has a known hash algorithm. */
  private boolean hasKnownHash;

  /** The previous NSEC record, and its owner. */
  private Entry nsec;

  private Name nsecOwner;
  private Name firstNsecOwner;
  private boolean hasWarnedOfParameters;

  DnssecChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
    for (Entry entry : zone.sets(zone.apex()).getOrDefault(RecordType.NSEC3PARAM, List.of())) {
      if (entry.rdata() instanceof Nsec3Param its) {
        known.add(new Parameters(its.hashAlgorithm(), its.iterations(), its.salt()));
        hasKnownHash |= its.hashAlgorithm() == SHA1;
      }
    }
  }

  /** Checks an owner. Owners must be passed in canonical order. */
  void check(Name owner, Map<RecordType, List<Entry>> sets) {
    for (Entry entry : sets.getOrDefault(RecordType.RRSIG, List.of())) {
      if (entry.rdata() instanceof Rrsig rrsig) {
        signature(owner, entry, rrsig, sets);
      }
    }
    for (Entry entry : sets.getOrDefault(RecordType.NSEC, List.of())) {
      if (entry.rdata() instanceof Nsec next) {
        chain(owner, entry, next);
      }
    }
    for (Entry entry : sets.getOrDefault(RecordType.NSEC3, List.of())) {
      if (entry.rdata() instanceof Nsec3 next) {
        hash(owner, entry, next);
      }
    }
    for (Entry entry : sets.getOrDefault(RecordType.NSEC3PARAM, List.of())) {
      if (entry.rdata() instanceof Nsec3Param its) {
        parameters(owner, entry, its);
      }
    }
  }

  /** Checks the end of the chain; called after the last owner. */
  void end() {
    if (nsec != null) {
      link(firstNsecOwner);
    }
  }

  private void signature(Name owner, Entry entry, Rrsig rrsig, Map<RecordType, List<Entry>> sets) {
    RecordType covered = rrsig.typeCovered();
    if (!sets.containsKey(covered) || covered.equals(RecordType.RRSIG)) {
      findings.warning(
          entry, owner, "RRSIG covers " + covered + ", of which there is no record here");
    } else {
      long ttl = sets.get(covered).get(0).ttl();
      if (entry.ttl() != ttl) {
        findings.warning(
            entry,
            owner,
            "TTL %d, but the %s that it covers has TTL %d (RFC 4034 section 3)"
                .formatted(entry.ttl(), covered, ttl));
      }
    }
    int labels = owner.labelCount() - (owner.isWildcard() ? 1 : 0);
    if (rrsig.labels() != labels) {
      findings.warning(
          entry,
          owner,
          "RRSIG has %d labels, its owner has %d (RFC 4034 section 3.1.3)"
              .formatted(rrsig.labels(), labels));
    }
    if (!rrsig.signer().equals(zone.apex())) {
      findings.warning(
          entry,
          owner,
          "the signer of RRSIG is " + rrsig.signer() + ", not the zone (RFC 4035 section 2.2)");
    }
    // Serial number arithmetic, RFC 1982: the sign of the difference shows the order.
    if ((int) rrsig.expiration() - (int) rrsig.inception() < 0) {
      findings.warning(entry, owner, "RRSIG expires before it begins (RFC 4034 section 3.1.5)");
    }
  }

  private void chain(Name owner, Entry entry, Nsec next) {
    Name cut = zone.cut(owner);
    if (cut != null && !cut.equals(owner)) {
      findings.warning(entry, owner, "NSEC below the delegation " + cut);
      return;
    }
    if (!zone.inZone(next.next())) {
      findings.warning(
          entry, owner, "the next name of NSEC is " + next.next() + ", which is not in the zone");
      return;
    }
    if (owner.equals(nsecOwner)) {
      findings.warning(entry, owner, "a second NSEC record");
      return;
    }
    if (nsec == null) {
      firstNsecOwner = owner;
    } else {
      link(owner);
    }
    nsec = entry;
    nsecOwner = owner;
  }

  /** Checks that the previous NSEC record leads to the next owner. */
  private void link(Name owner) {
    Name next = ((Nsec) nsec.rdata()).next();
    if (!next.equals(owner)) {
      findings.warning(
          nsec,
          nsecOwner,
          "the next name of NSEC is %s, but the next NSEC is at %s (RFC 4034 section 4.1.1)"
              .formatted(next, owner));
    }
  }

  private void hash(Name owner, Entry entry, Nsec3 next) {
    int octets = hashOctets(owner);
    if (octets < 0) {
      findings.error(entry, owner, "the owner of NSEC3 is not a hash (RFC 5155 section 3)");
    } else if (next.hashAlgorithm() == SHA1
        && (octets != SHA1_OCTETS || next.nextHash().length() != SHA1_OCTETS)) {
      findings.error(
          entry,
          owner,
          "hashes of %d octets in NSEC3 and %d in its owner, SHA-1 has 20 (RFC 5155 section 3.1.6)"
              .formatted(next.nextHash().length(), octets));
    } else if (octets != next.nextHash().length()
        || owner.length() <= zone.apex().length()
        || !owner.parent().equals(zone.apex())) {
      findings.warning(
          entry,
          owner,
          "the owner of NSEC3 is not a hash of its length right below the apex (RFC 5155 section 3)");
    }
    if (known.contains(new Parameters(next.hashAlgorithm(), next.iterations(), next.salt()))) {
      return;
    }
    if (!hasWarnedOfParameters) {
      // One warning is enough for a whole chain.
      hasWarnedOfParameters = true;
      findings.warning(entry, owner, "NSEC3 without a matching NSEC3PARAM (RFC 5155 section 7.1)");
    }
  }

  /**
   * Returns the number of octets that the first label encodes in base32hex; -1 if it is not
   * base32hex.
   */
  private static int hashOctets(Name owner) {
    if (owner.isRoot()) {
      return -1;
    }
    int spare = 0;
    byte[] label = owner.label(0).toArray();
    for (byte octet : label) {
      spare = Character.digit(octet, 32);
      if (spare < 0) {
        return -1;
      }
    }
    // The spare bits of the last digit must be zero, and fewer than a digit.
    int bits = BASE32_BITS * label.length % 8;
    return bits < BASE32_BITS && (spare & (1 << bits) - 1) == 0
        ? BASE32_BITS * label.length / 8
        : -1;
  }

  private void parameters(Name owner, Entry entry, Nsec3Param its) {
    if (!owner.equals(zone.apex())) {
      findings.warning(entry, owner, "NSEC3PARAM not at the apex (RFC 5155 section 4)");
    }
    if (its.hashAlgorithm() != SHA1) {
      String reason = "unknown NSEC3 hash " + its.hashAlgorithm();
      if (owner.equals(zone.apex()) && !hasKnownHash) {
        findings.error(entry, owner, reason + ", and none that is known");
      } else {
        findings.warning(entry, owner, reason);
      }
    }
    if (its.flags() != 0) {
      findings.warning(entry, owner, "NSEC3PARAM with flags (RFC 5155 section 4.1.2)");
    }
  }
}
