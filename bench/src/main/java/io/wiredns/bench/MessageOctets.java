package io.wiredns.bench;

import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/** Builds the octets of a message. */
final class MessageOctets {
  private final byte[] octets;
  private int length = WireLimits.HEADER_OCTETS;

  /** Creates a message with room for this number of octets. */
  MessageOctets(int most) {
    octets = new byte[most];
  }

  /** Returns the number of octets written, including the header. */
  int length() {
    return length;
  }

  int room() {
    return octets.length - length;
  }

  MessageOctets u8(int value) {
    octets[length++] = (byte) value;
    return this;
  }

  MessageOctets u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  MessageOctets pointer(int target) {
    return u16(0xC000 | target);
  }

  MessageOctets all(byte[] part) {
    System.arraycopy(part, 0, octets, length, part.length);
    length += part.length;
    return this;
  }

  /** Writes the type, class, TTL and RDLENGTH that follow an owner. */
  MessageOctets fixed(int type, int rdata) {
    return u16(type).u16(1).u16(0).u16(0).u16(rdata);
  }

  MessageOctets count(int section, int entries) {
    octets[4 + 2 * section] = (byte) (entries >>> 8);
    octets[5 + 2 * section] = (byte) entries;
    return this;
  }

  MessageOctets opcode(int opcode) {
    octets[2] = (byte) (opcode << 3);
    return this;
  }

  byte[] message() {
    octets[2] |= (byte) 0x80;
    return Arrays.copyOf(octets, length);
  }

  /** Returns the values in as many whole repetitions as have at most the given length. */
  static byte[] cycle(int length, int... values) {
    byte[] octets = new byte[length / values.length * values.length];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) values[i % values.length];
    }
    return octets;
  }
}
