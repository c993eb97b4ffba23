package io.wiredns.command.line;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Reports failures that are neither of the input nor of a server: mistakes in this program, and a
 * heap that is too small. If the environment variable {@code WIREDNS_TRACE} is {@code 1}, a stack
 * trace follows. May be shared among threads.
 */
public final class Unexpected implements UncaughtExceptionHandler {
  private static final long MIB = 1 << 20;

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    report(failure);
  }

  /** Reports a failure on standard error, in one line. */
  public static void report(Throwable failure) {
    System.err.println("wiredns: " + line(failure));
    if ("1".equals(System.getenv("WIREDNS_TRACE"))) {
      failure.printStackTrace();
    }
  }

  private static String line(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      long mib = Runtime.getRuntime().maxMemory() / MIB;
      return "a heap of %d MiB is too small; try: WIREDNS_JAVA_OPTIONS=-Xmx%dm"
          .formatted(mib, 2 * mib);
    }
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return "internal error: %s: %s; please report it with the command line"
        .formatted(failure.getClass().getName(), DigWords.printable(message));
  }
}
