package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import java.util.Objects;

/**
 * A name at its position in a message, compressed or not; RFC 1035 sections 3.1 and 4.1.4.
 *
 * <pre>
 *   +-+-+-+-+-+-+-+-+          +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *   |0 0|  length   | octets   |1 1| offset of an earlier name |
 *   +-+-+-+-+-+-+-+-+          +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>A name consists of pieces: labels that end in the root or in a pointer to the next piece. A
 * pointer must point before the start of its own piece, so that offsets strictly decrease, and not
 * into the header. {@link WireLimits} states the maximum number of pointers and octets.
 *
 * <p>An object of this class refers to the array of the message, which it does not own, and is
 * valid as long as the octets do not change. Its methods do not allocate, except {@link #toName}
 * and {@link #toString}. The object itself has 32 octets, which the JIT compiler may optimize away.
 *
 * <p>It may be used by one thread at a time if the same is true of the owner of the octets, such as
 * a {@code MessageView}.
 *
 * @since 0.1
 */
public final class WireName {
  private final byte[] message;
  private final int start;

  /** The index of the contiguous octets of the name; not used if {@link #length} is 0. */
  private final int contiguousStart;

  /**
   * The number of contiguous octets, or 0 if the name is not contiguous or the length is unknown.
   */
  private final int length;

  /** Creates a reference to a name that is known to be well-formed; {@link WireAccess#wireName}. */
  WireName(byte[] message, int start, int contiguousStart, int length) {
    this.message = Objects.requireNonNull(message);
    this.start = start;
    this.contiguousStart = contiguousStart;
    this.length = length;
  }

  /**
   * Returns the position of the name.
   *
   * @return the offset of its first octet from the first octet of the message
   */
  public int offset() {
    return start;
  }

  /**
   * Returns the length of the uncompressed name in octets, including the root.
   *
   * @return the length, 1 to 255
   */
  public int length() {
    return length > 0 ? length : WireNames.lengthOfPieces(message, start);
  }

  /**
   * Copies the uncompressed name to an array.
   *
   * @param target the array
   * @param at the index of the first octet in the array
   * @return the number of octets written, including the root, 1 to 255
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public int copyTo(byte[] target, int at) {
    if (length > 0) {
      System.arraycopy(message, contiguousStart, target, at, length);
      return length;
    }
    return WireNames.copy(message, start, target, at);
  }

  /**
   * Returns the number of labels, without the root.
   *
   * @return the number of labels, 0 to 127
   */
  public int labelCount() {
    int count = 0;
    for (int label = label(start); label >= 0; label = label(label + message[label] + 1)) {
      count++;
    }
    return count;
  }

  /**
   * Returns whether this name equals another, without regard to the case of ASCII letters (RFC 4343
   * section 3).
   *
   * @param name the other name
   * @return true if the names are equal
   */
  public boolean isSameAs(Name name) {
    byte[] octets = name.wire();
    if (length > 0) {
      return length == octets.length && Bytes.foldedEquals(message, contiguousStart, octets);
    }
    int p = start;
    for (int at = 0; ; ) {
      int b = message[p];
      if (b < 0) {
        p = Pointer.target(message, p);
        continue;
      }
      if (b != octets[at]) {
        return false;
      }
      if (b == 0) {
        return true;
      }
      for (int i = 1; i <= b; i++) {
        byte mine = message[p + i];
        byte other = octets[at + i];
        if (mine != other && Bytes.fold(mine) != Bytes.fold(other)) {
          return false;
        }
      }
      p += b + 1;
      at += b + 1;
    }
  }

  /**
   * Returns this name as a {@link Name}.
   *
   * @return a copy, independent of the message
   */
  public Name toName() {
    if (length > 0) {
      return Name.copyOf(message, contiguousStart, length);
    }
    byte[] scratch = new byte[WireLimits.NAME_OCTETS];
    return Name.copyOf(scratch, 0, copyTo(scratch, 0));
  }

  /** Returns the text of the name, as {@link Name#toString} writes it. */
  @Override
  public String toString() {
    return toName().toString();
  }

  /**
   * Returns the position of the next label at or after {@code p}, following pointers, or -1 at the
   * root.
   */
  private int label(int p) {
    int b;
    while ((b = message[p]) < 0) {
      p = Pointer.target(message, p);
    }
    return b == 0 ? -1 : p;
  }
}
