package io.wiredns.command.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.dnssec.zone.SignedZoneReport;
import io.wiredns.dnssec.zone.ZoneFinding;
import io.wiredns.doctor.report.JsonLine;
import java.util.ArrayList;
import java.util.List;

/** The lines that {@code check-zone --dnssec} prints in addition to those about the file. */
final class SignedZoneLines {
  private SignedZoneLines() {}

  /**
   * Returns a line for each finding, and one for the zone.
   *
   * @param file the name of the zone file, in printable ASCII
   */
  static List<Object> of(String file, SignedZoneReport report, boolean isJson) {
    List<Object> lines = new ArrayList<>();
    for (ZoneFinding finding : report.findings()) {
      lines.add(isJson ? line(file, finding) : file + ": " + finding);
    }
    long left = report.findingCount() - report.findings().size();
    if (left > 0 && !isJson) {
      lines.add(file + ": " + left + " more findings of the same rules");
    }
    lines.add(isJson ? line(report) : report);
    return lines;
  }

  private static JsonLine line(String file, ZoneFinding finding) {
    return new JsonLine()
        .text("severity", finding.isError() ? "error" : "warning")
        .text("file", file)
        .text("owner", finding.owner().toString())
        .text("type", finding.type().map(RecordType::toString).orElse(null))
        .text("rule", finding.rule().name())
        .text("section", finding.rule().section())
        .text("reason", finding.detail());
  }

  private static JsonLine line(SignedZoneReport report) {
    return new JsonLine()
        .text("zone", report.origin().toString())
        .number("signatures", report.signatureCount())
        .text("validUntil", report.earliestExpiration().map(Object::toString).orElse(null))
        .number("errors", report.errorCount())
        .number("warnings", report.findingCount() - report.errorCount());
  }
}
