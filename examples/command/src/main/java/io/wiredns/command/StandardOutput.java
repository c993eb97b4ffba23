package io.wiredns.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;

/**
 * The standard output for commands that write much. {@link System#out} does not report failures,
 * and writes each line on its own.
 */
final class StandardOutput {
  private static volatile OutputStream raw = new FileOutputStream(FileDescriptor.out);

  private StandardOutput() {}

  /** Returns a stream with a buffer, whose failures name the standard output. */
  static OutputStream open() {
    return new BufferedOutputStream(new NamedOutput(raw, "standard output"), 1 << 16);
  }

  /** Returns the stream without a buffer. */
  static OutputStream raw() {
    return raw;
  }

  /** Replaces the stream, for tests that run commands in their own process. */
  static void set(OutputStream other) {
    raw = other;
  }
}
