package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.OptionalLong;

/**
 * What {@link ZoneChecker} has to say of a zone. Immutable, for any threads.
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
   * Returns the zone's name.
   *
   * @return the name of its apex
   */
  public Name origin() {
    return origin;
  }

  /**
   * Returns the zone's class.
   *
   * @return the class
   */
  public RecordClass recordClass() {
    return recordClass;
  }

  /**
   * Returns the serial of the zone's SOA record.
   *
   * @return 0 to 4294967295; empty if it has none
   */
  public OptionalLong serial() {
    return serial;
  }

  /**
   * How many records the zone has.
   *
   * @return the number; duplicates and what lies outside are not counted
   */
  public long recordCount() {
    return recordCount;
  }

  /**
   * What is wrong with the zone.
   *
   * @return the findings, file by file in the order of their lines; what is in no one line comes
   *     first
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * How many findings are errors: with none, the zone can be loaded.
   *
   * @return the number
   */
  public long errorCount() {
    return findings.stream().filter(Finding::isError).count();
  }

  /** Returns one line: which zone, and how many records or errors it has. */
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
