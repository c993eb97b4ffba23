package io.wiredns.command.doctor;

import io.wiredns.capture.DnsCapture;
import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Doctor;
import io.wiredns.doctor.survey.CaptureSurvey;
import io.wiredns.doctor.survey.RootHints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The options of the doctor that say what is asked, and within which limits. */
final class DoctorOptions {
  private static final int DNS_PORT = 53;
  private static final int MAX_SECONDS = 86_400;

  private final Option<Path> root =
      Option.file(
          "--root",
          "HINTS",
          "The servers of another root, a file as named.root; the built-in trust anchors are not"
              + " used then.");

  private final Option<Path> anchor =
      Option.file("--anchor", "DSFILE", "The trust anchors, DS or DNSKEY records in a zone file.");

  private final Option<Path> zoneFile =
      Option.file("--zone-file", "FILE", "The zone's file, which the servers are compared with.");

  private final Option<String> key =
      Option.text(
          "--key",
          "[ALGORITHM:]NAME:SECRET",
          "Asks each server once with this key; hmac-sha256 by default.");

  private final Option<String> from =
      Option.text("--from", "ADDR", "Asks once more from this address of this host.");

  private final Option<String> checks =
      Option.text(
          "--checks",
          "LIST",
          "Does only these checks: letters of groups and names, as in B,C3,E; all by default.");

  private final Option<Boolean> axfr =
      Option.flag("--axfr", "Tries a transfer of the zone at each server.");

  private final Option<Integer> queries =
      Option.integer("--queries", "N", "Sends at most N queries; ${DEFAULT-VALUE} by default.")
          .or(400);

  private final Option<Integer> time =
      Option.integer(
              "--time", "SECONDS", "Sends no query after this time; ${DEFAULT-VALUE} by default.")
          .or(60);

  private final Option<Integer> port =
      Option.integer(
              "-p", "PORT", "The port of the servers; ${DEFAULT-VALUE} by default. For tests.")
          .or(DNS_PORT);

  private final Option<Path> capture =
      Option.file(
          "--capture",
          "FILE",
          "Asks nothing, and does the checks that need no asking with the messages of a capture.");

  List<Option<?>> all() {
    return List.of(root, anchor, zoneFile, key, from, checks, axfr, queries, time, port, capture);
  }

  /** Sets what the options say. */
  void apply(Doctor.Builder doctor, Name name) throws InputException {
    doctor.mostQueries(within(queries, Integer.MAX_VALUE));
    doctor.time(Duration.ofSeconds(within(time, MAX_SECONDS)));
    doctor.port(within(port, 0xFFFF));
    doctor.transfers(axfr.get());
    if (root.get() != null || anchor.get() != null) {
      doctor.root(hints(), anchors());
    }
    if (key.get() != null) {
      doctor.key(DigWords.key(key.get()));
    }
    if (from.get() != null) {
      doctor.from(DigWords.address(from.get()));
    }
    if (checks.get() != null) {
      doctor.checks(checks());
    }
    if (zoneFile.get() != null) {
      doctor.zoneFile(read(zoneFile.get(), file -> ZoneReader.read(file, name)));
    }
  }

  /** Returns whether a capture is read, and nothing asked. */
  boolean isCapture() {
    return capture.get() != null;
  }

  /** Reads the capture. */
  void read(CaptureSurvey survey) throws InputException {
    Set<Integer> ports = port.get() == DNS_PORT ? DnsCapture.DEFAULT_PORTS : Set.of(port.get());
    read(
        capture.get(),
        in(
            input -> {
              try (DnsCapture messages = DnsCapture.open(input, ports)) {
                for (DnsPayload next = messages.next(); next != null; next = messages.next()) {
                  add(next, survey);
                }
              }
              return survey;
            }));
  }

  private static void add(DnsPayload message, CaptureSurvey survey) {
    byte[] octets = new byte[message.octets().remaining()];
    message.octets().duplicate().get(octets);
    survey.add(
        octets,
        message.source(),
        message.destination(),
        message.tcp() ? Transport.TCP : Transport.UDP,
        message.time());
  }

  private RootHints hints() throws InputException {
    if (root.get() == null) {
      return RootHints.internet();
    }
    RootHints hints = read(root.get(), in(RootHints::read));
    if (hints.servers().isEmpty()) {
      throw new InputException(root.get() + ": no address of a server of the root");
    }
    return hints;
  }

  private TrustAnchors anchors() throws InputException {
    return anchor.get() == null
        ? TrustAnchors.of(List.of())
        : read(anchor.get(), in(TrustAnchors::read));
  }

  /** Reads a file. */
  private interface Reader<I, T> {
    T read(I from) throws IOException, TextFormatException;
  }

  private static <T> Reader<Path, T> in(Reader<InputStream, T> reader) {
    return file -> {
      try (InputStream in = Files.newInputStream(file)) {
        return reader.read(in);
      }
    };
  }

  private static <T> T read(Path file, Reader<Path, T> reader) throws InputException {
    try {
      return reader.read(file);
    } catch (IOException failure) {
      throw new InputException(Failures.ofFile(file, failure));
    } catch (TextFormatException wrong) {
      throw new InputException(DigWords.printable(file + ": " + wrong.getMessage()));
    }
  }

  private Set<Check> checks() throws InputException {
    Set<Check> wanted = EnumSet.noneOf(Check.class);
    for (String word : checks.get().toUpperCase(Locale.ROOT).split(",")) {
      int before = wanted.size();
      for (Check check : Check.values()) {
        boolean isGroup = word.length() == 1 && word.charAt(0) == check.group().letter();
        if (isGroup || check.name().equals(word)) {
          wanted.add(check);
        }
      }
      if (wanted.size() == before && !wanted.toString().matches(".*\\b" + word + "\\b.*")) {
        throw new InputException("unknown check " + DigWords.printable(word));
      }
    }
    return wanted;
  }

  private static int within(Option<Integer> option, int most) throws InputException {
    int value = option.get();
    if (value < 1 || value > most) {
      throw new InputException("%s %d is not in 1..%d".formatted(option.names.get(0), value, most));
    }
    return value;
  }
}
