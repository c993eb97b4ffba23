package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Compares the surface with the file that describes it. After a change that is meant, write the
 * file anew by {@code mvn test -pl codec -Dtest=SurfaceTest -Dwiredns.surface=write}.
 */
class SurfaceTest {
  private static final int MOST_TYPES = 80;

  /** Packages of values, of which there are as many as the registries of the IANA have. */
  private static final Set<String> VALUES =
      Set.of("io.wiredns.codec.code", "io.wiredns.codec.edns", "io.wiredns.codec.rdata");

  private static final Path MODULE = Shared.root().resolve("codec");

  @Test
  void theSurfaceIsTheOneThatIsDescribed() throws IOException {
    new Surface(MODULE).check();
  }

  @Test
  void usersMeetAtMostAHundredTypesThatAreNoValues() throws IOException {
    List<String> types =
        new Surface(MODULE)
            .types().stream()
                .filter(type -> !VALUES.contains(type.getPackageName()))
                .map(Class::getName)
                .toList();
    assertTrue(types.size() <= MOST_TYPES, types.size() + " types: " + types);
  }
}
