package io.wiredns.doctor.laboratory;

import io.wiredns.doctor.laboratory.Tools.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Starts the laboratory, runs the tools on its situations and prints a table. {@code
 * .ci/laboratory} starts this program in namespaces of its own and describes its options.
 */
final class Laboratory {
  private static final int ROWS_AT_ONCE = 8;

  private final List<String> names = new ArrayList<>();
  private final List<String> tools = new ArrayList<>();
  private List<String> launcher = List.of();
  private boolean keep;
  private Path directory;
  private Path table;
  private Path said;

  private Laboratory() {}

  /** What was found of one situation. */
  private record Row(Situation situation, List<String> unproved, Map<String, Judgement> judged) {
    boolean isGood() {
      Judgement ours = judged.get("doctor");
      return unproved.isEmpty()
          && (ours == null
              || ours.grade() == Tools.Grade.NAMED
              || ours.grade() == Tools.Grade.QUIET);
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (List.of(arguments).contains("--list")) {
      for (Situation one : Situations.all()) {
        System.out.printf("%-24s %-3s %s%n", one.name(), one.verdict(), one.planted());
      }
      return;
    }
    Laboratory laboratory = new Laboratory();
    laboratory.parse(arguments);
    laboratory.tools.remove("-");
    int status = 2;
    try {
      status = laboratory.run() ? 0 : 1;
    } catch (Exception failure) {
      failure.printStackTrace();
    }
    System.exit(status); // The threads of rows that are still running must not keep it alive.
  }

  private void parse(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--keep" -> keep = true;
        case "--directory" -> directory = Path.of(arguments[++i]);
        case "--table" -> table = Path.of(arguments[++i]);
        case "--said" -> said = Path.of(arguments[++i]);
        case "--tools" -> tools.addAll(List.of(arguments[++i].split(",")));
        case "--command" -> launcher = List.of(arguments[++i].split(" "));
        default -> names.add(arguments[i]);
      }
    }
  }

  private boolean run() throws Exception {
    List<Situation> wanted =
        Situations.all().stream()
            .filter(one -> names.isEmpty() || names.contains(one.name()))
            .toList();
    Plan plan = new Plan(wanted);
    long start = System.nanoTime();
    Machine machine = Machine.of(directory, plan);
    Zones zones = new Zones(machine, plan);
    zones.write();
    new Servers(machine, plan, zones).start();
    System.out.printf(
        "%d situations, ready after %d s%n",
        wanted.size(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    if (keep) {
      System.out.println("files: " + directory);
      Thread.sleep(Long.MAX_VALUE);
    }
    Path kept = said == null ? directory.resolve("said") : said;
    List<Row> rows = rows(wanted, new Tools(machine, plan, kept));
    tools.forEach(tool -> System.out.println(sum(tool, rows)));
    if (table != null) {
      Files.writeString(table, markdown(rows));
    }
    return rows.stream().allMatch(Row::isGood);
  }

  /** Works on some rows at once, and prints each in its turn. */
  private List<Row> rows(List<Situation> wanted, Tools tool)
      throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(ROWS_AT_ONCE);
    List<Future<Row>> running = new ArrayList<>();
    for (Situation situation : wanted) {
      Callable<Row> work = () -> row(situation, tool);
      running.add(workers.submit(work));
    }
    List<Row> rows = new ArrayList<>();
    for (Future<Row> one : running) {
      Row row = one.get();
      print(row);
      rows.add(row);
    }
    workers.shutdown();
    return rows;
  }

  private Row row(Situation situation, Tools tool) throws IOException, InterruptedException {
    List<String> unproved = tool.unproved(situation);
    Map<String, Judgement> judged = new LinkedHashMap<>();
    for (String one : tools) {
      judged.put(
          one,
          switch (one) {
            case "doctor" -> tool.doctor(situation, launcher);
            case "dnsviz" -> tool.dnsviz(situation);
            case "zonemaster" -> tool.zonemaster(situation);
            default -> throw new IllegalArgumentException("no such tool: " + one);
          });
    }
    return new Row(situation, unproved, judged);
  }

  private static void print(Row row) {
    Situation one = row.situation();
    System.out.printf(
        "%-24s %-3s %s%n",
        one.name(), one.verdict(), row.unproved().isEmpty() ? "proved" : "NOT PROVED");
    row.unproved().forEach(text -> System.out.println(text.indent(4)));
    row.judged()
        .forEach(
            (tool, judged) ->
                System.out.printf(
                    "    %-10s %-12s %s%n", tool, judged.grade().text(), judged.said()));
  }

  private static String sum(String tool, List<Row> rows) {
    StringBuilder line = new StringBuilder(tool + ":");
    for (Tools.Grade grade : Tools.Grade.values()) {
      long count = rows.stream().filter(row -> row.judged().get(tool).grade() == grade).count();
      line.append(
          " " + count + " " + grade.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ",");
    }
    return line.substring(0, line.length() - 1);
  }

  private String markdown(List<Row> rows) {
    StringBuilder text = new StringBuilder("| situation | planted | cause |");
    tools.forEach(tool -> text.append(" " + tool + " |"));
    text.append("\n| --- | --- | --- |" + " --- |".repeat(tools.size()) + "\n");
    for (Row row : rows) {
      Situation one = row.situation();
      text.append("| `%s` | %s | %s |".formatted(one.name(), one.planted(), one.verdict()));
      tools.forEach(tool -> text.append(" " + row.judged().get(tool).grade().text() + " |"));
      text.append("\n");
    }
    return text.toString();
  }
}
