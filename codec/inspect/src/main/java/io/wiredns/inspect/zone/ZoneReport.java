package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What {@link ZoneChecker} has to say of a zone.
 *
 * @param origin the zone's name
 * @param recordClass the zone's class
 * @param serial the serial of its SOA record; empty if it has none
 * @param recordCount how many records it has; duplicates and what lies outside are not counted
 * @param findings what is wrong, file by file in the order of their lines; what is in no one line
 *     comes first
 * @since 0.1
 */
public record ZoneReport(
    Name origin,
    RecordClass recordClass,
    OptionalLong serial,
    long recordCount,
    List<Finding> findings) {
  /**
   * A report.
   *
   * @param origin the zone's name
   * @param recordClass the zone's class
   * @param serial the serial, if there is one
   * @param recordCount how many records there are
   * @param findings what is wrong
   */
  public ZoneReport {
    Objects.requireNonNull(origin);
    Objects.requireNonNull(recordClass);
    Objects.requireNonNull(serial);
    findings = List.copyOf(findings);
  }

  /**
   * How many findings are errors: with none, the zone can be loaded.
   *
   * @return the number
   */
  public long errorCount() {
    return findings.stream().filter(Finding::isError).count();
  }

  /** One line: which zone, and how many records or errors it has. */
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
