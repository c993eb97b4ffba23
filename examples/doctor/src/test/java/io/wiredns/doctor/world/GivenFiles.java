package io.wiredns.doctor.world;

import io.wiredns.doctor.survey.LocalFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a machine that a test describes. */
final class GivenFiles implements LocalFiles {
  private final System system;
  private final Map<String, List<String>> files = new HashMap<>();

  GivenFiles(System system) {
    this.system = system;
  }

  GivenFiles(System system, String path, String... lines) {
    this(system);
    with(path, lines);
  }

  GivenFiles with(String path, String... lines) {
    files.put(path, List.of(lines));
    return this;
  }

  @Override
  public System system() {
    return system;
  }

  @Override
  public Optional<List<String>> lines(String path) {
    return Optional.ofNullable(files.get(path));
  }
}
