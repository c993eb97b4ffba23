package io.wiredns.doctor.laboratory;

import io.wiredns.doctor.laboratory.Machine.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs that look for the planted fault: ours, dnsviz and Zonemaster. */
final class Tools {
  private static final int PATIENCE_SECONDS = 600;

  /** What a tool said of a situation. */
  enum Grade {
    /** Nothing was planted and nothing was said. */
    QUIET("-"),
    /** Something was said that is wrong. */
    FALSE_ALARM("false alarm"),
    /** Nothing was said of what was planted. */
    MISSED("missed"),
    /** An error or warning, but not one that names the cause. */
    FOUND("found"),
    NAMED("cause named"),
    FAILED("failed");

    private final String text;

    Grade(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /**
   * The grade of a tool.
   *
   * @param said the checks, codes or tags of its errors and warnings
   */
  record Judgement(Grade grade, String said) {}

  private final Machine machine;
  private final Plan plan;
  private final Path directory;
  private final Path kept;

  /**
   * Creates the tools.
   *
   * @param kept the directory to which goes what they say
   */
  Tools(Machine machine, Plan plan, Path kept) {
    this.kept = kept;
    this.machine = machine;
    this.plan = plan;
    directory = machine.directory();
  }

  private Output run(Situation situation, String name, List<String> command)
      throws IOException, InterruptedException {
    Map<String, String> files = new HashMap<>();
    situation.files().forEach((path, text) -> files.put(path, plan.fill(situation, text)));
    Output output = machine.client(command, files, PATIENCE_SECONDS);
    Path own = Files.createDirectories(kept.resolve(situation.name()));
    Files.writeString(
        own.resolve(name), "$ " + String.join(" ", command) + "\n" + output.text() + "\n");
    return output;
  }

  /** Runs the proofs of a situation and returns those that do not show the fault. */
  List<String> unproved(Situation situation) throws IOException, InterruptedException {
    List<String> unproved = new ArrayList<>();
    int number = 0;
    for (Situation.Proof proof : situation.proofs()) {
      String text =
          plan.fill(situation, proof.command())
              .replace("{dir}", directory.toString())
              .replaceAll("\\bdig ", "dig +tries=1 +time=2 ");
      List<String> command =
          text.startsWith("sh -c ")
              ? List.of("sh", "-c", text.substring("sh -c '".length(), text.length() - 1))
              : List.of(text.split(" "));
      Output output = run(situation, "proof-" + ++number, command);
      boolean absent = proof.pattern().startsWith("!");
      String pattern = proof.pattern().substring(absent ? 1 : 0);
      boolean found = Pattern.compile(pattern, Pattern.MULTILINE).matcher(output.text()).find();
      if (found == absent) {
        unproved.add(text + " =~ " + proof.pattern() + "\n" + output.text());
      }
    }
    return unproved;
  }

  private static Set<String> matches(String pattern, String text) {
    Set<String> all = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
    return all;
  }

  /** Runs {@code wiredns doctor}. */
  Judgement doctor(Situation situation, List<String> launcher)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of("doctor", plan.fill(situation, situation.question()), situation.type()));
    if (situation.namesResolver()) {
      command.add("@" + plan.addresses(situation.asked()).get(0));
    }
    command.addAll(List.of("--root", directory.resolve("hints").toString()));
    command.addAll(List.of("--anchor", directory.resolve("anchor").toString(), "--json"));
    situation.options().forEach(option -> command.add(plan.fill(situation, option)));
    Output output = run(situation, "doctor", command);
    Matcher verdict =
        Pattern.compile("\"verdict\":(?:null|\\{\"check\":\"([A-F]\\d+)\")").matcher(output.text());
    if (!verdict.find()) {
      return new Judgement(Grade.FAILED, "exit status " + output.status());
    }
    String named = verdict.group(1) == null ? "" : verdict.group(1);
    Set<String> bad =
        matches(
            "\"check\":\"([A-F]\\d+)\",\"role\":\"(?:verdict|consequence|warning)\"",
            output.text());
    String said = named + " " + bad;
    if (situation.verdict().isEmpty()) {
      return new Judgement(bad.isEmpty() ? Grade.QUIET : Grade.FALSE_ALARM, said);
    }
    if (situation.verdict().equals("B7")
        ? bad.equals(Set.of("B7"))
        : named.equals(situation.verdict())) {
      Set<String> strange = new TreeSet<>(bad);
      strange.removeAll(situation.also());
      strange.remove(situation.verdict());
      return new Judgement(strange.isEmpty() ? Grade.NAMED : Grade.FALSE_ALARM, said);
    }
    return new Judgement(bad.isEmpty() ? Grade.MISSED : Grade.FOUND, said);
  }

