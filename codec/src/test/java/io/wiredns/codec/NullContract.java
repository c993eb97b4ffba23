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
 * Null in place of any argument of any public constructor, and of any static method that makes a
 * value of its own class, is a NullPointerException there and then.
 */
public final class NullContract {
  private NullContract() {}

  /**
   * Asks all makers of a module.
   *
   * @param module the module's folder
   * @param allowed the classes and arguments where Javadoc says that null is allowed
   * @return how many arguments were asked for
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

  /** Some samples are not in the range that a constructor has looked at before the null. */
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
