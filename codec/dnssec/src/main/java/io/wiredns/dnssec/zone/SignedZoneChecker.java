package io.wiredns.dnssec.zone;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.dnssec.internal.SignatureTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Checks whether a whole zone is signed as DNSSEC requires, as dnssec-verify does, without asking a
 * server and without a clock of its own. It finds
 *
 * <ul>
 *   <li>authoritative RRsets without a valid signature of each algorithm of the DNSKEY RRset (RFC
 *       4035 section 2.2), and signatures of delegations and glue;
 *   <li>signatures that are wrong, have expired or are not valid yet, and the time until which all
 *       signatures last;
 *   <li>a DNSKEY RRset that no given DS record makes secure (section 5.2), and CDS and CDNSKEY
 *       records that would break the delegation or that the parent must ignore (RFC 7344 section
 *       4.1);
 *   <li>chains of NSEC (RFC 4035 section 2.3) and NSEC3 (RFC 5155 section 7.1) that are not closed,
 *       lack names or empty non-terminals, have hashes of no name, or list other types than there
 *       are, with Opt-Out; NSEC3 parameters and TTLs against RFC 9276 and RFC 9077;
 *   <li>a ZONEMD record with another digest than that of the zone (RFC 8976).
 * </ul>
 *
 * {@link ZoneRule} has all of them. An error is a problem for which validators may find answers
 * bogus; a warning is one that they accept.
 *
 * <p>Validators accept an RRset with one signature by an algorithm that they know; the check is
 * stricter, because the other algorithms are for other validators.
 *
 * <p>Owners pass by once, in canonical order. Of a zone that is read from a file or another source,
 * at most {@link Builder#maxKeptRecords} records are kept, and beside them: for NSEC the last two
 * names, for NSEC3 the hash, name and types of each name and those of its record, and at most 1,000
 * findings of each rule. The work is bounded: at most 4 keys are tried for a signature, and at most
 * 4 chains of NSEC3 with at most 2,500 iterations are computed; more is an error.
 *
 * <p>Signatures are verified on several threads, all other work is done by the caller's thread. A
 * checker is immutable and may be shared among threads.
 *
 * @since 0.1
 */
public final class SignedZoneChecker {
  private final Instant now;
  private final List<Ds> ds;
  private final Duration warnBefore;
  private final int threads;
  private final int keptRecords;

  private SignedZoneChecker(Builder settings) {
    now = settings.now;
    ds = settings.ds;
    warnBefore = settings.warnBefore;
    threads = settings.threads;
    keptRecords = settings.keptRecords;
  }

  /**
   * Returns a builder of a checker.
   *
   * @param now the time at which signatures must be valid; fractions of a second are ignored
   * @return a builder with default settings
   * @throws IllegalArgumentException if the time is fewer than 2^31 seconds from {@link
   *     Instant#MIN} or {@link Instant#MAX}, so that times of signatures may be no Instant
   */
  public static Builder builder(Instant now) {
    return new Builder(now);
  }

  /**
   * The settings of a checker. A builder is reusable. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final Instant now;
    private List<Ds> ds = List.of();
    private Duration warnBefore = Duration.ofDays(3);
    private int threads = Math.min(16, Runtime.getRuntime().availableProcessors());
    private int keptRecords = 400_000;

    private Builder(Instant now) {
      this.now = Objects.requireNonNull(now, "now");
      SignatureTimes.check(now);
    }

    /**
     * Sets the DS records of the zone's parent. One of them must match a key that signs the DNSKEY
     * RRset.
     *
     * @param records the data of the records; if this is not called, or the list is empty, any key
     *     of the zone may sign the DNSKEY RRset
     * @return this builder
     */
    public Builder ds(List<Ds> records) {
      ds = List.copyOf(records);
      return this;
    }

    /**
     * Sets how long signatures must last so that there is no warning.
     *
     * @param remaining the time until the first signature expires; 3 days if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the time is negative or more than 50 years
     */
    public Builder warnBefore(Duration remaining) {
      if (remaining.isNegative() || remaining.compareTo(Duration.ofDays(50 * 365)) > 0) {
        throw new IllegalArgumentException(
            "the time " + remaining + " is negative or more than 50 years");
      }
      warnBefore = remaining;
      return this;
    }

    /**
     * Sets the number of threads that verify signatures.
     *
     * @param count the number, 1 to 256; one for each processor, but at most 16, if this is not
     *     called
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder threadCount(int count) {
      if (count < 1 || count > 256) {
        throw new IllegalArgumentException(count + " threads are not 1 to 256");
      }
      threads = count;
      return this;
    }

    /**
     * Sets how many records are kept at most while a file or another source is read. If a zone has
     * more and is not in canonical order, it is read several times, each time for about seven
     * eighths of that number. An owner with more records is kept whole.
     *
     * @param count the number, at least 2; 400,000 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is less than 2
     */
    public Builder maxKeptRecords(int count) {
      if (count < 2) {
        throw new IllegalArgumentException(count + " records are fewer than 2");
      }
      keptRecords = count;
      return this;
    }

    /**
     * Creates the checker.
     *
     * @return the checker
     */
    public SignedZoneChecker build() {
      return new SignedZoneChecker(this);
    }
  }

  /**
   * Reads the records of a zone from the beginning, as often as it is called, such as from a file.
   * The thread that checks the zone calls it.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Source {
    /**
     * Reads all records.
     *
     * @param to takes the records, in any order; those outside the zone are ignored
     * @throws IOException if they cannot be read
     * @throws TextFormatException if they are malformed
     */
    void read(Consumer<ResourceRecord> to) throws IOException, TextFormatException;
  }

  /**
   * Checks a zone that is in memory.
   *
   * @param zone the name of the zone
   * @param records its records, in any order; those outside the zone are ignored
   * @return the findings and the properties of the zone
   * @throws IllegalArgumentException if RDATA is malformed
   * @throws IllegalStateException if the thread is interrupted
   */
  public SignedZoneReport check(Name zone, Collection<ResourceRecord> records) {
    SortedZone sorted = new SortedZone(Objects.requireNonNull(zone, "zone"), records);
    try (ZonePass pass = pass(zone)) {
      sorted.forEach(pass);
      return pass.end(sorted.recordCount());
    }
  }

  /**
   * Checks a zone file of any size, with default settings of {@link ZoneReader}; it is read several
   * times.
   *
   * @param zone the name of the zone
   * @param file the file
   * @return the findings and the properties of the zone
   * @throws IOException if the file cannot be read, or changes while it is read
   * @throws TextFormatException if the file is malformed
   * @throws IllegalArgumentException if RDATA is malformed
   * @throws IllegalStateException if the thread is interrupted
   */
  public SignedZoneReport check(Name zone, Path file) throws IOException, TextFormatException {
    Objects.requireNonNull(file, "file");
    return check(
        zone,
        to -> {
          try (ZoneReader reader = ZoneReader.of(file, zone)) {
            for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
              to.accept(record);
            }
          }
        });
  }

  /**
   * Checks a zone of any size. It is read once if it has fewer records than {@link
   * Builder#maxKeptRecords}; else twice if its owners are in canonical order (RFC 4034 section
   * 6.1), and otherwise once for each seven eighths of that number of records.
   *
   * @param zone the name of the zone
   * @param source reads its records
   * @return the findings and the properties of the zone
   * @throws IOException if the source throws it, or has another number of records when it is read
   *     again
   * @throws TextFormatException if the source throws it
   * @throws IllegalArgumentException if RDATA is malformed
   * @throws IllegalStateException if the thread is interrupted
   */
  public SignedZoneReport check(Name zone, Source source) throws IOException, TextFormatException {
    OrderedReading reading =
        new OrderedReading(
            Objects.requireNonNull(zone, "zone"),
            Objects.requireNonNull(source, "source"),
            keptRecords);
    try (ZonePass pass = pass(zone)) {
      reading.forEach(pass);
      return pass.end(reading.recordCount());
    }
  }

  private ZonePass pass(Name zone) {
    return new ZonePass(zone, now, now.plus(warnBefore), ds, threads);
  }
}
