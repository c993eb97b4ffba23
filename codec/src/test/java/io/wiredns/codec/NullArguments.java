package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks that every public constructor and method of a surface immediately throws a
 * NullPointerException if any argument is null. Abstract methods, which users implement, and
 * methods that the JDK declares are not checked.
 */
public final class NullArguments {
  private final List<Class<?>> types;
  private final Map<Class<?>, Object> own = new HashMap<>();
  private final TreeSet<String> exceptions = new TreeSet<>();
  private final TreeSet<String> needed = new TreeSet<>();
  private final TreeSet<String> breaches = new TreeSet<>();
  private boolean named;
  private int asked;

  /**
   * Reads the surface of a module.
   *
   * @param module its folder, in which it has been compiled
   */
  public NullArguments(Path module) throws IOException {
    types = new Surface(module).types();
  }

  /**
   * Adds a sample, which is used as an argument or whose methods are called; most types need none.
   */
  public <T> NullArguments sample(Class<T> type, T sample) {
    own.put(type, sample);
    return this;
  }

  /** Requires that the message is the name of the argument, optionally with a word before it. */
  public NullArguments byName() {
    named = true;
    return this;
  }

  /** Excludes members, such as {@code Name.of}, that do not reject null, with the reason. */
  public NullArguments except(String reason, String... places) {
    exceptions.addAll(List.of(places));
    return this;
  }

  /**
   * Calls all constructors and methods.
   *
   * @return the number of arguments that were checked
   */
  public int check() throws ReflectiveOperationException {
    for (Class<?> type : types) {
      for (Executable called : members(type)) {
        Parameter[] parameters = called.getParameters();
        for (int i = 0; i < parameters.length; i++) {
          if (!parameters[i].getType().isPrimitive()) {
            ask(type, called, i);
          }
        }
      }
    }
    exceptions.removeAll(needed);
    exceptions.forEach(place -> breaches.add(place + ": is an exception that nothing needs"));
    assertEquals("", String.join("\n", breaches), breaches.size() + " of " + asked);
    return asked;
  }

  private static List<Executable> members(Class<?> type) {
    List<Executable> members = new ArrayList<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      members.addAll(Arrays.asList(type.getConstructors()));
    }
    for (Method method : type.getDeclaredMethods()) {
      int modifiers = method.getModifiers();
      boolean users = type.isInterface() && !Modifier.isStatic(modifiers);
      boolean ours = !users && !method.isSynthetic() && !SurfaceRules.isOfJava(type, method);
      if (Modifier.isPublic(modifiers) && ours) {
        members.add(method);
      }
    }
    return members;
  }

  private void ask(Class<?> type, Executable called, int missing)
      throws ReflectiveOperationException {
    boolean constructor = called instanceof Constructor<?>;
    String place = SurfaceRules.name(type) + "." + (constructor ? "new" : called.getName());
    Object receiver =
        constructor || Modifier.isStatic(called.getModifiers()) ? null : receiver(type);
    String name = called.getParameters()[missing].getName();
    String outcome = outcome(called, receiver, Samples.arguments(called, missing, own));
    asked++;
    boolean refused =
        named
            ? outcome.startsWith("NullPointerException: ") && outcome.endsWith(" " + name)
            : outcome.startsWith("NullPointerException");
    if (refused) {
      return;
    }
    if (exceptions.contains(place)) {
      needed.add(place);
    } else {
      breaches.add(place + " " + missing + ", " + name + ": " + outcome);
    }
  }

  private Object receiver(Class<?> type) throws ReflectiveOperationException {
    Object known = own.get(type);
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.getSimpleName().equals("Builder")) {
      Method builder =
          Stream.of(type.getDeclaringClass().getMethods())
              .filter(method -> method.getName().equals("builder"))
              .findFirst()
              .orElseThrow();
      return builder.invoke(null, Samples.arguments(builder, -1, own));
    }
    return Samples.of(type, own);
  }

  private static String outcome(Executable called, Object receiver, Object[] arguments)
      throws ReflectiveOperationException {
    try {
      if (called instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        ((Method) called).invoke(receiver, arguments);
      }
      return "taken";
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
  }
}
