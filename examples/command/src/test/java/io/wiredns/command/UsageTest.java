package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.command.input.InputKind;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.line.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads command lines of every form. */
class UsageTest {
  private static String[] names() {
    return Commands.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameIsThatOfItsCommand(String name) {
    assertEquals(name, Commands.named(name).syntax().name);
  }

  @Test
  void otherNamesAreNoCommands() {
    assertNull(Commands.named("help"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aCommandHasTheSameHelpAloneAndAmongAll(String name) {
    String help = Usage.commandLine(Commands.named(name)).getUsageMessage();
    assertTrue(help.startsWith("Usage: wiredns " + name + " "), help);
    assertEquals(
        help, Usage.commandLine(Commands.all()).getSubcommands().get(name).getUsageMessage());
  }

  @Test
  void valuesOfEveryKind() throws InputException {
    Option<Boolean> flag = Option.flag("--flag", "");
    Option<String> text = Option.text("-t/--text", "", "").or("standard");
    Option<Integer> integer = Option.integer("--integer", "", "").or(7);
    Option<Long> octets = Option.size("--size", "", "");
    Option<Duration> time = Option.seconds("--time", "", "");
    Option<Path> file = Option.file("--file", "", "");
    Option<InputKind> kind = Option.choice("--kind", "", InputKind.class, null, "");
    Option<List<String>> texts = Option.texts("--texts", "", "");
    Option<List<Path>> files = Option.files("--files", "", "");
    Option<Set<Integer>> ports = Option.integers("--ports", "", "");
    Operand word = new Operand(0, 1, "WORD", "").or("-");
    Syntax syntax =
        new Syntax("name")
            .options(flag, text, integer, octets, time, file, kind, texts, files, ports)
            .operand(word);
    assertTrue(Usage.read(syntax));
    assertFalse(flag.get());
    assertEquals("standard", text.get());
    assertEquals(7, integer.get());
    assertNull(octets.get());
    assertEquals(List.of(), texts.get());
    assertEquals(List.of(), files.get());
    assertEquals("-", word.get());
    String line =
        "--flag -t x --integer 5 --size 2k --time 0.5 --file a/b --kind Hex --texts 1 operand"
            + " --texts=2 --files c --files d --ports 1,2 --ports 2,3";
    assertTrue(Usage.read(syntax, line.split(" ")));
    assertTrue(flag.get());
    assertEquals("x", text.get());
    assertEquals(5, integer.get());
    assertEquals(2048, octets.get());
    assertEquals(Duration.ofMillis(500), time.get());
    assertEquals(Path.of("a", "b"), file.get());
    assertEquals(InputKind.HEX, kind.get());
    assertEquals(List.of("1", "2"), texts.get());
    assertEquals(List.of(Path.of("c"), Path.of("d")), files.get());
    assertEquals(Set.of(1, 2, 3), ports.get());
    assertEquals("operand", word.get());
  }

  private static Syntax small(Option<Integer> number, Operand word) {
    return new Syntax("a")
        .options(Option.flag("--flag", ""), number)
        .operand(word)
        .operand(new Operand(0, 1, "MORE", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "b --number=5",
    "--number 5 b",
    "b --number 5 --flag",
    "--number 5 -- b",
  })
  void optionsStandAnywhere(String line) throws InputException {
    Option<Integer> number = Option.integer("--number", "N", "");
    Operand word = new Operand(1, 1, "WORD", "");
    assertTrue(Usage.read(small(number, word), line.split(" ")));
    assertEquals(5, number.get());
    assertEquals("b", word.get());
  }

  @ParameterizedTest
  @CsvSource({
    "'', Missing required parameter",
    "b c d, unknown argument 'd'",
    "b --flag --flag, should be specified only once",
    "b --number 5 --number 5, should be specified only once",
    "b --number, Missing required parameter",
    "b --number five, 'five' is not an int",
    "b --numb 5, Unknown option",
    "b -p5, Unknown option",
  })
  void wrongLinesAreRefusedInOneLine(String line, String reason) {
    Syntax syntax = small(Option.integer("--number", "N", ""), new Operand(1, 1, "WORD", ""));
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    InputException refusal = assertThrows(InputException.class, () -> Usage.read(syntax, words));
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    assertTrue(refusal.getMessage().endsWith("; try wiredns a --help"), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void requiresOptions() throws InputException {
    Syntax syntax = new Syntax("a").options(Option.texts("--needed", "", "").required());
    assertThrows(InputException.class, () -> Usage.read(syntax));
    assertTrue(Usage.read(syntax, "--needed", "word"));
  }

  @Test
  void verbatimWordsAreNeverOptions() throws InputException {
    Operand all = new Operand(0, Operand.MANY, "WORD", "");
    assertTrue(Usage.read(new Syntax("a").verbatim(all), "-x", "--", "--help", "\"b\""));
    assertEquals(List.of("-x", "--", "--help", "\"b\""), all.all());
  }
}
