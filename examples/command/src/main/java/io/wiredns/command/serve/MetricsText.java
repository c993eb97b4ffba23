package io.wiredns.command.serve;

import java.util.Locale;

/** Writes metrics in Prometheus's text format 0.0.4. For one thread. */
final class MetricsText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder out = new StringBuilder();
  private String name;

  /** Begins a metric that only grows. */
  MetricsText counter(String name, String help) {
    return begin(name, "counter", help);
  }

  /** Begins a metric that grows and shrinks. */
  MetricsText gauge(String name, String help) {
    return begin(name, "gauge", help);
  }

  /** Begins a metric that consists of buckets, a sum and a count. */
  MetricsText histogram(String name, String help) {
    return begin(name, "histogram", help);
  }

  private MetricsText begin(String name, String type, String help) {
    this.name = name;
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /**
   * Adds a value of the metric that was begun last.
   *
   * @param labels names and values of labels in turn
   */
  MetricsText value(long value, String... labels) {
    return sample("", Long.toString(value), labels);
  }

  /** Adds a time of the metric that was begun last, in seconds. */
  MetricsText seconds(String suffix, long nanos, String... labels) {
    return sample(suffix, seconds(nanos), labels);
  }

  /** Adds a value of a part of the histogram that was begun last. */
  MetricsText part(String suffix, long value, String... labels) {
    return sample(suffix, Long.toString(value), labels);
  }

  /** Returns a time in seconds, without an exponent. */
  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%d.%09d", nanos / 1_000_000_000L, nanos % 1_000_000_000L)
        .replaceAll("\\.?0+$", "");
  }

  private MetricsText sample(String suffix, String value, String... labels) {
    out.append(name).append(suffix);
    for (int i = 0; i < labels.length; i += 2) {
      out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      out.append(labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
      out.append('"');
    }
    out.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
