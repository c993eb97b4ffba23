package io.wiredns.doctor.report;

import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Role;
import io.wiredns.doctor.ServerPlace;

/**
 * A diagnosis as a JSON object on one line of ASCII.
 *
 * <p>Stateless; may be shared among threads.
 *
 * @since 0.1
 */
public final class JsonReport {
  private JsonReport() {}

  /**
   * Returns a diagnosis as a JSON object.
   *
   * @param diagnosis the diagnosis
   * @param withGood whether findings that are good are shown as well
   * @return the object, without the end of the line
   */
  public static String of(Diagnosis diagnosis, boolean withGood) {
    JsonLine line =
        new JsonLine()
            .text("name", diagnosis.question().name().toString())
            .text("type", diagnosis.question().type().toString())
            .line("verdict", diagnosis.verdict().map(JsonReport::line).orElse(null))
            .lines(
                "findings",
                diagnosis.findings().stream()
                    .filter(one -> withGood || one.role() != Role.GOOD)
                    .map(JsonReport::line)
                    .toList())
            .number("queries", diagnosis.queries())
            .lines(
                "left_out",
                diagnosis.leftOut().stream()
                    .map(
                        one ->
                            new JsonLine()
                                .text("check", one.check().name())
                                .text("reason", one.reason()))
                    .toList());
    if (diagnosis instanceof Diagnosis.NotAsked notAsked) {
      line.text("not_asked", notAsked.reason());
    }
    return line.toString();
  }

  private static JsonLine line(JudgedFinding judged) {
    Finding finding = judged.finding();
    return new JsonLine()
        .text("check", finding.check().name())
        .text("role", judged.role().toString())
        .text("severity", finding.severity().toString())
        .text("server", finding.server().map(ServerPlace::addressText).orElse(null))
        .text("summary", finding.summary())
        .texts("evidence", finding.evidence().stream().map(Evidence::toString).toList())
        .text("rfc", finding.rfc())
        .text("command", finding.command())
        .text("remedy", finding.remedy())
        .text("zone", finding.zone().map(Object::toString).orElse(null))
        .text(
            "server_name",
            finding.server().flatMap(ServerPlace::name).map(Object::toString).orElse(null))
        .text("explained_by", judged.explainedBy().map(one -> one.check().name()).orElse(null));
  }
}
