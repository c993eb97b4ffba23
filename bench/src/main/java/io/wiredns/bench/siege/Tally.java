package io.wiredns.bench.siege;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The successes and failures of good clients over one transport, second by second. Thread-safe. A
 * query counts for the second in which it was sent.
 */
final class Tally {
  /** The share of successes that is demanded in every second. */
  static final double LEAST = 0.95;

  private static final int KEPT = 10;

  private final String transport;
  private final List<Second> seconds = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int wrongCount;

  private static final class Second {
    private int asked;
    private int good;
    private long worstNanos;

    private double share() {
      return asked == 0 ? 1 : (double) good / asked;
    }
  }

  Tally(String transport) {
    this.transport = transport;
  }

  private Second second(int number) {
    while (seconds.size() <= number) {
      seconds.add(new Second());
    }
    return seconds.get(number);
  }

  synchronized void asked(int second) {
    second(second).asked++;
  }

  synchronized void good(int second, long nanos) {
    Second of = second(second);
    of.good++;
    of.worstNanos = Math.max(of.worstNanos, nanos);
  }

  synchronized void failed(int second, String why) {
    second(second);
    failures.merge(why, 1, Integer::sum);
  }

  synchronized void wrong(int second, String what) {
    wrongCount++;
    if (wrong.size() < KEPT) {
      wrong.add(transport + " in second " + second + ": " + what);
    }
  }

  synchronized int wrongCount() {
    return wrongCount;
  }

  /** Returns what the first wrong answers were. */
  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Returns the failures and their numbers. */
  synchronized String failures() {
    return failures.toString();
  }

  synchronized int askedCount() {
    return seconds.stream().mapToInt(second -> second.asked).sum();
  }

  /** Returns the share of successes of all queries. */
  synchronized double share() {
    int asked = askedCount();
    return asked == 0 ? 0 : (double) seconds.stream().mapToInt(s -> s.good).sum() / asked;
  }

  /** Returns the second with the lowest share; of several, that with the slowest answer. */
  synchronized int worstSecond() {
    int worst = 0;
    for (int i = 1; i < seconds.size(); i++) {
      Second before = seconds.get(worst);
      Second now = seconds.get(i);
      if (now.share() < before.share()
          || now.share() == before.share() && now.worstNanos > before.worstNanos) {
        worst = i;
      }
    }
    return worst;
  }

  synchronized double worstShare() {
    return seconds.isEmpty() ? 0 : seconds.get(worstSecond()).share();
  }

  synchronized int secondCount() {
    return seconds.size();
  }

  /** Returns one second as text. */
  synchronized String line(int number) {
    Second of = second(number);
    return String.format(
        Locale.ROOT,
        "%s %3d of %3d, %6.1f ms at worst",
        transport,
        of.good,
        of.asked,
        of.worstNanos / 1e6);
  }

  /** Returns the sum as text. */
  synchronized String summary() {
    return String.format(
        Locale.ROOT,
        "%s %.1f percent of %d, at worst %.1f in second %d",
        transport,
        100 * share(),
        askedCount(),
        100 * worstShare(),
        worstSecond());
  }

  /** Returns what is wrong with these figures, or an empty list. */
  synchronized List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (askedCount() == 0) {
      faults.add(transport + ": nothing was asked");
    } else if (worstShare() < LEAST) {
      faults.add(summary() + ": " + failures);
    }
    if (wrongCount > 0) {
      faults.add(transport + ": " + wrongCount + " wrong answers: " + wrong);
    }
    return faults;
  }
}