  /**
   * Judges what another tool said.
   *
   * @param bad its errors and warnings
   * @param said these and its lesser messages, which may name the cause
   */
  private static Judgement judge(
      Situation situation, Set<String> bad, Set<String> said, Map<String, String> causes) {
    if (situation.verdict().isEmpty()) {
      return new Judgement(bad.isEmpty() ? Grade.QUIET : Grade.FALSE_ALARM, bad.toString());
    }
    boolean named = said.stream().anyMatch(one -> Causes.names(causes, situation.verdict(), one));
    Grade grade = named ? Grade.NAMED : bad.isEmpty() ? Grade.MISSED : Grade.FOUND;
    return new Judgement(grade, said.toString());
  }

  /** Runs {@code dnsviz probe} from the root down, and {@code dnsviz grok}. */
  Judgement dnsviz(Situation situation) throws IOException, InterruptedException {
    String name = plan.fill(situation, situation.question());
    Path probed = directory.resolve("probed-" + situation.name());
    List<String> roots = new ArrayList<>();
    Program.ROOT.place(0).forEach(address -> roots.add("a.servers.=" + bracketed(address)));
    Program.ROOT.place(1).forEach(address -> roots.add("b.servers.=" + bracketed(address)));
    List<String> probe = new ArrayList<>(List.of("dnsviz", "probe", "-A", "-a", ".", "-E"));
    probe.addAll(List.of("-x", ".:" + String.join(",", roots), "-o", probed.toString()));
    probe.addAll(List.of("-R", situation.type(), name));
    Output output = run(situation, "dnsviz-probe", probe);
    if (output.status() != 0) {
      return new Judgement(Grade.FAILED, "probe: exit status " + output.status());
    }
    List<String> grok = new ArrayList<>(List.of("env", "PYTHONPATH=" + python()));
    grok.addAll(List.of("dnsviz", "grok", "-l", "warning", "-r", probed.toString()));
    grok.addAll(List.of("-t", directory.resolve("root.key").toString()));
    output = run(situation, "dnsviz-grok", grok);
    if (output.status() != 0) {
      return new Judgement(Grade.FAILED, "grok: exit status " + output.status());
    }
    Set<String> codes = matches("\"code\": \"(\\w+)\"", output.text());
    return judge(situation, codes, codes, Causes.DNSVIZ);
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  /** Debian's pygraphviz does not say its release where dnsviz looks for it. */
  private Path python() throws IOException {
    Path own = Files.createDirectories(directory.resolve("python"));
    Files.writeString(
        own.resolve("sitecustomize.py"),
        """
        import types
        import pygraphviz
        if not hasattr(pygraphviz, "release"):
            pygraphviz.release = types.SimpleNamespace(version=pygraphviz.__version__)
        """);
    return own;
  }

  /** Runs Zonemaster for the first zone. */
  Judgement zonemaster(Situation situation) throws IOException, InterruptedException {
    String zone = situation.zones().get(0).origin().replaceAll("\\.$", "");
    List<String> command = new ArrayList<>(List.of("zonemaster-cli", "--no-progress", "--json"));
    command.addAll(List.of("--hints", directory.resolve("hints").toString()));
    command.addAll(List.of("--level", "notice", zone));
    Output output = run(situation, "zonemaster", command);
    if (output.status() != 0) {
      return new Judgement(Grade.FAILED, "exit status " + output.status());
    }
    String tag = "\"[^{}]*\"tag\"\\s*:\\s*\"(\\w+)\"";
    Set<String> bad =
        matches("\"level\"\\s*:\\s*\"(?:WARNING|ERROR|CRITICAL)" + tag, output.text());
    Set<String> said = matches("\"level\"\\s*:\\s*\"\\w+" + tag, output.text());
    return judge(situation, bad, said, Causes.ZONEMASTER);
  }
}
