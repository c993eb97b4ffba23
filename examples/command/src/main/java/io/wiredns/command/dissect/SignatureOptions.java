package io.wiredns.command.dissect;

import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The options for the keys and the time with which signatures are checked. */
final class SignatureOptions {
  private final Option<List<String>> words =
      Option.texts(
          "--key",
          "[ALGORITHM:]NAME:SECRET",
          "Checks TSIG with this key, hmac-sha256 by default; may be repeated.");

  private final Option<List<Path>> files =
      Option.files("--key-file", "FILE", "Checks TSIG with the keys of a file of tsig-keygen.");

  private final Option<String> now =
      Option.text(
          "--now",
          "TIME",
          "The time for TSIG, in seconds since 1970 or as 2026-01-31T12:00:00Z; by default that of"
              + " the packet, or else the present time.");

  List<Option<?>> options() {
    return List.of(words, files, now);
  }

  /** Returns an object that checks signatures, or null if no key is given. */
  SignatureChecks open() throws InputException, IOException {
    List<TsigKey> keys = new ArrayList<>();
    for (String word : words.get()) {
      keys.add(DigWords.key(word));
    }
    for (Path file : files.get()) {
      keys.addAll(DigWords.keys(file));
    }
    if (keys.isEmpty()) {
      if (now.get() != null) {
        throw new InputException("--now needs --key or --key-file");
      }
      return null;
    }
    try {
      return new SignatureChecks(TsigKeyRing.of(keys), now.get() == null ? -1 : seconds());
    } catch (IllegalArgumentException twice) {
      throw new InputException(twice.getMessage());
    }
  }

  private long seconds() throws InputException {
    String now = this.now.get();
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
