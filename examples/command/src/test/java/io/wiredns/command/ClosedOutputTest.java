package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Ports;
import io.wiredns.codec.Shared;
import io.wiredns.command.serve.Serving;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs commands whose standard output has no reader any more, each in a process of its own. */
@Timeout(60)
class ClosedOutputTest {
  private static final String ZONE =
      "--allow-transfer 127.0.0.0/8 --zone test="
          + Shared.root().resolve("examples/captures/zones/test.zone");

  /** Runs a command line after its output was closed; returns its status and standard error. */
  private static String run(String line, String output) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    // The program begins when the shell has read a line, and so after the output was closed.
    command.addAll(List.of("sh", "-c", "read go; exec \"$@\"" + output, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add(Wiredns.class.getName());
    command.addAll(List.of(line.split(" ")));
    Process process = new ProcessBuilder(command).directory(Shared.root().toFile()).start();
    process.getInputStream().close();
    process.getOutputStream().write("go\nzone test\nshow\n".getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + ":" + err;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dissect examples/captures/mixed.pcapng",
        "dissect --format json examples/captures/dnssec.pcapng.xz",
        "dissect --format tsv examples/captures/mixed.pcapng",
        "dissect --format tree examples/captures/mixed.pcapng",
        "reencode examples/captures/transfer.pcap.gz",
        "check-zone test examples/captures/zones/test.zone --format json",
        "rr",
        "rr MX --format json",
        "explain",
        "explain --summary --message examples/captures/mixed.pcapng",
        "explain --message examples/captures/mixed.pcapng",
        "rcodes",
        "faults",
        "faults POINTER_NOT_PRIOR",
        "update",
        "query -h",
        "query -v",
        "dissect --help",
        "--help",
        "--version"
      })
  void aCommandEndsWithoutAWordIfItsReaderHasGone(String line)
      throws IOException, InterruptedException {
    assertEquals("141:", run(line, ""));
  }

  @Test
  void aCommandThatAsksEndsWithoutAWordIfItsReaderHasGone() throws Exception {
    List<String> zone = List.of(ZONE.split(" "));
    try (Serving server = Serving.start("64m", zone)) {
      String at = "@127.0.0.1#" + server.port();
      for (String line :
          List.of(
              "axfr AT test",
              "axfr AT test --format json",
              "ixfr AT test 1",
              "query -r AT test AXFR",
              "query -r AT www.test",
              "query -r AT www.test +json",
              "query -r AT www.test +trace +tries=1 +timeout=1",
              "notify test AT --format json",
              "compare www.test A " + at.substring(1))) {
        assertEquals("141:", run(line.replace("AT", at), ""), line);
      }
    }
  }

  @Test
  void anOutputThatIsFullIsStillAFailure() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "Linux only: skipped");
    String ofStream = run("dissect examples/captures/mixed.pcapng", " > /dev/full");
    assertTrue(ofStream.startsWith("2:wiredns: standard output: "), ofStream);
    String ofPrinter = run("notify test @127.0.0.1#" + Ports.reserve(), " > /dev/full");
    assertTrue(ofPrinter.endsWith("wiredns: standard output could not be written\n"), ofPrinter);
  }
}
