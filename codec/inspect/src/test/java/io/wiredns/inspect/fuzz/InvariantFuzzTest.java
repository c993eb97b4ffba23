package io.wiredns.inspect.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes any public calls in any order; {@link Invariants} checks what must hold. */
class InvariantFuzzTest {
  private static final int CALL_OCTETS = 255;

  @MethodSource("seeds")
  @FuzzTest
  void invariants(byte[] octets) {
    Invariants.check(octets);
  }

  /** Inputs that consist of octets that choose calls, and a message. */
  static Stream<byte[]> seeds() {
    Random random = new Random(1);
    return Seeds.messages()
        .map(
            message -> {
              byte[] input = Arrays.copyOf(new byte[0], 1 + CALL_OCTETS + message.length);
              byte[] calls = new byte[CALL_OCTETS];
              random.nextBytes(calls);
              input[0] = (byte) CALL_OCTETS;
              System.arraycopy(calls, 0, input, 1, CALL_OCTETS);
              System.arraycopy(message, 0, input, 1 + CALL_OCTETS, message.length);
              return input;
            });
  }
}
