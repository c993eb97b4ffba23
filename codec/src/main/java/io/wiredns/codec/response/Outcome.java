package io.wiredns.codec.response;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RcodeCategory;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TkeyMode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a response means. {@link #kind} says which outcome it is; what other methods return is
 * empty, 0 or false unless their description names the kind. {@link ResponseClassifier} makes
 * outcomes. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Outcome {
  /** What became of a query. */
  public enum Kind {
    /** Data for the name asked. */
    ANSWER(RcodeCategory.SUCCESS),
    /** Data for a name that the one asked leads to. */
    ANSWER_THROUGH_CHAIN(RcodeCategory.SUCCESS),
    /** Aliases, and no data for the last: its target is to be asked for; RFC 2308 section 2.2.1. */
    ALIAS(RcodeCategory.SUCCESS),
    /** Aliases that lead back to one that has been passed. */
    ALIAS_LOOP(RcodeCategory.SERVERS_FAULT),
    /** More aliases than {@link ResponseClassifier#MAX_CHAIN_LINKS}. */
    ALIAS_TOO_MANY(RcodeCategory.SERVERS_FAULT, "ALIAS_LOOP"),
    /** A DNAME that makes a name of more than 255 octets, and yet the RCODE is not YXDOMAIN. */
    ALIAS_TOO_LONG(RcodeCategory.SERVERS_FAULT, "ALIAS_LOOP"),
    /** The name has no data of that type; RFC 2308 section 2.2. */
    NODATA(RcodeCategory.SUCCESS),
    /** The name does not exist, said by an NSEC and not by the RCODE; RFC 9824. */
    NODATA_NXNAME(RcodeCategory.NAME_ABSENT),
    /** The name does not exist, nor anything below it; RFC 2308 section 2.1, RFC 8020. */
    NXDOMAIN(RcodeCategory.NAME_ABSENT),
    /** Other servers know; RFC 1034 section 4.3.1. */
    REFERRAL(RcodeCategory.SUCCESS),
    /** A referral to the root, or to a zone above the one that was asked. */
    REFERRAL_UPWARD(RcodeCategory.SERVERS_FAULT),
    /** A referral to the zone that was asked, or to one that the name is not in. */
    REFERRAL_LAME(RcodeCategory.SERVERS_FAULT),
    /** TC is set: what came is not to be used; RFC 2181 section 9. */
    TRUNCATED(RcodeCategory.NEGOTIATION),
    /** An RCODE that says that the request failed. */
    ERROR(null),
    /** The EDNS version is too high for the server; RFC 6891 section 6.1.3. */
    BADVERS(RcodeCategory.NEGOTIATION),
    /** The server wants its cookie first; RFC 7873 section 5.2.3. */
    BADCOOKIE(RcodeCategory.NEGOTIATION),
    /** The server refuses the query's TSIG; RFC 8945 section 5.2. */
    TSIG_ERROR(RcodeCategory.AUTHENTICATION),
    /** The server does not agree on a key; RFC 2930 section 2.6. */
    TKEY_ERROR(RcodeCategory.AUTHENTICATION),
    /** The zone was changed. */
    UPDATED(RcodeCategory.SUCCESS),
    /** The server has taken note. */
    NOTIFIED(RcodeCategory.SUCCESS),
    /** The operation of DSO, or of another opcode, has succeeded. */
    DONE(RcodeCategory.SUCCESS),
    /** A message of a zone transfer: the zone from its start; RFC 5936 section 2.2. */
    TRANSFER(RcodeCategory.SUCCESS),
    /** A message of a zone transfer: differences from their start; RFC 1995 section 4. */
    TRANSFER_INCREMENTAL(RcodeCategory.SUCCESS, "TRANSFER"),
    /** The whole transfer: the asker's serial is the zone's, and there is nothing to do. */
    TRANSFER_UP_TO_DATE(RcodeCategory.SUCCESS, "TRANSFER"),
    /** The SOA alone, and newer than the asker's: over UDP all did not fit. */
    TRANSFER_SOA_ALONE(RcodeCategory.SUCCESS, "TRANSFER"),
    /** A message of a zone transfer: records that go on from the message before. */
    TRANSFER_CONTINUED(RcodeCategory.SUCCESS, "TRANSFER"),
    /** A message of a zone transfer without any record, which no transfer has. */
    TRANSFER_EMPTY(RcodeCategory.SERVERS_FAULT, "TRANSFER"),
    /** Not the response to this query: to be ignored, for it may be forged. */
    MISMATCH(null),
    /** No well-formed message, or a record that matters is malformed: nothing is to be used. */
    MALFORMED(null);

    /** What kind of result this is; null if it is none, or its RCODE says it. */
    private final RcodeCategory category;

    /** One word for tables, unless a code says more. */
    private final String label;

    Kind(RcodeCategory category) {
      this.category = category;
      label = name();
    }

    Kind(RcodeCategory category, String label) {
      this.category = category;
      this.label = label;
    }
  }

  // These are not private because OutcomeParts compares and prints them.
  final Kind kind;
  final Rcode rcode;
  final Opcode opcode;
  final int flags;
  final int ednsVersion;
  final boolean answersTypes;
  final boolean signed;
  final boolean hasNumber;
  final byte form;
  final List<ExtendedError> extendedErrors;
  final List<ChainLink> chain;
  final Name name;
  final int records;
  final CacheRule cache;
  final List<Evidence> evidence;

  /** An error, a cookie, a fault, differences or a type, as the kind says. */
  final Object detail;

  /** A serial, a difference of clocks, a mode or a count, as the kind says. */
  final long number;

  Outcome(Kind kind, OutcomeDraft draft, List<Evidence> evidence) {
    this.kind = kind;
    this.evidence = evidence;
    rcode = draft.rcode;
    opcode = draft.opcode;
    flags = draft.flags;
    ednsVersion = draft.ednsVersion;
    answersTypes = draft.answersTypes;
    extendedErrors = draft.extendedErrors;
    signed = draft.signed;
    hasNumber = draft.hasNumber;
    form = draft.form;
    chain = draft.chain;
    name = draft.name;
    records = draft.records;
    cache = draft.cache;
    detail = draft.detail;
    number = draft.number;
  }

  /**
   * The outcome of octets that are no well-formed message.
   *
   * @param fault what is wrong, where
   * @return an outcome of kind {@link Kind#MALFORMED}
   */
  public static Outcome malformed(WireFormatException fault) {
    OutcomeDraft draft = new OutcomeDraft();
    draft.detail = fault;
    return new Outcome(Kind.MALFORMED, draft, List.of(new Evidence(fault.field(), fault.offset())));
  }

  /**
   * Which outcome this is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Whether the message could be read.
   *
   * @return false for {@link Kind#MALFORMED} only
   */
  public boolean isReadable() {
    return kind != Kind.MALFORMED;
  }

  /**
   * What kind of result this is.
   *
   * @return the category; empty if it is no result: {@link Kind#MISMATCH}, {@link Kind#MALFORMED}
   */
  public Optional<RcodeCategory> category() {
    return kind == Kind.ERROR
        ? Optional.of(RcodeCategory.of(rcode, opcode, TsigError.NOERROR))
        : Optional.ofNullable(kind.category);
  }

  /**
   * One word for tables: the code where the kind would not say it, and one word for all messages of
   * transfers and for all aliases that lead nowhere.
   *
   * @return such as {@code ANSWER}, {@code SERVFAIL}, {@code BADSIG}
   */
  public String label() {
    if (kind == Kind.ERROR) {
      return rcode.toString();
    }
    return kind == Kind.TSIG_ERROR || kind == Kind.TKEY_ERROR ? detail.toString() : kind.label;
  }

  /**
   * The RCODE.
   *
   * @return that of header and OPT together; empty if the message is malformed
   */
  public Optional<Rcode> rcode() {
    return Optional.ofNullable(rcode);
  }

  /**
   * The opcode.
   *
   * @return the opcode; empty if the message is malformed
   */
  public Optional<Opcode> opcode() {
    return Optional.ofNullable(opcode);
  }

  /**
   * The flags.
   *
   * @return the second sixteen bits of the header, for the masks of {@link Header}
   */
  public int flags() {
    return flags;
  }

  /**
   * Whether the server says that it is an authority.
   *
   * @return the AA bit
   */
  public boolean isAuthoritative() {
    return (flags & Header.AA) != 0;
  }

  /**
   * Whether the server offers recursion.
   *
   * @return the RA bit
   */
  public boolean isRecursionAvailable() {
    return (flags & Header.RA) != 0;
  }

  /**
   * Whether the server says that it has validated the data; it is to be believed as far as the
   * server and the path to it are.
   *
   * @return the AD bit
   */
  public boolean isAuthenticData() {
    return (flags & Header.AD) != 0;
  }

  /**
   * The EDNS version that the server does, with {@link Kind#BADVERS} its highest.
   *
   * @return 0 to 255; empty if the response has no OPT
   */
  public OptionalInt ednsVersion() {
    return ednsVersion < 0 ? OptionalInt.empty() : OptionalInt.of(ednsVersion);
  }

  /** Whether OPT has the MQTYPE-Response option. */
  boolean answersTypes() {
    return answersTypes;
  }

  /**
   * The extended errors in OPT; RFC 8914.
   *
   * @return them in their order
   */
  public List<ExtendedError> extendedErrors() {
    return extendedErrors;
  }

  /**
   * Whether an extended error has that code.
   *
   * @param code the code
   * @return whether one has
   */
  public boolean hasExtendedError(ExtendedErrorCode code) {
    Objects.requireNonNull(code);
    for (int i = 0; i < extendedErrors.size(); i++) {
      if (extendedErrors.get(i).infoCode().equals(code)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What in the message speaks for this outcome.
   *
   * @return fields and records with their offsets
   */
  public List<Evidence> evidence() {
    return evidence;
  }

  /**
   * What a cache may keep.
   *
   * @return the rule
   */
  public CacheRule cache() {
    return cache;
  }

  /**
   * The steps from the name asked for to the name that this is about.
   *
   * @return the steps, none if the name asked for is meant
   */
  public List<ChainLink> chain() {
    return chain;
  }

  /**
   * The name that this is about: the owner of the data of an answer; the last target of aliases, or
   * with a loop the one that comes again; the name that does not exist or has no data; the zone of
   * a referral; the key of {@link Kind#TSIG_ERROR}.
   *
   * @return the name, or empty
   */
  public Optional<Name> name() {
    return Optional.ofNullable(name);
  }

  /**
   * Which of the forms of RFC 2308 {@link Kind#NXDOMAIN} (section 2.1) and {@link Kind#NODATA}
   * (section 2.2) have: 1 has SOA and NS in the authority section, 2 SOA, 3 neither, 4 NS.
   *
   * @return 1 to 4, or empty
   */
  public OptionalInt form() {
    return form == 0 ? OptionalInt.empty() : OptionalInt.of(form);
  }

  /**
   * How many records of an answer match.
   *
   * @return how many
   */
  public int answerCount() {
    return kind == Kind.ANSWER || kind == Kind.ANSWER_THROUGH_CHAIN ? records : 0;
  }

  private boolean isReferral() {
    return kind == Kind.REFERRAL || kind == Kind.REFERRAL_UPWARD || kind == Kind.REFERRAL_LAME;
  }

  /**
   * How many servers, NS records, a referral names.
   *
   * @return how many
   */
  public int serverCount() {
    return isReferral() ? records : 0;
  }

  /**
   * How many addresses of its servers a referral has in the additional section.
   *
   * @return how many
   */
  public int addressCount() {
    return isReferral() ? (int) number : 0;
  }

  /**
   * The server's cookie to send next time, of {@link Kind#BADCOOKIE}.
   *
   * @return 8 to 32 octets, or empty
   */
  public Optional<Octets> serverCookie() {
    return detail instanceof Octets octets ? Optional.of(octets) : Optional.empty();
  }

  /**
   * The error in the response's TSIG or TKEY record, of {@link Kind#TSIG_ERROR} and {@link
   * Kind#TKEY_ERROR}.
   *
   * @return the error, or empty
   */
  public Optional<TsigError> tsigError() {
    return detail instanceof TsigError error ? Optional.of(error) : Optional.empty();
  }

  /**
   * Whether a response that refuses a TSIG, {@link Kind#TSIG_ERROR}, has a MAC itself; without one
   * anybody can have sent it.
   *
   * @return whether
   */
  public boolean isSigned() {
    return signed;
  }

  /**
   * The server's time less the time in the query, if the TSIG's error is BADTIME.
   *
   * @return the difference, or empty
   */
  public Optional<Duration> clockDifference() {
    return kind == Kind.TSIG_ERROR && hasNumber
        ? Optional.of(Duration.ofSeconds(number))
        : Optional.empty();
  }

  /**
   * The mode in the TKEY record, of {@link Kind#TKEY_ERROR}.
   *
   * @return the mode, or empty
   */
  public Optional<TkeyMode> tkeyMode() {
    return kind == Kind.TKEY_ERROR ? Optional.of(TkeyMode.of((int) number)) : Optional.empty();
  }

  /**
   * AXFR or IXFR, as asked for, of a message of a transfer.
   *
   * @return the type, or empty
   */
  public Optional<RecordType> transferType() {
    return detail instanceof RecordType type ? Optional.of(type) : Optional.empty();
  }

  /**
   * The serial of the SOA that a message of a transfer starts with.
   *
   * @return 0 to 4294967295; empty if it starts with none
   */
  public OptionalLong serial() {
    return detail instanceof RecordType && hasNumber
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  /**
   * Whether a transfer is complete with this message, as far as the message alone tells.
   *
   * @return whether
   */
  public boolean isComplete() {
    return detail instanceof RecordType && records > 0;
  }

  /**
   * What differs from the query, of {@link Kind#MISMATCH}.
   *
   * @return the differences, at least one, or none for another kind
   */
  @SuppressWarnings("unchecked")
  public List<Difference> differences() {
    return kind == Kind.MISMATCH ? (List<Difference>) detail : List.of();
  }

  /**
   * What is wrong, of {@link Kind#MALFORMED}.
   *
   * @return the fault, or empty
   */
  public Optional<WireFormatException> fault() {
    return detail instanceof WireFormatException fault ? Optional.of(fault) : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome that && OutcomeParts.of(this).equals(OutcomeParts.of(that));
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, rcode, name, evidence);
  }

  /** The label, the name that it is about, and the evidence. */
  @Override
  public String toString() {
    return OutcomeParts.text(this);
  }
}
