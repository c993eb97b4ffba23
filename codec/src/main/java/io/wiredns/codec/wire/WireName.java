package io.wiredns.codec.wire;

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
 * @since 0.1
 */
public final class WireName {
  private static final int POINTER = 0xC0;

  private final byte[] message;
  private final int start;

  /** The index from which the name's octets lie together without a pointer, if they do. */
  private final int flat;

  /** How many they are; 0 if they lie in pieces or nobody knows. */
  private final int length;

  /**
   * A window on a name that {@link #skip} has passed.
   *
   * @param message holds the message from index 0 on
   * @param start the index of the name's first octet
   */
  public WireName(byte[] message, int start) {
    this(message, start, 0, 0);
  }

  /**
   * A window on a name whose walk has shown where it lies in one piece.
   *
   * @param message holds the message from index 0 on
   * @param start the index of the name's first octet
   * @param flat the index from which all its octets lie together, root included
   * @param length how many they are; 0 if they lie in pieces
   */
  public WireName(byte[] message, int start, int flat, int length) {
    this.message = Objects.requireNonNull(message);
    this.start = start;
    this.flat = flat;
    this.length = length;
  }

  /**
   * Walks a name, through its pointers, and says where it ends.
   *
   * @param a holds the message from index 0 on
   * @param at the index of the name's first octet
   * @param inlineEnd the index behind the last octet that labels before the first pointer may take
   * @param end the index behind the message's last octet
   * @return the index behind the name (behind its first pointer if it has one), or -1 if it breaks
   *     a rule; {@link #diagnose} then says which
   */
  public static int skip(byte[] a, int at, int inlineEnd, int end) {
    int p = at;
    while (p < inlineEnd) {
      int b = a[p];
      if (b <= 0) {
        if (b == 0) {
          return p - at < WireLimits.NAME_OCTETS ? p + 1 : -1;
        }
        return p + 1 < inlineEnd && follow(a, at, p, end) ? p + 2 : -1;
      }
      if (b > WireLimits.LABEL_OCTETS) {
        return -1;
      }
      p += b + 1;
    }
    return -1;
  }

  /**
   * Whether the pointer at {@code p}, which ends a piece that starts at {@code at}, leads to the
   * root.
   */
  private static boolean follow(byte[] a, int at, int p, int end) {
    int start = at;
    int octets = p - at;
    for (int pointers = 1; pointers <= WireLimits.NAME_POINTERS; pointers++) {
      int b = a[p];
      int target = ((b & 0x3F) << 8 | a[p + 1] & 0xFF);
      if ((b & POINTER) != POINTER || target >= start || target < WireLimits.HEADER_OCTETS) {
        return false;
      }
      start = target;
      p = target;
      while ((b = a[p]) > 0) {
        p += b + 1;
        if (b > WireLimits.LABEL_OCTETS || p >= end) {
          return false;
        }
      }
      octets += p - start;
      if (octets >= WireLimits.NAME_OCTETS) {
        return false;
      }
      if (b == 0) {
        return true;
      }
      if (p + 1 >= end) {
        return false;
      }
    }
    return false;
  }

  /**
   * Writes a name out without pointers, checking it on the way.
   *
   * @param a holds the message from index 0 on
   * @param at the index of the name's first octet
   * @param inlineEnd the index behind the last octet that labels before the first pointer may take
   * @param end the index behind the message's last octet
   * @param target takes the name's octets, root included
   * @param targetAt the index of the first; 255 octets must have room from there on
   * @return the number of octets written, times 65536, plus the number of octets that the name
   *     takes where it lies; or -1 if it breaks a rule
   */
  public static int expand(byte[] a, int at, int inlineEnd, int end, byte[] target, int targetAt) {
    int start = at;
    int pieceEnd = inlineEnd;
    int octets = 0;
    int inline = -1;
    for (int pointers = 0; pointers <= WireLimits.NAME_POINTERS; pointers++) {
      int p = start;
      int b = -1;
      while (p < pieceEnd && (b = a[p]) > 0) {
        if (b > WireLimits.LABEL_OCTETS) {
          return -1;
        }
        p += b + 1;
      }
      int piece = p - start;
      if (p >= pieceEnd || octets + piece >= WireLimits.NAME_OCTETS) {
        return -1;
      }
      if (b == 0) {
        System.arraycopy(a, start, target, targetAt + octets, piece + 1);
        return octets + piece + 1 << 16 | (inline < 0 ? piece + 1 : inline);
      }
      if (p + 1 >= pieceEnd || (b & POINTER) != POINTER) {
        return -1;
      }
      int next = ((b & 0x3F) << 8 | a[p + 1] & 0xFF);
      if (next >= start || next < WireLimits.HEADER_OCTETS) {
        return -1;
      }
      System.arraycopy(a, start, target, targetAt + octets, piece);
      octets += piece;
      if (inline < 0) {
        inline = piece + 2;
      }
      start = next;
      pieceEnd = end;
    }
    return -1;
  }

