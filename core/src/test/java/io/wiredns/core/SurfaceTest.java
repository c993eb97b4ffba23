package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wiredns.codec.Shared;
import io.wiredns.codec.Surface;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Compares the module's surface with the file that describes it. After an intended change, write
 * the file again with {@code -Dtest=SurfaceTest -Dwiredns.surface=write}.
 */
class SurfaceTest {
  private static final Path MODULE = Shared.root().resolve("core");

  @Test
  void theSurfaceIsTheOneThatIsDescribed() throws IOException {
    new Surface(MODULE).check();
  }

  @Test
  void nothingOfNettyIsInIt() throws IOException {
    String surface = new Surface(MODULE).text();
    assertFalse(surface.contains("ByteBuf "), surface);
    assertFalse(surface.contains("Allocator"), surface);
  }
}
