package io.wiredns.inspect.internal;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.ForwardingReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.inspect.FieldKind;

/**
 * A reader that wraps another and reports kind, offset and value of each field to a listener. For
 * one thread at a time.
 *
 * @since 0.1
 */
public final class TracingReader extends ForwardingReader {
  /**
   * A field that was read.
   *
   * @param element the name of the repeated element to which the field belongs, such as {@code
   *     param}; empty if there is none
   * @param index the number of that element, from 0
   * @param field the name of the field
   * @param kind the kind of the field on the wire
   * @param rule how the name may be compressed, and whether its canonical form is in lower case;
   *     null if the field is not a name
   * @param from the index of its first octet
   * @param to the index after its last octet
   * @param value the value as text
   */
  public record Field(
      String element,
      int index,
      String field,
      FieldKind kind,
      NameRule rule,
      int from,
      int to,
      String value) {
    /**
     * Returns the name of the field with that of its element, such as {@code param[1] key}.
     *
     * @return the name
     */
    public String name() {
      return element.isEmpty() ? field : element + "[" + index + "] " + field;
    }
  }

  /** Receives each field that was read. */
  public interface Listener {
    /**
     * Receives a field that was read.
     *
     * @param field the field
     */
    void field(Field field);
  }

  private final byte[] octets;
  private final Listener listener;
  private final CodePointSpace<RecordType> types;
  private String element = "";
  private int index;

  /**
   * Creates a reader.
   *
   * @param in the reader to wrap
   * @param octets the octets of the message
   * @param listener the listener
   */
  public TracingReader(FieldReader in, byte[] octets, Listener listener) {
    this(in, octets, listener, RecordType.SPACE);
  }

  /**
   * Creates a reader with the mnemonics of record types.
   *
   * @param in the reader to wrap
   * @param octets the octets of the message
   * @param listener the listener
   * @param types the mnemonics of types, for fields that hold a type
   */
  public TracingReader(
      FieldReader in, byte[] octets, Listener listener, CodePointSpace<RecordType> types) {
    super(in);
    this.types = types;
    this.octets = octets;
    this.listener = listener;
  }

  /** Writes a value as text. */
  private interface Printer {
    void print(TextWriter out);
  }

  private void tell(String field, FieldKind kind, int from, Printer value) {
    tell(field, kind, null, from, value);
  }

  private void tell(String field, FieldKind kind, NameRule rule, int from, Printer value) {
    StringBuilder text = new StringBuilder();
    value.print(new TextWriter(text, types));
    int to = in.position();
    listener.field(new Field(element, index, field, kind, rule, from, to, text.toString()));
  }

  @Override
  public int u8(String field) {
    int from = in.position();
    int value = in.u8(field);
    tell(field, FieldKind.U8, from, out -> out.u8(field, value));
    return value;
  }

  @Override
  public int u16(String field) {
    int from = in.position();
    int value = in.u16(field);
    tell(field, FieldKind.U16, from, out -> out.u16(field, value));
    return value;
  }

  @Override
  public long u32(String field) {
    int from = in.position();
    long value = in.u32(field);
    tell(field, FieldKind.U32, from, out -> out.u32(field, value));
    return value;
  }

  @Override
  public long u48(String field) {
    int from = in.position();
    long value = in.u48(field);
    tell(field, FieldKind.U48, from, out -> out.u48(field, value));
    return value;
  }

  @Override
  public long u32(String field, NumberText text) {
    int from = in.position();
    long value = in.u32(field, text);
    tell(field, kind(text, FieldKind.U32), from, out -> out.u32(field, value, text));
    return value;
  }

  @Override
  public long u64(String field, NumberText text) {
    int from = in.position();
    long value = in.u64(field, text);
    tell(field, kind(text, FieldKind.U64), from, out -> out.u64(field, value, text));
    return value;
  }

  private static FieldKind kind(NumberText text, FieldKind decimal) {
    return switch (text) {
      case DECIMAL -> decimal;
      case TTL -> FieldKind.SECONDS;
      case TIMESTAMP -> FieldKind.TIME;
      case GROUPS -> decimal == FieldKind.U64 ? FieldKind.NODE_ID : decimal;
    };
  }

  @Override
  public long u64(String field) {
    int from = in.position();
    long value = in.u64(field);
    tell(field, FieldKind.U64, from, out -> out.u64(field, value));
    return value;
  }

  @Override
  public int ipv4(String field) {
    int from = in.position();
    int value = in.ipv4(field);
    tell(field, FieldKind.IPV4, from, out -> out.ipv4(field, value));
    return value;
  }

  @Override
  public Ipv6 ipv6(String field) {
    int from = in.position();
    Ipv6 value = in.ipv6(field);
    tell(field, FieldKind.IPV6, from, out -> out.ipv6(field, value));
    return value;
  }

  @Override
  public Octets characterString(String field) {
    int from = in.position();
    Octets value = in.characterString(field);
    tell(field, FieldKind.CHARACTER_STRING, from, out -> out.characterString(field, value));
    return value;
  }

  @Override
  public Octets sized8(String field, OctetsText text) {
    int from = in.position();
    Octets value = in.sized8(field, text);
    tell(field, FieldKind.SIZED8, from, out -> out.sized8(field, value, text));
    return value;
  }

  @Override
  public TypeBitmap typeBitmap(String field) {
    int from = in.position();
    TypeBitmap value = in.typeBitmap(field);
    tell(field, FieldKind.TYPE_BITMAP, from, out -> out.typeBitmap(field, value));
    return value;
  }

  @Override
  public Octets rest(String field, OctetsText text) {
    int from = in.position();
    Octets value = in.rest(field, text);
    FieldKind kind = text == OctetsText.TEXT ? FieldKind.TEXT : FieldKind.REST;
    tell(field, kind, from, out -> out.rest(field, value, text));
    return value;
  }

  @Override
  public <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space) {
    int from = in.position();
    T value = in.codePoint8(field, space);
    tell(field, FieldKind.CODE8, from, out -> out.word(value.toString()));
    return value;
  }

  @Override
  public <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space) {
    int from = in.position();
    T value = in.codePoint16(field, space);
    tell(field, FieldKind.CODE16, from, out -> out.word(value.toString()));
    return value;
  }

  @Override
  public Octets octets(String field, int count, OctetsText text) {
    int from = in.position();
    Octets value = in.octets(field, count, text);
    tell(field, FieldKind.OCTETS, from, out -> out.octets(field, value, text));
    return value;
  }

  @Override
  public Name name(String field, NameRule rule) {
    int from = in.position();
    Name value = in.name(field, rule);
    tell(field, FieldKind.NAME, rule, from, out -> out.name(field, value, rule));
    return value;
  }

  @Override
  public Octets sized16(String field, OctetsText text, Fault tooLong) {
    int from = in.position();
    Octets value = in.sized16(field, text, tooLong);
    tell(field, FieldKind.SIZED16, from, out -> hex(out, field, value));
    return value;
  }

  private static void hex(TextWriter out, String field, Octets value) {
    if (value.length() == 0) {
      out.word("-");
    } else {
      out.octets(field, value, OctetsText.HEX);
    }
  }

  @Override
  public int open16(String field, Fault tooLong) {
    int from = in.position();
    int opened = in.open16(field, tooLong);
    tell(field, FieldKind.LENGTH16, from, out -> out.u16(field, Bytes.u16(octets, from)));
    return opened;
  }

  @Override
  public void element(String what, int index) {
    element = what;
    this.index = index;
    super.element(what, index);
  }
}
