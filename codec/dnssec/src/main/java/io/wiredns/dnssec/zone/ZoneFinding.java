package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.util.Objects;
import java.util.Optional;

/**
 * A problem of a signed zone, found by {@link SignedZoneChecker}.
 *
 * @param severity the severity
 * @param rule the rule that is broken
 * @param owner the owner of the records that have the problem
 * @param type the type of the records, for signatures the type that they cover; empty if the
 *     problem is not in one RRset
 * @param detail a description of the problem: one line of printable ASCII
 * @since 0.1
 */
public record ZoneFinding(
    Severity severity, ZoneRule rule, Name owner, Optional<RecordType> type, String detail) {
  /**
   * The severity of a finding.
   *
   * @since 0.1
   */
  public enum Severity {
    /** Validators may find answers from this zone bogus, or cannot use its digest. */
    ERROR,
    /** Validators accept the zone, but it breaks a rule or a recommendation. */
    WARNING
  }

  /**
   * Creates an instance from its components.
   *
   * @param severity the severity
   * @param rule the rule that is broken
   * @param owner the owner of the records that have the problem
   * @param type the type of the records, for signatures the type that they cover; empty if the
   *     problem is not in one RRset
   * @param detail a description of the problem: one line of printable ASCII
   */
  public ZoneFinding {
    Objects.requireNonNull(severity);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(type);
    Objects.requireNonNull(detail);
  }

  /**
   * Returns whether this is an error.
   *
   * @return false for a warning
   */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns one line, {@code error: owner TYPE: detail (RFC section)}. */
  @Override
  public String toString() {
    return (isError() ? "error: " : "warning: ")
        + owner
        + type.map(its -> " " + its).orElse("")
        + ": "
        + detail
        + " ("
        + rule.section()
        + ")";
  }
}
