package io.wiredns.command.input;

import io.wiredns.capture.CaptureException;
import io.wiredns.capture.Compression;
import io.wiredns.capture.CountingInputStream;
import io.wiredns.capture.DnsCapture;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.core.FrameReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The options for the input of all commands that read messages. */
public class InputOptions {
  /**
   * The number of octets that are used to guess the format: more than the longest frame and the
   * length of the next.
   */
  private static final int GUESSED_ON = 1 << 17;

  private final Option<InputKind> kind =
      Option.choice(
          "--input",
          "KIND",
          InputKind.class,
          null,
          "frames, hex, base64, pcap (also for pcapng) or raw; guessed by default.");

  private final Option<Set<Integer>> ports =
      Option.integers("--port", "PORT", "The ports of DNS in captures; 53 by default.");

  private CountingInputStream counter;

  public final List<Option<?>> options() {
    return List.of(kind, ports);
  }

  /** Returns the words with which other commands read a file as this one does. */
  public final InputWords words(String file) {
    List<String> again = new ArrayList<>();
    if (kind.get() != null) {
      again.addAll(List.of("--input", kind.get().name().toLowerCase(Locale.ROOT)));
    }
    if (ports.get() != null) {
      ports.get().forEach(port -> again.addAll(List.of("--port", "" + port)));
    }
    return new InputWords(file, again);
  }

  private Set<Integer> ports() {
    return ports.get() == null ? DnsCapture.DEFAULT_PORTS : ports.get();
  }

  /** Returns the number of octets of the file that have been read, before decompression. */
  public final long octetsRead() {
    return counter.count();
  }

  /** Opens a file with messages; {@code -} is standard input. */
  public final MessageSource open(String file) throws IOException, InputException {
    for (int port : ports()) {
      if (port < 0 || port > 0xFFFF) {
        throw new InputException("--port " + port + " is not in 0..65535");
      }
    }
    counter = new CountingInputStream(stream(file));
    return new NamedSource(file, this::open);
  }

  /** Reports on standard error which parts of the input were skipped, if any. */
  public static void reportLosses(MessageSource source) {
    if (!source.note().isEmpty()) {
      System.err.println("wiredns: " + source.note());
    }
  }

  private MessageSource open(List<String> warnings) throws IOException {
    InputStream in = Compression.decompress(counter, warnings::add);
    InputKind known = kind.get();
    if (known == null) {
      Start start = Start.of(in);
      known = InputKind.guess(start.octets, start.length, start.whole);
      InputStream again = new ByteArrayInputStream(start.octets, 0, start.length);
      in = new SequenceInputStream(again, in);
    }
    return switch (known) {
      case FRAMES -> new FrameReader(buffered(in))::next;
      case HEX -> new TextSource(buffered(in), TextSource.Coding.HEX);
      case BASE64 -> new TextSource(buffered(in), TextSource.Coding.BASE64);
      case PCAP -> new CaptureSource(DnsCapture.openPlain(in, ports()), ports());
      case RAW -> new RawSource(in);
    };
  }

  private static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in, GUESSED_ON);
  }

  private static InputStream stream(String file) throws IOException, InputException {
    if (file.equals("-")) {
      return System.in;
    }
    if (Files.isDirectory(Path.of(file))) {
      throw new InputException(file + ": is a directory; name a file");
    }
    if (!Files.exists(Path.of(file))) {
      throw new InputException(file + ": no such file");
    }
    return new FileInputStream(file);
  }

  /**
   * The start of a stream.
   *
   * @param octets an array that begins with its octets
   * @param length the number of octets
   * @param whole whether they are all octets of the stream
   */
  private record Start(byte[] octets, int length, boolean whole) {
    static Start of(InputStream in) throws IOException {
      byte[] octets = new byte[GUESSED_ON];
      int length = 0;
      try {
        while (length < GUESSED_ON) {
          int count = in.read(octets, length, GUESSED_ON - length);
          if (count < 0) {
            return new Start(octets, length, true);
          }
          length += count;
        }
      } catch (CaptureException damaged) {
        // The exception is thrown again after the messages before the damage.
        if (length == 0) {
          throw damaged;
        }
      }
      return new Start(octets, length, false);
    }
  }
}
