package io.wiredns.command.output;

import java.io.IOException;
import java.io.OutputStream;

/** An output whose failures name it, so that they are not taken for failures of a server. */
public class NamedOutput extends OutputStream {
  /** Thrown if the output cannot be written; the message names the output. */
  public static class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    OutputException(String name, IOException failure) {
      super(name + ": " + failure.getMessage(), failure);
    }
  }

  private final OutputStream out;
  private final String name;

  public NamedOutput(OutputStream out, String name) {
    this.out = out;
    this.name = name;
  }

  /** Returns what is thrown for a failure. */
  OutputException failed(IOException failure) {
    return new OutputException(name, failure);
  }

  @Override
  public final void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public final void write(byte[] octets, int offset, int length) throws IOException {
    try {
      out.write(octets, offset, length);
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  @Override
  public final void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  @Override
  public final void close() throws IOException {
    try {
      out.close();
    } catch (IOException failure) {
      throw failed(failure);
    }
  }
}
