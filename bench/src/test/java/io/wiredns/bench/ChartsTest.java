package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Differences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script that draws the README's charts. */
class ChartsTest {
  private static final List<String> CHARTS =
      List.of("mixed.svg", "read.svg", "write.svg", "size.svg");
  private static final Path BENCH =
      Path.of(System.getProperty("wiredns.root", "..")).resolve("bench");
  private static final Path SCRIPT = BENCH.resolve("charts.py");

  private static void draw(Path results, Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", SCRIPT.toString(), results.toString(), folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void theCommittedChartsAreThoseOfTheCommittedResults(@TempDir Path folder) throws Exception {
    assumeTrue(isThere("python3"), "there is no python3");
    Path results = BENCH.resolve("charts/results.tsv");
    draw(results, folder);
    for (String chart : CHARTS) {
      Differences.assertSameLines(
          Files.readString(BENCH.resolve("charts").resolve(chart)),
          Files.readString(folder.resolve(chart)),
          chart + " is old: bench/run.sh --charts bench/charts/results.tsv");
    }
    assertEquals(-1, Files.mismatch(results, folder.resolve("results.tsv")));
  }

  @Test
  void withoutFiguresThereAreEmptyCharts(@TempDir Path folder) throws Exception {
    assumeTrue(isThere("python3"), "there is no python3");
    Path results = folder.resolve("results.tsv");
    Files.write(
        results,
        List.of(
            "# machine\tCPU <1> & 2",
            "# jdk\tJVM 17",
            "# date\t2026-01-02",
            "# wiredns\t0.1.0",
            Result.HEADER));
    draw(results, folder);
    for (String chart : CHARTS) {
      String svg = Files.readString(folder.resolve(chart));
      assertTrue(svg.contains("CPU &lt;1&gt; &amp; 2; JVM 17; 2026-01-02"), svg);
      assertEquals(svg.indexOf("<rect"), svg.lastIndexOf("<rect"), "nothing but the background");
    }
  }

  /** Checks the names and sizes of the sets in the script. */
  @Test
  void theScriptKnowsTheSetsAndTheirSizes() throws IOException {
    String script = Files.readString(SCRIPT);
    for (String set : MessageSets.NAMES) {
      List<byte[]> messages = MessageSets.octets(set);
      int octets = messages.stream().mapToInt(message -> message.length).sum();
      long each = Math.round((double) octets / messages.size());
      String size =
          String.format(
              Locale.ROOT, "%,d octets%s", each, messages.size() == 1 ? "" : " on average");
      String said = "    \"" + set + "\": \"" + size + "\",\n";
      assertTrue(script.contains(said), "charts.py lacks" + said);
    }
    for (String kind : SizedMessages.KINDS) {
      String sizes =
          SizedMessages.sizes(kind).stream()
              .map(size -> String.format(Locale.ROOT, "%,d", size).replace(',', '_'))
              .collect(Collectors.joining(", ", "[", "]"));
      String said = "    \"" + kind + "\": " + sizes + ",\n";
      assertTrue(script.contains(said), "charts.py lacks" + said);
    }
  }
}
