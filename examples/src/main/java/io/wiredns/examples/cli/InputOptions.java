package io.wiredns.examples.cli;

import io.wiredns.core.FrameReader;
import io.wiredns.examples.capture.Compression;
import io.wiredns.examples.capture.DnsCapture;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say how to read messages, alike for all commands that read some. */
class InputOptions {
  /** The guess looks at so many octets: a longest frame and the length of a second. */
  private static final int GUESSED_ON = 1 << 17;

  @Option(
      names = "--input",
      paramLabel = "KIND",
      description = "frames, hex, base64, pcap or raw; guessed if not given.")
  private InputKind kind;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      split = ",",
      description = "In captures: ports of DNS, 53 if not given.")
  private Set<Integer> ports = DnsCapture.DEFAULT_PORTS;

  private CountingInputStream counter;

  /** How many octets of the file have been read, before decompression. */
  final long octetsRead() {
    return counter.count();
  }

  /** The messages of a file; of standard input if it is called -. */
  final MessageSource open(String file) throws IOException, InputException {
    for (int port : ports) {
      if (port < 0 || port > 0xFFFF) {
        throw new InputException("--port " + port + " is not in 0..65535");
      }
    }
    counter = new CountingInputStream(stream(file));
    InputStream in = new BufferedInputStream(Compression.decompress(counter), GUESSED_ON);
    InputKind known = kind != null ? kind : guess(in);
    return switch (known) {
      case FRAMES -> new FrameReader(in)::next;
      case HEX -> new TextSource(in, TextSource.Coding.HEX);
      case BASE64 -> new TextSource(in, TextSource.Coding.BASE64);
      case PCAP -> new CaptureSource(DnsCapture.open(in, ports), ports);
      case RAW -> new RawSource(in);
    };
  }

  private static InputStream stream(String file) throws IOException, InputException {
    if (file.equals("-")) {
      return System.in;
    }
    if (Files.isDirectory(Path.of(file))) {
      throw new InputException(file + ": is a directory");
    }
    if (!Files.exists(Path.of(file))) {
      throw new InputException(file + ": no such file");
    }
    return new FileInputStream(file);
  }

  private static InputKind guess(InputStream in) throws IOException {
    in.mark(GUESSED_ON);
    byte[] start = new byte[GUESSED_ON];
    int length = in.readNBytes(start, 0, GUESSED_ON);
    in.reset();
    return InputKind.guess(start, length, length < GUESSED_ON);
  }
}
