package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that every public constructor, and every static method that creates a value of its own
 * class, immediately throws a NullPointerException if any argument is null.
 */
public final class NullContract {
  private NullContract() {}

  /**
   * Calls all such constructors and methods of a module.
   *
   * @param module the module's folder
   * @param allowed the classes and arguments for which the Javadoc allows null
   * @return the number of arguments that were checked
   */
  public static int check(Path module, Set<String> allowed) throws Exception {
    Set<String> silent = new TreeSet<>();
    int asked = 0;
    for (Class<?> type : PublicTypes.all(module)) {
      for (Executable maker : makers(type)) {
        Class<?>[] parameters = maker.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
          if (parameters[i].isPrimitive()) {
            continue;
          }
          Object[] arguments = Samples.arguments(maker, i);
          asked++;
          String outcome = outcome(maker, arguments);
          String place = type.getName() + " " + i;
          boolean right = allowed.contains(place) ? outcome.equals("taken") : isRefused(outcome);
          if (!right) {
            silent.add(place + " of " + maker + ": " + outcome);
          }
        }
      }
    }
    assertEquals(Set.of(), silent);
    return asked;
  }

  /** Some samples are out of a range that a constructor checks before the null argument. */
  private static boolean isRefused(String outcome) {
    return outcome.equals("NullPointerException") || outcome.equals("IllegalArgumentException");
  }

  private static List<Executable> makers(Class<?> type) {
    List<Executable> makers = new ArrayList<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      makers.addAll(Arrays.asList(type.getConstructors()));
    }
    for (Method method : type.getDeclaredMethods()) {
      int modifiers = method.getModifiers();
      if (Modifier.isPublic(modifiers)
          && Modifier.isStatic(modifiers)
          && method.getReturnType() == type) {
        makers.add(method);
      }
    }
    return makers;
  }

  private static String outcome(Executable maker, Object[] arguments) throws Exception {
    try {
      if (maker instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        ((Method) maker).invoke(null, arguments);
      }
      return "taken";
    } catch (InvocationTargetException thrown) {
      return thrown.getCause().getClass().getSimpleName();
    }
  }
}
