package io.wiredns.embed;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.zone.SignedZoneChecker;
import io.wiredns.dnssec.zone.SignedZoneReport;
import io.wiredns.dnssec.zone.ZoneFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Checks a signed zone before it is published: signatures, keys, NSEC or NSEC3, and ZONEMD. */
public final class CheckSignedZone {
  private static final Duration WEEK = Duration.ofDays(7);

  private CheckSignedZone() {}

  /**
   * Checks a zone file.
   *
   * @param file the zone file
   * @param origin the name of the zone
   * @param now the time at which it will be published
   * @return a line for each problem, and a line that says until when the signatures last
   * @throws IOException if the file cannot be read
   * @throws TextFormatException if the file is malformed
   */
  public static String check(Path file, Name origin, Instant now)
      throws IOException, TextFormatException {
    SignedZoneReport report =
        SignedZoneChecker.builder(now).warnBefore(WEEK).build().check(origin, file);
    StringBuilder text = new StringBuilder();
    for (ZoneFinding finding : report.findings()) {
      text.append(finding.rule()).append(' ').append(finding).append('\n');
    }
    return text.append(report).append('\n').toString();
  }
}
