package io.wiredns.core;

import io.wiredns.codec.Shared;
import io.wiredns.codec.SurfaceRules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Checks the rules of {@code codec/README.md}, and lists the exceptions with their reasons. */
class SurfaceRulesTest {
  @Test
  void theSurfaceKeepsTheRules() throws IOException {
    new SurfaceRules(Shared.root().resolve("core"))
        .except("java.util has a marker of this name, which nobody imports", "EventListener")
        .except(
            "null at the end: an Optional would cost an allocation for each frame",
            "FrameReader.next")
        .except(
            "says what becomes of a null that a handler returns",
            "RequestHandler.handle",
            "ViewHandler.handle")
        .except("another way to open it", "ZoneTransfer.Builder.publisher")
        .check();
  }
}
