package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.rdata.Nsec3Param;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.Nsec3Hash;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The chains of NSEC3 records of a zone: one for each usable NSEC3PARAM record of the apex, of
 * which normally there is one; RFC 5155 section 4.
 */
final class Nsec3Chains {
  /**
   * The number of iterations above which a chain is not computed, so that the work of a name is
   * bounded. Validators stop trusting such zones long before (RFC 9276 section 3.2).
   */
  static final int MAX_ITERATIONS = 2_500;

  /** The maximum number of chains that are computed. */
  static final int MAX_CHAINS = 4;

  private final Name apex;
  private final long denialTtl;
  private final FindingList findings;
  private final Map<Nsec3Parameters, Nsec3Chain> chains = new LinkedHashMap<>();

  /** Whether there is a chain, even if it is too costly to check. */
  private boolean isPresent;

  private boolean hasUncheckedChain;
  private boolean hasReportedTtl;
  private boolean hasReportedParameters;

  Nsec3Chains(OwnerRecords apex, long denialTtl, FindingList findings) {
    this.apex = apex.name();
    this.denialTtl = denialTtl;
    this.findings = findings;
    for (ResourceRecord record : apex.set(RecordType.NSEC3PARAM)) {
      if (record.rdata() instanceof Nsec3Param parameters) {
        add(parameters);
      }
    }
  }

  private void add(Nsec3Param parameters) {
    if (parameters.hashAlgorithm() != Nsec3Hash.SHA1 || parameters.flags() != 0) {
      findings.warning(
          ZoneRule.NSEC3PARAM,
          apex,
          RecordType.NSEC3PARAM,
          "hash algorithm %d with flags %d is ignored"
              .formatted(parameters.hashAlgorithm(), parameters.flags()));
      return;
    }
    isPresent = true;
    recommend(parameters);
    if (parameters.iterations() > MAX_ITERATIONS || chains.size() == MAX_CHAINS) {
      hasUncheckedChain = true;
      findings.error(
          ZoneRule.NSEC3_ITERATIONS,
          apex,
          RecordType.NSEC3PARAM,
          "%d iterations, or more than %d chains: too many to check the chain"
              .formatted(parameters.iterations(), MAX_CHAINS));
      return;
    }
    Nsec3Parameters its = Nsec3Parameters.of(parameters);
    chains.put(its, new Nsec3Chain(apex, its, findings));
  }

  private void recommend(Nsec3Param parameters) {
    if (parameters.iterations() > 0) {
      findings.warning(
          ZoneRule.NSEC3_ITERATIONS,
          apex,
          RecordType.NSEC3PARAM,
          parameters.iterations() + " iterations instead of 0; validators may refuse the zone");
    }
    if (parameters.salt().length() > 0) {
      findings.warning(
          ZoneRule.NSEC3_SALT,
          apex,
          RecordType.NSEC3PARAM,
          "a salt of " + parameters.salt().length() + " octets, which is of no use");
    }
  }

  /** Returns whether the zone claims to have a chain. */
  boolean isPresent() {
    return isPresent;
  }

  /** Takes the next owner in canonical order. */
  void add(OwnerRecords owner, Standing standing) {
    if (standing.isInChain()) {
      chains.values().forEach(chain -> chain.names().add(owner, standing));
    }
    if (owner.has(RecordType.NSEC3PARAM) && !owner.name().equals(apex)) {
      findings.warning(ZoneRule.NSEC3PARAM, owner.name(), RecordType.NSEC3PARAM, "not at the apex");
    }
    for (ResourceRecord record : owner.set(RecordType.NSEC3)) {
      if (record.rdata() instanceof Nsec3 nsec3) {
        take(owner.name(), record.ttl(), nsec3);
      }
    }
  }

  private void take(Name owner, long ttl, Nsec3 nsec3) {
    Octets hash =
        owner.labelCount() == apex.labelCount() + 1 ? HashLabel.decode(owner.label(0)) : null;
    if (hash == null || hash.length() != Hashed.OCTETS) {
      findings.error(
          ZoneRule.NSEC3_OWNER,
          owner,
          RecordType.NSEC3,
          "the owner is not a hash of 20 octets right below the apex");
      return;
    }
    Nsec3Chain chain = chains.get(Nsec3Parameters.of(nsec3));
    if (chain != null) {
      chain.add(owner, hash, nsec3);
    } else if (!hasReportedParameters && !hasUncheckedChain) {
      hasReportedParameters = true;
      findings.error(
          ZoneRule.NSEC3_PARAMETERS,
          owner,
          RecordType.NSEC3,
          "no NSEC3PARAM record of the apex has " + Nsec3Parameters.of(nsec3));
    }
    if (ttl != denialTtl && !hasReportedTtl) {
      // One finding is enough for all chains.
      hasReportedTtl = true;
      findings.warning(
          ZoneRule.DENIAL_TTL,
          owner,
          RecordType.NSEC3,
          "TTL %d instead of %d, the lesser of the SOA record's TTL and minimum"
              .formatted(ttl, denialTtl));
    }
  }

  /** Checks the chains, after the last owner. */
  void end() {
    chains.values().forEach(Nsec3Chain::end);
  }
}
