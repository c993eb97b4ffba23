package io.wiredns.command;

import java.util.List;

/** Checks what {@code compare} tells in the situations of its table. */
class CompareSituationsTest extends SituationTable {
  @Override
  List<Situation> rows() {
    return CompareSituations.rows();
  }
}
