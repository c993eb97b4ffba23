package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.capture.CraftedInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that crafted inputs end in messages or in one clear error, all of them with a heap of 64
 * MiB.
 */
class CraftedInputsTest {
  @TempDir private static Path directory;

  @TestFactory
  Stream<DynamicTest> endInMessagesOrOneFault() throws IOException, InterruptedException {
    Path report = directory.resolve("report");
    run(report);
    List<String> lines = Files.readAllLines(report);
    List<CraftedInputs.Row> rows = CraftedInputs.rows();
    assertEquals(rows.size(), lines.size());
    return IntStream.range(0, rows.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    rows.get(i).name(), () -> check(rows.get(i), lines.get(i).split("\t", -1))));
  }

  private static void check(CraftedInputs.Row row, String[] result) {
    assertEquals(row.name(), result[0]);
    assertAll(
        () -> assertEquals(row.says(), result[3]),
        () -> assertEquals(String.valueOf(row.ends()), result[1]),
        () -> assertEquals(String.valueOf(row.messages()), result[2]));
  }

  private static void run(Path report) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CraftedInputsRun.class.getName(),
                report.toString())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
  }
}
