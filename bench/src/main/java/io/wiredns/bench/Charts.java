package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a results file as the charts of the README. */
public final class Charts {
  private static final List<BarChart.Bar> READING =
      List.of(
          new BarChart.Bar("WireDNS view", "wiredns", "view"),
          new BarChart.Bar("WireDNS read all", "wiredns", "readAll"),
          new BarChart.Bar("WireDNS Message", "wiredns", "parse"),
          new BarChart.Bar("libknot (C)", "libknot", "parse"),
          new BarChart.Bar("dnsjava", "dnsjava", "parse"),
          new BarChart.Bar("Netty", "netty", "parse"),
          new BarChart.Bar("MiniDNS", "minidns", "parse"));
  private static final List<BarChart.Bar> WRITING =
      List.of(
          new BarChart.Bar("WireDNS", "wiredns", "encode"),
          new BarChart.Bar("libknot (C)", "libknot", "encode"),
          new BarChart.Bar("dnsjava", "dnsjava", "encode"),
          new BarChart.Bar("Netty", "netty", "encode"),
          new BarChart.Bar("MiniDNS", "minidns", "encode"));

  private static final String READING_NOTE = "libknot and Netty leave RDATA as octets.";
  private static final String WRITING_NOTE = "Netty and MiniDNS do not compress.";

  private Charts() {}

  /**
   * Draws.
   *
   * @param arguments the results file, then the directory that takes the charts and a copy of the
   *     results
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: Charts RESULTS.tsv DIRECTORY");
      System.exit(2);
    }
    Results results = Results.read(Path.of(arguments[0]));
    Path directory = Files.createDirectories(Path.of(arguments[1]));
    for (Map.Entry<String, String> chart : draw(results).entrySet()) {
      Files.writeString(directory.resolve(chart.getKey()), chart.getValue());
    }
    results.write(directory.resolve("results.tsv"));
  }

  /** All charts by their file names. */
  static Map<String, String> draw(Results results) {
    Map<String, String> charts = new LinkedHashMap<>();
    charts.put(
        "mixed.svg",
        new BarChart(
                results,
                "1,000 messages of mixed traffic",
                READING_NOTE + " " + WRITING_NOTE,
                2,
                460)
            .panel("reading", "mixed", "parse", READING)
            .panel("writing", "mixed", "encode", WRITING)
            .toSvg());
    charts.put("read.svg", sets(results, "Reading", READING_NOTE, "parse", READING));
    charts.put("write.svg", sets(results, "Writing", WRITING_NOTE, "encode", WRITING));
    charts.put("size.svg", SizeChart.toSvg(results));
    return charts;
  }

  private static String sets(
      Results results, String title, String note, String base, List<BarChart.Bar> bars) {
    BarChart chart = new BarChart(results, title + ", by message", note, 3, 350);
    for (String set : MessageSets.NAMES) {
      chart.panel(set + ", " + size(set), set, base, bars);
    }
    return chart.toSvg();
  }

  private static String size(String set) {
    List<byte[]> messages = MessageSets.octets(set);
    int octets = messages.stream().mapToInt(message -> message.length).sum();
    return messages.size() == 1
        ? String.format(Locale.ROOT, "%,d octets", octets)
        : String.format(
            Locale.ROOT, "%,d octets on average", Math.round((double) octets / messages.size()));
  }
}
