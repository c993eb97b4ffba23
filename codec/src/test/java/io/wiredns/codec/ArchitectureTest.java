package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureTest {
  /** Packages in order: each may use those before it. */
  private static final List<String> ORDER =
      List.of("code", "wire", "text", "edns", "rdata", "message", "tsig", "response", "zone");

  private static final String BASE = "io.wiredns.codec.";
  private static final String INTERNAL = "internal.";

  /**
   * Each has the only implementation by which an exported package gives access to its internals.
   */
  private static final Set<String> REGISTERED_ONCE =
      Set.of("WireAccess", "TextAccess", "MessageAccess");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

  private static final Path MODULE = Shared.root().resolve("codec");
  private static final Path CLASSES = MODULE.resolve("target/classes");
  private static final Path SOURCES = MODULE.resolve("src/main/java");

  /** Returns the floor of a package: {@code internal.wire} is on the same floor as {@code wire}. */
  private static String floor(String packageName) {
    String name = packageName.substring(BASE.length());
    return name.startsWith(INTERNAL) ? name.substring(INTERNAL.length()) : name;
  }

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> found = all.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
      assertTrue(found.size() > 50, found.size() + " files in " + root);
      return found;
    }
  }

  private static List<Class<?>> classes() throws IOException, ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>();
    for (Path file : files(CLASSES, ".class")) {
      String name = CLASSES.relativize(file).toString().replace('/', '.').replace(".class", "");
      if (!name.endsWith("-info")) {
        classes.add(Class.forName(name, false, ArchitectureTest.class.getClassLoader()));
      }
    }
    return classes;
  }

  @Test
  void packagesDependOneWay(@TempDir Path scratch) throws IOException {
    ClassUses uses = new ClassUses(MODULE, scratch);
    Set<String> floors =
        uses.packages().keySet().stream()
            .map(ArchitectureTest::floor)
            .collect(Collectors.toCollection(TreeSet::new));
    Differences.assertSameElements(
        new TreeSet<>(ORDER.subList(1, ORDER.size())), floors, "packages with a floor");
    assertEquals(
        Set.of(),
        uses.packagesWhere((from, to) -> !floor(from).equals(floor(to)) && !below(from, to)));
  }

  private static boolean below(String user, String used) {
    int at = ORDER.indexOf(floor(used));
    return at >= 0 && at < ORDER.indexOf(floor(user));
  }

  @Test
  void everyPackageIsInTheOrder() throws IOException {
    Set<String> packages =
        files(SOURCES, ".java").stream()
            .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
            .filter(name -> !name.isEmpty())
            .map(ArchitectureTest::floor)
            .collect(Collectors.toCollection(TreeSet::new));
    Differences.assertSameElements(new TreeSet<>(ORDER), packages, "packages");
  }

  @Test
  void theModuleNeedsNothingButJavaBase() throws IOException {
    try (InputStream in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
      ModuleDescriptor module = ModuleDescriptor.read(in);
      assertEquals("io.wiredns.codec", module.name());
      assertEquals(
          Set.of("java.base"),
          module.requires().stream()
              .map(ModuleDescriptor.Requires::name)
              .collect(Collectors.toSet()));
      assertEquals(
          ORDER.stream().map(name -> BASE + name).collect(Collectors.toSet()),
          module.exports().stream()
              .filter(exports -> !exports.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .collect(Collectors.toSet()));
      assertTrue(module.opens().isEmpty() && module.uses().isEmpty());
    }
  }

  @Test
  void threeFilesAreLongAndSayWhy() throws IOException {
    Differences.assertSameElements(
        Set.of("Message.java", "MessageView.java", "TextReader.java"),
        LongFiles.in(SOURCES),
        "long files");
  }

  @Test
  void everyLongFileSaysWhy() throws IOException {
    Set<String> silent = new TreeSet<>();
    try (Stream<Path> found = Files.find(Shared.root(), 3, (path, file) -> path.endsWith("src"))) {
      for (Path folder : found.toList()) {
        silent.addAll(LongFiles.in(folder));
      }
    }
    silent.removeIf(said -> !said.contains(" "));
    assertEquals(Set.of(), silent);
  }

  @Test
  void thePointersBitsStandInOnePlace() throws IOException {
    Pattern bits = Pattern.compile("0x(?:[cC]0|[cC]000|3[fF]{3})\\b");
    Set<String> know = new TreeSet<>();
    for (Path file : files(SOURCES, ".java")) {
      String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
      if (bits.matcher(code).find()) {
        know.add(file.getFileName().toString());
      }
    }
    assertEquals(Set.of("Pointer.java", "WireLimits.java"), know);
  }

  /** Types, options and signatures are known only where they are read, and not on lower floors. */
  @Test
  void packageWireKnowsNoTypeOptionOrSignature() throws IOException {
    Pattern known =
        Pattern.compile(
            "(?<![A-Za-z0-9])(?:LOC|SVCB|OPT|OPTION|COOKIE|ECS|TSIG|TKEY|RRSIG|SOA|CAA|DSO|AAAA|MX"
                + "|CNAME|TXT)(?![A-Za-z0-9])");
    Set<String> know = new TreeSet<>();
    for (Path file : files(SOURCES, ".java")) {
      String folder = SOURCES.relativize(file.getParent()).toString();
      if (folder.endsWith("codec/wire") || folder.endsWith("internal/wire")) {
        Matcher matcher = known.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
        while (matcher.find()) {
          know.add(file.getFileName() + " " + matcher.group());
        }
      }
    }
    // The kinds of faults are one enum, so that users can switch on them; Fault.Kind.TSIG is one of
    // them.
    assertEquals(Set.of("Fault.java TSIG"), know);
  }

  @Test
  void noRecordHasAnArray() throws IOException, ClassNotFoundException {
    List<String> arrays = new ArrayList<>();
    int records = 0;
    for (Class<?> type : classes()) {
      if (type.isRecord() && Modifier.isPublic(type.getModifiers())) {
        records++;
        for (RecordComponent component : type.getRecordComponents()) {
          if (component.getType().isArray()) {
            arrays.add(type.getName() + "." + component.getName());
          }
        }
      }
    }
    assertEquals(List.of(), arrays);
    assertTrue(records > 30, "records: " + records);
  }

  @Test
  void noStaticFieldCanChange() throws IOException, ClassNotFoundException {
    List<String> mutable = new ArrayList<>();
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        boolean once =
            REGISTERED_ONCE.contains(type.getSimpleName()) && field.getName().equals("registered");
        if (Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers) && !once) {
          mutable.add(field.toString());
        }
        boolean open = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
        if (open && !Modifier.isFinal(modifiers)) {
          mutable.add(field.toString());
        }
        if (open && field.getType().isArray()) {
          mutable.add(field.toString());
        }
      }
    }
    assertEquals(List.of(), mutable);
  }

  @Test
  void everyPublicTypeSaysSinceWhen() throws IOException {
    Pattern type =
        Pattern.compile(
            "(?m)^public (?:final |abstract |sealed )*(?:class|interface|enum|record) ");
    Pattern since = Pattern.compile("(?s)/\\*\\*(?:(?!\\*/).)*@since [0-9.]+\\s*(?:\\*\\s*)*\\*/");
    List<String> silent = new ArrayList<>();
    int types = 0;
    for (Path file : files(SOURCES, ".java")) {
      String source = Files.readString(file);
      Matcher matcher = type.matcher(source);
      if (matcher.find()) {
        types++;
        String before = source.substring(0, matcher.start());
        if (!since.matcher(before).find()) {
          silent.add(SOURCES.relativize(file).toString());
        }
      }
    }
    assertEquals(List.of(), silent);
    assertTrue(types > 50, "types: " + types);
  }
}
