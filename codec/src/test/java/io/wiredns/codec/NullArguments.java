package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * Checks that every public constructor and method of a surface immediately throws a
 * NullPointerException if any argument is null. Abstract methods, which users implement, and
 * methods that the JDK declares are not checked.
 */
public final class NullArguments {
  private final SurfaceCalls calls;
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
    calls = new SurfaceCalls(module);
  }

  /**
   * Adds a sample, which is used as an argument or whose methods are called; most types need none.
   */
  public <T> NullArguments sample(Class<T> type, T sample) {
    calls.own.put(type, sample);
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
    for (Class<?> type : calls.types()) {
      for (Executable called : SurfaceCalls.members(type)) {
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

  private void ask(Class<?> type, Executable called, int missing)
      throws ReflectiveOperationException {
    String place = SurfaceCalls.place(type, called);
    String name = called.getParameters()[missing].getName();
    String outcome = calls.outcome(type, called, calls.arguments(called, missing));
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
}
