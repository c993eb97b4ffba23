package io.wiredns.doctor.report;

import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;

/** Words that reports have in common. */
final class Words {
  private Words() {}

  /** Returns the result in one sentence. */
  static String sentence(Diagnosis diagnosis) {
    String asked = Printable.of(diagnosis.question().name() + " " + diagnosis.question().type());
    if (diagnosis instanceof Diagnosis.NotAsked notAsked) {
      return asked + ": nothing could be asked. " + Printable.of(notAsked.reason());
    }
    return asked
        + ": "
        + diagnosis
            .verdict()
            .map(one -> Printable.of(one.finding().summary()))
            .orElse("nothing is wrong.");
  }

  /**
   * Returns severity, check and its title, such as {@code error B3, missing glue}. The title, which
   * is that of a fault, is left out if all is good.
   */
  static String title(Finding finding) {
    return finding.severity() == Severity.GOOD
        ? finding.check() + " good"
        : finding.severity() + " " + finding.check() + ", " + finding.check().title();
  }

  /** Returns the zone and the server that a finding is about, in brackets; empty if none. */
  static String place(Finding finding) {
    String server = finding.server().map(ServerPlace::toString).orElse("");
    String zone = finding.zone().map(name -> "zone " + name).orElse("");
    String all = zone + (server.isEmpty() || zone.isEmpty() ? "" : ", ") + server;
    return all.isEmpty() ? "" : " [" + Printable.of(all) + "]";
  }

  /** Returns the server that a finding is about, else the zone, in brackets; empty if none. */
  static String shortPlace(Finding finding) {
    return finding
        .server()
        .map(server -> " [" + Printable.of(server.toString()) + "]")
        .orElseGet(() -> place(finding));
  }

  static String count(int number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
