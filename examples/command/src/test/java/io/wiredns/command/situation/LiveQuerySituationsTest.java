package io.wiredns.command.situation;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Checks what {@code wiredns query} tells about the servers of {@link LiveQuerySituations}. */
class LiveQuerySituationsTest extends SituationTable {
  private LiveQuerySituations servers;

  @Override
  List<Situation> rows() {
    return LiveQuerySituations.rows();
  }

  @Override
  Map<String, String> start() throws IOException {
    servers = LiveQuerySituations.start();
    return servers.places();
  }

  @Override
  void stop() throws IOException {
    if (servers != null) {
      servers.close();
    }
  }
}
