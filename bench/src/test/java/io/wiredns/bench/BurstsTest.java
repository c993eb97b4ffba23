package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BurstsTest {
  /** Works that cannot be run in bursts cannot be compared with an older build. */
  @TestFactory
  Stream<DynamicTest> everyWorkOfTheGuardRunsInBursts() throws IOException {
    Set<String> works = new TreeSet<>();
    for (String name : Guard.read(Path.of("goals.tsv"), "17").keySet()) {
      works.add(name.split(" ")[1]);
    }
    assertFalse(works.isEmpty());
    return works.stream()
        .map(work -> DynamicTest.dynamicTest(work, () -> assertDoesNotThrow(() -> run(work))));
  }

  private static void run(String work) throws Throwable {
    MethodHandle operation = Bursts.operation("query", work, "heap", "wiredns");
    operation.invokeExact();
  }
}
