package io.wiredns.codec.internal.wire;

/**
 * The hash of names, label by label.
 *
 * @since 0.1
 */
public final class NameHash {
  private NameHash() {}

  /**
   * What one label adds to the hash: a mix of its octets, folded, and of its distance from the
   * name's end. So the hash of a suffix is the name's less those of the labels before it, and
   * equals the hash of the suffix as a name.
   *
   * @param wire a name, and nothing else
   * @param start the index of the label's length octet
   * @return what the label adds
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
   * The same with the case of letters.
   *
   * @param wire a name, and nothing else
   * @param start the index of the label's length octet
   * @return what the label adds
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
