package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints a text table of the peers' times divided by WireDNS's for the same work. */
public final class Report {
  private static final List<String> WORKS =
      List.of(
          "view",
          "view" + Result.TWO_THREADS,
          "readQuestion",
          "readAll",
          "readAll" + Result.TWO_THREADS,
          "readFrames",
          "patchHeader",
          "patchTtls",
          "patchTtlsOnce",
          "parse",
          "parse" + Result.TWO_THREADS,
          "parseOnce",
          "encode",
          "encode" + Result.TWO_THREADS,
          "nameEquals",
          "nameHash",
          "nameCompare",
          "readZone");
  private static final List<String> BUFFERS = List.of("heap", "direct", Result.FILE);
  private static final List<String> ZONES = List.of("plain" + Result.ZONE, "signed" + Result.ZONE);
  private static final List<String> PEERS =
      List.of("dnsjava", "netty", "minidns", "libknot", Result.FLOOR);
  private static final String ROW =
      "%-13s %-7s %-16s %10s %9s %10s %9s" + " %10s %7s".repeat(PEERS.size() - 1) + " %7s%n";

  private final Results results;

  Report(Results results) {
    this.results = results;
  }

  /**
   * Prints the table, and how far the goals are met.
   *
   * @param arguments the results file, then the table of goals
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: Report RESULTS.tsv GOALS.tsv");
      System.exit(2);
    }
    Results results = Results.read(Path.of(arguments[0]));
    List<Goal> goals = Goal.read(Path.of(arguments[1]));
    System.out.print(new Report(results).text() + "\n" + new Goals(results).text(goals));
  }

  /** Returns the table, with a row for each WireDNS measurement. */
  String text() {
    StringBuilder text = new StringBuilder();
    results.about().forEach((name, value) -> text.append(name + ": " + value + "\n"));
    text.append(
        """

        Nanoseconds and allocated bytes a message, of zones a record, of names a pair; times: the
        other's ns / WireDNS's ns. Against all that only reads stands the peer's parse. The floor is
        a plain program on arrays that does the least. Zones are read in a heap of %s.

        """
            .formatted(ReadZone.HEAP));
    List<String> first = new ArrayList<>(List.of("", "", "", "WireDNS", "WireDNS"));
    List<String> second = new ArrayList<>(List.of("set", "buffer", "work", "ns", "bytes"));
    for (String peer : PEERS) {
      boolean bytes = peer.equals("dnsjava");
      first.addAll(bytes ? List.of(peer, peer, peer) : List.of(peer, peer));
      second.addAll(bytes ? List.of("ns", "bytes", "times") : List.of("ns", "times"));
    }
    row(text, first);
    row(text, second);
    Stream<String> sized =
        SizedMessages.KINDS.stream().flatMap(k -> SizedMessages.sets(k).stream());
    Stream<String> known =
        Stream.of(MessageSets.NAMES.stream(), sized, ZONES.stream()).flatMap(sets -> sets);
    for (String set : known.toList()) {
      for (String buffer : BUFFERS) {
        for (String work : WORKS) {
          Result ours = results.find(set, work, "wiredns", buffer);
          if (ours != null) {
            row(text, cells(ours));
          }
        }
      }
    }
    return text.toString();
  }

  private List<String> cells(Result ours) {
    List<String> cells = new ArrayList<>(List.of(ours.set(), ours.buffer(), ours.work()));
    cells.add(Result.number(ours.nanoseconds()));
    cells.add(Result.number(ours.octets()));
    for (String library : PEERS) {
      Result peer = results.peer(ours, library);
      cells.add(Result.number(peer == null ? Double.NaN : peer.nanoseconds()));
      if (library.equals("dnsjava")) {
        cells.add(Result.number(peer == null ? Double.NaN : peer.octets()));
      }
      cells.add(peer == null ? "-" : times(peer.nanoseconds() / ours.nanoseconds()));
    }
    return cells;
  }

  /** Formats a ratio with two decimals. */
  static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(String.format(Locale.ROOT, ROW, cells.toArray()));
  }
}
