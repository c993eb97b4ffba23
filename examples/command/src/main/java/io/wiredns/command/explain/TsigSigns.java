package io.wiredns.command.explain;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.tsig.TsigAlgorithm;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Finds the signs in the TSIG records of a request and its response. */
final class TsigSigns {
  private static final long HOUR = 3_600;
  private static final long DAY = 86_400;

  /** What two clocks may differ from whole hours, if one is set to the time of another zone. */
  private static final long ABOUT = 120;

  private TsigSigns() {}

  /** Adds what the TSIG records show; the query is null if it is not known. */
  static void add(Map<Sign, String> seen, Message query, Message response, Outcome outcome) {
    if (outcome.tsigError().isEmpty()) {
      return;
    }
    outcome.clockDifference().ifPresent(difference -> clocks(seen, difference));
    Optional<Tsig> signed =
        query == null ? Optional.empty() : query.tsig().flatMap(record -> record.rdata(Tsig.class));
    signed.ifPresent(tsig -> mac(seen, query, tsig));
  }

  private static void mac(Map<Sign, String> seen, Message query, Tsig tsig) {
    int whole = TsigAlgorithm.of(tsig.algorithm()).macOctets();
    int sent = tsig.mac().length();
    if (sent < whole) {
      seen.put(
          Sign.MAC_SHORT,
          "the MAC was sent with %d of %d octets of %s".formatted(sent, whole, tsig.algorithm()));
    } else if (whole > 0) {
      seen.put(Sign.MAC_WHOLE, "the MAC has all " + whole + " octets of " + tsig.algorithm());
    }
    if (tsig.originalId() != query.id()) {
      seen.put(
          Sign.ID_CHANGED, "the ID is " + query.id() + ", the Original ID " + tsig.originalId());
    }
  }

  private static void clocks(Map<Sign, String> seen, Duration difference) {
    long seconds = Math.abs(difference.toSeconds());
    String text = "the server's clock less the signer's is " + difference.toSeconds() + " seconds";
    long beyond = seconds % HOUR;
    if (seconds > DAY) {
      seen.put(Sign.CLOCK_REPLAY, text + ", " + seconds / DAY + " days");
    } else if (seconds > HOUR / 2 && (beyond < ABOUT || beyond > HOUR - ABOUT)) {
      seen.put(Sign.CLOCK_HOURS, text + ", whole hours, as of another time zone");
    } else {
      seen.put(Sign.CLOCK_DRIFT, text);
    }
  }
}
