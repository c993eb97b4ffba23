package io.wiredns.guide;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.response.Outcome;

/** Extended errors that contradict the response which carries them. */
final class Contradictions {
  private static final int FIRST_OF_DNSSEC = ExtendedErrorCode.DNSSEC_BOGUS.value();
  private static final int LAST_OF_DNSSEC = ExtendedErrorCode.of(12).value();
  private static final int EXPIRED_BEFORE_VALID = 25;

  private Contradictions() {}

  /** Returns the key of the sentence about a contradiction; null if there is none. */
  static String key(ExtendedErrorCode code, Outcome outcome) {
    if (outcome.rcode().isEmpty()) {
      return null;
    }
    Rcode rcode = outcome.rcode().get();
    boolean succeeded = rcode.equals(Rcode.NOERROR);
    boolean denied = rcode.equals(Rcode.NXDOMAIN);
    int value = code.value();
    if (value >= FIRST_OF_DNSSEC && value <= LAST_OF_DNSSEC || value == EXPIRED_BEFORE_VALID) {
      boolean unchecked = (outcome.flags() & Header.CD) != 0;
      return (succeeded || denied) && !unchecked ? "contradiction.dnssec" : null;
    }
    return switch (value) {
      case 3 -> succeeded ? null : denied ? "contradiction.denial" : "contradiction.stale";
      case 19 -> denied ? null : "contradiction.staleNxdomain";
      case 13, 14, 18 -> outcome.answerCount() > 0 ? "contradiction.answer" : null;
      case 20 -> outcome.isAuthoritative() ? "contradiction.authoritative" : null;
      case 29 -> succeeded || denied ? null : "contradiction.synthesized";
      default -> null;
    };
  }
}
