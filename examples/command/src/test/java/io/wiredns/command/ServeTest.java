package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Daemons;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code wiredns serve} as a shell does. */
class ServeTest {
  private static final Name ORIGIN = Name.of("serve.test");

  @TempDir private Path directory;

  private Path zone(int serial) throws IOException {
    return Files.writeString(
        directory.resolve("serve.zone"),
        "$TTL 60\n@ SOA ns hm " + serial + " 7200 3600 1209600 60\n@ NS ns\nns A 127.0.0.1\n");
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Wiredns.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static Message ask(int port, RecordType type) throws Exception {
    return Daemons.ask(port, Message.query(1, ORIGIN, type));
  }

  private static long serial(int port) throws Exception {
    return ask(port, RecordType.SOA).answers().get(0).rdata(Soa.class).orElseThrow().serial();
  }

  @Test
  void aZoneIsServedAndReadAgainWhenItChanges() throws Exception {
    Path file = zone(1);
    Process process =
        start(
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--zone",
            "serve.test=" + file,
            "--verbose",
            "--rate-limit",
            "off");
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String listening = out.readLine();
      assertTrue(listening.startsWith("listening at /127.0.0.1:"), listening);
      int port = Integer.parseInt(listening.substring(listening.lastIndexOf(':') + 1));
      assertEquals(1, serial(port));
      zone(2);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
      Await.until("the changed file is served", () -> serial(port) == 2);
      // An error in a file is reported, and the last valid version stays.
      Files.writeString(file, "@ SOA nonsense\n");
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_001_000L));
      String complaint = out.readLine();
      assertTrue(complaint.contains("serve.zone"), complaint);
      assertEquals(2, serial(port));
      process.toHandle().destroy(); // Leaves the streams open.
      String counters = out.readLine();
      assertTrue(counters.contains("UDP_ANSWERED"), counters);
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void refused(String expected, String... arguments) throws IOException {
    Shell.Result result = Shell.wiredns(arguments);
    assertEquals(Wiredns.UNUSABLE, result.status(), result.err());
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
    refused("0 SOA", "serve", "--listen", "127.0.0.1:0", "--zone", "a.test=" + empty);
  }
}
