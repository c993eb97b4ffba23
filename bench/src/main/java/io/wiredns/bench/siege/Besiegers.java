package io.wiredns.bench.siege;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Several that besiege at once. */
final class Besiegers implements Besieger {
  private final List<? extends Besieger> all;

  Besiegers(List<? extends Besieger> all) {
    this.all = all;
  }

  @Override
  public void stop() throws IOException, InterruptedException {
    for (Besieger each : all) {
      each.stop();
    }
  }

  @Override
  public String summary() {
    return all.stream().map(Besieger::summary).collect(Collectors.joining("; "));
  }

  @Override
  public String fault() {
    return all.stream().map(Besieger::fault).collect(Collectors.joining());
  }
}
