package io.wiredns.command;

import io.wiredns.command.output.StandardOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs the command in the process of the test, several at once: standard output and standard error
 * of a thread, and of the threads that it starts, go where the thread wants them.
 */
public final class ThreadOutput {
  /** What a command line wrote, standard error after standard output, and its exit status. */
  public record Result(int status, String text) {}

  private static final InheritableThreadLocal<OutputStream> OUT = new InheritableThreadLocal<>();
  private static final InheritableThreadLocal<OutputStream> ERR = new InheritableThreadLocal<>();

  static {
    System.setOut(new PrintStream(new Split(OUT, System.out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Split(ERR, System.err), true, StandardCharsets.UTF_8));
    OutputStream before = StandardOutput.raw();
    StandardOutput.set(new Split(OUT, before));
  }

  private ThreadOutput() {}

  /** Runs a command line. */
  public static Result wiredns(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OUT.set(out);
    ERR.set(err);
    try {
      int status = Wiredns.run(words);
      String text = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
      return new Result(status, text);
    } finally {
      OUT.remove();
      ERR.remove();
    }
  }

  /** Writes to the stream of the present thread, or to the usual one if it has none. */
  private static final class Split extends OutputStream {
    private final ThreadLocal<OutputStream> own;
    private final OutputStream usual;

    Split(ThreadLocal<OutputStream> own, OutputStream usual) {
      this.own = own;
      this.usual = usual;
    }

    private OutputStream stream() {
      OutputStream stream = own.get();
      return stream == null ? usual : stream;
    }

    @Override
    public void write(int octet) throws IOException {
      stream().write(octet);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      stream().write(octets, from, length);
    }

    @Override
    public void flush() throws IOException {
      stream().flush();
    }
  }
}
