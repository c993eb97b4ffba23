package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script {@code bin/wiredns} with a jar of the classes under test. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String EXPLAINED = "NXDOMAIN (RCODE 3): the name does not exist\n";

  @TempDir private static Path folder;

  /** A jar of the classes under test, of which every installation has a copy. */
  private static Path classes;

  private static Path home;

  /** Makes the archive twice at once. */
  @BeforeAll
  static void install() throws Exception {
    classes = folder.resolve("classes.jar");
    jar(classes);
    home = install("home");
    Files.createDirectory(home.resolve("lib/archives"));
    List<Process> makers = List.of(make(), make());
    for (Process maker : makers) {
      String says = new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, maker.waitFor(), says);
    }
    assertEquals(1, archives(home.resolve("lib/archives")).size());
  }

  private static Process make() throws IOException {
    return new ProcessBuilder(
            "sh",
            home.resolve("lib/make-archive").toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            home.resolve("lib/wiredns.jar").toString(),
            home.resolve("lib/archives").toString())
        .redirectErrorStream(true)
        .start();
  }

  private static Path install(String name) throws IOException {
    Path installed = Files.createDirectory(folder.toRealPath().resolve(name));
    Path sources = Shared.root().resolve("examples/command/src/main/launcher");
    Files.createDirectories(installed.resolve("bin"));
    Files.createDirectories(installed.resolve("lib"));
    Path script = installed.resolve("bin/wiredns");
    Files.copy(sources.resolve("wiredns"), script, StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(sources.resolve("make-archive"), installed.resolve("lib/make-archive"));
    Files.copy(classes, installed.resolve("lib/wiredns.jar"));
    return installed;
  }

  /** Puts the class path into a jar, because an archive can only be made of jars. */
  private static void jar(Path jar) throws IOException {
    Set<String> names = new HashSet<>();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
        Path path = Path.of(part);
        if (Files.isDirectory(path) && path.endsWith("classes")) {
          try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
              add(out, names, path.relativize(file).toString(), Files.readAllBytes(file));
            }
          }
        } else if (isNeeded(path)) {
          try (JarFile in = new JarFile(part)) {
            for (Enumeration<JarEntry> all = in.entries(); all.hasMoreElements(); ) {
              JarEntry entry = all.nextElement();
              add(out, names, entry.getName(), in.getInputStream(entry).readAllBytes());
            }
          }
        }
      }
    }
  }

  private static boolean isNeeded(Path jar) {
    return jar.getFileName()
        .toString()
        .matches("(picocli|netty|xz|wiredns-(?!testkit)).*(?<!-tests)\\.jar");
  }

  private static void add(JarOutputStream out, Set<String> names, String name, byte[] octets)
      throws IOException {
    if (!name.endsWith("module-info.class") && !name.endsWith("/") && names.add(name)) {
      out.putNextEntry(new JarEntry(name));
      out.write(octets);
    }
  }

  private static List<Path> archives(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(file -> file.endsWith("classes.jsa")).toList();
    }
  }

  /** Runs a program; returns what it writes to both outputs, after its status if that is not 0. */
  private static String run(Map<String, String> variables, Path directory, String... words)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("WIREDNS_ARCHIVE", "off");
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    int status = process.waitFor();
    return status == 0 ? says : status + " " + says;
  }

  private static String script() {
    return home.resolve("bin/wiredns").toString();
  }

  @Test
  void startsWithTheArchive() throws Exception {
    // With this option the JVM refuses to start without the archive.
    Map<String, String> only = Map.of("WIREDNS_JAVA_OPTIONS", "-Xshare:on -Xlog:class+load");
    String says = run(only, folder, script(), "explain", "NXDOMAIN");
    assertTrue(says.contains(EXPLAINED), says);
    assertTrue(
        says.lines().anyMatch(line -> line.contains(".Wiredns source: shared objects file")),
        "the archive has not the classes of the command");
  }

  /** A tool that follows links when it deletes would delete the JDK. */
  @Test
  void noLinkLeadsToAFolder() throws Exception {
    Path entry = archives(home.resolve("lib/archives")).get(0).getParent();
    try (Stream<Path> all = Files.list(entry)) {
      assertEquals(List.of(), all.filter(Files::isDirectory).toList());
    }
    String build = Files.readString(Shared.root().resolve("examples/command/pom.xml"));
    assertFalse(build.contains("<delete"), "Ant's delete follows links");
  }

  @Test
  void startsFromAnyFolderAndThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(script()));
    for (String command : List.of(script(), "bin/wiredns", link.toString())) {
      String says = run(Map.of(), home, command, "explain", "NXDOMAIN");
      assertTrue(says.startsWith(EXPLAINED), says);
    }
    Map<String, String> path = new HashMap<>(Map.of("PATH", link.getParent() + ":/usr/bin:/bin"));
    assertTrue(run(path, home, "sh", "-c", "link rr MX").startsWith("MX"), "found in PATH");
    String inside = run(Map.of(), home.resolve("bin"), "sh", "wiredns", "rr", "MX");
    assertTrue(inside.startsWith("MX"), inside);
  }

  @Test
  void passesWordsStatusAndInputOn() throws Exception {
    assertEquals(
        "2 wiredns: unknown type a b; wiredns rr lists the mnemonics, any type can be written as"
            + " TYPE0 to TYPE65535\n",
        run(Map.of(), folder, script(), "rr", "a b"));
    assertEquals("", run(Map.of(), folder, script(), "dissect", "--input", "hex", "-"));
  }

  @Test
  void goesOnWithoutAnArchiveThatFits() throws Exception {
    Path other = install("other");
    Path entry = Files.createDirectories(other.resolve("lib/archives/damaged"));
    for (String link : List.of("java", "wiredns.jar", "release", "release-now")) {
      Path made = archives(home.resolve("lib/archives")).get(0).resolveSibling(link);
      if (Files.exists(made) && !link.equals("wiredns.jar")) {
        Files.createSymbolicLink(entry.resolve(link), made.toRealPath());
      }
    }
    Path jar = other.resolve("lib/wiredns.jar");
    Files.createSymbolicLink(entry.resolve("wiredns.jar"), jar);
    Files.writeString(entry.resolve("classes.jsa"), "no archive");
    String says = run(Map.of(), folder, other + "/bin/wiredns", "explain", "NXDOMAIN");
    assertTrue(says.startsWith(EXPLAINED), says);
    assertEquals(List.of(), archives(folder.resolve("cache")));
  }

  @Test
  void goesOnWithoutAPlaceForTheArchive() throws Exception {
    Path other = install("a place");
    Map<String, String> nowhere =
        Map.of("WIREDNS_ARCHIVE", "on", "XDG_CACHE_HOME", "/dev/null/cache");
    String says = run(nowhere, folder, other + "/bin/wiredns", "explain", "NXDOMAIN");
    assertTrue(says.startsWith(EXPLAINED), says);
  }

  @Test
  void saysWhatItNeeds() throws Exception {
    Map<String, String> none = Map.of("JAVA_HOME", "/nonexistent");
    assertEquals(
        "2 wiredns: no java in JAVA_HOME or PATH\n", run(none, folder, script(), "--version"));
  }

  @Test
  void theArchiveOfAnotherJdkIsMadeAtItsFirstUse() throws Exception {
    Path made = archives(home.resolve("lib/archives")).get(0);
    List<String> text = new ArrayList<>(Files.readAllLines(made.resolveSibling("release")));
    text.replaceAll(line -> line.startsWith("JAVA_RUNTIME_VERSION") ? line + "older" : line);
    // An archive of the version before an update of the JDK.
    Path other = install("updated");
    Path entry = Files.createDirectories(other.resolve("lib/archives/older"));
    Files.write(entry.resolve("release"), text);
    for (String link : List.of("java", "release-now")) {
      Files.createSymbolicLink(entry.resolve(link), made.resolveSibling(link).toRealPath());
    }
    Files.createSymbolicLink(entry.resolve("wiredns.jar"), other.resolve("lib/wiredns.jar"));
    Files.writeString(entry.resolve("classes.jsa"), "of an older version");
    Files.writeString(other.resolve("lib/make-archive"), "echo \"$@\" > \"$3/asked\"\n");
    Map<String, String> on = Map.of("WIREDNS_ARCHIVE", "on");
    run(on, folder, other + "/bin/wiredns", "rr", "MX");
    Path asked = other.resolve("lib/archives/asked");
    for (int i = 0; i < 200 && !Files.exists(asked); i++) {
      Thread.sleep(50);
    }
    String words = Files.readString(asked);
    assertTrue(words.contains(other.resolve("lib/wiredns.jar").toString()), words);
  }
}
