package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

/** Waiting for what another process does, which gives no signal. */
final class LiveServing {
  private static final int ATTEMPTS = 200;

  private LiveServing() {}

  /** Whether something is so by now. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Looks again and again, for 20 seconds at most. */
  static void await(Condition condition) throws IOException, InterruptedException {
    boolean holds = condition.holds();
    for (int i = 0; i < ATTEMPTS && !holds; i++) {
      Thread.sleep(100);
      holds = condition.holds();
    }
    assertTrue(holds, "it did not happen in time");
  }
}
