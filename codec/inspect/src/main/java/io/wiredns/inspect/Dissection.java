package io.wiredns.inspect;

import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A message taken apart for a person who debugs it: every field with its offset, its octets and its
 * value, pointers with their targets, and where something is malformed everything up to there and
 * the octets that are wrong.
 *
 * @param items the fields in wire order, each group before what it consists of
 * @param faults what is wrong, empty for a well-formed message
 * @since 0.1
 */
public record Dissection(List<Item> items, List<WireFormatException> faults) {
  /** Octets that a line shows; longer fields go on in lines of their own, up to a limit. */
  private static final int OCTETS_A_LINE = 8;

  private static final int MOST_LINES = 4;
  private static final String FAULT_MARK = "!!";

  /** The octets' column: a space before each, and a bracket at the end of those that are wrong. */
  private static final int HEX_WIDTH = 3 * OCTETS_A_LINE + 2;

  private static final int OFFSET_WIDTH = 6;

  /** The field's name, to have the values below each other; a longer one goes beyond it. */
  private static final int NAME_WIDTH = 14;

  private static final HexFormat HEX = HexFormat.of();

  /**
   * A field, or a group of fields.
   *
   * @param depth how deep it is nested, 0 for the header, the sections' entries and faults at the
   *     end
   * @param from the offset of its first octet
   * @param to the offset behind its last octet
   * @param name the field's name
   * @param value its value in words; empty for a group
   * @param group whether it consists of the items that follow one level deeper
   * @param faulty whether these octets are what is wrong
   * @since 0.1
   */
  public record Item(
      int depth, int from, int to, String name, String value, boolean group, boolean faulty) {
    /**
     * An instance of those components.
     *
     * @param depth how deep it is nested, 0 for the header, the sections' entries and faults at the
     *     end
     * @param from the offset of its first octet
     * @param to the offset behind its last octet
     * @param name the field's name
     * @param value its value in words; empty for a group
     * @param group whether it consists of the items that follow one level deeper
     * @param faulty whether these octets are what is wrong
     */
    public Item {
      Objects.requireNonNull(name);
      Objects.requireNonNull(value);
    }
  }

  /**
   * A dissection.
   *
   * @param items the fields in wire order
   * @param faults what is wrong
   */
  public Dissection {
    items = List.copyOf(items);
    faults = List.copyOf(faults);
  }

  /**
   * Takes a message apart.
   *
   * @param message the message from position to limit; not disturbed
   * @return its fields
   */
  public static Dissection of(ByteBuffer message) {
    return of(message, Registry.standard());
  }

  /**
   * Takes a message apart with the types and options of a user's.
   *
   * @param message the message from position to limit; not disturbed
   * @param registry decodes RDATA and options, and names them
   * @return its fields
   */
  public static Dissection of(ByteBuffer message, Registry registry) {
    return new Dissector(message, registry).dissect();
  }

  /**
   * The dissection as lines of printable ASCII: offset, octets, and the field below the group that
   * it belongs to. Octets that are wrong stand in brackets, their line is marked with {@code !!}.
   *
   * @param message the message that was taken apart; not disturbed
   * @return the lines, each ended by a line feed
   */
  public String toText(ByteBuffer message) {
    StringBuilder out = new StringBuilder();
    TextSink.<RuntimeException>build(out, sink -> write(message, sink));
    return out.toString();
  }

  /**
   * Appends the lines of {@link #toText} as they are made: however many they are, no more than a
   * few of them are held in memory.
   *
   * @param message the message that was taken apart; not disturbed
   * @param out takes the lines, each ended by a line feed
   * @throws IOException if it does not take them
   */
  public void append(ByteBuffer message, Appendable out) throws IOException {
    TextSink sink = new TextSink(out);
    write(message, sink);
    sink.end();
  }

  private void write(ByteBuffer message, TextSink sink) throws IOException {
    for (Item item : items) {
      lines(item, message, sink.text);
      sink.piece();
    }
    for (WireFormatException fault : faults) {
      sink.text.append(FAULT_MARK).append(' ').append(fault.getMessage()).append('\n');
      sink.piece();
    }
  }

  private static void lines(Item item, ByteBuffer message, StringBuilder out) {
    int shown = item.group() ? 0 : item.to() - item.from();
    int line = 0;
    do {
      int from = item.from() + line * OCTETS_A_LINE;
      out.append(item.faulty() ? FAULT_MARK : "  ");
      offset(from, out);
      int column = out.length();
      boolean last = line == MOST_LINES - 1;
      for (int i = from; i < Math.min(item.to(), from + OCTETS_A_LINE) && shown > 0; i++) {
        out.append(item.faulty() && i == item.from() ? '[' : ' ');
        HEX.toHexDigits(out, message.get(message.position() + i));
      }
      int rest = shown - (line + 1) * OCTETS_A_LINE;
      if (item.faulty() && shown > 0 && (rest <= 0 || last)) {
        out.append(']');
      }
      pad(out, column + HEX_WIDTH);
      if (line == 0) {
        describe(item, out);
      } else if (last && rest > 0) {
        out.append("  ".repeat(item.depth() + 1)).append("and ").append(rest).append(" more");
      }
      trim(out);
      out.append('\n');
      line++;
    } while (line * OCTETS_A_LINE < shown && line < MOST_LINES);
  }

  private static void offset(int offset, StringBuilder out) {
    String digits = Integer.toString(offset);
    pad(out, out.length() + OFFSET_WIDTH - digits.length());
    out.append(digits).append(' ');
  }

  private static void describe(Item item, StringBuilder out) {
    int column = out.length();
    out.append("  ".repeat(item.depth())).append(item.name());
    if (!item.value().isEmpty()) {
      pad(out, column + NAME_WIDTH);
      out.append("  ").append(item.value());
    }
  }

  private static void pad(StringBuilder out, int to) {
    while (out.length() < to) {
      out.append(' ');
    }
  }

  private static void trim(StringBuilder out) {
    int end = out.length();
    while (out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }
}
