package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Compares the surface with the file that describes it. After an intended change, write the file
 * again with {@code mvn test -pl codec -Dtest=SurfaceTest -Dwiredns.surface=write}.
 */
class SurfaceTest {
  private static final int MOST_TYPES = 80;

  /** Packages of values, whose number of types depends on the registries of the IANA. */
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
