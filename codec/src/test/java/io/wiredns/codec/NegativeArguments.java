package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * Checks that every public constructor and method of a surface immediately throws an
 * IllegalArgumentException that has the value if a number or a duration is negative.
 */
public final class NegativeArguments {
  private final SurfaceCalls calls;
  private final TreeSet<String> exceptions = new TreeSet<>();
  private final TreeSet<String> needed = new TreeSet<>();
  private final TreeSet<String> breaches = new TreeSet<>();
  private int asked;

  /**
   * Reads the surface of a module.
   *
   * @param module its folder, in which it has been compiled
   */
  public NegativeArguments(Path module) throws IOException {
    calls = new SurfaceCalls(module);
  }

  /**
   * Adds a sample, which is used as an argument or whose methods are called; most types need none.
   */
  public <T> NegativeArguments sample(Class<T> type, T sample) {
    calls.own.put(type, sample);
    return this;
  }

  /** Excludes members, such as {@code Name.of}, that take negative values, with the reason. */
  public NegativeArguments except(String reason, String... places) {
    exceptions.addAll(List.of(places));
    return this;
  }

  /**
   * Calls all constructors and methods that have numbers or durations.
   *
   * @return the number of arguments that were checked
   */
  public int check() throws ReflectiveOperationException {
    for (Class<?> type : calls.types()) {
      for (Executable called : SurfaceCalls.members(type)) {
        Class<?>[] parameters = called.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
          Object negative = negative(parameters[i]);
          if (negative != null) {
            ask(type, called, i, negative);
          }
        }
      }
    }
    exceptions.removeAll(needed);
    exceptions.forEach(place -> breaches.add(place + ": is an exception that nothing needs"));
    assertEquals("", String.join("\n", breaches), breaches.size() + " of " + asked);
    return asked;
  }

  /** Returns a negative value of a type, or null if there is none. */
  private static Object negative(Class<?> type) {
    if (type == int.class) {
      return -1;
    }
    return type == long.class
        ? (Object) (-1L)
        : type == Duration.class ? Duration.ofNanos(-1) : null;
  }

  private void ask(Class<?> type, Executable called, int at, Object negative)
      throws ReflectiveOperationException {
    Object[] arguments = calls.arguments(called, -1);
    arguments[at] = negative;
    String outcome = calls.outcome(type, called, arguments);
    asked++;
    if (outcome.startsWith("IllegalArgumentException: ") && outcome.contains(negative.toString())) {
      return;
    }
    String place = SurfaceCalls.place(type, called);
    if (exceptions.contains(place)) {
      needed.add(place);
    } else {
      breaches.add(place + " " + at + ": " + outcome);
    }
  }
}
