package io.wiredns.command.query;

import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigRule;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.exchange.AttemptText;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says why the TSIG of a response was not verified. */
final class SignatureText {
  private SignatureText() {}

  /** Returns the error that the server reports or that a server would report for this fault. */
  static Optional<TsigError> error(ExchangeAttempt attempt) {
    return attempt.signature instanceof TsigResult.ServerError error
        ? Optional.of(error.error())
        : Optional.empty();
  }

  /** Returns what was found, in a sentence without a full stop. */
  static String finding(Exchanged exchanged) {
    ExchangeAttempt attempt = exchanged.shown();
    String key = Voice.key(exchanged.plan().key());
    TsigResult result = attempt.signature;
    if (result instanceof TsigResult.ServerError error) {
      String forged =
          error.authenticated() ? "" : "; the response is not signed, so that anybody can send it";
      if (error.error().equals(TsigError.BADKEY)) {
        return "the server does not know the key " + key + forged;
      }
      if (error.error().equals(TsigError.BADSIG)) {
        return "the server computes another MAC with the key " + key + forged;
      }
      if (error.error().equals(TsigError.BADTIME)) {
        return clocks(attempt, error) + forged;
      }
      if (error.error().equals(TsigError.BADTRUNC)) {
        return "the MAC of the query is too short for the server, key " + key + forged;
      }
      return "the server answers " + error.error() + " for the key " + key + forged;
    }
    if (result instanceof TsigResult.Rejected rejected) {
      return rejected(rejected, attempt, key);
    }
    return "the response is not signed, although the query is, with the key " + key;
  }

  /** Returns the cause in the guide's words. */
  static LikelyCause cause(Exchanged exchanged) {
    Optional<TsigError> error = error(exchanged.shown());
    if (error.isEmpty()) {
      return new LikelyCause(
          "the server or a device before it does not use the key, or the response is forged",
          "",
          new QueryText(exchanged).with("+tcp"));
    }
    List<GuideEntry.Cause> causes = RcodeGuide.english().entry(error.get()).causes();
    return new LikelyCause(
        causes.isEmpty() ? "the server does not accept the signature" : causes.get(0).text(),
        evidence(exchanged),
        next(exchanged, error.get()));
  }

  /** Returns what the response says of the key: its TSIG has no more. */
  private static String evidence(Exchanged exchanged) {
    ExchangeAttempt attempt = exchanged.shown();
    String key = Voice.key(exchanged.plan().key());
    return "RCODE %s and TSIG error %s for %s"
        .formatted(attempt.message.rcode(), AttemptText.signature(attempt).split(" ")[0], key);
  }

  /** Returns the command that shows whether the usual cause of an error is the cause. */
  private static String next(Exchanged exchanged, TsigError error) {
    TsigKey key = exchanged.plan().key();
    if (error.equals(TsigError.BADTIME)) {
      return "timedatectl";
    }
    if (error.equals(TsigError.BADKEY)) {
      String other = key.algorithm().equals(TsigAlgorithm.HMAC_SHA512) ? "256" : "512";
      return new QueryText(exchanged).with("-y", "hmac-sha" + other + ":" + key.name() + ":SECRET");
    }
    return new QueryText(exchanged).with("-k", "KEY_FILE_OF_THE_SERVER");
  }

  private static String clocks(ExchangeAttempt attempt, TsigResult.ServerError error) {
    if (error.serverTime().isEmpty() || error.clockDifference().isEmpty()) {
      return "the clocks differ too much, and the server does not say its time";
    }
    Instant server = error.serverTime().get();
    Duration ahead = error.clockDifference().get();
    return "the server's time is %s, the query was signed at %s: the server's clock is %s %s"
        .formatted(
            Voice.time(server),
            Voice.time(server.minus(ahead)),
            Voice.duration(ahead.abs()),
            ahead.isNegative() ? "slow, or this host's is fast" : "fast, or this host's is slow");
  }

  private static String rejected(
      TsigResult.Rejected rejected, ExchangeAttempt attempt, String key) {
    String detail = " (" + rejected.rule().section() + ", octet " + rejected.offset() + ")";
    TsigRule rule = rejected.rule();
    if (rule == TsigRule.TIME) {
      return "the response was signed at "
          + signedAt(attempt).map(Voice::time).orElse("another time")
          + ", it is "
          + Voice.time(attempt.at)
          + detail;
    }
    String what =
        switch (rule) {
          case MAC -> "the MAC of the response does not match the key " + key;
          case KEY -> "the response is signed with another key than " + key;
          case ALGORITHM -> "the response is signed with another algorithm than the key " + key;
          default -> "the TSIG of the response is not acceptable: " + rejected.detail();
        };
    return what + detail;
  }

  private static Optional<Instant> signedAt(ExchangeAttempt attempt) {
    return attempt
        .message
        .tsig()
        .flatMap(record -> record.rdata(Tsig.class))
        .map(tsig -> Instant.ofEpochSecond(tsig.timeSigned()));
  }
}
