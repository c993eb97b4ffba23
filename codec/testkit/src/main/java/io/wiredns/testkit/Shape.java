package io.wiredns.testkit;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The octets of a part of a message, with a fault at a known offset. */
final class Shape {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** The offsets of pointers to octets of the shape. */
  private final List<Integer> inside = new ArrayList<>();

  private int at = -1;
  private String field;

  /** Marks the next octet as that at which the fault is reported, in the given field. */
  Shape here(String field) {
    at = out.size();
    this.field = field;
    return this;
  }

  int at() {
    return at;
  }

  String field() {
    return field;
  }

  int length() {
    return out.size();
  }

  Shape u8(int value) {
    out.write(value);
    return this;
  }

  Shape u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  Shape u32(long value) {
    return u16((int) (value >>> 16)).u16((int) value);
  }

  Shape octets(Octets octets) {
    out.writeBytes(octets.toArray());
    return this;
  }

  Shape octets(byte[] octets, int from, int to) {
    out.write(octets, from, to - from);
    return this;
  }

  Shape name(Name name) {
    return octets(name.toWire());
  }

  /** Appends a length octet and octets. */
  Shape string(Octets octets) {
    return u8(octets.length()).octets(octets);
  }

  /** Appends a label without the root after it. */
  Shape label(Octets label) {
    return string(label);
  }

  /** Appends a pointer to an octet of the message. */
  Shape pointer(int target) {
    return u16(Pointer.to(target));
  }

  /**
   * Appends a pointer to an octet of this shape or after it; the target counts from the first octet
   * of the shape.
   */
  Shape pointerInside(int target) {
    inside.add(out.size());
    return u16(target);
  }

  /**
   * Returns the octets of the shape, whose first octet will be at the given offset of the message.
   */
  byte[] octets(int base) {
    byte[] octets = out.toByteArray();
    for (int pointer : inside) {
      Bytes.put16(octets, pointer, Pointer.to(base + Bytes.u16(octets, pointer)));
    }
    return octets;
  }
}
