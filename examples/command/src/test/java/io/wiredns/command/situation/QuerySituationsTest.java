package io.wiredns.command.situation;

import java.util.List;

/** Checks what {@code wiredns query} tells in the situations of {@link QuerySituations}. */
class QuerySituationsTest extends SituationTable {
  @Override
  List<Situation> rows() {
    return QuerySituations.rows();
  }
}
