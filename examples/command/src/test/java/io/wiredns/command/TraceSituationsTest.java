package io.wiredns.command;

import java.util.List;

/** Checks what {@code +trace} and {@code +nssearch} tell in the situations of their table. */
class TraceSituationsTest extends SituationTable {
  @Override
  List<Situation> rows() {
    return TraceSituations.rows();
  }
}
