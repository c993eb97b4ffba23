package io.wiredns.codec.render;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;

/** A reader around another that tells which field lay where and what its value was. */
final class TracingReader implements FieldReader {
  /** Hears of every field that was read. */
  interface Listener {
    void field(String name, int from, int to, String value);
  }

  private final FieldReader in;
  private final Listener listener;
  private String element = "";

  TracingReader(FieldReader in, Listener listener) {
    this.in = in;
    this.listener = listener;
  }

  /** Writes a value as text. */
  private interface Printer {
    void print(FieldWriter out);
  }

  private void tell(String field, int from, Printer value) {
    StringBuilder text = new StringBuilder();
    value.print(new TextWriter(text));
    listener.field(name(field), from, in.position(), text.toString());
  }

  private String name(String field) {
    return element.isEmpty() ? field : element + " " + field;
  }

  @Override
  public int u8(String field) {
    int from = in.position();
    int value = in.u8(field);
    tell(field, from, out -> out.u8(field, value));
    return value;
  }

  @Override
  public int u16(String field) {
    int from = in.position();
    int value = in.u16(field);
    tell(field, from, out -> out.u16(field, value));
    return value;
  }

  @Override
  public long u32(String field) {
    int from = in.position();
    long value = in.u32(field);
    tell(field, from, out -> out.u32(field, value));
    return value;
  }

  @Override
  public long u48(String field) {
    int from = in.position();
    long value = in.u48(field);
    tell(field, from, out -> out.u48(field, value));
    return value;
  }

  @Override
  public long u64(String field) {
    int from = in.position();
    long value = in.u64(field);
    tell(field, from, out -> out.u64(field, value));
    return value;
  }

  @Override
  public long period(String field) {
    int from = in.position();
    long value = in.period(field);
    tell(field, from, out -> out.period(field, value));
    return value;
  }

  @Override
  public long nodeId(String field) {
    int from = in.position();
    long value = in.nodeId(field);
    tell(field, from, out -> out.nodeId(field, value));
    return value;
  }

  @Override
  public long time32(String field) {
    int from = in.position();
    long value = in.time32(field);
    tell(field, from, out -> out.time32(field, value));
    return value;
  }

  @Override
  public int ipv4(String field) {
    int from = in.position();
    int value = in.ipv4(field);
    tell(field, from, out -> out.ipv4(field, value));
    return value;
  }

  @Override
  public Ipv6 ipv6(String field) {
    int from = in.position();
    Ipv6 value = in.ipv6(field);
    tell(field, from, out -> out.ipv6(field, value));
    return value;
  }

  @Override
  public Octets characterString(String field) {
    int from = in.position();
    Octets value = in.characterString(field);
    tell(field, from, out -> out.characterString(field, value));
    return value;
  }

  @Override
  public Octets sized8Hex(String field) {
    int from = in.position();
    Octets value = in.sized8Hex(field);
    tell(field, from, out -> out.sized8Hex(field, value));
    return value;
  }

  @Override
  public Octets sized8Base32(String field) {
    int from = in.position();
    Octets value = in.sized8Base32(field);
    tell(field, from, out -> out.sized8Base32(field, value));
    return value;
  }

  @Override
  public TypeBitmap typeBitmap(String field) {
    int from = in.position();
    TypeBitmap value = in.typeBitmap(field);
    tell(field, from, out -> out.typeBitmap(field, value));
    return value;
  }

  @Override
  public Octets textRest(String field) {
    int from = in.position();
    Octets value = in.textRest(field);
    tell(field, from, out -> out.textRest(field, value));
    return value;
  }

  @Override
  public Octets base64Rest(String field) {
    int from = in.position();
    Octets value = in.base64Rest(field);
    tell(field, from, out -> out.base64Rest(field, value));
    return value;
  }

  @Override
  public Octets hexRest(String field) {
    int from = in.position();
    Octets value = in.hexRest(field);
    tell(field, from, out -> out.hexRest(field, value));
    return value;
  }

  @Override
  public <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space) {
    int from = in.position();
    T value = in.codePoint8(field, space);
    tell(field, from, out -> out.codePoint8(field, value));
    return value;
  }

  @Override
  public <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space) {
    int from = in.position();
    T value = in.codePoint16(field, space);
    tell(field, from, out -> out.codePoint16(field, value));
    return value;
  }

  @Override
  public Octets eui(String field, int count) {
    int from = in.position();
    Octets value = in.eui(field, count);
    tell(field, from, out -> out.eui(field, value));
    return value;
  }

  @Override
  public Octets octets(String field, int count) {
    int from = in.position();
    Octets value = in.octets(field, count);
    tell(field, from, out -> out.octets(field, value));
    return value;
  }

  @Override
  public Name name(String field, NameRule rule) {
    int from = in.position();
    Name value = in.name(field, rule);
    tell(field, from, out -> out.name(field, value, rule));
    return value;
  }

  @Override
  public Octets sized16(String field, Fault tooLong) {
    int from = in.position();
    Octets value = in.sized16(field, tooLong);
    tell(field, from, out -> out.hexRest(field, value));
    return value;
  }

  @Override
  public int open16(String field, Fault tooLong) {
    int from = in.position();
    int opened = in.open16(field, tooLong);
    listener.field(name(field), from, in.position(), "");
    return opened;
  }

  @Override
  public void close(String field, int opened, Fault trailing) {
    in.close(field, opened, trailing);
  }

  @Override
  public boolean hasMore() {
    return in.hasMore();
  }

  @Override
  public void element(String what, int index) {
    element = what + "[" + index + "]";
    in.element(what, index);
  }

  @Override
  public int position() {
    return in.position();
  }

  @Override
  public void require(
      boolean kept, Fault fault, String field, int position, long found, long limit) {
    in.require(kept, fault, field, position, found, limit);
  }
}
