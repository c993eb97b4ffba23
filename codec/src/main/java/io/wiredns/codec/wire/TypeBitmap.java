package io.wiredns.codec.wire;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Diagnosis;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A set of record types in the form of NSEC, NSEC3 and CSYNC; RFC 4034 section 4.1.2.
 *
 * <pre>
 *   { WINDOW 8 | LENGTH 8, 1 to 32 | octets, bit n for type 256 * WINDOW + n } windows ascending
 * </pre>
 *
 * <p>The encoding is minimal, so each set has exactly one: it has no empty block, and no block ends
 * in a zero octet.
 *
 * <p>Objects of this class are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public final class TypeBitmap {
  /** The empty set. */
  public static final TypeBitmap EMPTY = new TypeBitmap(Octets.EMPTY);

  private static final int BLOCK_OCTETS = 32;

  private final Octets octets;

  private TypeBitmap(Octets octets) {
    this.octets = octets;
  }

  /** Returns the set of octets that {@link #diagnose} has accepted. */
  static TypeBitmap ofValid(Octets octets) {
    return octets.length() == 0 ? EMPTY : new TypeBitmap(octets);
  }

  /**
   * Returns whether octets are a bitmap; if not, stores the fault and its position. The first octet
   * is at {@code offset}.
   */
  static boolean diagnose(Octets octets, int offset, Diagnosis into) {
    int before = -1;
    int p = 0;
    while (p < octets.length()) {
      int window = octets.octetAt(p);
      if (window <= before) {
        into.set(Fault.TYPE_BITMAP_ORDER, offset + p, window, before);
        return false;
      }
      int left = octets.length() - p - 2;
      int length = left < 0 ? 0 : octets.octetAt(p + 1);
      if (length == 0 || length > BLOCK_OCTETS || length > left) {
        into.set(
            Fault.TYPE_BITMAP_LENGTH,
            offset + p + (left < 0 ? 0 : 1),
            length,
            Math.max(0, Math.min(BLOCK_OCTETS, left)));
        return false;
      }
      p += 2 + length;
      if (octets.octetAt(p - 1) == 0) {
        into.set(Fault.TYPE_BITMAP_TRAILING_ZERO, offset + p - 1, window, 0);
        return false;
      }
      before = window;
    }
    return true;
  }

  /**
   * Returns the set of the given types.
   *
   * @param types the types, in any order
   * @return the set
   */
  public static TypeBitmap of(Collection<RecordType> types) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK_OCTETS];
    int window = -1;
    int length = 0;
    for (RecordType type : new TreeSet<>(types)) {
      if (type.value() >>> 8 != window) {
        flush(window, block, length, out);
        window = type.value() >>> 8;
        block = new byte[BLOCK_OCTETS];
      }
      int bit = type.value() & 0xFF;
      block[bit >>> 3] |= (byte) (0x80 >>> (bit & 7));
      length = (bit >>> 3) + 1;
    }
    flush(window, block, length, out);
    return ofValid(Octets.wrap(out.toByteArray()));
  }

  private static void flush(int window, byte[] block, int length, ByteArrayOutputStream out) {
    if (window >= 0) {
      out.write(window);
      out.write(length);
      out.write(block, 0, length);
    }
  }

  /**
   * Returns the set of the given types.
   *
   * @param types the types, in any order
   * @return the set
   */
  public static TypeBitmap of(RecordType... types) {
    return of(List.of(types));
  }

  /**
   * Returns whether a type is in the set.
   *
   * @param type the type
   * @return true if its bit is set
   */
  public boolean contains(RecordType type) {
    int bit = type.value() & 0xFF;
    for (int p = 0; p < octets.length(); p += 2 + octets.octetAt(p + 1)) {
      if (octets.octetAt(p) == type.value() >>> 8) {
        return bit >>> 3 < octets.octetAt(p + 1)
            && (octets.octetAt(p + 2 + (bit >>> 3)) & 0x80 >>> (bit & 7)) != 0;
      }
    }
    return false;
  }

  /**
   * Returns the types of the set.
   *
   * @return the types in ascending order
   */
  public List<RecordType> types() {
    List<RecordType> types = new ArrayList<>();
    for (int p = 0; p < octets.length(); p += 2 + octets.octetAt(p + 1)) {
      int window = octets.octetAt(p) << 8;
      for (int bit = 0; bit < 8 * octets.octetAt(p + 1); bit++) {
        if ((octets.octetAt(p + 2 + (bit >>> 3)) & 0x80 >>> (bit & 7)) != 0) {
          types.add(RecordType.of(window | bit));
        }
      }
    }
    return List.copyOf(types);
  }

  /**
   * Returns the encoding.
   *
   * @return the octets of the bitmap
   */
  public Octets octets() {
    return octets;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeBitmap that && octets.equals(that.octets);
  }

  @Override
  public int hashCode() {
    return octets.hashCode();
  }

  /** Returns the types, separated by spaces: mnemonics, or the form {@code TYPE65280}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (RecordType type : types()) {
      text.append(text.isEmpty() ? "" : " ").append(type);
    }
    return text.toString();
  }
}
