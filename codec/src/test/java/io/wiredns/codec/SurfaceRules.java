package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.wire.DnsFormatException;
import io.wiredns.codec.wire.FieldWriter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of {@code codec/README.md}, as far as they can be checked in the compiled surface of a
 * module and its Javadoc. A member that breaks a rule intentionally is an exception with a reason;
 * an exception that is not needed is a breach too.
 */
public final class SurfaceRules {
  /**
   * Packages whose type names users often import; no type of this library may have the name of one
   * of those types.
   */
  private static final List<String> EVERYDAY =
      List.of(
          "java/lang",
          "java/util",
          "java/util/concurrent",
          "java/util/function",
          "java/util/stream",
          "java/io",
          "java/net",
          "java/nio",
          "java/time");

  private static final Set<String> SIZES =
      Set.of("size", "length", "count", "octets", "capacity", "max");

  private static final Set<String> SAID_OTHERWISE =
      Set.of("bytes", "limit", "longest", "maximum", "minimum", "most");

  private static final Set<String> TIMES =
      Set.of(
          "age",
          "clock",
          "delay",
          "duration",
          "epoch",
          "expiration",
          "inception",
          "interval",
          "lease",
          "micros",
          "millis",
          "nanos",
          "now",
          "seconds",
          "tenths",
          "time",
          "timeout",
          "wait");

  private static final Set<String> ASKING = Set.of("is", "has", "can", "needs");

  /** Verbs in the third person, or verbs of actions that return whether they have succeeded. */
  private static final Set<String> VERBS =
      Set.of(
          "advance",
          "allows",
          "answers",
          "apply",
          "contains",
          "covers",
          "limit",
          "lower",
          "plant",
          "reads",
          "sign",
          "try",
          "verify",
          "write",
          "writes");

  /** Words of RFCs for numbers that are wire format fields, and for a word of bits. */
  private static final Set<String> OF_RFCS = Set.of("flags", "prefixLength", "udpPayloadSize");

  private static final Set<String> LAST_CALLS = Set.of("build", "open", "start");

  private static final Set<Class<?>> CHECKED =
      Set.of(IOException.class, InterruptedException.class, DnsFormatException.class);

  private final Path module;
  private final Map<String, String> exceptions = new TreeMap<>();
  private final Map<String, Set<String>> breaches = new TreeMap<>();

  /**
   * Creates the rules for a module.
   *
   * @param module its folder, in which it has been compiled
   */
  public SurfaceRules(Path module) {
    this.module = module;
  }

  /**
   * Allows places that break a rule.
   *
   * @param reason the reason
   * @param places types, and members with their types, as {@code Name.length}
   * @return this
   */
  public SurfaceRules except(String reason, String... places) {
    for (String place : places) {
      String before = exceptions.put(place, reason);
      assertEquals(null, before, place);
    }
    return this;
  }

