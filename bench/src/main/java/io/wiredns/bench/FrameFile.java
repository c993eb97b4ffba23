package io.wiredns.bench;

import io.wiredns.core.FrameReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of messages, each preceded by its length in two octets as over TCP (RFC 1035 section
 * 4.2.2). The set {@code frames:FILE} is the messages of such a file.
 */
final class FrameFile {
  private static final String PREFIX = "frames:";

  private FrameFile() {}

  static String set(Path file) {
    return PREFIX + file;
  }

  static boolean isSet(String set) {
    return set.startsWith(PREFIX);
  }

  static List<byte[]> ofSet(String set) {
    List<byte[]> messages = new ArrayList<>();
    try (InputStream in = Files.newInputStream(Path.of(set.substring(PREFIX.length())))) {
      FrameReader frames = new FrameReader(in);
      for (ByteBuffer frame = frames.next(); frame != null; frame = frames.next()) {
        byte[] message = new byte[frame.remaining()];
        frame.get(message);
        messages.add(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }

  static void write(Path file, List<byte[]> messages) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
      for (byte[] message : messages) {
        out.writeShort(message.length);
        out.write(message);
      }
    }
  }
}
