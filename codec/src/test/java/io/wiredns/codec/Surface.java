package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public surface of a module: each public type of the packages that it exports unconditionally,
 * including nested types, with its public and protected members. Its text is in the module's {@code
 * surface.txt}, so that each change shows in review.
 */
public final class Surface {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
  private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

  private final Path classes;

  /**
   * Reads the surface of a module.
   *
   * @param module its folder, in which it has been compiled
   */
  public Surface(Path module) {
    classes = module.resolve("target/classes");
  }

  /**
   * Compares the surface with the file that describes it. With the system property {@code
   * wiredns.surface} set to {@code write} the file is written first.
   *
   * @throws IOException if the module or the file cannot be read
   */
  public void check() throws IOException {
    Path file = classes.resolve("../../surface.txt").normalize();
    if ("write".equals(System.getProperty("wiredns.surface"))) {
      Files.writeString(file, text());
    }
    String described = Files.readString(file);
    String found = text();
    assertTrue(
        described.equals(found),
        () ->
            "if this is meant, write surface.txt of "
                + file.getParent().getFileName()
                + " anew by SurfaceTest with -Dwiredns.surface=write; new: "
                + linesWithout(found, described)
                + ", gone: "
                + linesWithout(described, found));
  }

  private static List<String> linesWithout(String text, String other) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    other.lines().forEach(lines::remove);
    return lines.stream().map(String::strip).toList();
  }

  /**
   * Returns the types, grouped by package.
   *
   * @return the types in the order of their names
   * @throws IOException if the compiled module cannot be read
   */
  public List<Class<?>> types() throws IOException {
    List<Class<?>> types = new ArrayList<>();
    for (String name : exported()) {
      try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
        for (Path file : files.sorted().toList()) {
          String simple = file.getFileName().toString();
          if (simple.endsWith(".class") && !simple.equals("package-info.class")) {
            Class<?> type = type(name + "." + simple.substring(0, simple.length() - 6));
            if (isOpen(type)) {
              types.add(type);
            }
          }
        }
      }
    }
    return types;
  }

  /** Returns the exported packages, or all packages if there is no module-info. */
  private Set<String> exported() throws IOException {
    Path module = classes.resolve("module-info.class");
    if (Files.notExists(module)) {
      try (Stream<Path> files = Files.walk(classes)) {
        return files
            .filter(file -> file.toString().endsWith(".class"))
            .map(file -> classes.relativize(file.getParent()).toString().replace('/', '.'))
            .collect(Collectors.toCollection(TreeSet::new));
      }
    }
    Set<String> exported = new TreeSet<>();
    try (InputStream in = Files.newInputStream(module)) {
      for (ModuleDescriptor.Exports exports : ModuleDescriptor.read(in).exports()) {
        if (!exports.isQualified()) {
          exported.add(exports.source());
        }
      }
    }
    return exported;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, Surface.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  private static boolean isOpen(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
      if (!isOpen(outer.getModifiers()) || outer.isAnonymousClass() || outer.isLocalClass()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  /**
   * Returns the surface as text: a line for each type and, indented, for each member.
   *
   * @return the text
   * @throws IOException if the compiled module cannot be read
   */
  public String text() throws IOException {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (Class<?> type : types()) {
      if (!type.getPackageName().equals(before)) {
        before = type.getPackageName();
        text.append(text.isEmpty() ? "" : "\n").append("package ").append(before).append("\n");
      }
      text.append("\n").append(declaration(type)).append("\n");
      members(type).forEach(member -> text.append("  ").append(member).append("\n"));
    }
    return text.toString();
  }

  private static String declaration(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isInterface()
                ? "interface"
                : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    int modifiers = type.getModifiers();
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    String first =
        kind.equals("class") && Modifier.isAbstract(modifiers)
            ? "abstract "
            : kind.equals("class") && Modifier.isFinal(modifiers) ? "final " : "";
    String above =
        kind.equals("class") && type.getGenericSuperclass() != Object.class
            ? " extends " + name(type.getGenericSuperclass())
            : "";
    String interfaces = names(type.getGenericInterfaces());
    String variables =
        type.getTypeParameters().length == 0 ? "" : "<" + names(type.getTypeParameters()) + ">";
    return (type.isSealed() ? "sealed " : "")
        + first
        + kind
        + " "
        + name
        + variables
        + above
        + (interfaces.isEmpty() ? "" : " : " + interfaces);
  }

  private static List<String> members(Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isOpen(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            first(field.getModifiers()) + name(field.getGenericType()) + " " + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isOpen(constructor.getModifiers()) && !constructor.isSynthetic() && !type.isEnum()) {
        members.add(protection(constructor.getModifiers()) + "new" + parameters(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      boolean everybodys =
          OF_EVERY_OBJECT.contains(method.getName())
              || type.isEnum() && OF_EVERY_ENUM.contains(method.getName());
      if (isOpen(method.getModifiers()) && !method.isSynthetic() && !everybodys) {
        members.add(
            first(method.getModifiers())
                + name(method.getGenericReturnType())
                + " "
                + method.getName()
                + parameters(method));
      }
    }
    members.sort(null);
    return members;
  }

  private static String protection(int modifiers) {
    return Modifier.isProtected(modifiers) ? "protected " : "";
  }

  private static String first(int modifiers) {
    return protection(modifiers) + (Modifier.isStatic(modifiers) ? "static " : "");
  }

  private static String parameters(Executable executable) {
    String thrown = names(executable.getGenericExceptionTypes());
    String taken = names(executable.getGenericParameterTypes());
    return "(" + taken + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String names(Type[] types) {
    return Arrays.stream(types).map(Surface::name).collect(Collectors.joining(", "));
  }

  /** Returns a type's name without its packages. */
  private static String name(Type type) {
    return type.getTypeName().replaceAll("[a-z][a-zA-Z0-9_]*\\.", "").replace('$', '.');
  }
}
