package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import java.util.Objects;

/**
 * A name where it lies in a message, compressed or not; RFC 1035 sections 3.1 and 4.1.4.
 *
 * <pre>
 *   +-+-+-+-+-+-+-+-+          +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *   |0 0|  length   | octets   |1 1| offset of an earlier name |
 *   +-+-+-+-+-+-+-+-+          +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>A name is pieces: labels that end in the root or in a pointer to the next piece. Every pointer
 * must point before the start of its own piece (so they strictly decrease and end), at the header's
 * end or behind it; {@link WireLimits} bounds pointers and octets. A value of this class is a
 * window on somebody's array: valid as long as those octets stand. Its accessors allocate nothing;
 * the window itself is an object of 32 octets unless the JIT compiler sees that nobody keeps it.
 *
 * <p>It is for one thread at a time if what holds those octets is, as a {@code MessageView}.
 *
 * @since 0.1
 */
public final class WireName {
  private final byte[] message;
  private final int start;

  /** The index from which the name's octets lie together without a pointer, if they do. */
  private final int flat;

  /** How many they are; 0 if they lie in pieces or nobody knows. */
  private final int length;

  /** A window on a name that is known to be well-formed; {@link WireAccess#wireName}. */
  WireName(byte[] message, int start, int flat, int length) {
    this.message = Objects.requireNonNull(message);
    this.start = start;
    this.flat = flat;
    this.length = length;
  }

  /**
   * Where the name lies.
   *
   * @return the offset of its first octet from the message's first
   */
  public int offset() {
    return start;
  }

  /**
   * How many octets the name has, root included, its pointers followed.
   *
   * @return 1 to 255
   */
  public int length() {
    return length > 0 ? length : WireNames.lengthOfPieces(message, start);
  }

  /**
   * Copies the name, without pointers.
   *
   * @param target takes the octets, root included
   * @param at the index of the first
   * @return how many octets were written, 1 to 255
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyTo(byte[] target, int at) {
    if (length > 0) {
      System.arraycopy(message, flat, target, at, length);
      return length;
    }
    return WireNames.copy(message, start, target, at);
  }

  /**
   * How many labels the name has.
   *
   * @return 0 for the root, 127 at most
   */
  public int labelCount() {
    int count = 0;
    for (int label = label(start); label >= 0; label = label(label + message[label] + 1)) {
      count++;
    }
    return count;
  }

  /**
   * Whether the name equals a value, without regard to ASCII case (RFC 4343 section 3).
   *
   * @param name the value
   * @return whether they are the same name
   */
  public boolean isSameAs(Name name) {
    byte[] octets = name.wire();
    if (length > 0) {
      return length == octets.length && Bytes.foldedEquals(message, flat, octets);
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
   * The name as a value.
   *
   * @return a copy of its own
   */
  public Name toName() {
    if (length > 0) {
      return Name.copyOf(message, flat, length);
    }
    byte[] scratch = new byte[WireLimits.NAME_OCTETS];
    return Name.copyOf(scratch, 0, copyTo(scratch, 0));
  }

  /** The name's text, {@link Name#toString}. */
  @Override
  public String toString() {
    return toName().toString();
  }

  /**
   * The position at or behind {@code p}, through pointers, at which a label stands; -1 at the root.
   */
  private int label(int p) {
    int b;
    while ((b = message[p]) < 0) {
      p = Pointer.target(message, p);
    }
    return b == 0 ? -1 : p;
  }
}
