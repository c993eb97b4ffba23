package io.wiredns.doctor.verdict;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.Severity;

/** How a finding bears on the question, from the worst. */
enum Bearing {
  /** It keeps the name from resolving, or decides what it resolves to. */
  STOPS,
  /** It keeps the name from resolving now and then, or for some clients, or may do so later. */
  HINDERS,
  /** The name resolves all the same. */
  STANDS_BESIDE;

  static Bearing of(Finding finding, ZoneServers servers) {
    if (finding.severity() != Severity.ERROR) {
      return isBeside(finding.check()) ? STANDS_BESIDE : HINDERS;
    }
    return switch (finding.check()) {
      case A2, B1, B2, D5, D7, E2, F1 -> STOPS;
      case B3, B4, B6 -> finding.zone().map(servers::noneWorks).orElse(true) ? STOPS : HINDERS;
      case C1, C3, C4, C5, E1, E3, E4 ->
          finding.server().isEmpty() || allFail(finding, servers) ? STOPS : HINDERS;
      default -> isBeside(finding.check()) ? STANDS_BESIDE : HINDERS;
    };
  }

  private static boolean allFail(Finding finding, ZoneServers servers) {
    Name zone = finding.zone().orElse(null);
    return zone == null || servers.allFail(zone, finding.check());
  }

  private static boolean isBeside(Check check) {
    return switch (check) {
      case B7, C11, C12, C13, D6, D9 -> true;
      default -> false;
    };
  }
}
