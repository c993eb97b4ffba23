package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Compares the values of command lines with those that picocli finds. */
class SyntaxTest {
  private static final int LINES = 300;

  private static final List<String> VALUES =
      List.of(
          "-",
          "5",
          "0",
          "007",
          "+5",
          "0x10",
          "123456789012",
          "53,54",
          "53,",
          "a,b",
          "text",
          "json",
          "JSON",
          "Tree",
          "pcap",
          "64M",
          "1G",
          "2.5",
          "a=b",
          "@127.0.0.1",
          "+json",
          "\"53\"",
          "",
          "${sys:x}",
          "--",
          "-1",
          "-p5",
          "--nosuch",
          "--format=json",
          "#3",
          "[::1]:53",
          "a b");

  private static String[] names() {
    return Subcommand.names();
  }

  /** Returns a random command line, which starts with the name. */
  private static String[] line(Syntax syntax, Random random) {
    List<Option<?>> options = options(syntax);
    List<String> line = new ArrayList<>(List.of(syntax.name));
    for (Option<?> option : options) {
      if (option.isRequired() && random.nextInt(8) > 0) {
        line.addAll(List.of(option.names.get(0), "word"));
      }
    }
    int parts = random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      if (!options.isEmpty() && random.nextBoolean()) {
        Option<?> option = options.get(random.nextInt(options.size()));
        line.add(option.names.get(random.nextInt(option.names.size())));
        if (option.kind != Option.Kind.FLAG && random.nextInt(8) > 0) {
          line.add(VALUES.get(random.nextInt(VALUES.size())));
        }
      } else {
        line.add(VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    return line.toArray(new String[0]);
  }

  private static List<Option<?>> options(Syntax syntax) {
    List<Option<?>> all = new ArrayList<>(syntax.options);
    syntax.groups.forEach(group -> all.addAll(group.options()));
    return all;
  }

  private static Map<String, Object> values(Syntax syntax) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Option<?> option : options(syntax)) {
      values.put(option.names.get(0), option.get());
    }
    for (Operand operand : syntax.operands) {
      boolean single = operand.most == 1;
      values.put(operand.label, single ? String.valueOf(operand.get()) : operand.all());
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsTheValuesThatPicocliFinds(String name) {
    Random random = new Random(name.hashCode());
    int parsed = 0;
    int refused = 0;
    CommandLine picocli = null;
    for (int i = 0; i < LINES; i++) {
      Subcommand own = Subcommand.named(name);
      Syntax syntax = own.syntax();
      String[] line = line(syntax, random);
      if (!syntax.parse(line)) {
        refused++;
        continue;
      }
      parsed++;
      Syntax expected = Subcommand.named(name).syntax();
      picocli = Usage.commandLine(expected, own).setCaseInsensitiveEnumValuesAllowed(true);
      String[] words = List.of(line).subList(1, line.length).toArray(new String[0]);
      if (syntax.isVerbatim()) {
        picocli.parseArgs(prepended(words));
      } else {
        picocli.parseArgs(words);
      }
      assertEquals(values(expected), values(syntax), String.join(" ", line));
    }
    assertTrue(parsed > 5, parsed + " lines");
    assertTrue(refused > 5 || name.equals("query"), refused + " lines refused");
  }

  private static String[] prepended(String[] words) {
    List<String> all = new ArrayList<>(List.of("--"));
    all.addAll(List.of(words));
    return all.toArray(new String[0]);
  }

  @Test
  void everyNameIsThatOfItsCommand() {
    for (String name : Subcommand.names()) {
      assertEquals(name, Subcommand.named(name).syntax().name);
    }
    assertNull(Subcommand.named("help"));
  }

  @Test
  void valuesOfEveryKind() {
    Option<Boolean> flag = Option.flag("--flag", "");
    Option<String> text = Option.text("-t/--text", "", "").or("standard");
    Option<Integer> integer = Option.integer("--integer", "", "").or(7);
    Option<Long> octets = Option.size("--size", "", "");
    Option<Duration> time = Option.seconds("--time", "", "");
    Option<Path> file = Option.file("--file", "", "");
    Option<InputKind> kind = Option.choice("--kind", "", InputKind.class, null, "");
    Option<List<String>> texts = Option.texts("--texts", "", "");
    Option<Set<Integer>> ports = Option.integers("--ports", "", "");
    Operand word = new Operand(0, 1, "", "").or("-");
    Syntax syntax =
        new Syntax("name")
            .options(flag, text, integer, octets, time, file, kind, texts, ports)
            .operand(word);
    assertTrue(syntax.parse("name"));
    assertFalse(flag.get());
    assertEquals("standard", text.get());
    assertEquals(7, integer.get());
    assertNull(octets.get());
    assertEquals(List.of(), texts.get());
    assertEquals("-", word.get());
    String line =
        "name --flag -t x --integer 5 --size 2k --time 0.5 --file a/b --kind Hex --texts 1"
            + " operand --texts 2 --ports 1,2 --ports 2,3";
    assertTrue(syntax.parse(line.split(" ")));
    assertTrue(flag.get());
    assertEquals("x", text.get());
    assertEquals(5, integer.get());
    assertEquals(2048, octets.get());
    assertEquals(Duration.ofMillis(500), time.get());
    assertEquals(Path.of("a", "b"), file.get());
    assertEquals(InputKind.HEX, kind.get());
    assertEquals(List.of("1", "2"), texts.get());
    assertEquals(Set.of(1, 2, 3), ports.get());
    assertEquals("operand", word.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a b c",
        "a b --flag --flag",
        "a b --flag=true",
        "a b --number 5 --number 5",
        "a b --number",
        "a b --number -5",
        "a b --number five",
        "a b --number 05",
        "a b --number \"5\"",
        "a b --number  ",
        "a b --numb 5",
        "a b -- c",
        "a b -h",
        "a b --help",
      })
  void leavesLinesOfAnotherForm(String line) {
    Syntax syntax =
        new Syntax("a")
            .options(Option.flag("--flag", ""), Option.integer("--number", "", ""))
            .operand(new Operand(1, 1, "", ""));
    assertFalse(syntax.parse(line.split(" ", -1)), line);
  }

  @Test
  void requiresOptions() {
    Syntax syntax = new Syntax("a").options(Option.texts("--needed", "", "").required());
    assertFalse(syntax.parse("a"));
    assertTrue(syntax.parse("a", "--needed", "word"));
  }
}
