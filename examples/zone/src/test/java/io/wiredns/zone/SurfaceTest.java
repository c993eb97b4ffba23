package io.wiredns.zone;

import io.wiredns.codec.Shared;
import io.wiredns.codec.Surface;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Compares the module's surface with the file that describes it. After an intended change, write
 * the file again with {@code -Dtest=SurfaceTest -Dwiredns.surface=write}.
 */
class SurfaceTest {
  @Test
  void theSurfaceIsTheOneThatIsDescribed() throws IOException {
    new Surface(Shared.root().resolve("examples/zone")).check();
  }
}
