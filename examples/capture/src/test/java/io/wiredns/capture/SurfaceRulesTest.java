package io.wiredns.capture;

import io.wiredns.codec.Shared;
import io.wiredns.codec.SurfaceRules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Checks the rules of {@code codec/README.md}, and lists the exceptions with their reasons. */
class SurfaceRulesTest {
  @Test
  void theSurfaceKeepsTheRules() throws IOException {
    new SurfaceRules(Shared.root().resolve("examples/capture"))
        .except("null at the end, as in FrameReader and ZoneReader", "DnsCapture.next")
        .except("an Instant would be an object for each message", "CapturedMessage.epochSecond")
        .check();
  }
}
