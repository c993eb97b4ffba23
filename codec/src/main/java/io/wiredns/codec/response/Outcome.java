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
 * The meaning of a response. {@link #kind} returns which outcome it is. Methods whose description
 * names a kind return an empty value, 0 or false for other kinds. {@link ResponseClassifier}
 * creates outcomes. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Outcome {
  /** The kinds of outcome. */
  public enum Kind {
    /** Data for the QNAME. */
    ANSWER(RcodeCategory.SUCCESS),
    /** Data for a name to which aliases lead from the QNAME. */
    ANSWER_THROUGH_CHAIN(RcodeCategory.SUCCESS),
    /**
     * Aliases without data for the last target, which must be asked for next; RFC 2308 section
     * 2.2.1.
     */
    ALIAS(RcodeCategory.SUCCESS),
    /** Aliases that form a loop. */
    ALIAS_LOOP(RcodeCategory.SERVERS_FAULT),
    /** More aliases than {@link ResponseClassifier#MAX_CHAIN_LINKS}. */
    ALIAS_TOO_MANY(RcodeCategory.SERVERS_FAULT, "ALIAS_LOOP"),
    /** A DNAME that yields a name of more than 255 octets, although the RCODE is not YXDOMAIN. */
    ALIAS_TOO_LONG(RcodeCategory.SERVERS_FAULT, "ALIAS_LOOP"),
    /** The name has no data of that type; RFC 2308 section 2.2. */
    NODATA(RcodeCategory.SUCCESS),
    /** The name does not exist according to an NSEC or NSEC3 record, not to the RCODE; RFC 9824. */
    NODATA_NXNAME(RcodeCategory.NAME_ABSENT),
    /** The name does not exist, nor anything below it; RFC 2308 section 2.1, RFC 8020. */
    NXDOMAIN(RcodeCategory.NAME_ABSENT),
    /** A referral to the servers of a zone that contains the name; RFC 1034 section 4.3.1. */
    REFERRAL(RcodeCategory.SUCCESS),
    /** A referral to the root, or to a zone above the zone of the asked server. */
    REFERRAL_UPWARD(RcodeCategory.SERVERS_FAULT),
    /** A referral to the zone of the asked server, or to a zone that does not contain the name. */
    REFERRAL_LAME(RcodeCategory.SERVERS_FAULT),
    /** TC is set: the records must not be used; RFC 2181 section 9. */
    TRUNCATED(RcodeCategory.NEGOTIATION),
    /** An RCODE that says that the request failed. */
    ERROR(null),
    /** The server does not support the query's EDNS version; RFC 6891 section 6.1.3. */
    BADVERS(RcodeCategory.NEGOTIATION),
    /** The server requires its cookie in the query; RFC 7873 section 5.2.3. */
    BADCOOKIE(RcodeCategory.NEGOTIATION),
    /** The server refuses the query's TSIG; RFC 8945 section 5.2. */
    TSIG_ERROR(RcodeCategory.AUTHENTICATION),
    /** The server does not agree on a key; RFC 2930 section 2.6. */
    TKEY_ERROR(RcodeCategory.AUTHENTICATION),
    /** The zone was changed. */
    UPDATED(RcodeCategory.SUCCESS),
    /** The server has acknowledged a NOTIFY. */
    NOTIFIED(RcodeCategory.SUCCESS),
    /** A request of DSO or another opcode, or a QUERY without question, has succeeded. */
    DONE(RcodeCategory.SUCCESS),
    /** A message of a zone transfer: the zone from its start; RFC 5936 section 2.2. */
    TRANSFER(RcodeCategory.SUCCESS),
    /** A message of a zone transfer: differences from their start; RFC 1995 section 4. */
    TRANSFER_INCREMENTAL(RcodeCategory.SUCCESS, "TRANSFER"),
    /** The whole transfer: the client has the zone's serial, so nothing is to be transferred. */
    TRANSFER_UP_TO_DATE(RcodeCategory.SUCCESS, "TRANSFER"),
    /** Only the SOA, newer than the client's: the differences did not fit into a UDP response. */
    TRANSFER_SOA_ALONE(RcodeCategory.SUCCESS, "TRANSFER"),
    /** A message of a zone transfer: records that continue the previous message. */
    TRANSFER_CONTINUED(RcodeCategory.SUCCESS, "TRANSFER"),
    /** A message of a zone transfer without any records, which is not valid. */
    TRANSFER_EMPTY(RcodeCategory.SERVERS_FAULT, "TRANSFER"),
    /** The message is not the response to this query; it may be forged and must be ignored. */
    MISMATCH(null),
    /**
     * The structure of the message is malformed, or the RDATA of a record that determines the
     * outcome, such as OPT, TSIG, CNAME or SOA. No part of the message may be used. Other RDATA is
     * not checked.
     */
    MALFORMED(null);

    /** The category; null if the kind is no result, or if the RCODE determines it. */
    private final RcodeCategory category;

    /** One word for tables, unless a code is more specific. */
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

  /** A TsigError, Octets, WireFormatException, RecordType or List of Differences; or null. */
  final Object detail;

  /** The value of serial, clockDifference (seconds), tkeyMode or addressCount, or 0. */
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
   * Creates the outcome of octets that are not a well-formed message.
   *
   * @param fault the fault and its offset
   * @return an outcome of kind {@link Kind#MALFORMED}
   */
  public static Outcome malformed(WireFormatException fault) {
    OutcomeDraft draft = new OutcomeDraft();
    draft.detail = fault;
    return new Outcome(Kind.MALFORMED, draft, List.of(new Evidence(fault.field(), fault.offset())));
  }

  /**
   * Returns the kind of this outcome.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns whether the message could be read.
   *
   * @return false for {@link Kind#MALFORMED} only
   */
  public boolean isReadable() {
    return kind != Kind.MALFORMED;
  }

  /**
   * Returns the category of the result.
   *
   * @return the category; empty for {@link Kind#MISMATCH} and {@link Kind#MALFORMED}, which are not
   *     results
   */
  public Optional<RcodeCategory> category() {
    return kind == Kind.ERROR
        ? Optional.of(RcodeCategory.of(rcode, opcode, TsigError.NOERROR))
        : Optional.ofNullable(kind.category);
  }

  /**
   * Returns one word for tables: the kind, or a code if that is more specific. All messages of
   * transfers have the same word, and so have all faulty alias chains.
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
   * Returns the RCODE.
   *
   * @return the RCODE of header and OPT together; empty if the message is malformed
   */
  public Optional<Rcode> rcode() {
    return Optional.ofNullable(rcode);
  }

  /**
   * Returns the opcode.
   *
   * @return the opcode; empty if the message is malformed
   */
  public Optional<Opcode> opcode() {
    return Optional.ofNullable(opcode);
  }

  /**
   * Returns the flags, to be tested with the masks of {@link Header}.
   *
   * @return the second sixteen bits of the header; 0 if the message is malformed
   */
  public int flags() {
    return flags;
  }

  /**
   * Returns whether the server says that it is authoritative.
   *
   * @return the AA bit
   */
  public boolean isAuthoritative() {
    return (flags & Header.AA) != 0;
  }

  /**
   * Returns whether the server offers recursion.
   *
   * @return the RA bit
   */
  public boolean isRecursionAvailable() {
    return (flags & Header.RA) != 0;
  }

  /**
   * Returns whether the server says that it has validated the data. Trust it only as far as you
   * trust the server and the path to it.
   *
   * @return the AD bit
   */
  public boolean isAuthenticData() {
    return (flags & Header.AD) != 0;
  }

  /**
   * Returns the EDNS version of the response; for {@link Kind#BADVERS} the highest supported.
   *
   * @return the version, 0 to 255; empty if the response has no OPT or is malformed
   */
  public OptionalInt ednsVersion() {
    return ednsVersion < 0 ? OptionalInt.empty() : OptionalInt.of(ednsVersion);
  }

  /** Returns whether OPT has the MQTYPE-Response option. */
  boolean answersTypes() {
    return answersTypes;
  }

  /**
   * Returns the extended errors in the OPT record; RFC 8914.
   *
   * @return the errors in the order of the message
   */
  public List<ExtendedError> extendedErrors() {
    return extendedErrors;
  }

  /**
   * Returns whether the response has an extended error with a code.
   *
   * @param code the code
   * @return true if one of the extended errors has this code
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
   * Returns the fields and records of the message on which this outcome is based.
   *
   * @return fields and records with their offsets
   */
  public List<Evidence> evidence() {
    return evidence;
  }

  /**
   * Returns the part of the response that a cache may keep, and the maximum time.
   *
   * @return the rule
   */
  public CacheRule cache() {
    return cache;
  }

  /**
   * Returns the aliases that were followed from the QNAME on, in order.
   *
   * @return the steps; empty if there are none, and for outcomes that do not depend on aliases
   */
  public List<ChainLink> chain() {
    return chain;
  }

  /**
   * Returns the name that this outcome is about: the owner of the data of an answer; the last
   * target of aliases, or for a loop the name that is repeated; the name that does not exist or has
   * no data; the zone of a referral; the key of {@link Kind#TSIG_ERROR}.
   *
   * @return the name, or empty
   */
  public Optional<Name> name() {
    return Optional.ofNullable(name);
  }

  /**
   * Returns the form of a negative response, as RFC 2308 numbers the forms, for {@link
   * Kind#NXDOMAIN} (section 2.1) and {@link Kind#NODATA} (section 2.2): in form 1 the authority
   * section has SOA and NS records, in form 2 SOA only, in form 3 neither, in form 4 NS only.
   *
   * @return the form, 1 to 4, or empty
   */
  public OptionalInt form() {
    return form == 0 ? OptionalInt.empty() : OptionalInt.of(form);
  }

  /**
   * Returns the number of records of an answer that match the question.
   *
   * @return the number of records
   */
  public int answerCount() {
    return kind == Kind.ANSWER || kind == Kind.ANSWER_THROUGH_CHAIN ? records : 0;
  }

  private boolean isReferral() {
    return kind == Kind.REFERRAL || kind == Kind.REFERRAL_UPWARD || kind == Kind.REFERRAL_LAME;
  }

  /**
   * Returns the number of servers (NS records) that a referral names.
   *
   * @return the number of servers
   */
  public int serverCount() {
    return isReferral() ? records : 0;
  }

  /**
   * Returns the number of addresses in the additional section of a referral.
   *
   * @return the number of addresses
   */
  public int addressCount() {
    return isReferral() ? (int) number : 0;
  }

  /**
   * Returns the server cookie to send in the next query, for {@link Kind#BADCOOKIE}.
   *
   * @return the cookie of 8 to 32 octets, or empty
   */
  public Optional<Octets> serverCookie() {
    return detail instanceof Octets octets ? Optional.of(octets) : Optional.empty();
  }

  /**
   * Returns the error in the response's TSIG or TKEY record, for {@link Kind#TSIG_ERROR} and {@link
   * Kind#TKEY_ERROR}.
   *
   * @return the error, or empty
   */
  public Optional<TsigError> tsigError() {
    return detail instanceof TsigError error ? Optional.of(error) : Optional.empty();
  }

  /**
   * Returns whether a response that refuses a TSIG, {@link Kind#TSIG_ERROR}, has a MAC itself;
   * without a MAC it may be forged.
   *
   * @return true if it has a MAC, which is not verified here
   */
  public boolean isSigned() {
    return signed;
  }

  /**
   * Returns the server's time minus the time in the query, if the TSIG error is BADTIME.
   *
   * @return the difference, or empty
   */
  public Optional<Duration> clockDifference() {
    return kind == Kind.TSIG_ERROR && hasNumber
        ? Optional.of(Duration.ofSeconds(number))
        : Optional.empty();
  }

  /**
   * Returns the mode in the TKEY record, for {@link Kind#TKEY_ERROR}.
   *
   * @return the mode, or empty
   */
  public Optional<TkeyMode> tkeyMode() {
    return kind == Kind.TKEY_ERROR ? Optional.of(TkeyMode.of((int) number)) : Optional.empty();
  }

  /**
   * Returns the type that was asked for, AXFR or IXFR, for a message of a transfer.
   *
   * @return the type, or empty
   */
  public Optional<RecordType> transferType() {
    return detail instanceof RecordType type ? Optional.of(type) : Optional.empty();
  }

  /**
   * Returns the serial of the SOA with which a message of a transfer starts.
   *
   * @return the serial, 0 to 4294967295; empty if it does not start with a SOA
   */
  public OptionalLong serial() {
    return detail instanceof RecordType && hasNumber
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  /**
   * Returns whether a transfer ends with this message, as far as this can be known from the message
   * alone.
   *
   * @return true if the transfer appears to end with this message
   */
  public boolean isComplete() {
    return detail instanceof RecordType && records > 0;
  }

  /**
   * Returns the differences from the query, for {@link Kind#MISMATCH}.
   *
   * @return the differences, at least one; empty for other kinds
   */
  @SuppressWarnings("unchecked")
  public List<Difference> differences() {
    return kind == Kind.MISMATCH ? (List<Difference>) detail : List.of();
  }

  /**
   * Returns the fault, for {@link Kind#MALFORMED}.
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

  /** Returns kind, label if more specific, name, error or other detail, and evidence. */
  @Override
  public String toString() {
    return OutcomeParts.text(this);
  }
}
