package io.wiredns.command;

import java.io.IOException;
import java.io.OutputStream;

/** An output whose failures name it, so that they are not taken for failures of a server. */
final class NamedOutput extends OutputStream {
  /** Thrown if the output cannot be written; the message names the output. */
  static final class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    OutputException(String name, IOException failure) {
      super(name + ": " + failure.getMessage(), failure);
    }
  }

  private final OutputStream out;
  private final String name;

  NamedOutput(OutputStream out, String name) {
    this.out = out;
    this.name = name;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    try {
      out.write(octets, offset, length);
    } catch (IOException failure) {
      throw new OutputException(name, failure);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException failure) {
      throw new OutputException(name, failure);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } catch (IOException failure) {
      throw new OutputException(name, failure);
    }
  }
}
