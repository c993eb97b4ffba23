package io.wiredns.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs of the tests in a JVM of their own, with the class path of this one. */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * Returns a process to start, whose errors go where those of this JVM go.
   *
   * @param options the options of the JVM
   */
  public static ProcessBuilder of(Class<?> program, String... options) {
    return new ProcessBuilder(words(program, options))
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Returns the same with a maximum number of descriptors, which {@code /bin/sh} sets. */
  public static ProcessBuilder withDescriptors(int most, Class<?> program, String... options) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("/bin/sh", "-c", "ulimit -n " + most + " && exec \"$0\" \"$@\""));
    words.addAll(words(program, options));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static List<String> words(Class<?> program, String... options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(options));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    return words;
  }
}
