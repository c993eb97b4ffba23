package io.wiredns.doctor.exchange;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.response.Difference;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Decides whether what arrives is the response to a query, and records it in the attempt. */
public final class ReplyJudge {
  /** The number of strays that are kept; more of them tell no more. */
  private static final int STRAYS = 8;

  private final ResponseClassifier classifier = new ResponseClassifier();

  /** Signs the query and verifies its response; null without a key. */
  private final TsigClient signer;

  private final ExchangeAttempt attempt;
  private final MessageView asked = new MessageView();
  private final MessageView view = new MessageView();

  public ReplyJudge(ExchangeAttempt attempt, TsigClient signer) {
    this.attempt = attempt;
    this.signer = signer;
    if (!asked.tryWrap(attempt.sent)) {
      wrapPlain(asked); // The command line may ask for malformed options.
    }
  }

  /** Handles a message; returns whether it is the response, which then is in the attempt. */
  public boolean isResponse(byte[] octets, InetSocketAddress from) {
    boolean elsewhere = !from.equals(attempt.server);
    if (!view.tryWrap(octets)) {
      return malformed(octets, from, view.failure());
    }
    Outcome outcome = classifier.classify(asked, view);
    List<Difference> differences = outcome.differences();
    boolean unsigned =
        differences.size() == 1 && differences.get(0).field() == Difference.Field.TSIG_MISSING;
    if (elsewhere || !differences.isEmpty() && !unsigned) {
      stray(new Stray(from, attempt.server, differences, null, octets));
      return false;
    }
    if (!outcome.isReadable()) {
      return malformed(octets, from, outcome.fault().orElseThrow());
    }
    attempt.response = octets;
    attempt.outcome = unsigned ? unsigned() : outcome;
    try {
      attempt.message = view.toMessage();
    } catch (WireFormatException fault) {
      return malformed(octets, from, fault);
    }
    attempt.result = ExchangeAttempt.Result.RESPONSE;
    verify();
    return true;
  }

  /** Returns what an unsigned response means for the query without its TSIG. */
  private Outcome unsigned() {
    MessageView query = new MessageView();
    if (!query.tryWrap(attempt.query.toWire())) {
      wrapPlain(query);
    }
    return classifier.classify(query, view);
  }

  /** Lets a view show the query without EDNS. */
  private void wrapPlain(MessageView query) {
    if (!query.tryWrap(attempt.query.toBuilder().withoutEdns().build().toWire())) {
      throw new IllegalStateException("the query is malformed", query.failure());
    }
  }

  private void verify() {
    if (signer == null) {
      return;
    }
    TsigResult result = signer.verify(ByteBuffer.wrap(attempt.response), Instant.now());
    // A truncated response over UDP only leads to TCP, and BADCOOKIE to another query.
    boolean led =
        result instanceof TsigResult.Unsigned
            && (attempt.outcome.kind() == Outcome.Kind.BADCOOKIE
                || attempt.outcome.kind() == Outcome.Kind.TRUNCATED && !attempt.isTcp());
    attempt.isVerified = result.isVerified();
    if (!attempt.isVerified && !led) {
      attempt.signature = result;
      attempt.result = ExchangeAttempt.Result.UNVERIFIED;
    }
  }

  private boolean malformed(byte[] octets, InetSocketAddress from, WireFormatException fault) {
    boolean hasId =
        octets.length >= 2 && octets[0] == attempt.sent[0] && octets[1] == attempt.sent[1];
    if (!hasId || !from.equals(attempt.server) || octets.length < WireLimits.HEADER_OCTETS) {
      stray(new Stray(from, attempt.server, id(octets, hasId), fault, octets));
      return false;
    }
    attempt.response = octets;
    attempt.outcome = Outcome.malformed(fault);
    attempt.fault = fault;
    attempt.result = ExchangeAttempt.Result.MALFORMED;
    return true;
  }

  private List<Difference> id(byte[] octets, boolean same) {
    if (same || octets.length < 2) {
      return List.of();
    }
    return List.of(new Difference(Difference.Field.ID, id(attempt.sent), id(octets)));
  }

  private static String id(byte[] octets) {
    return Integer.toString((octets[0] & 0xFF) << 8 | octets[1] & 0xFF);
  }

  private void stray(Stray stray) {
    if (attempt.strays.size() < STRAYS) {
      attempt.strays.add(stray);
    }
  }
}
