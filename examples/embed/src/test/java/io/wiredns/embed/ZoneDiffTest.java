package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.wire.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneDiffTest {
  @TempDir Path folder;

  @Test
  void aCopyByWayOfAMessageHasNoDifferences() throws Exception {
    Name origin = Name.of("example.com");
    Path zone =
        Files.writeString(
            folder.resolve("zone"),
            """
            $TTL 300
            @ SOA ns hostmaster 1 2h 15m 4w 1h
            @ NS ns
            ns A 192.0.2.1
            www A 192.0.2.2
             A 192.0.2.3
            """);
    Path copy = folder.resolve("copy");
    ZoneDiff.copy(zone, copy, origin);
    assertEquals("", ZoneDiff.differences(zone, copy, origin));
    Path other =
        Files.writeString(folder.resolve("other"), Files.readString(copy).replace(".3", ".4"));
    assertEquals(
        "- www.example.com. 300 IN A 192.0.2.3\n+ www.example.com. 300 IN A 192.0.2.4\n",
        ZoneDiff.differences(zone, other, origin));
  }
}
