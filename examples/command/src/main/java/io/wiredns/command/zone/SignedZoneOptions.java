package io.wiredns.command.zone;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.dnssec.zone.SignedZoneChecker;
import io.wiredns.dnssec.zone.SignedZoneReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The options of {@code check-zone} for DNSSEC, and the check that they ask for. */
final class SignedZoneOptions {
  private final Option<Boolean> dnssec =
      Option.flag(
          "--dnssec",
          "Also verifies all signatures, and checks keys, NSEC and NSEC3 chains, and ZONEMD.");

  private final Option<String> at =
      Option.text(
          "--at",
          "TIME",
          "The time at which signatures must be valid, in seconds since 1970 or as"
              + " 2026-01-31T12:00:00Z; the present time by default.");

  private final Option<Path> ds =
      Option.file(
          "--ds", "FILE", "A file with the DS records of the parent, which must match a key.");

  List<Option<?>> options() {
    return List.of(dnssec, at, ds);
  }

  /** Returns whether the zone is checked for DNSSEC. */
  boolean isOn() throws InputException {
    if (!dnssec.get() && (at.get() != null || ds.get() != null)) {
      throw new InputException((at.get() != null ? "--at" : "--ds") + " needs --dnssec");
    }
    return dnssec.get();
  }

  /**
   * Creates the checker, so that wrong options are reported before a zone is read.
   *
   * @param origin the name of the zone
   */
  SignedZoneChecker checker(Name origin) throws IOException, InputException {
    return atTime().ds(parent(origin)).build();
  }

  private SignedZoneChecker.Builder atTime() throws InputException {
    Instant time = time();
    try {
      return SignedZoneChecker.builder(time);
    } catch (IllegalArgumentException tooFar) {
      throw new InputException("--at " + at.get() + ": " + tooFar.getMessage());
    }
  }

  private Instant time() throws InputException {
    String word = at.get();
    if (word == null) {
      return Instant.now();
    }
    try {
      return word.matches("[0-9]{1,15}")
          ? Instant.ofEpochSecond(Long.parseLong(word))
          : Instant.parse(word);
    } catch (DateTimeException noTime) {
      throw new InputException(
          "--at " + word + ": expected seconds since 1970 or a time as 2026-01-31T12:00:00Z");
    }
  }

  private List<Ds> parent(Name origin) throws IOException, InputException {
    if (ds.get() == null) {
      return List.of();
    }
    List<Ds> found = new ArrayList<>();
    try {
      for (ResourceRecord record : ZoneReader.read(ds.get(), origin)) {
        if (record.name().equals(origin)) {
          record.rdata(Ds.class).ifPresent(found::add);
        }
      }
    } catch (TextFormatException malformed) {
      throw new InputException(ds.get() + ": " + malformed.getMessage());
    }
    if (found.isEmpty()) {
      throw new InputException(ds.get() + ": no DS record of " + origin);
    }
    return found;
  }

  /** Opens a zone file from its beginning. */
  @FunctionalInterface
  interface Opener {
    ZoneReader open() throws IOException;
  }

  /**
   * Checks the records of a zone file. Entries that cannot be read are left out, because the check
   * of the file reports them.
   */
  static SignedZoneReport check(SignedZoneChecker checker, Name origin, Opener file)
      throws IOException {
    try {
      return checker.check(origin, to -> read(file, to));
    } catch (TextFormatException impossible) {
      throw new AssertionError("such entries are left out", impossible);
    }
  }

  private static void read(Opener file, Consumer<ResourceRecord> to) throws IOException {
    try (ZoneReader reader = file.open()) {
      while (true) {
        try {
          ResourceRecord record = reader.next();
          if (record == null) {
            return;
          }
          to.accept(record);
        } catch (TextFormatException reported) {
          continue;
        }
      }
    }
  }
}
