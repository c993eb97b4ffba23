package io.wiredns.command.input;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.capture.DnsPayload;
import io.wiredns.command.line.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Adds the name of the file to exceptions and to the line about skipped parts. */
final class NamedSource implements MessageSource {
  /**
   * Opens the content of a file, and adds a line to the list for each part that is skipped later.
   */
  interface Opener {
    MessageSource open(List<String> warnings) throws IOException, InputException;
  }

  private final String name;
  private final List<String> warnings = new ArrayList<>();
  private final MessageSource source;

  /** Opens a file; {@code -} is standard input. */
  NamedSource(String file, Opener opener) throws IOException, InputException {
    name = file.equals("-") ? "standard input" : file;
    try {
      source = opener.open(warnings);
    } catch (IOException fault) {
      throw named(fault);
    } catch (InputException fault) {
      throw named(fault);
    }
  }

  @Override
  public ByteBuffer next() throws IOException, InputException {
    try {
      return source.next();
    } catch (IOException fault) {
      throw named(fault);
    } catch (InputException fault) {
      throw named(fault);
    }
  }

  private IOException named(IOException fault) {
    return new IOException(name + ": " + fault.getMessage(), fault);
  }

  private InputException named(InputException fault) {
    InputException named = new InputException(name + ": " + fault.getMessage());
    named.initCause(fault);
    return named;
  }

  @Override
  public String origin() {
    return source.origin();
  }

  @Override
  public long line() {
    return source.line();
  }

  @Override
  public CapturedMessage packet() {
    return source.packet();
  }

  @Override
  public DnsPayload payload() {
    return source.payload();
  }

  @Override
  public String note() {
    List<String> all = new ArrayList<>(warnings);
    all.add(source.note());
    return all.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining(", "));
  }
}
