package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Shared;
import io.wiredns.codec.Tool;
import io.wiredns.codec.wire.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** BIND's tools and this package agree about the same zones. */
class ZoneBindTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("io.wiredns.codec.zone.ZoneCases#all")
  void namedCheckzoneGivesTheSameVerdict(ZoneCases.Case zone) throws Exception {
    Path file = Files.writeString(directory.resolve("zone"), zone.text());
    String[] command = {"named-checkzone", "-i", "local", "example", file.toString()};
    assertEquals(zone.isError() ? 1 : 0, Tool.run("", command).status());
  }

  /** If a later BIND rejects these zones, move them to the other list. */
  @ParameterizedTest
  @MethodSource("io.wiredns.codec.zone.ZoneCases#bindLoads")
  void namedCheckzoneLoadsTheOnesThatAreListed(ZoneCases.Case zone) throws Exception {
    Path file = Files.writeString(directory.resolve("zone"), zone.text());
    String[] command = {"named-checkzone", "-i", "local", "example", file.toString()};
    assertEquals(0, Tool.run("", command).status());
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.codec.Shared#zones")
  void namedCompilezoneWritesTheRecordsThatWeRead(String zone) throws Exception {
    assertSameAsCompiled(
        Shared.capture("zones/" + zone + ".zone"), zone.equals("root") ? Name.ROOT : Name.of(zone));
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.codec.zone.ZoneCases#all")
  void namedCompilezoneWritesTheRecordsOfEveryGoodZone(ZoneCases.Case zone) throws Exception {
    if (zone.finding() == null) {
      assertSameAsCompiled(
          Files.writeString(directory.resolve("zone"), zone.text()), Name.of("example."));
    }
  }

  private void assertSameAsCompiled(Path file, Name origin) throws Exception {
    Path compiled = directory.resolve("compiled");
    Tool.Result result =
        Tool.run(
            "",
            "named-compilezone",
            "-i",
            "local",
            "-k",
            "ignore",
            "-o",
            compiled.toString(),
            origin.toString(),
            file.toString());
    assertEquals(0, result.status(), result.output());
    assertEquals(records(compiled, origin), records(file, origin));
  }

  /** The records are sorted, because named-compilezone has its own order. */
  private static List<String> records(Path file, Name origin) throws Exception {
    List<String> lines = new ArrayList<>();
    try (ZoneReader reader = ZoneReader.of(file, origin)) {
      Zones.all(reader).forEach(record -> lines.add(record.toString()));
    }
    lines.sort(null);
    return lines;
  }
}
