package io.wiredns.command.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reloads under which a server must keep its zone. */
class ReloadTest {
  private static final Name ORIGIN = Name.of("reload.test");
  private static final int ROUNDS = Integer.getInteger("wiredns.reload.rounds", 1);
  private static final long SEED = Long.getLong("wiredns.reload.seed", 16L);

  @TempDir private Path directory;

  private Path path() {
    return directory.resolve("reload.zone");
  }

  /** Writes a zone whose hosts have the serial in their addresses. */
  private static void write(Path file, int serial, int hosts) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("$TTL 60\n@ SOA ns hm " + serial + " 7200 3600 1209600 60\n@ NS ns\n");
      out.write("ns A 127.0.0.1\n");
      for (int i = 0; i < hosts; i++) {
        out.write("h" + i + " A 192.0.2." + serial + "\n");
      }
    }
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
  }

  private Path other() {
    return directory.resolve("other");
  }

  private void replace(int serial, int hosts) throws IOException {
    write(other(), serial, hosts);
    Files.move(other(), path(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void aZoneThatIsTooLargeIsGivenUp() throws Exception {
    write(path(), 1, 20_000);
    age(path());
    try (Serving serving = Serving.start("64m", List.of("--zone", ORIGIN + "=" + path()))) {
      replace(2, 600_000);
      serving.signal("HUP");
      int asked = 0;
      while (serving.peek() == null) {
        assertEquals(1, serving.serial(ORIGIN));
        assertEquals(1, serving.serialOverTcp(ORIGIN));
        asked++;
      }
      assertTrue(asked > 0);
      serving.expect("reload.zone: not enough memory: ");
      assertEquals(1, serving.serial(ORIGIN));
      assertEquals(1, serving.serialOverTcp(ORIGIN));
      replace(3, 20_000);
      serving.expect("zone reload.test.: serial 3, 20,003 records");
      assertEquals(3, serving.serial(ORIGIN));
      assertEquals(List.of(), serving.lines());
    }
  }

  /**
   * Kills the server and the program that replaces the file at random times; after a restart the
   * old or the new zone is there, whole.
   */
  @Test
  void killedWhileTheFileIsReplaced() throws Exception {
    Random random = new Random(SEED);
    int hosts = 3_000;
    write(path(), 1, hosts);
    age(path());
    int last = 1;
    for (int round = 0; round < ROUNDS; round++) {
      int next = 2 + round % 200;
      boolean isRenamed = random.nextBoolean();
      long killAfter = random.nextInt(1_500);
      String what = "seed " + SEED + " round " + round + (isRenamed ? " renamed" : " in place");
      Thread writer = new Thread(() -> writeSlowly(next, hosts, isRenamed));
      try (Serving serving = Serving.start("64m", List.of("--zone", ORIGIN + "=" + path()))) {
        writer.start();
        serving.process().waitFor(killAfter, TimeUnit.MILLISECONDS);
      } // kill -9
      try (Serving serving = Serving.start("64m", List.of("--zone", ORIGIN + "=" + path()))) {
        long serial = serving.serial(ORIGIN);
        assertTrue(serial == last || serial == next, what + ": serial " + serial);
        assertWhole(serving, serial, hosts, what);
      }
      writer.join();
      write(path(), next, hosts);
      age(path());
      last = next;
    }
  }

  private void writeSlowly(int serial, int hosts, boolean isRenamed) {
    try {
      write(other(), serial, hosts);
      byte[] octets = Files.readAllBytes(other());
      Path target = isRenamed ? other() : path();
      for (int i = 0; i < octets.length; i += 8_192) {
        int end = Math.min(octets.length, i + 8_192);
        byte[] piece = Arrays.copyOfRange(octets, i, end);
        if (i == 0) {
          Files.write(target, piece);
        } else {
          Files.write(target, piece, StandardOpenOption.APPEND);
        }
        Thread.sleep(150);
      }
      if (isRenamed) {
        Files.move(other(), path(), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void assertWhole(Serving serving, long serial, int hosts, String what)
      throws Exception {
    for (int i = 0; i < hosts; i += hosts / 7) {
      Message response = serving.ask(Name.of("h" + i + ".reload.test"), RecordType.A);
      assertEquals(Rcode.NOERROR, response.rcode(), what);
      assertEquals(
          "192.0.2." + serial, response.answers().get(0).rdata().toText(), what + ", host " + i);
    }
    Name afterLast = Name.of("h" + hosts + ".reload.test");
    assertEquals(Rcode.NXDOMAIN, serving.ask(afterLast, RecordType.A).rcode(), what);
    Name last = Name.of("h" + (hosts - 1) + ".reload.test");
    assertEquals(Rcode.NOERROR, serving.ask(last, RecordType.A).rcode(), what);
  }
}
