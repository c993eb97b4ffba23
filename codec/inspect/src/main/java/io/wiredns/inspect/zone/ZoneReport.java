package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.OptionalLong;

/**
 * The result of {@link ZoneChecker}. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class ZoneReport {
  private final Name origin;
  private final RecordClass recordClass;
  private final OptionalLong serial;
  private final long recordCount;
  private final List<Finding> findings;

  ZoneReport(
      Name origin,
      RecordClass recordClass,
      OptionalLong serial,
      long recordCount,
      List<Finding> findings) {
    this.origin = origin;
    this.recordClass = recordClass;
    this.serial = serial;
    this.recordCount = recordCount;
    this.findings = List.copyOf(findings);
  }

  /**
   * Returns the name of the zone.
   *
   * @return the name of its apex
   */
  public Name origin() {
    return origin;
  }

  /**
   * Returns the class of the zone.
   *
   * @return the class
   */
  public RecordClass recordClass() {
    return recordClass;
  }

  /**
   * Returns the serial of the SOA record of the zone.
   *
   * @return the serial, 0 to 4294967295; empty if the zone has no SOA record
   */
  public OptionalLong serial() {
    return serial;
  }

  /**
   * Returns the number of records of the zone.
   *
   * @return the number, without duplicates, records outside the zone or of another class, and those
   *     that could not be parsed
   */
  public long recordCount() {
    return recordCount;
  }

  /**
   * Returns the findings.
   *
   * @return the findings, file by file in the order of their lines, those that are not in a single
   *     line first; an unmodifiable list
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Returns the number of findings that are errors. If there are none, servers load the zone.
   *
   * @return the number
   */
  public long errorCount() {
    return findings.stream().filter(Finding::isError).count();
  }

  /** Returns one line with the name of the zone and the number of its records or errors. */
  @Override
  public String toString() {
    long errors = errorCount();
    return "zone "
        + origin
        + "/"
        + recordClass
        + ": "
        + (errors == 0
            ? "loaded serial " + serial.orElse(0) + ", " + recordCount + " records"
            : errors + " errors");
  }
}
