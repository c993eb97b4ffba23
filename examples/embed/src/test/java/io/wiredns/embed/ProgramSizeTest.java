package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that each program has at most as many statements as the program that does the same with
 * dnsjava 3.7.1, counted in the same way.
 */
class ProgramSizeTest {
  @ParameterizedTest(name = "{0}: at most {1}")
  @CsvSource({
    "Patch, 32",
    "Malformed, 18",
    "SignedAsk, 12",
    "ZoneDiff, 31",
    "AskMany, 14",
    "Serve, 47",
    "NettyHandler, 17",
    "ParseTyped, 21",
    "EdnsAnswer, 28",
    "OwnTypeAndOption, 43",
  })
  void noProgramIsLongerThanItsTwin(String program, int most) throws IOException {
    Path sources = Shared.root().resolve("examples/embed/src/main/java/io/wiredns/embed");
    int statements = Statements.of(sources.resolve(program + ".java"));
    System.out.println(program + ": " + statements + " statements, dnsjava " + most);
    assertTrue(statements <= most, program + " has " + statements + " statements");
  }
}
