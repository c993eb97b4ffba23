package io.wiredns.command.situation;

import io.wiredns.capture.DnsPayload;
import io.wiredns.command.dissect.Columns;
import io.wiredns.command.dissect.ColumnsRenderer;
import io.wiredns.command.dissect.Field;
import io.wiredns.command.dissect.MessageRenderer;
import io.wiredns.command.input.MessageOrigin;
import io.wiredns.command.input.MessageSource;
import io.wiredns.command.line.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders messages as rows in the process of the test, with columns for all fields. */
public final class Rows {
  /** A source whose last message was the given one. */
  private record Fixed(DnsPayload payload, long line) implements MessageSource {
    @Override
    public ByteBuffer next() {
      throw new IllegalStateException();
    }
  }

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final MessageOrigin origin = new MessageOrigin();
  private final MessageRenderer renderer;
  private long number;

  /** Whether the last message was well-formed. */
  public boolean good;

  public Rows(boolean generic, boolean tolerant) {
    renderer = renderer(all(), generic, tolerant, octets);
  }

  public static MessageRenderer renderer(
      String fields, boolean generic, boolean tolerant, OutputStream out) {
    try {
      return new ColumnsRenderer(Columns.parse(fields), generic, tolerant, null, out);
    } catch (InputException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** Returns the names of all fields. */
  static String all() {
    return Arrays.stream(Field.values()).map(Field::label).collect(Collectors.joining(","));
  }

  /** Renders a message without addresses. */
  public Map<Field, String> of(byte[] message) throws IOException {
    return of(ByteBuffer.wrap(message), null, 0);
  }

  /** Renders a message of a capture. */
  public Map<Field, String> of(DnsPayload packet) throws IOException {
    byte[] message = new byte[packet.octets().remaining()];
    packet.octets().get(message);
    return of(ByteBuffer.wrap(message), packet, 0);
  }

  /** Renders a message; returns the value of each field. */
  public Map<Field, String> of(ByteBuffer message, DnsPayload packet, long line)
      throws IOException {
    octets.reset();
    origin.set(new Fixed(packet, line));
    good = renderer.render(++number, message, origin);
    renderer.flush();
    String row = octets.toString(StandardCharsets.US_ASCII);
    for (int i = 0; i < row.length() - 1; i++) {
      char c = row.charAt(i);
      if ((c < ' ' || c > '~') && c != '\t') {
        throw new AssertionError("not printable ASCII: " + row);
      }
    }
    if (!row.endsWith("\n")) {
      throw new AssertionError("not a line: " + row);
    }
    List<String> values = List.of(row.substring(0, row.length() - 1).split("\t", -1));
    Map<Field, String> result = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      result.put(field, values.get(field.ordinal()));
    }
    if (values.size() != Field.values().length) {
      throw new AssertionError(values.size() + " columns: " + row);
    }
    return result;
  }
}
