package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The verdicts of this library and others on messages: {@link #ACCEPT}, or the reason for refusal.
 */
final class Judges {
  static final String ACCEPT = "accept";

  private Judges() {}

  /** Returns the verdict of this library's strict parser: the fault if it refuses. */
  static String wiredns(Mutant mutant) {
    try {
      Message.parse(ByteBuffer.wrap(mutant.octets()));
      return ACCEPT;
    } catch (WireFormatException malformed) {
      return malformed.fault().toString();
    }
  }

  static String dnsjava(Mutant mutant) {
    try {
      new org.xbill.DNS.Message(mutant.octets());
      return ACCEPT;
    } catch (IOException | RuntimeException refused) {
      return refused.getClass().getSimpleName() + " " + refused.getMessage();
    }
  }

  /** Returns the verdicts of dnspython on all messages. */
  static List<String> dnspython(List<Mutant> mutants) {
    try (var script = Judges.class.getResourceAsStream("dnspython.py")) {
      String program = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      String messages =
          mutants.stream().map(Mutant::hex).collect(Collectors.joining("\n", "", "\n"));
      ToolOutput said = run(messages, "/usr/bin/python3", "-c", program);
      if (said.status() != 0) {
        skip("dnspython (Debian: python3-dnspython) does not run");
      }
      assertEquals(mutants.size(), said.lines().size(), "verdicts of dnspython");
      return said.lines();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /**
   * Returns the verdict of BIND's named-rrchecker, which reads one record: its error message if it
   * refuses.
   */
  static String bind(Mutant mutant) {
    ToolOutput said = run(mutant.generic() + "\n", "named-rrchecker", "-p");
    return said.status() == 0 ? ACCEPT : String.join(" ", said.lines());
  }

  private record ToolOutput(int status, List<String> lines) {}

  private static ToolOutput run(String input, String... command) {
    try {
      Path in = Files.createTempFile("wiredns", ".in");
      Path out = Files.createTempFile("wiredns", ".out");
      try {
        Files.writeString(in, input);
        Process process =
            new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        return new ToolOutput(
            process.waitFor(), Files.readAllLines(out, StandardCharsets.ISO_8859_1));
      } finally {
        Files.delete(in);
        Files.delete(out);
      }
    } catch (IOException missing) {
      skip(command[0] + " is not installed");
      throw new AssertionError(missing);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(command[0], interrupted);
    }
  }

  private static void skip(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason + ": skipped");
  }
}
