package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.ZoneKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all steps of one validation share: the records, the time, the work done and its limits. */
final class Session {
  /** Two zones may have the same key. */
  private record KeyOfZone(Name zone, Dnskey key) {
    /** A zone has few keys, and the hash code of a key is that of all its octets. */
    @Override
    public int hashCode() {
      return zone.hashCode();
    }
  }

  /** The digest types that {@link Ds#of} computes. */
  private static final Set<Integer> DIGESTS = Set.of(Ds.SHA1, Ds.SHA256, Ds.SHA384);

  private final KnownRecords known;
  private final Instant at;
  private final Budget budget;
  private final Set<DnssecAlgorithm> unsupported;
  private final Set<Integer> unsupportedDigests;
  private final Trace trace = new Trace();
  private final Set<KeyOfZone> used = new HashSet<>();
  private final Map<DnssecAlgorithm, Boolean> available = new HashMap<>();

  Session(
      KnownRecords known,
      Instant at,
      Limits limits,
      Set<DnssecAlgorithm> unsupported,
      Set<Integer> unsupportedDigests) {
    this.known = known;
    this.at = at;
    this.budget = new Budget(limits);
    this.unsupported = unsupported;
    this.unsupportedDigests = unsupportedDigests;
  }

  Instant at() {
    return at;
  }

  Budget budget() {
    return budget;
  }

  Limits limits() {
    return budget.limits();
  }

  Trace trace() {
    return trace;
  }

  Optional<KnownResponse> response(Question question) {
    return known.response(question);
  }

  boolean supports(DnssecAlgorithm algorithm) {
    return !unsupported.contains(algorithm)
        && available.computeIfAbsent(algorithm, ZoneKey::canVerify);
  }

  boolean supportsDigest(int digestType) {
    return DIGESTS.contains(digestType) && !unsupportedDigests.contains(digestType);
  }

  /** Counts a public key that is about to be used, once in a validation. */
  void use(Name zone, Dnskey key) {
    if (used.add(new KeyOfZone(zone, key))) {
      budget.key();
    }
  }

  static ChainFinding finding(ChainReason reason, Question about, String detail) {
    return new ChainFinding(reason, about, Optional.empty(), detail);
  }

  static ChainFinding finding(
      ChainReason reason, Question about, ResourceRecord record, String detail) {
    return new ChainFinding(reason, about, Optional.of(record), detail);
  }

  static ChainVerdict bogus(ChainReason reason, Question about, String detail) {
    return new ChainVerdict.Bogus(finding(reason, about, detail));
  }

  static ChainVerdict needs(List<Question> needs) {
    Question first = needs.get(0);
    String detail = "the response to the question " + first + " is missing";
    return new ChainVerdict.Indeterminate(
        finding(ChainReason.RECORDS_NEEDED, first, detail), needs);
  }

  /** Returns the verdict for a response that is neither an answer nor a denial. */
  static ChainVerdict unusable(Question question, KnownResponse response) {
    String detail = "the response code is " + response.rcode();
    return new ChainVerdict.Indeterminate(
        finding(ChainReason.RESPONSE_UNUSABLE, question, detail), List.of());
  }
}
