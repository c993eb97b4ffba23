package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects findings. It keeps at most a thousand of each rule, so that a zone whose signatures have
 * all expired does not need memory for a finding of each.
 */
final class FindingList {
  /** The maximum number of findings of one rule that are kept. */
  static final int PER_RULE = 1_000;

  private final List<ZoneFinding> findings = new ArrayList<>();
  private final Map<ZoneRule, Long> counts = new EnumMap<>(ZoneRule.class);
  private long errors;

  void error(ZoneRule rule, Name owner, RecordType type, String detail) {
    add(new ZoneFinding(ZoneFinding.Severity.ERROR, rule, owner, Optional.of(type), detail));
  }

  void error(ZoneRule rule, Name owner, String detail) {
    add(new ZoneFinding(ZoneFinding.Severity.ERROR, rule, owner, Optional.empty(), detail));
  }

  void warning(ZoneRule rule, Name owner, RecordType type, String detail) {
    add(new ZoneFinding(ZoneFinding.Severity.WARNING, rule, owner, Optional.of(type), detail));
  }

  void add(ZoneFinding finding) {
    errors += finding.isError() ? 1 : 0;
    if (counts.merge(finding.rule(), 1L, Long::sum) <= PER_RULE) {
      findings.add(finding);
    }
  }

  long errorCount() {
    return errors;
  }

  /** Returns the number of findings, with those that were not kept. */
  long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the findings by owner, type and rule. */
  List<ZoneFinding> sorted() {
    return findings.stream()
        .sorted(
            Comparator.comparing(ZoneFinding::owner)
                .thenComparing(finding -> finding.type().map(RecordType::value).orElse(-1))
                .thenComparing(ZoneFinding::rule))
        .toList();
  }
}
