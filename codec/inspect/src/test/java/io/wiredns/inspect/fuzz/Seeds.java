package io.wiredns.inspect.fuzz;

import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Vectors;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The seeds of the fuzz targets: messages of this project's captures, a record of every type, and
 * the zones of the captures. When fuzzing, but not when seeds run as tests, also the messages of
 * the folder beside the project, if it exists.
 */
final class Seeds {
  private static final Path CORPUS =
      Shared.root().resolveSibling("shared").resolve("corpus/messages.bin");

  private Seeds() {}

  /** Messages, well-formed and malformed. */
  static Stream<byte[]> messages() {
    List<byte[]> messages = frames(captured());
    examples().forEach(rdata -> messages.add(message(rdata)));
    if (System.getenv("JAZZER_FUZZ") != null && Files.isReadable(CORPUS)) {
      messages.addAll(frames(read(CORPUS)));
    }
    return messages.stream();
  }

  /** Inputs that consist of a type in two octets and text of its RDATA. */
  static Stream<byte[]> texts() {
    return examples()
        .map(
            rdata -> {
              byte[] text = rdata.toText().getBytes(StandardCharsets.UTF_8);
              return ByteBuffer.allocate(2 + text.length)
                  .putShort((short) rdata.type().value())
                  .put(text)
                  .array();
            });
  }

  /** Data of every type that has fields. */
  private static Stream<RData> examples() {
    return Vectors.ALL.stream().map(Seeds::rdata).distinct();
  }

  private static RData rdata(Vectors.Vector vector) {
    try {
      String generic = "\\# " + vector.octets().length + " " + vector.hex();
      return RData.parse(vector.type(), generic);
    } catch (TextFormatException wrong) {
      throw new AssertionError(vector.toString(), wrong);
    }
  }

  /** Zone files. */
  static Stream<byte[]> zones() {
    Path zones = Shared.capture("zones");
    List<byte[]> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(zones, "*.zone")) {
      for (Path file : all) {
        files.add(read(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    files.add(
        """
        $TTL 1h
        $GENERATE 1-3/1 host-${0,3,x} 300 IN A 192.0.2.$ ; a comment
        @ IN ( TXT "a \\"b\\" \\065"
               c ) ; over two lines
        """
            .getBytes(StandardCharsets.UTF_8));
    return files.stream();
  }

  private static byte[] message(RData rdata) {
    RecordClass recordClass =
        rdata.type().equals(RecordType.TSIG) ? RecordClass.ANY : RecordClass.IN;
    ByteBuffer out = ByteBuffer.allocate(65_535);
    Message.builder()
        .id(1)
        .response(true)
        .additional(new ResourceRecord(Name.ROOT, recordClass, 0, rdata))
        .build()
        .write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** The messages of examples/captures, each after its length in two octets. */
  private static byte[] captured() {
    try (InputStream in = Seeds.class.getResourceAsStream("captured.frames")) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<byte[]> frames(byte[] file) {
    List<byte[]> frames = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(file);
    while (all.hasRemaining()) {
      byte[] octets = new byte[all.getShort() & 0xFFFF];
      all.get(octets);
      frames.add(octets);
    }
    return frames;
  }
}
