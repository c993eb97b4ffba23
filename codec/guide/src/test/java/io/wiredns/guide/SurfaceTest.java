package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullContract;
import io.wiredns.codec.Shared;
import io.wiredns.codec.Surface;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Compares the surface of the module with the file that lists it. After an intended change, write
 * the file again with {@code -Dtest=SurfaceTest -Dwiredns.surface=write}.
 */
class SurfaceTest {
  private static final Path MODULE = Shared.root().resolve("codec/guide");

  @Test
  void theSurfaceIsTheOneThatIsDescribed() throws Exception {
    new Surface(MODULE).check();
  }

  @Test
  void nothingIsMadeOfNull() throws Exception {
    int asked = NullContract.check(MODULE, Set.of());
    assertTrue(asked > 5, asked + " arguments");
  }
}
