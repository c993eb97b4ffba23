package io.wiredns.codec;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Calls public constructors and methods of a module's surface with sample arguments. */
final class SurfaceCalls {
  /** The samples of the caller, by type. */
  final Map<Class<?>, Object> own = new HashMap<>();

  private final List<Class<?>> types;

  /**
   * Reads the surface of a module.
   *
   * @param module its folder, in which it has been compiled
   */
  SurfaceCalls(Path module) throws IOException {
    types = new Surface(module).types();
  }

  List<Class<?>> types() {
    return types;
  }

  /**
   * Returns the public constructors and methods of a type, except those that users implement or
   * that the JDK declares.
   */
  static List<Executable> members(Class<?> type) {
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

  /** Returns the name of a member, such as {@code Name.of}, or {@code Name.new}. */
  static String place(Class<?> type, Executable called) {
    String member = called instanceof Constructor<?> ? "new" : called.getName();
    return SurfaceRules.name(type) + "." + member;
  }

  /** Returns sample arguments; the one at an index is null, none if the index is -1. */
  Object[] arguments(Executable called, int missing) {
    return Samples.arguments(called, missing, own);
  }

  /** Calls a member, and returns its exception with the message, or that it was taken. */
  String outcome(Class<?> type, Executable called, Object[] arguments)
      throws ReflectiveOperationException {
    boolean isStatic = called instanceof Constructor<?> || Modifier.isStatic(called.getModifiers());
    return outcome(called, isStatic ? null : receiver(type), arguments);
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