  /**
   * Says which rule a name breaks that {@link #skip} or {@link #expand} refused.
   *
   * @param a holds the message from index 0 on
   * @param at the index of the name's first octet
   * @param inlineEnd the index behind the last octet that labels before the first pointer may take
   * @param end the index behind the message's last octet
   * @param into takes the fault
   * @return whether there is one
   */
  public static boolean diagnose(byte[] a, int at, int inlineEnd, int end, Diagnosis into) {
    int start = at;
    int p = at;
    int bound = inlineEnd;
    int octets = 0;
    int pointers = 0;
    while (true) {
      if (p >= bound) {
        into.set(Fault.NAME_TRUNCATED, p, 1, 0);
        return true;
      }
      int b = a[p] & 0xFF;
      int offset = p;
      if (octets + b + 1 > WireLimits.NAME_OCTETS && b <= WireLimits.LABEL_OCTETS) {
        into.set(
            Fault.NAME_TOO_LONG, offset, octets + b + (b == 0 ? 1 : 2), WireLimits.NAME_OCTETS);
        return true;
      }
      if (b == 0) {
        return false;
      }
      if (b <= WireLimits.LABEL_OCTETS) {
        if (p + b + 1 >= bound) {
          into.set(Fault.NAME_TRUNCATED, offset, b + 2, bound - p);
          return true;
        }
        octets += b + 1;
        p += b + 1;
        continue;
      }
      if (b < POINTER) {
        into.set(Fault.LABEL_TYPE, offset, b, b >> 6);
        return true;
      }
      if (p + 1 >= bound) {
        into.set(Fault.POINTER_TRUNCATED, offset, 2, 1);
        return true;
      }
      int target = (b & 0x3F) << 8 | a[p + 1] & 0xFF;
      if (++pointers > WireLimits.NAME_POINTERS) {
        into.set(Fault.POINTER_CHAIN, offset, pointers, WireLimits.NAME_POINTERS);
        return true;
      }
      if (target >= start) {
        into.set(Fault.POINTER_NOT_PRIOR, offset, target, start);
        return true;
      }
      if (target < WireLimits.HEADER_OCTETS) {
        into.set(Fault.POINTER_INTO_HEADER, offset, target, WireLimits.HEADER_OCTETS);
        return true;
      }
      start = target;
      p = start;
      bound = end;
    }
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
   * Where all octets of the name lie together, without a pointer: in its own place, or where its
   * pointer leads.
   *
   * @return the offset of the first from the message's first octet, or -1 if they lie in pieces
   */
  public int flatOffset() {
    return length > 0 ? flat : -1;
  }

  /**
   * How many octets the name has, root included, its pointers followed.
   *
   * @return 1 to 255
   */
  public int length() {
    return length > 0 ? length : lengthOfPieces(message, start);
  }

  private static int lengthOfPieces(byte[] a, int start) {
    int octets = 1;
    int p = start;
    int b;
    while ((b = a[p]) != 0) {
      if (b > 0) {
        octets += b + 1;
        p += b + 1;
      } else {
        p = Bytes.u16(a, p) & WireLimits.POINTER_OFFSET;
      }
    }
    return octets;
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
    return copy(message, start, target, at);
  }

  /**
   * Copies a name that {@link #skip} has passed, without pointers and without a window on it.
   *
   * @param a holds the message from index 0 on
   * @param start the index of the name's first octet
   * @param target takes the octets, root included
   * @param at the index of the first
   * @return how many octets were written, 1 to 255
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public static int copy(byte[] a, int start, byte[] target, int at) {
    int written = at;
    int p = start;
    while (true) {
      int piece = p;
      int b;
      while ((b = a[p]) > 0) {
        p += b + 1;
      }
      if (b == 0) {
        System.arraycopy(a, piece, target, written, p + 1 - piece);
        return written + p + 1 - piece - at;
      }
      if (p > piece) {
        System.arraycopy(a, piece, target, written, p - piece);
        written += p - piece;
      }
      p = (Bytes.u16(a, p) & WireLimits.POINTER_OFFSET);
    }
  }

  /**
   * The first label that is not the root, for a walk by {@link #nextLabel}.
   *
   * @return its position, or -1 if the name is the root
   */
  public int firstLabel() {
    return label(start);
  }

  /**
   * The label after one.
   *
   * @param position that label's position
   * @return its position, or -1 if only the root follows
   */
  public int nextLabel(int position) {
    return label(position + message[position] + 1);
  }

  /**
   * How long a label is.
   *
   * @param position its position
   * @return its octets without the length octet, 1 to 63
   */
  public int labelLength(int position) {
    return message[position];
  }

  /**
   * One octet of a label.
   *
   * @param position the label's position
   * @param index the octet's index in it
   * @return the octet, 0 to 255
   */
  public int labelOctet(int position, int index) {
    return message[position + 1 + index] & 0xFF;
  }

  /**
   * How many labels the name has.
   *
   * @return 0 for the root, 127 at most
   */
  public int labelCount() {
    int count = 0;
    for (int label = firstLabel(); label >= 0; label = nextLabel(label)) {
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
  public boolean sameAs(Name name) {
    byte[] octets = name.wire();
    if (length > 0) {
      return length == octets.length && Name.foldedEquals(message, flat, octets);
    }
    int p = start;
    for (int at = 0; ; ) {
      int b = message[p];
      if (b < 0) {
        p = pointee(p);
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

  private int pointee(int p) {
    return ((message[p] & 0x3F) << 8 | message[p + 1] & 0xFF);
  }

  /**
   * The position at or behind {@code p}, through pointers, at which a label stands; -1 at the root.
   */
  private int label(int p) {
    int b;
    while ((b = message[p]) < 0) {
      p = pointee(p);
    }
    return b == 0 ? -1 : p;
  }
}
