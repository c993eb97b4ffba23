package io.wiredns.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Measures the memory that an object of this library retains. */
public final class Retained {
  private static final int HEADER_OCTETS = 16;
  private static final int FIELD_OCTETS = 8;
  private static final int REFERENCE_OCTETS = 4;

  private Retained() {}

  /**
   * Returns the size in octets of all arrays and all objects of this library's classes that can be
   * reached from an object; objects of the platform's classes are not followed.
   */
  public static long octets(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    enter(root, seen, open);
    long octets = 0;
    while (!open.isEmpty()) {
      Object object = open.pop();
      octets += HEADER_OCTETS;
      if (object.getClass().isArray()) {
        octets += array(object, seen, open);
      } else {
        octets += fields(object, seen, open);
      }
    }
    return octets;
  }

  private static void enter(Object object, Set<Object> seen, Deque<Object> open) {
    if (object == null || object instanceof Enum) {
      return;
    }
    Class<?> type = object.getClass();
    if ((type.isArray() || type.getName().startsWith("io.wiredns.")) && seen.add(object)) {
      open.push(object);
    }
  }

  private static long array(Object array, Set<Object> seen, Deque<Object> open) {
    int length = Array.getLength(array);
    Class<?> component = array.getClass().getComponentType();
    if (!component.isPrimitive()) {
      for (int i = 0; i < length; i++) {
        enter(Array.get(array, i), seen, open);
      }
      return (long) REFERENCE_OCTETS * length;
    }
    int each =
        component == byte.class || component == boolean.class
            ? 1
            : component == char.class || component == short.class
                ? 2
                : component == long.class || component == double.class ? 8 : 4;
    return (long) each * length;
  }

  private static long fields(Object object, Set<Object> seen, Deque<Object> open) {
    long octets = 0;
    for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || !type.getName().startsWith("io.wiredns.")) {
          continue;
        }
        octets += FIELD_OCTETS;
        if (!field.getType().isPrimitive()) {
          field.setAccessible(true);
          try {
            enter(field.get(object), seen, open);
          } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
          }
        }
      }
    }
    return octets;
  }
}
