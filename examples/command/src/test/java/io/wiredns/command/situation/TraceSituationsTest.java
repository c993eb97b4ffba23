package io.wiredns.command.situation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks what {@code +trace}, {@code +nssearch} and {@code compare} tell in the situations of their
 * tables, with scripted servers and with those of Debian.
 */
class TraceSituationsTest extends SituationTable {
  private LiveTree tree;

  @Override
  List<Situation> rows() {
    List<Situation> rows = new ArrayList<>(TraceSituations.rows());
    rows.addAll(NsSearchSituations.rows());
    rows.addAll(CompareSituations.rows());
    rows.addAll(LiveTreeSituations.rows());
    return rows;
  }

  @Override
  Map<String, String> start() throws IOException {
    tree = LiveTree.start();
    return tree.values();
  }

  @Override
  void stop() throws IOException {
    if (tree != null) {
      tree.close();
    }
  }
}
