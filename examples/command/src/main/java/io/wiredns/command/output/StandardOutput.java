package io.wiredns.command.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The standard output for commands that write much. {@link System#out} does not report failures,
 * and writes each line on its own.
 */
public final class StandardOutput {
  private static final String NAME = "standard output";

  /** The bits of a file's mode that tell its kind, and the kinds that have another end. */
  private static final int KIND = 0xF000;

  private static final int PIPE = 0x1000;
  private static final int SOCKET = 0xC000;

  private static volatile OutputStream raw = new FileOutputStream(FileDescriptor.out);

  private StandardOutput() {}

  /** Thrown if the reader of the output has closed it. */
  public static final class ClosedException extends NamedOutput.OutputException {
    private static final long serialVersionUID = 1L;

    ClosedException(IOException failure) {
      super(NAME, failure);
    }
  }

  /** Returns a stream with a buffer, whose failures name the standard output. */
  public static OutputStream open() {
    return new BufferedOutputStream(new Reported(), 1 << 16);
  }

  /** Returns the stream without a buffer. */
  public static OutputStream raw() {
    return raw;
  }

  /**
   * Returns whether the output has a reader, so that writing can fail only because the reader has
   * closed its end. The message of the failure does not tell, since it is in the user's language.
   */
  public static boolean isPipe() {
    try {
      int kind = (Integer) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static final class Reported extends NamedOutput {
    Reported() {
      super(raw, NAME);
    }

    @Override
    OutputException failed(IOException failure) {
      // Asked before the output is closed here, too, after which its kind cannot be told.
      return isPipe() ? new ClosedException(failure) : super.failed(failure);
    }
  }

  /** Replaces the stream, for tests that run commands in their own process. */
  public static void set(OutputStream other) {
    raw = other;
  }
}
