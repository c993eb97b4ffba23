package io.wiredns.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the classes of a package that implement an interface. */
public final class ValueClasses {
  private ValueClasses() {}

  /**
   * Returns those classes, including nested classes, without interfaces.
   *
   * @param one the interface, whose package is searched
   * @return their simple names
   */
  public static Set<String> of(Class<?> one) throws IOException, ClassNotFoundException {
    Path folder = Path.of("target/classes", one.getPackageName().split("\\."));
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".class") || name.endsWith("-info.class")) {
          continue;
        }
        String full = one.getPackageName() + "." + name.replace(".class", "");
        Class<?> type = Class.forName(full, false, ValueClasses.class.getClassLoader());
        if (one.isAssignableFrom(type) && !type.isInterface()) {
          names.add(type.getSimpleName());
        }
      }
    }
    return names;
  }
}
