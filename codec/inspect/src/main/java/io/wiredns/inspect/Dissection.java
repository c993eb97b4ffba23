package io.wiredns.inspect;

import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A message as a list of its fields, for debugging: every field has its offset, its octets and its
 * value, and pointers have their targets. For a malformed message, all fields before each fault and
 * the malformed octets are listed. {@link Dissector} creates it. Immutable; may be shared among
 * threads.
 *
 * @since 0.1
 */
public final class Dissection {
  /**
   * The number of octets in a line. Longer fields continue in the lines after it, up to {@link
   * #MAX_LINES} lines in all.
   */
  private static final int OCTETS_PER_LINE = 8;

  private static final int MAX_LINES = 4;
  private static final String FAULT_MARK = "!!";

  /**
   * The width of the column of octets: a space before each, and room for a bracket after malformed
   * ones.
   */
  private static final int HEX_WIDTH = 3 * OCTETS_PER_LINE + 2;

  private static final int OFFSET_WIDTH = 6;

  /** The width of the column of names; longer names exceed it. */
  private static final int NAME_WIDTH = 14;

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] octets;
  private final List<Item> items;
  private final List<WireFormatException> faults;

  /** Creates a dissection; the array is kept and must not be changed afterwards. */
  Dissection(byte[] octets, List<Item> items, List<WireFormatException> faults) {
    this.octets = octets;
    this.items = List.copyOf(items);
    this.faults = List.copyOf(faults);
  }

  /**
   * A field, or a group of fields. Immutable; may be shared among threads.
   *
   * @since 0.1
   */
  public static final class Item {
    private final int depth;
    private final int from;
    private final int to;
    private final String name;
    private final String value;
    private final boolean group;
    private final boolean faulty;

    Item(int depth, int from, int to, String name, String value, boolean group, boolean faulty) {
      this.depth = depth;
      this.from = from;
      this.to = to;
      this.name = name;
      this.value = value;
      this.group = group;
      this.faulty = faulty;
    }

    /**
     * Returns the nesting depth of the field.
     *
     * @return the depth; 0 for the header, the questions, the records, the TLVs of a DSO message,
     *     and a message that is too short or too long to be read
     */
    public int depth() {
      return depth;
    }

    /**
     * Returns the offset of the field.
     *
     * @return the offset of its first octet from the start of the message
     */
    public int from() {
      return from;
    }

    /**
     * Returns the end of the field.
     *
     * @return the offset after its last octet
     */
    public int to() {
      return to;
    }

    /**
     * Returns the name of the field or group.
     *
     * @return the name, such as {@code ttl} or {@code answer[0] A}
     */
    public String name() {
      return name;
    }

    /**
     * Returns the value of the field as text.
     *
     * @return printable ASCII; empty for a group, and for octets that were not read
     */
    public String value() {
      return value;
    }

    /**
     * Returns whether this is a group, which consists of the following items of a greater depth.
     *
     * @return false for a field
     */
    public boolean isGroup() {
      return group;
    }

    /**
     * Returns whether this field is malformed or misplaced.
     *
     * @return true if one of {@link Dissection#faults} is in this field, or if a pointer in it
     *     leads to malformed octets; false for a group
     */
    public boolean isFaulty() {
      return faulty;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Item that
          && depth == that.depth
          && from == that.from
          && to == that.to
          && name.equals(that.name)
          && value.equals(that.value)
          && group == that.group
          && faulty == that.faulty;
    }

    @Override
    public int hashCode() {
      return Objects.hash(depth, from, to, name, value, group, faulty);
    }

    /** Returns offsets, name and value. */
    @Override
    public String toString() {
      return (faulty ? FAULT_MARK : "")
          + from
          + ".."
          + to
          + " "
          + name
          + (value.isEmpty() ? "" : " " + value);
    }
  }

  /**
   * Returns the fields in wire order.
   *
   * @return the fields, each group before its fields; an unmodifiable list
   */
  public List<Item> items() {
    return items;
  }

  /**
   * Returns the faults of the message.
   *
   * @return the faults in the order of their offsets; an unmodifiable list, empty for a well-formed
   *     message
   */
  public List<WireFormatException> faults() {
    return faults;
  }

  /**
   * Returns the dissection as lines of printable ASCII, with offset, octets and field; fields are
   * indented below their group. Malformed octets are in brackets, and their line is marked with
   * {@code !!}. Of a long field, only the first 32 octets are shown. The last lines are the faults.
   *
   * @return the lines, each ended by a line feed
   */
  public String toText() {
    StringBuilder out = new StringBuilder();
    TextSink.<RuntimeException>build(out, this::write);
    return out.toString();
  }

  /**
   * Appends the lines of {@link #toText} in pieces: only a few lines are held in memory at a time.
   *
   * @param out the target of the lines, each of which ends with a line feed
   * @throws IOException if {@code out} throws it
   */
  public void write(Appendable out) throws IOException {
    TextSink sink = new TextSink(out);
    write(sink);
    sink.end();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dissection that
        && Arrays.equals(octets, that.octets)
        && items.equals(that.items)
        && faults.equals(that.faults);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(octets), items);
  }

  /** Returns the numbers of octets and items, and the faults. */
  @Override
  public String toString() {
    return octets.length + " octets, " + items.size() + " items, faults " + faults;
  }

  private void write(TextSink sink) throws IOException {
    for (Item item : items) {
      lines(item, sink.text);
      sink.flushIfFull();
    }
    for (WireFormatException fault : faults) {
      sink.text.append(FAULT_MARK).append(' ').append(fault.getMessage()).append('\n');
      sink.flushIfFull();
    }
  }

  private void lines(Item item, StringBuilder out) {
    int shown = item.isGroup() ? 0 : item.to() - item.from();
    int line = 0;
    do {
      int from = item.from() + line * OCTETS_PER_LINE;
      out.append(item.isFaulty() ? FAULT_MARK : "  ");
      offset(from, out);
      int column = out.length();
      boolean last = line == MAX_LINES - 1;
      for (int i = from; i < Math.min(item.to(), from + OCTETS_PER_LINE) && shown > 0; i++) {
        out.append(item.isFaulty() && i == item.from() ? '[' : ' ');
        HEX.toHexDigits(out, octets[i]);
      }
      int rest = shown - (line + 1) * OCTETS_PER_LINE;
      if (item.isFaulty() && shown > 0 && (rest <= 0 || last)) {
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
    } while (line * OCTETS_PER_LINE < shown && line < MAX_LINES);
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
