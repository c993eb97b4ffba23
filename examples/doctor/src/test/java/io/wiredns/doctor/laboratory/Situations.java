package io.wiredns.doctor.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All rows of the laboratory. */
final class Situations {
  private Situations() {}

  /** Makes all rows anew. */
  static List<Situation> all() {
    List<Situation> all = new ArrayList<>();
    Stream.of(
            HealthySituations.rows(),
            LocalSituations.rows(),
            DelegationSituations.rows(),
            ServerSituations.rows(),
            DataSituations.rows(),
            SignatureSituations.rows(),
            HiddenSituations.rows())
        .forEach(all::addAll);
    return all;
  }
}
