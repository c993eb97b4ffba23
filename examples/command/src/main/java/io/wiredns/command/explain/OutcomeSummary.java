package io.wiredns.command.explain;

import io.wiredns.codec.code.RcodeCategory;
import io.wiredns.codec.response.Outcome;
import io.wiredns.command.output.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the outcomes of responses, and shows them as bars. */
final class OutcomeSummary {
  private static final int BAR_COLUMNS = 44;

  private record Count(String label, Optional<RcodeCategory> category, long messages) {}

  private final Map<String, Count> counts = new LinkedHashMap<>();

  /**
   * An outcome of each result of {@link QuickKind} that was found, and how many more there were.
   */
  private final Outcome[] samples = new Outcome[QuickKind.RESULTS];

  private final long[] repeated = new long[QuickKind.RESULTS];
  private long responses;
  private long malformed;

  /**
   * Counts a response by its result of {@link QuickKind}; returns false if it is the first with
   * this result, which must be counted by its outcome.
   */
  boolean repeated(int result) {
    if (samples[result] == null) {
      return false;
    }
    repeated[result]++;
    return true;
  }

  /** Counts a response. */
  void response(Outcome outcome) {
    samples[QuickKind.of(outcome)] = outcome;
    add(outcome.label(), outcome.category(), 1);
    responses++;
  }

  /** Counts a malformed message, which does not count as a query or response. */
  void malformed() {
    malformed++;
  }

  private void add(String label, Optional<RcodeCategory> category, long messages) {
    long before = counts.containsKey(label) ? counts.get(label).messages() : 0;
    counts.put(label, new Count(label, category, before + messages));
  }

  /** Returns the table, with the most frequent outcome first; may be called once. */
  String text(long messages, long unanswered, Terminal terminal) {
    for (int result = 0; result < repeated.length; result++) {
      if (repeated[result] > 0) {
        Outcome sample = samples[result];
        add(sample.label(), sample.category(), repeated[result]);
        responses += repeated[result];
      }
    }
    if (malformed > 0) {
      add(Outcome.Kind.MALFORMED.name(), Optional.empty(), malformed);
    }
    if (unanswered > 0) {
      add("UNANSWERED", Optional.empty(), unanswered);
    }
    List<Count> rows = new ArrayList<>(counts.values());
    rows.sort(Comparator.comparingLong(Count::messages).reversed().thenComparing(Count::label));
    long most = rows.isEmpty() ? 1 : rows.get(0).messages();
    StringBuilder text = new StringBuilder();
    text.append(
        ";; %d messages, %d responses, %d queries without response\n"
            .formatted(messages, responses, unanswered));
    for (Count row : rows) {
      int bar = (int) Math.max(1, BAR_COLUMNS * row.messages() / most);
      text.append("%-22s %10d  ".formatted(row.label(), row.messages()));
      text.append(terminal.colour(row.category(), "#".repeat(bar))).append('\n');
    }
    return text.toString();
  }
}
