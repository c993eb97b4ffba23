package io.wiredns.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Describes the machine and versions that figures were measured on, without which they mean
 * nothing.
 */
final class About {
  private static final Path CPUS = Path.of("/proc/cpuinfo");

  private About() {}

  /** Returns machine, JDK, date and the versions of all libraries on the JVM. */
  static Map<String, String> here() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("machine", machine());
    about.put(
        "jdk",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    about.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    Properties versions = new Properties();
    try (InputStream in = About.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String library : List.of("wiredns", "dnsjava", "netty", "minidns")) {
      about.put(library, versions.getProperty(library));
    }
    return about;
  }

  private static String machine() {
    String cpu = System.getProperty("os.arch");
    if (Files.isReadable(CPUS)) {
      try {
        cpu =
            Files.readAllLines(CPUS).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(cpu);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return cpu
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors, "
        + System.getProperty("os.name");
  }
}
