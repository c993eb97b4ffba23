package io.wiredns.codec;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the public types of a module. */
public final class PublicTypes {
  private PublicTypes() {}

  /** Returns all public types of the codec, including nested types. */
  public static List<Class<?>> all() throws IOException, ClassNotFoundException {
    return all(Shared.root().resolve("codec"));
  }

  /** Returns all public types of the module in a folder, including nested types. */
  public static List<Class<?>> all(Path module) throws IOException, ClassNotFoundException {
    Path classes = module.resolve("target/classes");
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
        String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
        if (name.endsWith("-info") || name.contains(".internal.")) {
          continue;
        }
        Class<?> type = Class.forName(name, false, PublicTypes.class.getClassLoader());
        if (isVisible(type)) {
          types.add(type);
        }
      }
    }
    return types;
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return !type.isAnonymousClass()
        && !type.isLocalClass()
        && Modifier.isPublic(type.getModifiers())
        && (outer == null || isVisible(outer));
  }
}
