package io.wiredns.codec.response;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.response.Outcome.Kind;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Determines the meaning of a response for its query, according to RFC 2308 section 2, RFC 6604,
 * RFC 8020, RFC 9824 and the other RFCs that {@link Outcome} names.
 *
 * <p>It reads views and allocates little more than the outcome. The order of the records in a
 * section does not matter, except in zone transfers. A long chain of aliases needs no more passes
 * over the answer section than a short one. Only the RDATA that determine the outcome are read and
 * checked; {@link MessageView#toMessage} checks all.
 *
 * <p>A classifier is reusable, by one thread at a time. Each view passed to it must show a message,
 * or it throws IllegalStateException. After a call it holds no reference to the caller's messages
 * and views. It keeps at most 700 KiB, mostly for responses that are given as octets; create a new
 * classifier to release them. It verifies no cryptography: neither the MAC of a TSIG nor DNSSEC.
 *
 * @since 0.1
 */
public final class ResponseClassifier {
  /**
   * The maximum number of aliases that are followed in a response. RFC 1034 sets no limit; BIND
   * gives up after 16, Unbound after 11.
   */
  public static final int MAX_CHAIN_LINKS = 16;

  private static final int FLAGS_AT = 2;
  private static final int RCODE_AT = 3;

  /** The offset of the extended RCODE from OPT's type field. */
  private static final int EXTENDED_AT = 4;

  private static final int VERSION_AT = 5;

  private static final int QUERY = Opcode.QUERY.value();
  private static final int AXFR = RecordType.AXFR.value();
  private static final int IXFR = RecordType.IXFR.value();
  private static final int TKEY = RecordType.TKEY.value();

  private final AnswerWalk answers = new AnswerWalk();
  private final AuthorityWalk authority = new AuthorityWalk();
  private final TransferWalk transfers = new TransferWalk(authority);
  private final OptionWalk asked = new OptionWalk();
  private final OptionWalk options = new OptionWalk();
  private final TsigWalk tsig = new TsigWalk();
  private final MismatchSearch mismatches = new MismatchSearch();
  private final NameBuffer cut = new NameBuffer();
  private final MessageView received;
  private boolean cutKnown;

  private final OutcomeDraft draft = new OutcomeDraft();

  /** The response. */
  private MessageView view;

  /** Creates a classifier with the standard registry. */
  public ResponseClassifier() {
    this(Registry.standard());
  }

  /**
   * Creates a classifier with a registry, which may contain types of the user. The registry is used
   * for responses given as octets; a response given as a view is read with the registry of that
   * view.
   *
   * @param registry the types for responses that are given as octets
   */
  public ResponseClassifier(Registry registry) {
    received = new MessageView(registry);
  }

  /**
   * Classifies a response that is given as octets.
   *
   * @param query the query
   * @param response the response from position to limit; the buffer is not changed
   * @return the outcome; {@link Outcome.Kind#MALFORMED} also if the octets are not a message
   */
  public Outcome classify(MessageView query, ByteBuffer response) {
    Objects.requireNonNull(query);
    return received.tryWrap(response)
        ? classify(query, received)
        : Outcome.malformed(received.failure());
  }

  /**
   * Classifies a response, given as a {@link Message}.
   *
   * @param query the query
   * @param response the response
   * @return the outcome
   * @throws IllegalArgumentException if one of them cannot be written
   * @throws java.nio.BufferOverflowException if one of them would have more than 65,535 octets
   */
  public static Outcome classify(Message query, Message response) {
    return classify(query, response, Registry.standard());
  }

  /**
   * Classifies a response, given as a {@link Message}, with the types of a registry.
   *
   * @param query the query
   * @param response the response
   * @param registry the registry that decodes RDATA
   * @return the outcome
   * @throws IllegalArgumentException if one of them cannot be written
   * @throws java.nio.BufferOverflowException if one of them would have more than 65,535 octets
   */
  public static Outcome classify(Message query, Message response, Registry registry) {
    MessageView view = new MessageView(registry);
    try {
      view.wrap(written(query));
    } catch (WireFormatException impossible) {
      throw new AssertionError("a message that was written is malformed", impossible);
    }
    return new ResponseClassifier(registry).classify(view, written(response));
  }

  private static ByteBuffer written(Message message) {
    ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    message.write(out);
    return out.flip();
  }

  /**
   * Classifies a response.
   *
   * @param query the query
   * @param response the response, in another view than the query
   * @return the outcome
   */
  public Outcome classify(MessageView query, MessageView response) {
    cutKnown = false;
    return guarded(Objects.requireNonNull(query), response);
  }

  /**
   * Classifies a response of a server that was asked as a server of a zone: a referral must lead to
   * a zone below that zone.
   *
   * @param query the query
   * @param response the response, in another view than the query
   * @param zone the zone whose server was asked; the root for a root server
   * @return the outcome
   */
  public Outcome classify(MessageView query, MessageView response, Name zone) {
    cut.value(zone);
    cutKnown = true;
    return guarded(Objects.requireNonNull(query), response);
  }

  /**
   * Classifies a response whose query is unknown, as the response to its own question. Differences
   * from the query, such as another ID, are not detected.
   *
   * @param response the response
   * @return the outcome; {@link Outcome.Kind#MISMATCH} if it is a query
   */
  public Outcome classify(MessageView response) {
    cutKnown = false;
    return guarded(null, response);
  }

  private Outcome guarded(MessageView query, MessageView response) {
    view = response;
    try {
      return outcome(query);
    } catch (WireFormatException fault) {
      return Outcome.malformed(fault);
    } finally {
      release();
    }
  }

  /** Drops the references to the views and their records. */
  private void release() {
    view = null;
    draft.clear();
    answers.release();
    authority.release();
    transfers.release();
    mismatches.release();
    asked.release();
    options.release();
  }

  private Outcome outcome(MessageView query) throws WireFormatException {
    RecordView opt = view.opt();
    options.walk(opt);
    walkAsked(query);
    draft.rcode = view.rcode();
    draft.opcode = Opcode.of(opcode(view));
    draft.flags = view.flags();
    draft.ednsVersion = opt == null ? -1 : (int) (opt.ttl() >>> 16) & 0xFF;
    draft.answersTypes = options.answersTypes;
    draft.extendedErrors = options.errors();
    List<Evidence> evidence = new ArrayList<>(4);
    List<Difference> differences = mismatches.search(query, asked, view, options, evidence);
    if (!differences.isEmpty()) {
      draft.detail = differences;
      return draft.outcome(Kind.MISMATCH, evidence);
    }
    rcodeEvidence(evidence);
    if (draft.rcode.equals(Rcode.BADVERS)) {
      evidence.add(new Evidence("OPT version " + draft.ednsVersion, opt.typeOffset() + VERSION_AT));
      return draft.outcome(Kind.BADVERS, evidence);
    }
    if (draft.rcode.equals(Rcode.BADCOOKIE)) {
      return badCookie(evidence);
    }
    RecordView signature = view.tsig();
    tsig.error = 0;
    if (signature != null) {
      tsig.tsig(signature);
      if (tsig.error != 0) {
        return tsigFailed(signature, evidence);
      }
    }
    if (view.isTruncated() && truncates(draft.rcode)) {
      evidence.add(0, new Evidence("TC", FLAGS_AT));
      return draft.outcome(Kind.TRUNCATED, evidence);
    }
    return byOpcode(query, evidence);
  }

  /** Reads and keeps the query's options; malformed options count as no options. */
  private void walkAsked(MessageView query) throws WireFormatException {
    try {
      asked.walk(query == null ? null : query.opt());
    } catch (WireFormatException askersFault) {
      asked.walk(null);
    }
  }

  static int opcode(MessageView view) {
    return view.opcodeValue();
  }

  /**
   * Returns whether a set TC bit means that records are missing; responses with other RCODEs need
   * no records.
   */
  private static boolean truncates(Rcode rcode) {
    return rcode.equals(Rcode.NOERROR)
        || rcode.equals(Rcode.NXDOMAIN)
        || rcode.equals(Rcode.YXDOMAIN);
  }

  private void rcodeEvidence(List<Evidence> evidence) {
    Rcode rcode = draft.rcode;
    evidence.add(new Evidence("RCODE " + rcode.headerBits(), RCODE_AT));
    if (rcode.isExtended()) {
      evidence.add(
          new Evidence(
              "OPT EXTENDED-RCODE " + rcode.extendedBits(), view.opt().typeOffset() + EXTENDED_AT));
    }
    if (options.firstError >= 0) {
      evidence.add(
          new Evidence(
              "EDE " + draft.extendedErrors.get(0).infoCode().value(), options.firstError));
    }
  }

  private Outcome badCookie(List<Evidence> evidence) {
    if (options.hasCookie()) {
      evidence.add(new Evidence("OPT COOKIE", options.cookieOffset()));
    }
    Octets cookie = options.hasCookie() ? options.serverCookie() : Octets.EMPTY;
    draft.detail = cookie.length() > 0 ? cookie : null;
    return draft.outcome(Kind.BADCOOKIE, evidence);
  }

  private Outcome tsigFailed(RecordView signature, List<Evidence> evidence) {
    evidence.add(new Evidence("TSIG error " + tsig.error, tsig.errorOffset));
    draft.detail = TsigError.of(tsig.error);
    draft.name = signature.name().toName();
    draft.signed = tsig.macOctets > 0;
    return draft.number(tsig.clockDifference()).outcome(Kind.TSIG_ERROR, evidence);
  }

  private Outcome byOpcode(MessageView query, List<Evidence> evidence) throws WireFormatException {
    Rcode rcode = draft.rcode;
    boolean good = rcode.equals(Rcode.NOERROR);
    if (opcode(view) != QUERY) {
      return good ? done(evidence) : failed(evidence, CacheRule.NOTHING);
    }
    if (view.count(Section.QUESTION) == 0) {
      if (good) {
        return isTransfer(query) ? transfers.walk(view, query, draft, evidence) : done(evidence);
      }
      return failed(evidence, CacheRule.NOTHING);
    }
    int type = view.questionTypeValue(0);
    if (good && (type == AXFR || type == IXFR)) {
      return transfers.walk(view, query, draft, evidence);
    }
    if (good && type == TKEY) {
      Outcome refused = tkeyFailed(evidence);
      if (refused != null) {
        return refused;
      }
    }
    if (good || rcode.equals(Rcode.NXDOMAIN)) {
      return answered(evidence);
    }
    if (rcode.equals(Rcode.YXDOMAIN)) {
      answers.walk(view, type, view.questionClassValue(0));
      answers.evidence(evidence);
      RecordView dname = first(Section.ANSWER, RecordType.DNAME);
      if (dname != null) {
        evidence.add(new Evidence("answer DNAME", dname.offset()));
      }
    }
    boolean keeps = rcode.equals(Rcode.SERVFAIL) && type != AXFR && type != IXFR;
    return failed(evidence, keeps ? CacheRule.FAILURE : CacheRule.NOTHING);
  }

  /** Returns whether there is a query and it asks for a zone transfer. */
  static boolean isTransfer(MessageView query) {
    if (query == null || query.count(Section.QUESTION) == 0) {
      return false;
    }
    int type = query.questionTypeValue(0);
    return type == AXFR || type == IXFR;
  }

  private Outcome done(List<Evidence> evidence) {
    Kind kind =
        draft.opcode.equals(Opcode.UPDATE)
            ? Kind.UPDATED
            : draft.opcode.equals(Opcode.NOTIFY) ? Kind.NOTIFIED : Kind.DONE;
    return draft.outcome(kind, evidence);
  }

  private Outcome failed(List<Evidence> evidence, CacheRule cache) {
    draft.cache = cache;
    return draft.outcome(Kind.ERROR, evidence);
  }

  private RecordView first(Section section, RecordType type) {
    for (int i = 0; i < view.count(section); i++) {
      if (view.record(section, i).typeValue() == type.value()) {
        return view.record(section, i);
      }
    }
    return null;
  }

  private Outcome tkeyFailed(List<Evidence> evidence) throws WireFormatException {
    RecordView record = first(Section.ANSWER, RecordType.TKEY);
    if (record == null) {
      return null;
    }
    tsig.tkey(record);
    if (tsig.error == 0) {
      return null;
    }
    evidence.add(new Evidence("TKEY error " + tsig.error, tsig.errorOffset));
    draft.detail = TsigError.of(tsig.error);
    return draft.number(tsig.mode).outcome(Kind.TKEY_ERROR, evidence);
  }

  /** Returns the outcome of a response to a QUERY, with RCODE NOERROR or NXDOMAIN. */
  private Outcome answered(List<Evidence> evidence) throws WireFormatException {
    int recordClass = view.questionClassValue(0);
    Kind end = answers.walk(view, view.questionTypeValue(0), recordClass);
    answers.evidence(evidence);
    boolean absent = draft.rcode.equals(Rcode.NXDOMAIN);
    if (end == Kind.ANSWER && !absent) {
      RecordView record = view.record(Section.ANSWER, answers.firstMatch);
      evidence.add(RecordEvidence.evidence(Section.ANSWER, answers.firstMatch, record));
      about(answers.current.toName());
      draft.records = answers.matches;
      draft.cache = new CacheRule(CacheRule.Scope.RECORDS, answers.ttl);
      Kind kind = draft.chain.isEmpty() ? Kind.ANSWER : Kind.ANSWER_THROUGH_CHAIN;
      return draft.outcome(kind, evidence);
    }
    if (!absent && end != Kind.ANSWER && end != Kind.NODATA) {
      return alias(end, CacheRule.NOTHING, evidence);
    }
    authority.walk(view, answers.current, recordClass);
    if (absent) {
      return nxDomain(evidence);
    }
    if (authority.soa >= 0 || authority.nxname >= 0) {
      return noData(evidence);
    }
    boolean aliased = !answers.links().isEmpty();
    // After an alias, NS records that are not of the target's zone belong to the zone of the alias.
    if (authority.ns >= 0 && (!aliased || course() == Kind.REFERRAL)) {
      return referral(evidence);
    }
    if (aliased) {
      CacheRule cache = new CacheRule(CacheRule.Scope.RECORDS, answers.ttl);
      return alias(Kind.ALIAS, cache, evidence);
    }
    return noData(evidence);
  }

  /** Sets the name that the outcome is about, to which the chain leads. */
  private void about(Name name) {
    draft.chain = answers.links();
    draft.name = name;
  }

  private Outcome alias(Kind kind, CacheRule cache, List<Evidence> evidence) {
    about(answers.current.toName());
    draft.cache = cache;
    return draft.outcome(kind, evidence);
  }

  private void authorityEvidence(int number, List<Evidence> evidence) {
    if (number >= 0) {
      evidence.add(
          RecordEvidence.evidence(
              Section.AUTHORITY, number, view.record(Section.AUTHORITY, number)));
    }
  }

  private Outcome nxDomain(List<Evidence> evidence) {
    boolean soa = authority.soa >= 0;
    boolean ns = authority.ns >= 0;
    authorityEvidence(soa ? authority.soa : authority.ns, evidence);
    about(answers.current.toName());
    draft.form = (byte) (soa ? ns ? 1 : 2 : ns ? 4 : 3);
    draft.cache = CacheRule.negative(CacheRule.Scope.NAME_AND_BELOW, authority.negativeTtl);
    return draft.outcome(Kind.NXDOMAIN, evidence);
  }

  private Outcome noData(List<Evidence> evidence) {
    boolean compact = authority.nxname >= 0;
    if (compact) {
      authorityEvidence(authority.nxname, evidence);
    } else if (authority.soa < 0) {
      draft.form = 3;
      evidence.add(RecordEvidence.answerCount(view));
    } else {
      draft.form = (byte) (authority.ns >= 0 ? 1 : 2);
    }
    authorityEvidence(authority.soa, evidence);
    about(answers.current.toName());
    draft.cache =
        CacheRule.negative(
            compact ? CacheRule.Scope.NAME_AND_BELOW : CacheRule.Scope.NAME_AND_TYPE,
            authority.negativeTtl);
    return draft.outcome(compact ? Kind.NODATA_NXNAME : Kind.NODATA, evidence);
  }

  private Outcome referral(List<Evidence> evidence) {
    authorityEvidence(authority.ns, evidence);
    Kind course = course();
    about(authority.zone.toName());
    draft.records = authority.servers;
    draft.number = authority.addresses();
    draft.cache =
        course == Kind.REFERRAL
            ? new CacheRule(CacheRule.Scope.DELEGATION, authority.serversTtl)
            : CacheRule.NOTHING;
    return draft.outcome(course, evidence);
  }

  /** Returns the kind of referral that the NS records form. */
  private Kind course() {
    NameBuffer zone = authority.zone;
    if (!answers.current.isAtOrBelow(zone)) {
      return Kind.REFERRAL_LAME;
    }
    if (cutKnown) {
      if (zone.same(cut)) {
        return Kind.REFERRAL_LAME;
      }
      if (!zone.isAtOrBelow(cut)) {
        return Kind.REFERRAL_UPWARD;
      }
    }
    // A referral to the root leads upward from any zone, and the root itself needs no referral.
    return zone.isRoot() ? Kind.REFERRAL_UPWARD : Kind.REFERRAL;
  }
}
