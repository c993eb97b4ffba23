package io.wiredns.codec;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The types that users of a module see. */
public final class PublicTypes {
  private PublicTypes() {}

  /** All public types of the codec, nested ones too. */
  public static List<Class<?>> all() throws IOException, ClassNotFoundException {
    return all(Shared.root().resolve("codec"));
  }

  /** All public types of the module in a folder, nested ones too. */
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
