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
 * Says of a packet with a query's ID whether it is the response, and if so what is to be done. What
 * belongs to a verdict can be asked for until the next packet is judged. For one thread.
 */
final class ResponseJudge {
  /** What a packet is. */
  enum Verdict {
    /** The response, to be used. */
    ANSWER,
    /** The response, and {@link #step} says what comes next. */
    STEP,
    /** Not the response: {@link #dropped} says why. */
    DROPPED,
    /** The octets are no message: {@link #fault}. */
    MALFORMED,
    /** Signed well, and says that the query was not: {@link #unverified}. */
    REFUSED
  }

  /** What an unsigned response to a signed query may cause: to ask again, and no more. */
  private static final Set<NextStep.Action> NEEDS_NO_TRUST =
      EnumSet.of(
          NextStep.Action.ASK_OVER_TCP,
          NextStep.Action.ASK_WITH_COOKIE,
          NextStep.Action.ASK_WITH_LONGER_MAC);

  /** Where the opcode stands among the flags. */
  private static final int OPCODE = 0x7800;

  private final Seconds seconds;
  private final MessageView view;

  /** Shows the query to the classifier. */
  private final MessageView asked;

  private final ResponseClassifier classifier;
  private final ResponseMatch match = new ResponseMatch();
  private ClientEvent dropped;
  private WireFormatException fault;
  private NextStep step;
  private TsigResult unverified;
  private ResponseMatch.Cookied cookied;

  ResponseJudge(Registry registry, Seconds seconds) {
    view = new MessageView(registry);
    asked = new MessageView(registry);
    classifier = new ResponseClassifier(registry);
    this.seconds = seconds;
  }

  /** The packet that was judged last, if it is a message. */
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

  /** What is wrong with the packet's signature; null if nothing is. */
  TsigResult unverified() {
    return unverified;
  }

  ResponseMatch.Cookied cookied() {
    return cookied;
  }

  ResponseMatch match() {
    return match;
  }

  Verdict judge(SentQuery sent, ByteBuffer packet) {
    unverified = null;
    cookied = ResponseMatch.Cookied.NONE;
    ResponseMatch.Asked question = match.question(sent, packet);
    if (question == ResponseMatch.Asked.OTHER) {
      return drop(ClientEvent.DROPPED_WRONG_QUESTION);
    }
    if (question == ResponseMatch.Asked.OTHER_CASE && sent.mixedCase && !sent.stream) {
      return drop(ClientEvent.DROPPED_WRONG_CASE);
    }
    if (!view.tryWrap(packet)) {
      fault = view.failure();
      return Verdict.MALFORMED;
    }
    boolean trusted = sent.signer == null;
    // What is cut over UDP only sends the query to TCP, whoever has cut it.
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
      cookied = match.cookie(sent, view);
      if (cookied == ResponseMatch.Cookied.WRONG
          || cookied == ResponseMatch.Cookied.NONE && sent.serverCookieSent) {
        return drop(ClientEvent.DROPPED_WRONG_COOKIE);
      }
    }
    return trusted && question != ResponseMatch.Asked.UNCLEAR && isPlainAnswer(sent)
        ? Verdict.ANSWER
        : classify(sent, trusted);
  }

  private Verdict drop(ClientEvent why) {
    dropped = why;
    return Verdict.DROPPED;
  }

  /** A server may ask for its cookie before it looks at the signature; the classifier judges it. */
  private boolean wantsCookie(SentQuery sent, TsigResult result) {
    return result instanceof TsigResult.Unsigned
        && sent.clientCookie != null
        && view.rcodeValue() == Rcode.BADCOOKIE.value();
  }

  /**
   * Whether a response is one to use whatever else it says: data, or that the name is not there.
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

  /** How a query was sent, for the table of next steps. */
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
