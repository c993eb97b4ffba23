package io.wiredns.codec.internal.wire;

/**
 * The hash code of names, computed label by label.
 *
 * @since 0.1
 */
public final class NameHash {
  private NameHash() {}

  /**
   * Returns the summand of one label in the hash code of a name: a mix of its folded octets and its
   * distance from the end of the name. The hash code of a suffix is therefore that of the name
   * minus those of the labels before the suffix, and equals the hash code of the suffix as a name.
   *
   * @param wire a name, and nothing else
   * @param start the index of the length octet of the label
   * @return the summand
   */
  public static int label(byte[] wire, int start) {
    int end = start + wire[start] + 1;
    long h = KeyedHash.label(wire.length - start);
    int p = start;
    for (; end - p > 8; p += 8) {
      h = KeyedHash.addToLabel(h, Bytes.fold(Bytes.i64(wire, p)));
    }
    h = KeyedHash.addToLabel(h, Bytes.fold(Bytes.upTo8(wire, p, end - p)));
    return KeyedHash.end(h);
  }

  /**
   * Returns the summand of one label in the case-sensitive hash code of a name.
   *
   * @param wire a name, and nothing else
   * @param start the index of the length octet of the label
   * @return the summand
   */
  public static int labelOctets(byte[] wire, int start) {
    int end = start + wire[start] + 1;
    long h = KeyedHash.label(wire.length - start);
    int p = start;
    for (; end - p > 8; p += 8) {
      h = KeyedHash.addToLabel(h, Bytes.i64(wire, p));
    }
    return KeyedHash.end(KeyedHash.addToLabel(h, Bytes.upTo8(wire, p, end - p)));
  }
}
