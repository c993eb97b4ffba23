package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.message.Question;
import io.wiredns.dnssec.internal.SignatureTimes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Decides whether an answer is secure, from the responses that a caller has; RFC 4035 section 5,
 * RFC 5155 section 8, RFC 6840.
 *
 * <p>It follows the chain from a trust anchor through DS and DNSKEY records to the zone of the
 * answer, and checks the answer's records or the proof that they do not exist, through all CNAME
 * and DNAME records of the answer. It uses no network and no clock: if a response is missing, the
 * verdict is {@link ChainVerdict.Indeterminate} with the questions to ask.
 *
 * <p>Where RFCs leave a choice: NSEC3 records with more iterations than the limit make an answer
 * insecure (RFC 9276 section 3.2), a DS with SHA-1 is ignored beside a better one (RFC 4509 section
 * 3), a key with the REVOKE flag verifies nothing (RFC 5011 section 2.1), a response code that
 * contradicts the proof is bogus, and a limit that is reached gives no verdict.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Validator {
  private final TrustAnchors anchors;
  private final Limits limits;
  private final Set<DnssecAlgorithm> unsupported;
  private final Set<Integer> unsupportedDigests;

  private Validator(Builder builder) {
    this.anchors = builder.anchors;
    this.limits =
        new Limits(
            builder.maxSignatures,
            builder.maxSignaturesOfSet,
            builder.maxKeys,
            builder.maxDigests,
            builder.maxHashRounds,
            builder.maxNsec3Iterations,
            builder.maxRecordsOfSet,
            builder.maxNames,
            builder.maxAliases);
    this.unsupported = Set.copyOf(builder.unsupported);
    this.unsupportedDigests = Set.copyOf(builder.unsupportedDigests);
  }

  /**
   * Starts a validator with default limits.
   *
   * @param anchors the trust anchors, such as {@link TrustAnchors#root}
   * @return a builder
   */
  public static Builder builder(TrustAnchors anchors) {
    return new Builder(anchors);
  }

  /**
   * Returns a validator with the keys of the root zone as trust anchors, and default limits.
   *
   * @return the validator
   */
  public static Validator standard() {
    return builder(TrustAnchors.root()).build();
  }

  /**
   * Decides about the answer to a question.
   *
   * @param question the question; only class IN has trust anchors
   * @param known the responses that the caller has; the first that is needed is that to the
   *     question itself
   * @param at the time for which signatures must be valid; fractions of a second are ignored
   * @return the verdict with its reason, the chain and the work done
   * @throws IllegalArgumentException if the time is fewer than 2^31 seconds from {@link
   *     Instant#MIN} or {@link Instant#MAX}, so that times of signatures may be no Instant
   */
  public Validation validate(Question question, KnownRecords known, Instant at) {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(known, "known");
    Objects.requireNonNull(at, "at");
    SignatureTimes.check(at);
    Session session = new Session(known, at, limits, unsupported, unsupportedDigests);
    ChainVerdict verdict;
    try {
      verdict =
          question.recordClass().equals(RecordClass.IN)
              ? new AnswerWalk(session, anchors).verdict(question)
              : undecided(question, ChainReason.NO_ANCHOR, "trust anchors are of class IN");
    } catch (LimitReached limit) {
      verdict = undecided(question, limit.reason(), limit.getMessage());
    }
    return new Validation(verdict, session.trace().steps(), session.budget().work());
  }

  private static ChainVerdict undecided(Question question, ChainReason reason, String detail) {
    return new ChainVerdict.Indeterminate(Session.finding(reason, question, detail), List.of());
  }

  /**
   * The settings of a validator. Limits count; each has a reason of its own in {@link ChainReason}.
   *
   * <p>For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final TrustAnchors anchors;
    private final Set<DnssecAlgorithm> unsupported = new HashSet<>();
    private final Set<Integer> unsupportedDigests = new HashSet<>();
    private int maxSignatures = Limits.STANDARD.maxSignatures();
    private int maxSignaturesOfSet = Limits.STANDARD.maxSignaturesOfSet();
    private int maxKeys = Limits.STANDARD.maxKeys();
    private int maxDigests = Limits.STANDARD.maxDigests();
    private int maxHashRounds = Limits.STANDARD.maxHashRounds();
    private int maxNsec3Iterations = Limits.STANDARD.maxNsec3Iterations();
    private int maxRecordsOfSet = Limits.STANDARD.maxRecordsOfSet();
    private int maxNames = Limits.STANDARD.maxNames();
    private int maxAliases = Limits.STANDARD.maxAliases();

    private Builder(TrustAnchors anchors) {
      this.anchors = Objects.requireNonNull(anchors, "anchors");
    }

    /**
     * Treats an algorithm as unsupported, so that zones that have no other are insecure. Algorithms
     * that the Java platform does not have are unsupported in any case.
     *
     * @param algorithm the algorithm
     * @return this builder
     */
    public Builder unsupported(DnssecAlgorithm algorithm) {
      unsupported.add(Objects.requireNonNull(algorithm, "algorithm"));
      return this;
    }

    /**
     * Treats a digest type of DS records as unsupported, so that zones whose DS records have no
     * other are insecure. Types other than SHA-1, SHA-256 and SHA-384 are unsupported in any case.
     *
     * @param digestType the digest type, such as {@link io.wiredns.codec.rdata.Ds#SHA1}
     * @return this builder
     */
    public Builder unsupportedDigest(int digestType) {
      unsupportedDigests.add(digestType);
      return this;
    }

    /**
     * Limits the signatures that one validation computes with a public key.
     *
     * @param count the number; 128 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxSignatures(int count) {
      maxSignatures = checked(count);
      return this;
    }

    /**
     * Limits the signatures that are computed for one RRset, where several signatures, or several
     * keys with the same key tag, are tried until one is valid (CVE-2023-50387).
     *
     * @param count the number; 8 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxSignaturesOfSet(int count) {
      maxSignaturesOfSet = checked(count);
      return this;
    }

    /**
     * Limits the keys that a zone may have.
     *
     * @param count the number of DNSKEY records; 64 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxKeys(int count) {
      maxKeys = checked(count);
      return this;
    }

    /**
     * Limits the digests of keys that one validation compares with DS records.
     *
     * @param count the number; 64 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxDigests(int count) {
      maxDigests = checked(count);
      return this;
    }

    /**
     * Limits the rounds of NSEC3 hashing of one validation: each name that is hashed costs one
     * round and one for each additional iteration (CVE-2023-50868).
     *
     * @param count the number; 10,000 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxHashRounds(int count) {
      maxHashRounds = checked(count);
      return this;
    }

    /**
     * Limits the additional iterations of NSEC3 records; an answer with more is insecure (RFC 9276
     * section 3.2), after the signatures of the records have been checked.
     *
     * @param count the number of additional iterations; 50 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxNsec3Iterations(int count) {
      maxNsec3Iterations = checked(count);
      return this;
    }

    /**
     * Limits the records of an RRset, which must be sorted to check a signature.
     *
     * @param count the number of records; 1,000 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxRecordsOfSet(int count) {
      maxRecordsOfSet = checked(count);
      return this;
    }

    /**
     * Limits the names at which one validation looks for a zone cut, for all aliases together.
     *
     * @param count the number of names; 160 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxNames(int count) {
      maxNames = checked(count);
      return this;
    }

    /**
     * Limits the aliases that follow each other, CNAME and DNAME together.
     *
     * @param count the number of aliases; 16 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxAliases(int count) {
      maxAliases = checked(count);
      return this;
    }

    private static int checked(int count) {
      if (count < 0) {
        throw new IllegalArgumentException("limit " + count + " is negative");
      }
      return count;
    }

    /**
     * Creates the validator.
     *
     * @return the validator
     */
    public Validator build() {
      return new Validator(this);
    }
  }
}
