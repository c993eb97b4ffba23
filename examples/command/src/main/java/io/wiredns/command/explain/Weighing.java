package io.wiredns.command.explain;

import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders the causes of an entry of the guide by the evidence. A cause's weight is the sum of the
 * weights that the guide gives to the signs that were seen; causes of equal weight keep the guide's
 * order.
 */
public final class Weighing {
  private static final Comparator<WeighedCause> HEAVIEST_FIRST =
      Comparator.comparingInt(WeighedCause::weight).reversed();

  private Weighing() {}

  /** Returns the causes of a response, the likeliest first. */
  public static List<WeighedCause> of(Circumstances circumstances) {
    GuideEntry entry = RcodeGuide.english().entry(circumstances.outcome());
    return of(entry, Signs.of(circumstances));
  }

  /** Returns the causes of an entry, the likeliest first. */
  public static List<WeighedCause> of(GuideEntry entry, Map<Sign, String> seen) {
    List<WeighedCause> causes = new ArrayList<>();
    for (GuideEntry.Cause cause : entry.causes()) {
      causes.add(weigh(cause, seen));
    }
    causes.sort(HEAVIEST_FIRST);
    return causes;
  }

  /** Returns the likeliest cause; empty if no evidence speaks for one. */
  public static Optional<WeighedCause> likeliest(Circumstances circumstances) {
    return likeliest(of(circumstances));
  }

  /** Returns the first of the causes, which are in order; empty if no evidence speaks for it. */
  public static Optional<WeighedCause> likeliest(List<WeighedCause> causes) {
    return causes.isEmpty() || causes.get(0).weight() <= 0
        ? Optional.empty()
        : Optional.of(causes.get(0));
  }

  private record Piece(int weight, String text) {}

  private static WeighedCause weigh(GuideEntry.Cause cause, Map<Sign, String> seen) {
    List<Piece> supports = new ArrayList<>();
    List<Piece> opposes = new ArrayList<>();
    int sum = 0;
    for (Map.Entry<String, Integer> each : cause.weights().entrySet()) {
      String text = seen.get(Sign.valueOf(each.getKey()));
      if (text != null) {
        int weight = each.getValue();
        sum += weight;
        (weight > 0 ? supports : opposes).add(new Piece(Math.abs(weight), text));
      }
    }
    return new WeighedCause(cause.text(), sum, texts(supports), texts(opposes));
  }

  private static List<String> texts(List<Piece> pieces) {
    pieces.sort(Comparator.comparingInt(Piece::weight).reversed());
    return pieces.stream().map(Piece::text).distinct().toList();
  }
}
