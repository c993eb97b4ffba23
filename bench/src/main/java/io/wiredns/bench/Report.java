package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How many times as long as WireDNS its peers take for the same: a table in plain text. */
public final class Report {
  private static final List<String> WORKS =
      List.of("view", "readAll", "parse", "parseOnce", "encode", "readZone");
  private static final List<String> BUFFERS = List.of("heap", "direct", Result.FILE);
  private static final List<String> ZONES = List.of("plain" + Result.ZONE, "signed" + Result.ZONE);
  private static final List<String> PEERS = List.of("dnsjava", "netty", "minidns", "libknot");
  private static final String ROW = "%-11s %-7s %-10s %10s %10s %10s %10s %9s %9s %9s %9s%n";

  private final List<Result> results;

  Report(List<Result> results) {
    this.results = results;
  }

  /**
   * Prints the table.
   *
   * @param arguments the results file
   * @throws IOException if it cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: Report RESULTS.tsv");
      System.exit(2);
    }
    List<String> lines = Files.readAllLines(Path.of(arguments[0]));
    System.out.print(new Report(lines.stream().skip(1).map(Result::ofLine).toList()).text());
  }

  /** A row for each measurement of ours. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Nanoseconds and allocated bytes a message, of zones a record; times: the peer's ns /"
            + " WireDNS's ns.\n");
    text.append("Against view, readAll and parseOnce stands the peer's parse.\n");
    text.append("Zones are read in a heap of " + ReadZone.HEAP + ".\n\n");
    row(
        text, "", "", "", "WireDNS", "WireDNS", "dnsjava", "dnsjava", "times", "times", "times",
        "times");
    row(
        text, "set", "buffer", "work", "ns", "bytes", "ns", "bytes", "dnsjava", "netty", "minidns",
        "libknot");
    for (String set : Stream.concat(MessageSets.NAMES.stream(), ZONES.stream()).toList()) {
      for (String buffer : BUFFERS) {
        for (String work : WORKS) {
          Result ours = find(set, work, "wiredns", buffer);
          if (ours != null) {
            row(text, ours);
          }
        }
      }
    }
    return text.toString();
  }

  private void row(StringBuilder text, Result ours) {
    Result dnsjava = peer(ours, "dnsjava");
    List<String> cells = new ArrayList<>();
    cells.addAll(List.of(ours.set(), ours.buffer(), ours.work()));
    cells.add(Result.number(ours.nanoseconds()));
    cells.add(Result.number(ours.octets()));
    cells.add(Result.number(dnsjava == null ? Double.NaN : dnsjava.nanoseconds()));
    cells.add(Result.number(dnsjava == null ? Double.NaN : dnsjava.octets()));
    for (String library : PEERS) {
      Result peer = peer(ours, library);
      cells.add(
          peer == null
              ? "-"
              : String.format(Locale.ROOT, "%.2f", peer.nanoseconds() / ours.nanoseconds()));
    }
    row(text, cells.toArray(new String[0]));
  }

  private static void row(StringBuilder text, String... cells) {
    text.append(String.format(Locale.ROOT, ROW, (Object[]) cells));
  }

  /** The peer's result to compare with; C knows no kinds of buffers: libknot's stands for both. */
  private Result peer(Result ours, String library) {
    boolean reads = List.of("view", "readAll", "parseOnce").contains(ours.work());
    String work = reads ? "parse" : ours.work();
    return find(ours.set(), work, library, library.equals("libknot") ? "heap" : ours.buffer());
  }

  private Result find(String set, String work, String library, String buffer) {
    for (Result result : results) {
      if (result.set().equals(set)
          && result.work().equals(work)
          && result.library().equals(library)
          && result.buffer().equals(buffer)) {
        return result;
      }
    }
    return null;
  }
}
