package io.wiredns.command;

import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for the keys and the time with which signatures are checked. */
final class SignatureOptions {
  @Option(
      names = "--key",
      paramLabel = "[ALGORITHM:]NAME:SECRET",
      description = "Checks TSIG with this key, hmac-sha256 by default; may be repeated.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Checks TSIG with the keys of a file of tsig-keygen.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description =
          "The time for TSIG, in seconds since 1970 or as 2026-01-31T12:00:00Z; by default that of"
              + " the packet, or else the present time.")
  private String now;

  /** Returns an object that checks signatures, or null if no key is given. */
  SignatureChecks open() throws InputException, IOException {
    List<TsigKey> keys = new ArrayList<>();
    for (String word : words) {
      keys.add(DigWords.key(word));
    }
    for (Path file : files) {
      keys.addAll(DigWords.keys(file));
    }
    if (keys.isEmpty()) {
      if (now != null) {
        throw new InputException("--now needs --key or --key-file");
      }
      return null;
    }
    try {
      return new SignatureChecks(TsigKeyRing.of(keys), now == null ? -1 : seconds());
    } catch (IllegalArgumentException twice) {
      throw new InputException(twice.getMessage());
    }
  }

  private long seconds() throws InputException {
    try {
      long seconds =
          now.matches("[0-9]{1,15}") ? Long.parseLong(now) : Instant.parse(now).getEpochSecond();
      if (seconds >>> 48 == 0) {
        return seconds;
      }
    } catch (DateTimeException other) {
      // Neither a number nor a date: reported below.
    }
    throw new InputException(
        "--now " + now + " is not a time that fits TSIG (RFC 8945 section 4.2)");
  }
}
