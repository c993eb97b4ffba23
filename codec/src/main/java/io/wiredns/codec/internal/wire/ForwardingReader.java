package io.wiredns.codec.internal.wire;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.TypeBitmap;

/**
 * A reader that forwards all calls to another one. Subclasses observe the fields, or read some
 * kinds of fields differently.
 *
 * @since 0.1
 */
public class ForwardingReader implements FieldReader {
  /** The reader to which calls are forwarded. */
  protected final FieldReader in;

  /**
   * Creates a reader that forwards to another.
   *
   * @param in the reader to which calls are forwarded
   */
  public ForwardingReader(FieldReader in) {
    this.in = java.util.Objects.requireNonNull(in);
  }

  @Override
  public int u8(String field) {
    return in.u8(field);
  }

  @Override
  public int u16(String field) {
    return in.u16(field);
  }

  @Override
  public long u32(String field) {
    return in.u32(field);
  }

  @Override
  public long u48(String field) {
    return in.u48(field);
  }

  @Override
  public <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space) {
    return in.codePoint8(field, space);
  }

  @Override
  public <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space) {
    return in.codePoint16(field, space);
  }

  @Override
  public long u32(String field, NumberText text) {
    return in.u32(field, text);
  }

  @Override
  public long u64(String field) {
    return in.u64(field);
  }

  @Override
  public long u64(String field, NumberText text) {
    return in.u64(field, text);
  }

  @Override
  public int ipv4(String field) {
    return in.ipv4(field);
  }

  @Override
  public Ipv6 ipv6(String field) {
    return in.ipv6(field);
  }

  @Override
  public Name name(String field, NameRule rule) {
    return in.name(field, rule);
  }

  @Override
  public Octets characterString(String field) {
    return in.characterString(field);
  }

  @Override
  public Octets sized8(String field, OctetsText text) {
    return in.sized8(field, text);
  }

  @Override
  public TypeBitmap typeBitmap(String field) {
    return in.typeBitmap(field);
  }

  @Override
  public Octets octets(String field, int count, OctetsText text) {
    return in.octets(field, count, text);
  }

  @Override
  public int open16(String field, Fault tooLong) {
    return in.open16(field, tooLong);
  }

  @Override
  public void close(String field, int opened, Fault trailing) {
    in.close(field, opened, trailing);
  }

  @Override
  public Octets sized16(String field, OctetsText text, Fault tooLong) {
    return in.sized16(field, text, tooLong);
  }

  @Override
  public Octets rest(String field, OctetsText text) {
    return in.rest(field, text);
  }

  @Override
  public boolean hasMore() {
    return in.hasMore();
  }

  @Override
  public void element(String what, int index) {
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
