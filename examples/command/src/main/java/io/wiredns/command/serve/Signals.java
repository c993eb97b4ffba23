package io.wiredns.command.serve;

import java.lang.reflect.Proxy;

/**
 * Receives signals of the operating system. The class of the JDK for them, {@code sun.misc.Signal},
 * is not part of every JVM, and javac warns of it, so that it is used by reflection.
 */
final class Signals {
  private Signals() {}

  /**
   * Runs an action on a thread of its own at each SIGHUP, which otherwise ends the JVM.
   *
   * @return false if there is no such signal, or the JVM does not pass it on
   */
  static boolean onHangup(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader() == null
                  ? Signals.class.getClassLoader()
                  : handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                  return null;
                }
                return switch (method.getName()) {
                  case "equals" -> self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  default -> "handler of SIGHUP";
                };
              });
      Object hangup = signal.getConstructor(String.class).newInstance("HUP");
      signal.getMethod("handle", signal, handler).invoke(null, hangup, proxy);
      return true;
    } catch (ReflectiveOperationException | LinkageError missing) {
      return false;
    }
  }
}
