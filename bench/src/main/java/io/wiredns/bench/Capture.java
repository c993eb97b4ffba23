package io.wiredns.bench;

import io.wiredns.capture.DnsCapture;
import io.wiredns.capture.DnsPayload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures all libraries on the messages of a capture file. */
final class Capture {
  /**
   * The maximum number of messages, so that they fit into a benchmark's heap as objects of any
   * library.
   */
  static final int MOST_MESSAGES = 50_000;

  private static final String ROW = "%-18s %14s %10s %10s%n";

  private Capture() {}

  /**
   * Prints messages per second for each library.
   *
   * @param file a pcap or pcapng file, which may be compressed with gzip or xz
   * @param port the port of DNS messages
   * @param out the stream that the table is printed to
   * @return false if there was nothing to measure
   * @throws IOException if the file cannot be read
   * @throws RunnerException if a benchmark fails
   */
  static boolean measure(String file, int port, PrintStream out)
      throws IOException, RunnerException {
    if (!Files.isReadable(Path.of(file))) {
      throw new IOException(file + ": no such file");
    }
    Candidates candidates = candidates(file, port, out);
    if (candidates.wellFormed().isEmpty()) {
      out.println("no message to measure");
      return false;
    }
    Path frames = Files.createTempFile("wiredns-", ".frames");
    try {
      if (Libknot.isHere()) {
        FrameFile.write(frames, candidates.wellFormed());
        candidates.peer("libknot", Libknot.refused(frames));
      }
      tell(candidates, out);
      List<byte[]> messages = candidates.common();
      if (messages.isEmpty()) {
        out.println("no message to measure");
        return false;
      }
      FrameFile.write(frames, messages);
      print(results(candidates, frames), messages.size(), out);
    } finally {
      Files.delete(frames);
    }
    return true;
  }

  private static List<Result> results(Candidates candidates, Path frames)
      throws IOException, RunnerException {
    List<String> libraries = new ArrayList<>(List.of("wiredns"));
    candidates.peers().stream().filter(peer -> !candidates.isOut(peer)).forEach(libraries::add);
    ChainedOptionsBuilder plan = Plans.capture(libraries, FrameFile.set(frames));
    List<Result> results = Measure.run(List.of(plan.verbosity(VerboseMode.SILENT)));
    if (libraries.contains("libknot")) {
      results.addAll(Libknot.measure(frames));
    }
    return results;
  }

  private static void tell(Candidates candidates, PrintStream out) {
    for (String peer : candidates.peers()) {
      int refused = candidates.refused(peer);
      if (candidates.isOut(peer)) {
        out.println(peer + " refuses " + refused + " messages and is not measured");
      } else if (refused > 0) {
        out.println(refused + " refused by " + peer + ", left out");
      }
    }
  }

  static Candidates candidates(String file, int port, PrintStream out) throws IOException {
    Candidates candidates = new Candidates();
    int messages = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)));
        DnsCapture capture = DnsCapture.open(in, Set.of(port))) {
      DnsPayload payload = capture.next();
      for (; payload != null && messages < MOST_MESSAGES; payload = capture.next()) {
        ByteBuffer octets = payload.octets();
        byte[] message = new byte[octets.remaining()];
        octets.get(octets.position(), message);
        candidates.offer(message);
        messages++;
      }
      if (payload != null) {
        out.println("only the first " + messages + " messages are read");
      }
    }
    out.println(messages + " messages on port " + port);
    out.println(candidates.malformed() + " malformed, left out");
    return candidates;
  }

  private static void print(List<Result> results, int messages, PrintStream out) {
    About.here().forEach((name, value) -> out.println(name + ": " + value));
    out.println();
    out.println("The same " + messages + " messages for all:");
    for (String work : List.of("view", "readAll", "parse", "encode")) {
      out.println();
      out.printf(ROW, work, "messages/s", "ns", "bytes");
      results.stream()
          .filter(result -> result.work().equals(work))
          .sorted((a, b) -> Double.compare(a.nanoseconds(), b.nanoseconds()))
          .forEach(
              result ->
                  out.printf(
                      ROW,
                      "  " + result.library(),
                      String.format(Locale.ROOT, "%,.0f", 1e9 / result.nanoseconds()),
                      Result.number(result.nanoseconds()),
                      Result.number(result.octets())));
    }
  }
}
