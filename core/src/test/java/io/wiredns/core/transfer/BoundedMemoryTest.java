package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.core.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Checks that a zone much larger than the heap can be transferred. */
class BoundedMemoryTest {
  private static final int MESSAGES = 2_000;
  private static final int RECORDS = 1_000;

  /**
   * The program that runs with the small heap: a server that repeats its messages, and a transfer.
   */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      StringBuilder words = new StringBuilder();
      for (int i = 0; i < RECORDS; i++) {
        words.append(" name-of-some-length-").append(i);
      }
      ScriptedServer.Script large =
          (query, out) -> {
            out.write(ScriptedServer.frames(ScriptedServer.messages(query, "S5")));
            byte[] more = ScriptedServer.frames(ScriptedServer.messages(query, words.toString()));
            for (int i = 0; i < MESSAGES; i++) {
              out.write(more);
            }
            out.write(ScriptedServer.frames(ScriptedServer.messages(query, "S5")));
          };
      try (ScriptedServer server = new ScriptedServer(large);
          ZoneTransfer transfer = ZoneTransfer.builder(server.address(), Streams.axfr()).open()) {
        long records = 0;
        while (transfer.hasNext()) {
          var batch = transfer.next();
          records += batch.records().size();
        }
        System.out.println(records + " records, " + (transfer.receivedOctets() >> 20) + " MiB");
      }
    }
  }

  @Test
  void memoryDoesNotGrowWithTheZone() throws IOException, InterruptedException {
    Process process =
        ChildJvm.of(Main.class, "-Xmx24m", "-XX:+UseSerialGC").redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals("2000001 records, 114 MiB\n", output);
    assertEquals(0, process.waitFor());
  }
}
