package io.wiredns.command.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.Shell;
import io.wiredns.command.line.ExitStatus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code wiredns serve} as a shell does. */
class ServeTest {
  private static final Name ORIGIN = Name.of("serve.test");

  /** Fewer than the buffer of a socket holds. */
  private static final int QUEUED = 100;

  @TempDir private Path directory;

  private Path zone(int serial) throws IOException {
    Path file = directory.resolve("serve.zone");
    replace(file, serial);
    return file;
  }

  /**
   * Replaces a zone file by one that was last modified long ago, so that the start does not wait.
   */
  private void replace(Path file, int serial) throws IOException {
    Path other = directory.resolve("other");
    Files.writeString(
        other,
        "$TTL 60\n@ SOA ns hm " + serial + " 7200 3600 1209600 60\n@ NS ns\nns A 127.0.0.1\n");
    Files.setLastModifiedTime(other, FileTime.fromMillis(1_000_000_000_000L + serial));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Serving start(String... arguments) throws IOException, InterruptedException {
    return Serving.start("128m", List.of(arguments));
  }

  @Test
  void aZoneIsServedAndReadAgainWhenItChanges() throws Exception {
    Path file = zone(1);
    String zone = "serve.test=" + file;
    String other = "other.test=" + file;
    try (Serving serving = start("--zone", zone, "--zone", other, "--verbose")) {
      assertEquals(3, serving.before().size(), serving.before().toString());
      assertTrue(
          serving.before().get(2).contains("server at UDP 127.0.0.1#"), serving.before().get(2));
      assertTrue(
          serving.before().get(0).contains("zone serve.test.: serial 1, 3 records, read in "),
          serving.before().get(0));
      assertEquals(1, serving.serial(ORIGIN));
      assertEquals(1, serving.serialOverTcp(ORIGIN));
      zone(2);
      serving.expect("zone serve.test.: serial 2, 3 records, read in ");
      serving.expect("zone other.test.: serial 2, 3 records, read in ");
      assertEquals(2, serving.serial(ORIGIN));
      assertEquals(2, serving.serial(Name.of("other.test")));
      // An error in a file is reported, and the last valid version stays.
      Files.writeString(file, "@ SOA nonsense\n");
      serving.signal("HUP");
      serving.expect("serve.zone:1:15: expected rname, found the end of the entry; serial 2 stays");
      serving.expect("serve.zone:1:15: expected rname, found the end of the entry; serial 2 stays");
      Files.delete(file);
      serving.expect("serve.zone: no such file; serial 2 stays");
      serving.expect("serve.zone: no such file; serial 2 stays");
      assertEquals(2, serving.serial(ORIGIN));
      zone(3);
      serving.signal("HUP");
      serving.expect("zone serve.test.: serial 3, 3 records, read in ");
      serving.expect("zone other.test.: serial 3, 3 records, read in ");
      serving.process().toHandle().destroy(); // Leaves the streams open.
      serving.expect("UDP_ANSWERED");
      serving.process().waitFor();
      assertEquals(List.of(), serving.lines());
    }
  }

  @Test
  void aFileWrittenSlowlyIsTakenWhole() throws Exception {
    Path file = zone(1);
    try (Serving serving = start("--zone", "serve.test=" + file)) {
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        out.write("$TTL 60\n@ SOA ns hm 2 7200 3600 1209600 60\n@ NS ns\nns A 127.0.0.1\n");
        for (int i = 0; i < 3; i++) {
          out.write("h" + i + " A 192.0.2.1\n");
          out.flush();
          Thread.sleep(800); // The server must not read a file that was changed 0.8 s ago.
          assertEquals(1, serving.serial(ORIGIN));
        }
      }
      serving.expect("zone serve.test.: serial 2, 6 records, read in ");
      assertEquals(List.of(), serving.lines());
    }
  }

  @Test
  void aHangupWhileTheStartWaitsReadsTheFilesAfterIt() throws Exception {
    Path file = zone(1);
    // A time in the future may be anything, so that the start waits.
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 3_600_000));
    try (Serving serving = start("--zone", "serve.test=" + file)) {
      assertEquals(2, serving.before().size(), serving.before().toString());
      serving.expect("zone serve.test.: serial 1, 3 records, read in ");
      assertEquals(1, serving.serial(ORIGIN));
    }
  }

  @Test
  void whatIsQueuedIsAnsweredAfterSigterm() throws Exception {
    Path file = zone(1);
    ByteBuffer query = Written.buffer(Message.query(1, ORIGIN, RecordType.SOA));
    try (Serving serving = start("--zone", "serve.test=" + file, "--grace", "20");
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serving.port()));
      serving.signal("STOP");
      for (int i = 0; i < QUEUED; i++) {
        socket.send(new DatagramPacket(query.array(), query.remaining()));
      }
      serving.signal("TERM");
      serving.signal("CONT");
      DatagramPacket response = new DatagramPacket(new byte[512], 512);
      for (int i = 0; i < QUEUED; i++) {
        socket.receive(response);
      }
      assertTrue(serving.process().waitFor(20, TimeUnit.SECONDS));
      serving.expect("UDP_ANSWERED " + QUEUED);
    }
  }

  private static void refused(String expected, String... arguments) throws IOException {
    Shell.Result result = Shell.wiredns(arguments);
    assertEquals(ExitStatus.UNUSABLE, result.status(), result.err());
    assertTrue(result.err().contains(expected), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void wrongUse() throws IOException {
    String zone = "serve.test=" + zone(1);
    refused("--zone", "serve", "--listen", "127.0.0.1:0");
    refused("expected ADDR:PORT", "serve", "--listen", "localhost:53", "--zone", zone);
    refused("expected ADDR:PORT", "serve", "--listen", "127.0.0.1", "--zone", zone);
    refused("no such file", "serve", "--listen", "127.0.0.1:0", "--zone", "a.test=/nowhere");
    refused(
        "neither an address nor key:NAME",
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--zone",
        zone,
        "--allow-transfer",
        "anybody");
    refused(
        "neither a number nor off",
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--zone",
        zone,
        "--rate-limit",
        "some");
    refused(
        "responses per second 0",
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--zone",
        zone,
        "--rate-limit",
        "0");
    Path empty = Files.writeString(directory.resolve("empty.zone"), "");
    Files.setLastModifiedTime(empty, FileTime.fromMillis(1));
    refused("0 SOA", "serve", "--listen", "127.0.0.1:0", "--zone", "a.test=" + empty);
  }
}
