package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import io.wiredns.core.client.ClientEvent;
import io.wiredns.core.server.ServerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that a test causes each event. */
class EventCoverageTest {
  /** Events that no test can cause: loopback always has room for a datagram. */
  private static final Set<String> BEYOND_TESTS = Set.of("ClientEvent.NOT_SENT");

  @Test
  void eachEventHappensInATest() throws IOException {
    List<Enum<?>> events = new ArrayList<>(List.of(ClientEvent.values()));
    events.addAll(List.of(ServerEvent.values()));
    String tests = sources();
    Set<String> missing = new TreeSet<>();
    for (Enum<?> event : events) {
      String name = event.getDeclaringClass().getSimpleName() + "." + event.name();
      if (!Pattern.compile(Pattern.quote(name) + "\\b").matcher(tests).find()) {
        missing.add(name);
      }
    }
    Differences.assertSameElements(BEYOND_TESTS, missing, "events that no test names");
  }

  private static String sources() throws IOException {
    StringBuilder text = new StringBuilder();
    Path own = Path.of("EventCoverageTest.java");
    try (Stream<Path> files = Files.walk(Shared.root().resolve("core/src/test/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(own)) {
          text.append(Files.readString(file));
        }
      }
    }
    assertTrue(text.length() > 100_000, text.length() + " characters");
    return text.toString();
  }
}
