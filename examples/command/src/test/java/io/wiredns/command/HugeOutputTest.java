package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.command.line.ExitStatus;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows the longest messages with a heap of 64 MiB, for one processor and for eight. */
class HugeOutputTest {
  private static final int MESSAGES = 16;

  @TempDir private static Path directory;

  private static Path frames() {
    return directory.resolve("frames");
  }

  /** Writes messages whose trees are large, and messages whose text is many times as long. */
  @BeforeAll
  static void write() throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(frames()))) {
      for (int i = 0; i < MESSAGES; i++) {
        ByteBuffer message = ByteBuffer.allocate(65_535);
        message.putShort((short) i).putShort((short) 0x8180).position(12);
        int records = 0;
        if (i % 2 == 0) {
          message.put((byte) 0).putShort((short) 16).putShort((short) 1).putInt(0);
          message.putShort((short) (message.remaining() - 2)).position(message.limit());
          records++;
        }
        for (; message.remaining() >= 15; records++) {
          message.put((byte) 0).putShort((short) 1).putShort((short) 1).putInt(i);
          message.putShort((short) 4).putInt(records);
        }
        message.putShort(6, (short) records);
        out.writeShort(message.position());
        out.write(message.array(), 0, message.position());
      }
    }
  }

  private static String shown(String format, int processors)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    Path errors = directory.resolve("errors");
    List<String> words =
        Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:ActiveProcessorCount=" + processors,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Wiredns.class.getName(),
                "dissect",
                "--input",
                "frames",
                "--format",
                format,
                frames().toString())
            .toList();
    Process process = new ProcessBuilder(words).redirectError(errors.toFile()).start();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    OutputStream nowhere = OutputStream.nullOutputStream();
    long octets;
    try (DigestOutputStream out = new DigestOutputStream(nowhere, digest)) {
      octets = process.getInputStream().transferTo(out);
    }
    assertEquals(ExitStatus.GOOD, process.waitFor(), Files.readString(errors));
    assertTrue(octets > MESSAGES * 65_535L, octets + " octets");
    return HexFormat.of().formatHex(digest.digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "text", "tree"})
  void theLongestMessagesFitIntoTheHeapOfAnyNumberOfThreads(String format) throws Exception {
    assertEquals(shown(format, 1), shown(format, 8));
  }
}
