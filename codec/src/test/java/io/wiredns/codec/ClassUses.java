package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dependencies among the classes of a module according to {@code jdeps}, for tests of
 * architecture. Nested classes count as their outermost class.
 */
public final class ClassUses {
  private static final Pattern FIRST = Pattern.compile("^ {3}(\\S+) +-> (\\S+).*");
  private static final Pattern FURTHER = Pattern.compile("^ {4,}-> (\\S+).*");
  private static final Pattern ALONE = Pattern.compile("^ {3}(\\S+)( .*)?");

  /** The classes that each class uses, without those of the JDK. */
  private final Map<String, Set<String>> uses = new TreeMap<>();

  /**
   * Reads a module.
   *
   * @param module its folder, in which it has been compiled
   * @param scratch an empty folder, for a copy of the classes without {@code module-info}: with it,
   *     jdeps would need all required modules
   * @throws IOException if classes cannot be read
   */
  public ClassUses(Path module, Path scratch) throws IOException {
    Path classes = module.resolve("target/classes");
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    assertTrue(files.size() > 10, files.size() + " classes in " + classes);
    for (Path file : files) {
      if (!file.getFileName().toString().equals("module-info.class")) {
        Path copy = scratch.resolve(classes.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    read(jdeps(scratch));
  }

  private static String jdeps(Path classes) {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    int code =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                printer,
                printer,
                "--multi-release",
                "base",
                "--ignore-missing-deps",
                "-verbose:class",
                classes.toString());
    assertEquals(0, code, out.toString());
    return out.toString();
  }

  private void read(String printed) {
    String user = null;
    for (String line : printed.lines().toList()) {
      Matcher first = FIRST.matcher(line);
      Matcher further = FURTHER.matcher(line);
      Matcher alone = ALONE.matcher(line);
      if (first.matches()) {
        user = first.group(1);
        add(user, first.group(2));
      } else if (further.matches()) {
        add(user, further.group(1));
      } else if (alone.matches()) {
        user = alone.group(1);
      }
    }
    assertTrue(!uses.isEmpty(), printed);
  }

  private void add(String user, String used) {
    String from = outer(user);
    String to = outer(used);
    if (!to.startsWith("java.") && !to.startsWith("javax.") && !to.equals(from)) {
      uses.computeIfAbsent(from, name -> new TreeSet<>()).add(to);
    }
  }

  private static String outer(String name) {
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /**
   * Returns the classes that use some others.
   *
   * @param used tests whether the full name of a class is one of the others
   * @return their full names
   */
  public Set<String> usersOf(Predicate<String> used) {
    return uses.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(used))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns the packages that each package of the module uses, without itself and those of the JDK.
   *
   * @return by the package's name
   */
  public Map<String, Set<String>> packages() {
    Map<String, Set<String>> packages = new TreeMap<>();
    uses.forEach(
        (user, all) -> {
          String from = packageOf(user);
          Set<String> to = packages.computeIfAbsent(from, name -> new TreeSet<>());
          all.stream().map(ClassUses::packageOf).filter(n -> !n.equals(from)).forEach(to::add);
        });
    return packages;
  }

  /**
   * Returns the pairs of packages of which the first, a package of the module, uses the second.
   *
   * @param asked selects pairs by the names of the packages
   * @return the pairs, an arrow between their names
   */
  public Set<String> packagesWhere(BiPredicate<String, String> asked) {
    Set<String> pairs = new TreeSet<>();
    packages()
        .forEach(
            (from, all) ->
                all.stream()
                    .filter(to -> asked.test(from, to))
                    .forEach(to -> pairs.add(from + " -> " + to)));
    return pairs;
  }

  /**
   * Returns the cycles among the packages of the module.
   *
   * @return the names of the packages that depend on themselves; empty if there is no cycle
   */
  public List<String> cycles() {
    Map<String, Set<String>> packages = packages();
    List<String> cycles = new ArrayList<>();
    for (String start : packages.keySet()) {
      Set<String> reached = new HashSet<>();
      List<String> open = new ArrayList<>(packages.get(start));
      while (!open.isEmpty()) {
        String next = open.remove(open.size() - 1);
        if (reached.add(next)) {
          open.addAll(packages.getOrDefault(next, Set.of()));
        }
      }
      if (reached.contains(start)) {
        cycles.add(start);
      }
    }
    return cycles;
  }
}
