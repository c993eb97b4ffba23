package io.wiredns.doctor.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files of a machine, so that those of other systems can be put in their place. */
public interface LocalFiles {
  /** The kinds of systems whose files are known. */
  enum System {
    LINUX,
    MACOS,
    WINDOWS,
    OTHER
  }

  /** Returns the kind of system. */
  System system();

  /** Returns the lines of a file; empty if it cannot be read. */
  Optional<List<String>> lines(String path);

  /** Returns the files of this machine. */
  static LocalFiles ofThisMachine() {
    return new LocalFiles() {
      @Override
      public System system() {
        String name = java.lang.System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("linux")
            ? System.LINUX
            : name.contains("mac")
                ? System.MACOS
                : name.contains("windows") ? System.WINDOWS : System.OTHER;
      }

      @Override
      public Optional<List<String>> lines(String path) {
        try {
          return Optional.of(Files.readAllLines(Path.of(path), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
          return Optional.empty();
        }
      }
    };
  }
}
