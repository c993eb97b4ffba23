package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SeedTest {
  @TempDir private Path folder;
  private String before;

  /** The values of a run, and what jqwik reported. */
  private record Run(List<Long> values, String report) {}

  @BeforeEach
  void keepTheSeed() {
    before = System.getProperty(SeedHook.PROPERTY);
  }

  @AfterEach
  void restoreTheSeed() {
    set(before);
  }

  private static void set(String seed) {
    if (seed == null) {
      System.clearProperty(SeedHook.PROPERTY);
    } else {
      System.setProperty(SeedHook.PROPERTY, seed);
    }
  }

  /** Runs the sample; the runs of a test share a database. */
  private Run run(String seed) {
    set(seed);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(SeedSample.class))
            .filters(EngineFilter.includeEngines("jqwik"))
            .configurationParameter("jqwik.database", folder.resolve("database").toString())
            .configurationParameter("jqwik.reporting.usejunitplatform", "true")
            .configurationParameter("jqwik.shrinking.default", "OFF")
            .build();
    StringBuilder report = new StringBuilder();
    SeedSample.VALUES.clear();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                report.append(entry);
              }
            });
    assertTrue(SeedSample.VALUES.size() >= 50, report::toString);
    return new Run(List.copyOf(SeedSample.VALUES), report.toString());
  }

  @Test
  void allRunsOfTheBuildTestTheSameValues() {
    Run first = run(null);
    assertEquals(first.values(), run(null).values());
    assertTrue(first.report().contains("20261122"), first::report);
  }

  @Test
  void aSeedMayBeGiven() {
    Run first = run("7");
    assertEquals(first.values(), run("7").values());
    assertNotEquals(first.values(), run(null).values());
  }

  @Test
  void randomRunsTestDifferentValues() {
    Run first = run("random");
    assertNotEquals(first.values(), run("random").values());
    assertTrue(first.report().matches("(?s).*seed = +-?[0-9]{5,}.*"), first::report);
  }

  @Test
  void allModulesHaveTheHookAndNoDatabaseThatOutlivesABuild() throws IOException {
    Set<String> without = new TreeSet<>();
    try (Stream<Path> found =
        Files.find(Shared.root(), 5, (path, file) -> path.endsWith("src/test/java"))) {
      for (Path tests : found.toList()) {
        Path module = tests.resolve("../../..").normalize();
        Path settings = module.resolve("src/test/resources/junit-platform.properties");
        if (Files.notExists(settings)
            || !Files.readString(settings).contains("jqwik.database = target/jqwik-database\n")) {
          without.add(settings.toString());
        }
        if (!module.endsWith("codec")
            && !Files.readString(module.resolve("pom.xml")).contains("<type>test-jar</type>")) {
          without.add(module + ": the codec's test-jar is not among the dependencies");
        }
      }
    }
    assertEquals(Set.of(), without);
  }
}
