package io.wiredns.command.explain;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.response.Outcome;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest outcome of each question of each client, to see that servers answer now so, now
 * otherwise. The oldest are forgotten.
 */
final class EarlierOutcomes {
  private static final int MOST = 2_000;

  /** A question of a client; {@link ByteBuffer} compares addresses. */
  private record Key(Object name, Object type, ByteBuffer client) {}

  private record Last(String label, Hop hop, long number) {}

  private final Map<Key, Last> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Last> eldest) {
          return size() > MOST;
        }
      };

  /** Adds an outcome; adds a sign to the query if an earlier outcome was another. */
  void add(Hop hop, Outcome outcome, long number) {
    if (hop.client.length == 0 || !isResult(outcome)) {
      return;
    }
    Last now = new Last(outcome.label(), hop, number);
    Last before = latest.put(new Key(hop.name, hop.type, ByteBuffer.wrap(hop.client)), now);
    if (before != null && !before.label().equals(now.label())) {
      boolean same = before.hop().isTo(hop);
      hop.see(
          same ? Sign.FLAPPED : Sign.OTHERS,
          (same ? "the same server" : before.hop().server())
              + " gave "
              + before.label()
              + " for the same question (message "
              + before.number()
              + ")");
    }
  }

  /** Returns whether an outcome is a server's last word, not a step to it. */
  private static boolean isResult(Outcome outcome) {
    return switch (outcome.kind()) {
      case ANSWER, ANSWER_THROUGH_CHAIN, NXDOMAIN, NODATA -> true;
      case ERROR -> {
        Rcode rcode = outcome.rcode().orElseThrow();
        yield !rcode.equals(Rcode.FORMERR) && !rcode.equals(Rcode.NOTIMP);
      }
      default -> false;
    };
  }
}
