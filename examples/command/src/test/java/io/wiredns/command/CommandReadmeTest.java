package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** Compares {@code examples/command/README.md} with the commands, and runs its examples. */
class CommandReadmeTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `wiredns ([a-z-]+)[^|]*\\|.*$");
  private static final Pattern OPTION = Pattern.compile("`(--?[a-z][a-z0-9-]*)\\b");
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern STATUS = Pattern.compile("exit status (\\d)");
  private static final Pattern PIPED = Pattern.compile("printf '([^']*)' \\| wiredns (.*)");
  private static final Pattern LINK = Pattern.compile("\\b(examples/[\\w./-]+)");

  private static String readme() throws IOException {
    return Files.readString(Shared.root().resolve("examples/command/README.md"));
  }

  private static CommandLine command() {
    return Usage.commandLine(Commands.all());
  }

  @Test
  void everyCommandIsInTheListOfWiredns() throws IOException {
    Path sources = Shared.root().resolve("examples/command/src/main/java/io/wiredns/command");
    Set<String> commands = new TreeSet<>();
    try (Stream<Path> all = Files.walk(sources)) {
      for (Path source : all.filter(path -> path.toString().endsWith("Command.java")).toList()) {
        if (Files.readString(source).contains("implements Subcommand")) {
          commands.add(source.getFileName().toString().replace(".java", ""));
        }
      }
    }
    Differences.assertSameElements(
        commands,
        Stream.of(Commands.names())
            .map(name -> Commands.named(name).getClass().getSimpleName())
            .toList(),
        "correct the list of Commands");
  }

  @Test
  void everyCommandHasARow() throws IOException {
    Set<String> rows =
        ROW.matcher(readme())
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Differences.assertSameElements(
        command().getSubcommands().keySet(),
        rows,
        "correct the rows of the table in examples/command/README.md");
  }

  @Test
  void everyOptionOfARowIsOneOfTheCommand() throws IOException {
    List<String> unknown = new ArrayList<>();
    int options = 0;
    for (Matcher row = ROW.matcher(readme()); row.find(); ) {
      CommandLine command = command().getSubcommands().get(row.group(1));
      String help = command.getUsageMessage();
      for (Matcher option = OPTION.matcher(row.group()); option.find(); ) {
        options++;
        boolean known =
            command.getCommandSpec().findOption(option.group(1)) != null
                || help.contains(" " + option.group(1) + " ");
        if (!known) {
          unknown.add(row.group(1) + " " + option.group(1));
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertTrue(options > 20, options + " options");
  }

  @Test
  void everyFileThatItNamesIsThere() throws IOException {
    Set<String> missing =
        LINK.matcher(readme())
            .results()
            .map(link -> link.group(1))
            .filter(name -> !name.contains("/target/"))
            .filter(name -> Files.notExists(Shared.root().resolve(name)))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), missing);
  }

  @Test
  @Timeout(120)
  void theExamplesRun() throws IOException {
    Set<String> shown = new TreeSet<>();
    Process server = null;
    String port = "";
    try {
      for (Matcher block = BLOCK.matcher(readme()); block.find(); ) {
        for (String line : block.group(1).lines().toList()) {
          if (line.startsWith("wiredns serve")) {
            server = serve(line);
            port = port(server);
            shown.add("serve");
          } else if (line.contains("wiredns ")) {
            shown.add(run(line.replace("#5300", "#" + port)));
          }
        }
      }
    } finally {
      if (server != null) {
        server.destroyForcibly();
      }
    }
    Differences.assertSameElements(
        command().getSubcommands().keySet(),
        shown,
        "correct the examples of commands in examples/command/README.md");
  }

  private static Process serve(String line) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.add(Wiredns.class.getName());
    String rest = line.substring("wiredns ".length()).replace(" &", "").replace(":5300", ":0");
    words.addAll(List.of(rest.split(" ")));
    return new ProcessBuilder(words)
        .directory(Shared.root().toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String port(Process server) throws IOException {
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
    String listening = out.readLine();
    return listening.substring(listening.lastIndexOf('#') + 1);
  }

  /** Runs an example, and returns the name of the command. */
  private static String run(String line) throws IOException {
    int comment = line.indexOf(" # ");
    Matcher status = STATUS.matcher(comment < 0 ? "" : line.substring(comment));
    int expected = status.find() ? Integer.parseInt(status.group(1)) : ExitStatus.GOOD;
    String example = (comment < 0 ? line : line.substring(0, comment)).replaceAll(" > .*", "");
    Matcher piped = PIPED.matcher(example);
    boolean isPiped = piped.matches();
    String input = isPiped ? piped.group(1).replace("\\n", "\n") : "";
    String words = isPiped ? piped.group(2) : example.substring("wiredns ".length());
    int tools = words.indexOf(" | ");
    if (tools >= 0) {
      assertToolsRead(words.substring(tools + 3), words.substring(0, tools));
      words = words.substring(0, tools);
    }
    Shell.Result result =
        Shell.wiredns(input.getBytes(StandardCharsets.US_ASCII), words.split(" "));
    assertEquals(expected, result.status(), line + "\n" + result.err());
    assertTrue(result.octets().length > 0, line);
    return words.split(" ")[0];
  }

  /** Runs the command and gives its output to standard tools, which must print something. */
  private static void assertToolsRead(String tools, String words) throws IOException {
    byte[] output = Shell.wiredns(words.split(" ")).octets();
    Process shell = new ProcessBuilder("sh", "-c", tools).start();
    try (OutputStream input = shell.getOutputStream()) {
      input.write(output);
    }
    assertTrue(shell.getInputStream().readAllBytes().length > 0, tools);
  }
}