  /**
   * Fails if a rule is broken, with a line for each breach.
   *
   * @throws IOException if the module cannot be read
   */
  public void check() throws IOException {
    List<Class<?>> types = new Surface(module).types();
    Set<String> javas = namesOfJava();
    Map<String, Set<String>> all = typesOfAllModules();
    for (Class<?> type : types) {
      names(type, javas, all);
      for (Field field : type.getDeclaredFields()) {
        if (isOpen(field.getModifiers()) && isNumber(field.getType())) {
          constant(type, field.getName());
        }
      }
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (isOpen(constructor.getModifiers())) {
          signature(type, "new", constructor);
        }
      }
      for (Method method : methods(type)) {
        signature(type, method.getName(), method);
        method(type, method);
      }
      builder(type);
    }
    new SurfaceJavadoc(module, types).check((place, rule) -> breach(place, rule));
    report();
  }

  private void report() {
    List<String> lines = new ArrayList<>();
    breaches.forEach(
        (place, rules) -> {
          if (!exceptions.containsKey(place)) {
            rules.forEach(rule -> lines.add(place + ": " + rule));
          }
        });
    for (String place : exceptions.keySet()) {
      if (!breaches.containsKey(place)) {
        lines.add(place + ": is an exception that nothing needs");
      }
    }
    assertEquals("", String.join("\n", lines), lines.size() + " breaches");
  }

  private void breach(String place, String rule) {
    breaches.computeIfAbsent(place, none -> new TreeSet<>()).add(rule);
  }

  /** Returns a type's name without its package, {@code Outer.Nested}. */
  static String name(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static boolean isNumber(Class<?> type) {
    return type == int.class || type == long.class;
  }

  /** Returns the words of a name in camel case, or of the name of a constant. */
  private static List<String> words(String name) {
    String[] words = name.equals(name.toUpperCase(Locale.ROOT)) ? name.split("_") : camel(name);
    return Arrays.stream(words).map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private static String[] camel(String name) {
    return name.split("(?<=[a-z0-9])(?=[A-Z])");
  }

  /** Returns the methods that a type declares, without those that the JDK defines. */
  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (isOpen(method.getModifiers()) && !method.isSynthetic() && !isOfJava(type, method)) {
        methods.add(method);
      }
    }
    return methods;
  }

  static boolean isOfJava(Class<?> type, Method method) {
    if (type.isEnum() && Set.of("values", "valueOf").contains(method.getName())) {
      return true;
    }
    Set<Class<?>> above = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
    above(type, above);
    for (Class<?> other : above) {
      for (Method theirs : other.getDeclaredMethods()) {
        boolean same =
            other.getName().startsWith("java.")
                && theirs.getName().equals(method.getName())
                && theirs.getParameterCount() == method.getParameterCount();
        if (same) {
          return true;
        }
      }
    }
    return false;
  }

  private static void above(Class<?> type, Set<Class<?>> found) {
    Stream<Class<?>> direct =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
    direct.filter(found::add).forEach(other -> above(other, found));
    found.add(Object.class);
  }

  private void names(Class<?> type, Set<String> javas, Map<String, Set<String>> all) {
    if (javas.contains(type.getSimpleName())) {
      breach(name(type), "has the name of a class of Java");
    }
    Set<String> packages = all.getOrDefault(type.getSimpleName(), Set.of());
    if (!type.isMemberClass() && packages.size() > 1) {
      breach(name(type), "has a name that is used in " + packages);
    }
  }

  /** Checks the name and unit of a numeric constant. */
  private void constant(Class<?> type, String name) {
    size(type, name, words(name));
    time(type, name, words(name));
  }

  private void size(Class<?> type, String name, List<String> words) {
    if (isOnWire(type) && components(type).contains(name) || isOfRfc(name)) {
      return;
    }
    String place = name(type) + "." + name;
    String last = words.get(words.size() - 1);
    boolean right =
        last.equals("octets")
            || last.equals("count")
            || words.get(0).equals("max")
            || words.get(0).equals("min")
            || name.equals("length")
            || name.equals("size");
    if (words.stream().anyMatch(SAID_OTHERWISE::contains)) {
      breach(place, "a limit starts with max or min, and an octet is no byte");
    } else if (!right && words.stream().anyMatch(SIZES::contains)) {
      breach(place, "a size ends in Octets or Count, starts with max, or is length() or size()");
    } else if (!right && last.endsWith("s") && !last.endsWith("ss") && !last.endsWith("bits")) {
      breach(place, "a number of things ends in Count, and not in a plural");
    }
  }

  private static boolean isOfRfc(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OF_RFCS.stream().anyMatch(word -> lower.endsWith(word.toLowerCase(Locale.ROOT)));
  }

  /** Whether a type is RDATA, an option or similar, whose components are wire format fields. */
  private static boolean isOnWire(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getMethods())
            .anyMatch(
                method ->
                    method.getName().equals("write")
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0] == FieldWriter.class);
  }

  /** Whether a value keeps its unit, as wire format fields and TTLs do. */
  private static boolean keepsItsUnit(Class<?> type, String name, List<String> words) {
    return isOnWire(type)
        || words.contains("ttl")
        || words(name).contains("ttl")
        || words(name).contains("ttls");
  }

  private void time(Class<?> type, String name, List<String> words) {
    if (keepsItsUnit(type, name, words)) {
      return;
    }
    if (words.stream().anyMatch(TIMES::contains)) {
      breach(name(type) + "." + name, "a time is an Instant, and a span a Duration");
    }
  }

  /** Checks constructors and methods: types, exceptions, and units of the parameters. */
  private void signature(Class<?> type, String name, Executable executable) {
    String place = name(type) + "." + name;
    if (executable.toGenericString().contains("io.netty.")) {
      breach(place, "shows a type of Netty");
    }
    for (Class<?> thrown : executable.getExceptionTypes()) {
      boolean unchecked = RuntimeException.class.isAssignableFrom(thrown);
      if (!unchecked && CHECKED.stream().noneMatch(known -> known.isAssignableFrom(thrown))) {
        breach(place, "throws " + thrown.getSimpleName());
      }
    }
    for (Parameter parameter : executable.getParameters()) {
      boolean component = executable instanceof Constructor<?> && isComponent(type, parameter);
      if (isNumber(parameter.getType()) && !component) {
        time(type, name, words(parameter.getName()));
      }
    }
  }

  private static boolean isComponent(Class<?> type, Parameter parameter) {
    return type.isRecord() && components(type).contains(parameter.getName());
  }

  private static Set<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  private void method(Class<?> type, Method method) {
    String name = method.getName();
    String place = name(type) + "." + name;
    Class<?> result = method.getReturnType();
    List<String> words = words(name);
    boolean plain = method.getParameterCount() == 0;
    if (Set.of("set", "get").contains(words.get(0))) {
      breach(place, "a property has its own name, without set or get");
    }
    if (isNumber(result) || isSetterOfLimit(type, method)) {
      size(type, name, words.get(0).equals("with") ? words.subList(1, words.size()) : words);
    }
    if (isNumber(result) || result == OptionalInt.class || result == OptionalLong.class) {
      time(type, name, words);
    }
    if (result == boolean.class) {
      boolean component = type.isRecord() && plain && components(type).contains(name);
      String first = words.get(0);
      if (!component && !ASKING.contains(first) && !VERBS.contains(first)) {
        breach(place, "a boolean starts with is, has, can or needs, or is a verb");
      }
    }
    if (result.isArray() && !name.equals("toArray") && !name.equals("toWire")) {
      breach(place, "only toArray and toWire return an array");
    }
    boolean several =
        Collection.class.isAssignableFrom(result)
            || Map.class.isAssignableFrom(result)
            || BaseStream.class.isAssignableFrom(result)
            || result == Iterable.class;
    if (several && plain && !Modifier.isStatic(method.getModifiers()) && !name.endsWith("s")) {
      breach(place, "a list has a plural");
    }
  }

  /** Whether a method has one number or duration as its argument and returns its own class. */
  private static boolean isSetterOfLimit(Class<?> type, Method method) {
    boolean setter =
        method.getReturnType() == type
            && !Modifier.isStatic(method.getModifiers())
            && method.getParameterCount() == 1;
    if (!setter) {
      return false;
    }
    Class<?> taken = method.getParameterTypes()[0];
    return isNumber(taken) || taken == Duration.class;
  }

  private void builder(Class<?> type) {
    if (!type.getSimpleName().endsWith("Builder")) {
      return;
    }
    if (type.getConstructors().length > 0) {
      breach(name(type) + ".new", "a builder comes from a method of what it builds");
    }
    Class<?> outer = type.getDeclaringClass();
    boolean started =
        outer == null
            || Arrays.stream(outer.getMethods())
                .anyMatch(
                    method ->
                        method.getName().equals("builder")
                            && Modifier.isStatic(method.getModifiers())
                            && method.getReturnType() == type);
    if (!started) {
      breach(name(type), "its outer type has no method builder");
    }
    for (Method method : methods(type)) {
      String place = name(type) + "." + method.getName();
      if (method.getReturnType() == type) {
        if (method.getParameterCount() != 1) {
          breach(place, "a setter takes one value");
        }
      } else if (!LAST_CALLS.contains(method.getName())) {
        breach(place, "a method of a builder returns it, or is build, open or start");
      }
    }
  }

  private static Set<String> namesOfJava() throws IOException {
    Set<String> names = new TreeSet<>();
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    for (String folder : EVERYDAY) {
      try (Stream<Path> files = Files.list(base.resolve(folder))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".class") && !file.contains("$"))
            .map(file -> folder.replace('/', '.') + "." + file.replace(".class", ""))
            .filter(SurfaceRules::isPublic)
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .forEach(names::add);
      }
    }
    return names;
  }

  private static boolean isPublic(String name) {
    try {
      return Modifier.isPublic(Class.forName(name, false, null).getModifiers());
    } catch (ClassNotFoundException inner) {
      return false;
    }
  }

  /** Returns the packages of each simple name of a top-level type, from the lists of surfaces. */
  private static Map<String, Set<String>> typesOfAllModules() throws IOException {
    Map<String, Set<String>> packages = new TreeMap<>();
    List<Path> lists;
    try (Stream<Path> files = Files.find(Shared.root(), 3, SurfaceRules::isList)) {
      lists = files.sorted().toList();
    }
    assertEquals(9, lists.size(), lists.toString());
    for (Path list : lists) {
      String current = "";
      for (String line : Files.readAllLines(list)) {
        if (line.startsWith("package ")) {
          current = line.substring("package ".length());
        } else if (!line.isEmpty() && !line.startsWith(" ")) {
          String name =
              line.replaceFirst(".*?\\b(class|record|enum|@?interface) ([\\w.]+).*", "$2");
          if (!name.contains(".")) {
            packages.computeIfAbsent(name, none -> new TreeSet<>()).add(current);
          }
        }
      }
    }
    return packages;
  }

  private static boolean isList(Path file, Object attributes) {
    return file.endsWith("surface.txt");
  }
}
