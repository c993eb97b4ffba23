package io.wiredns.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Counts the octets that a thread allocates. */
public final class Allocations {
  /**
   * The octets that the current thread has allocated; looked up by name, because the module does
   * not require the module that has it.
   */
  private static final MethodHandle ALLOCATED = allocated();

  private Allocations() {}

  private static MethodHandle allocated() {
    try {
      Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
      Class<?> bean = Class.forName("com.sun.management.ThreadMXBean");
      Object threads = factory.getMethod("getThreadMXBean").invoke(null);
      return MethodHandles.publicLookup()
          .unreflect(bean.getMethod("getCurrentThreadAllocatedBytes"))
          .bindTo(threads);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError("this JVM does not count allocations", impossible);
    }
  }

  /** Returns the octets that the current thread has allocated since it started. */
  public static long octets() {
    try {
      return (long) ALLOCATED.invokeExact();
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
