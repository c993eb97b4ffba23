package io.wiredns.bench;

import java.util.Locale;
import java.util.Map;

/** What stands under every chart: on what its figures were taken. */
final class Footer {
  private Footer() {}

  /**
   * Adds two lines.
   *
   * @return the y of the last
   */
  static int add(Svg svg, Results results, int x, int y) {
    Map<String, String> about = results.about();
    svg.text(
        "soft",
        "start",
        x,
        y + 6,
        "%s; %s; %s".formatted(about.get("machine"), about.get("jdk"), about.get("date")));
    StringBuilder versions = new StringBuilder("WireDNS " + about.get("wiredns"));
    String[][] peers = {
      {"dnsjava", "dnsjava"},
      {"netty", "netty-codec-dns"},
      {"minidns", "MiniDNS"},
      {"libknot", "libknot"}
    };
    for (String[] peer : peers) {
      if (about.containsKey(peer[0])) {
        versions.append(", ").append(peer[1]).append(' ').append(about.get(peer[0]));
      }
    }
    svg.text("soft", "start", x, y + 22, versions + "; bench/run.sh");
    return y + 22;
  }

  /** A time with its unit: 87 ns, 1.23 µs. */
  static String time(double nanoseconds) {
    if (nanoseconds < 99.95) {
      return String.format(Locale.ROOT, "%.1f ns", nanoseconds);
    }
    if (nanoseconds < 9_999.5) {
      return String.format(Locale.ROOT, "%,.0f ns", nanoseconds);
    }
    return nanoseconds < 999_500
        ? String.format(Locale.ROOT, "%.1f µs", nanoseconds / 1e3)
        : String.format(Locale.ROOT, "%.1f ms", nanoseconds / 1e6);
  }
}
