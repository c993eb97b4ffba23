package io.wiredns.bench.siege;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sieges of {@code bench/siege.sh}, a few seconds each, and with fixed seeds. */
class SiegeTest {
  private static final long SEED = 16;
  private static final int SECONDS = 3;

  /** A file is read when it has not changed for three seconds. */
  private static final int RELOAD_SECONDS = 8;

  /** With this seed the file is too large at first, and then deleted. */
  private static final long TOO_LARGE_SEED = 1;

  @TempDir private Path directory;

  @BeforeAll
  static void onceOnly() {
    assumeTrue(Runtime.version().feature() == 17, "on one JDK only, for the sake of time: skipped");
  }

  private void besiege(List<SiegeKind> kinds, int descriptors)
      throws IOException, InterruptedException {
    SiegeZone zone = new SiegeZone(directory.resolve("siege.zone"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    StringBuilder faults = new StringBuilder();
    try (BesiegedServer server =
        BesiegedServer.start(System.getProperty("java.class.path"), zone, descriptors)) {
      SiegeRun run = new SiegeRun(server, zone, out);
      for (SiegeKind kind : kinds) {
        boolean reload = kind == SiegeKind.RELOAD;
        long seed = reload ? TOO_LARGE_SEED : SEED;
        int warmSeconds = kind == kinds.get(0) ? 1 : 0;
        SiegeRun.Outcome outcome =
            run.run(kind, seed, warmSeconds, reload ? RELOAD_SECONDS : SECONDS);
        if (!outcome.isGood()) {
          faults.append(outcome.line()).append('\n').append(outcome.faults()).append('\n');
        }
      }
    }
    assertEquals("", faults.toString(), () -> said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void goodClientsAreAnsweredWithLittleMemory() throws IOException, InterruptedException {
    besiege(
        List.of(
            SiegeKind.MALFORMED,
            SiegeKind.IDLE,
            SiegeKind.PARTIAL,
            SiegeKind.READERS,
            SiegeKind.TRANSFERS,
            SiegeKind.RELOAD),
        0);
  }

  @Test
  void goodClientsAreAnsweredWithFewDescriptors() throws IOException, InterruptedException {
    besiege(List.of(SiegeKind.DESCRIPTORS), SiegeKind.DESCRIPTORS.descriptors());
  }
}
