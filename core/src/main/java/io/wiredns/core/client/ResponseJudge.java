package io.wiredns.core.client;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.loop.Seconds;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides whether a packet with a query's ID is the response, and if so what to do next. The
 * details of a verdict are available until the next packet is judged. For one thread.
 */
final class ResponseJudge {
  /** The decision about a packet. */
  enum Verdict {
    /** It is the response, and is the result. */
    ANSWER,
    /** It is the response, and {@link #step} is the next step. */
    STEP,
    /** It is not the response; {@link #dropped} is the reason. */
    DROPPED,
    /** It is malformed; {@link #fault} has the details. */
    MALFORMED,
    /**
     * It is correctly signed, and rejects the query's signature; {@link #unverified} has the
     * details.
     */
    REFUSED
  }

  /**
   * The steps that an unsigned response to a signed query may cause: they only repeat the query.
   */
  private static final Set<NextStep.Action> NEEDS_NO_TRUST =
      EnumSet.of(
          NextStep.Action.ASK_OVER_TCP,
          NextStep.Action.ASK_WITH_COOKIE,
          NextStep.Action.ASK_WITH_LONGER_MAC);

  /** The mask of the opcode in the flags. */
  private static final int OPCODE = 0x7800;

  private final Seconds seconds;
  private final MessageView view;

  /** A view of the query for the classifier. */
  private final MessageView asked;

  private final ResponseClassifier classifier;
  private final ResponseMatch match = new ResponseMatch();
  private ClientEvent dropped;
  private WireFormatException fault;
  private NextStep step;
  private TsigResult unverified;
  private ResponseMatch.CookieMatch cookieMatch;

  ResponseJudge(Registry registry, Seconds seconds) {
    view = new MessageView(registry);
    asked = new MessageView(registry);
    classifier = new ResponseClassifier(registry);
    this.seconds = seconds;
  }

  /** Returns the view of the packet judged last, if that is well-formed. */
  MessageView view() {
    return view;
  }

  ClientEvent dropped() {
    return dropped;
  }

  WireFormatException fault() {
    return fault;
  }

  NextStep step() {
    return step;
  }

  /**
   * Returns the reason why the packet's signature was not verified; null if it was, or need not be.
   */
  TsigResult unverified() {
    return unverified;
  }

  ResponseMatch.CookieMatch cookieMatch() {
    return cookieMatch;
  }

  ResponseMatch match() {
    return match;
  }

  Verdict judge(SentQuery sent, ByteBuffer packet) {
    unverified = null;
    cookieMatch = ResponseMatch.CookieMatch.NONE;
    ResponseMatch.QuestionMatch question = match.question(sent, packet);
    if (question == ResponseMatch.QuestionMatch.OTHER) {
      return drop(ClientEvent.DROPPED_WRONG_QUESTION);
    }
    if (question == ResponseMatch.QuestionMatch.OTHER_CASE && sent.mixedCase && !sent.stream) {
      return drop(ClientEvent.DROPPED_WRONG_CASE);
    }
    if (!view.tryWrap(packet)) {
      fault = view.failure();
      return Verdict.MALFORMED;
    }
    boolean trusted = sent.signer == null;
    // A truncated UDP response only makes the client use TCP, so that it may be unsigned.
    if (!trusted && (sent.stream || !view.isTruncated())) {
      TsigResult result = sent.signer.verify(view, seconds.now());
      trusted = result.isVerified();
      if (!trusted) {
        unverified = result;
        boolean refused = result instanceof TsigResult.ServerError;
        if (refused && ((TsigResult.ServerError) result).authenticated()) {
          return Verdict.REFUSED;
        }
        if (!refused && !wantsCookie(sent, result)) {
          return drop(ClientEvent.DROPPED_WRONG_SIGNATURE);
        }
      }
    }
    if (sent.clientCookie != null) {
      cookieMatch = match.cookie(sent, view);
      if (cookieMatch == ResponseMatch.CookieMatch.WRONG
          || cookieMatch == ResponseMatch.CookieMatch.NONE && sent.serverCookieSent) {
        return drop(ClientEvent.DROPPED_WRONG_COOKIE);
      }
    }
    return trusted && question != ResponseMatch.QuestionMatch.UNCLEAR && isPlainAnswer(sent)
        ? Verdict.ANSWER
        : classify(sent, trusted);
  }

  private Verdict drop(ClientEvent why) {
    dropped = why;
    return Verdict.DROPPED;
  }

  /**
   * Returns whether an unsigned response is BADCOOKIE: a server may require its cookie before it
   * verifies the signature. The classifier decides about it.
   */
  private boolean wantsCookie(SentQuery sent, TsigResult result) {
    return result instanceof TsigResult.Unsigned
        && sent.clientCookie != null
        && view.rcodeValue() == Rcode.BADCOOKIE.value();
  }

  /**
   * Returns whether a response has data or is NXDOMAIN, so that it can be used without the
   * classifier.
   */
  private boolean isPlainAnswer(SentQuery sent) {
    boolean query = (sent.request.query.flags() & OPCODE) == 0;
    if (!query || (view.flags() & (Header.QR | Header.TC | OPCODE)) != Header.QR) {
      return false;
    }
    int rcode = view.rcodeValue();
    if (rcode == 0) {
      int type = view.questionTypeValue(0);
      return view.count(Section.ANSWER) > 0
          && type != RecordType.IXFR.value()
          && type != RecordType.TKEY.value();
    }
    return rcode == Rcode.NXDOMAIN.value();
  }

  private Verdict classify(SentQuery sent, boolean trusted) {
    if (!asked.tryWrap(sent.message())) {
      throw new AssertionError("a query that was written is malformed", asked.failure());
    }
    Outcome outcome = classifier.classify(asked, view);
    if (outcome.kind() == Outcome.Kind.MISMATCH) {
      return drop(ClientEvent.DROPPED_MISMATCH);
    }
    if (!outcome.isReadable()) {
      fault = outcome.fault().orElseThrow();
      return Verdict.MALFORMED;
    }
    step = NextStep.after(outcome, attempt(sent, 0));
    if (sent.target.hasTaken(step.action())) {
      step = NextStep.after(outcome, attempt(sent, 1));
    }
    boolean wait = step.action() == NextStep.Action.WAIT;
    return wait || !trusted && !NEEDS_NO_TRUST.contains(step.action())
        ? drop(ClientEvent.DROPPED_WRONG_SIGNATURE)
        : Verdict.STEP;
  }

  /** Returns the properties of a query that was sent, for {@link NextStep}. */
  static Attempt attempt(SentQuery sent, int repeats) {
    PendingRequest<?> request = sent.request;
    Message query = request.query;
    Attempt attempt =
        Attempt.of(query, sent.stream ? Transport.TCP : Transport.UDP)
            .withEdnsVersion(sent.ednsVersion)
            .withUdpPayloadSize(sent.udpPayloadSize)
            .withEdnsNeeded(request.needsEdns)
            .withRepeatCount(repeats);
    if (request.edns == null || sent.ednsVersion < 0 || sent.target.withoutOptions) {
      attempt = attempt.withoutOptions();
    } else if (sent.target.withoutSubnet) {
      attempt = attempt.withoutOption(OptionCode.ECS);
    }
    return sent.clientCookie == null
        ? attempt.withoutOption(OptionCode.COOKIE)
        : attempt.withOption(OptionCode.COOKIE);
  }
}
