package io.wiredns.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The program of each of the two JVMs that {@link Versus} compares. It runs a benchmark for the
 * time that a line of standard input specifies, prints the time of an operation, and waits for the
 * next line.
 *
 * <p>The class depends on nothing but JMH and the Java platform: {@link Versus} also puts it on the
 * class path of an older build of the benchmarks. It creates state objects as JMH does, as far as
 * the benchmarks of the guard need it: it sets the parameter fields and then calls the setup
 * methods.
 */
public final class Bursts {
  private static final long NANOSECONDS = 1_000_000;

  /**
   * The least duration of a batch in nanoseconds, so that reading the clock between batches costs
   * little.
   */
  private static final long LEAST_BATCH = NANOSECONDS;

  private static final long MOST_BATCH = 8 * NANOSECONDS;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, String> parameters;
  private final Map<Class<?>, Object> states = new HashMap<>();

  private Bursts(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * Runs bursts until the end of standard input. Each line of input is a number of milliseconds,
   * and each line of output the processor time of one operation in nanoseconds.
   *
   * @param arguments set, work and buffer, then optionally a library other than WireDNS
   * @throws Throwable if the benchmark cannot be created, or throws
   */
  public static void main(String[] arguments) throws Throwable {
    String library = arguments.length == 4 ? arguments[3] : "wiredns";
    MethodHandle operation = operation(arguments[0], arguments[1], arguments[2], library);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    long batch = 1;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      long wanted = Long.parseLong(line) * NANOSECONDS;
      long operations = 0;
      long start = THREADS.getCurrentThreadCpuTime();
      long now = start;
      while (now - start < wanted) {
        batch(operation, batch);
        operations += batch;
        long before = now;
        now = THREADS.getCurrentThreadCpuTime();
        if (now - before < LEAST_BATCH) {
          batch *= 2;
        } else if (now - before > MOST_BATCH && batch > 1) {
          batch /= 2;
        }
      }
      System.out.println((double) (now - start) / operations);
      System.out.flush();
    }
  }

  private static void batch(MethodHandle operation, long times) throws Throwable {
    for (long i = 0; i < times; i++) {
      operation.invokeExact();
    }
  }

  /**
   * Returns one operation of a benchmark.
   *
   * @param set the set of messages
   * @param work the name of the benchmark's class, whose first letter may be in lower case
   * @param buffer {@code heap} or {@code direct}
   * @param library the name of the benchmark's method
   * @return a method handle without arguments and result
   */
  static MethodHandle operation(String set, String work, String buffer, String library)
      throws ReflectiveOperationException {
    String name = work.substring(0, 1).toUpperCase(Locale.ROOT) + work.substring(1);
    Class<?> benchmark = Class.forName(Bursts.class.getPackageName() + "." + name);
    Bursts bursts = new Bursts(Map.of("set", set, "buffer", buffer));
    Method measured =
        Stream.of(benchmark.getMethods())
            .filter(method -> method.getName().equals(library))
            .findFirst()
            .orElseThrow();
    Object state = bursts.state(benchmark);
    MethodHandle handle = MethodHandles.lookup().unreflect(measured).bindTo(state);
    return MethodHandles.insertArguments(handle, 0, bursts.arguments(measured))
        .asType(MethodType.methodType(void.class));
  }

  private Object[] arguments(Method method) throws ReflectiveOperationException {
    Parameter[] parameters = method.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = state(parameters[i].getType());
    }
    return arguments;
  }

  private Object state(Class<?> type) throws ReflectiveOperationException {
    if (type == Blackhole.class) {
      // JMH requires this sentence of code that creates a Blackhole itself.
      return new Blackhole(
          "Today's password is swordfish. I understand instantiating Blackholes directly is"
              + " dangerous.");
    }
    Object known = states.get(type);
    if (known != null) {
      return known;
    }
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object state = constructor.newInstance();
    states.put(type, state);
    for (Field field : type.getFields()) {
      if (field.isAnnotationPresent(Param.class)) {
        field.set(state, parameters.get(field.getName()));
      }
    }
    for (Method method : type.getMethods()) {
      if (method.isAnnotationPresent(Setup.class)) {
        method.setAccessible(true);
        method.invoke(state, arguments(method));
      }
    }
    return state;
  }
}
