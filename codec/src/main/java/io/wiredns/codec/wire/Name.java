package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.NameHash;
import io.wiredns.codec.internal.wire.NameText;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.ReverseNames;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A domain name: the octets of its uncompressed wire form, with their case unchanged; RFC 1035
 * section 3.1. The wire form is labels, each a length octet and its octets, followed by the octet 0
 * of the root.
 *
 * <p>A label has 1 to 63 octets of any value. The name has at most 255 octets, including length
 * octets and root. All names are absolute. Two names are equal if they differ only in the case of
 * ASCII letters (RFC 4343 section 3); {@link #hasSameOctets} compares the case too. Hash codes
 * differ from one process to the next, because they are keyed against collision attacks. The
 * natural order is the canonical order of DNSSEC (RFC 4034 section 6.1). Names are immutable and
 * may be shared among threads.
 *
 * @since 0.1
 */
public final class Name implements Comparable<Name> {
  static {
    WireAccess.register(new Access());
  }

  /** The root, {@code .}. */
  public static final Name ROOT = new Name(new byte[1]);

  private static final Octets WILDCARD_LABEL = Octets.of((byte) '*');

  private final byte[] wire;

  /**
   * The hash code, or 0 if it has not been computed. A hash code of 0 is computed each time.
   * Threads that race write the same value.
   */
  private int hash;

  /**
   * The key of the canonical order, or 0 if it has not been computed. Threads that race write the
   * same value.
   */
  private int orderKey;

  /** Creates a name that keeps this array, which must be well-formed and never modified. */
  Name(byte[] wire) {
    this.wire = wire;
  }

  /** Returns a name with a copy of octets that are known to be a well-formed uncompressed name. */
  static Name copyOf(byte[] octets, int from, int length) {
    return length == 1 ? ROOT : new Name(Arrays.copyOfRange(octets, from, from + length));
  }

  /** Returns the first {@code prefixLength} octets of labels followed by {@code suffix}. */
  static Name join(byte[] octets, int from, int prefixLength, Name suffix) {
    byte[] wire = new byte[prefixLength + suffix.wire.length];
    System.arraycopy(octets, from, wire, 0, prefixLength);
    System.arraycopy(suffix.wire, 0, wire, prefixLength, suffix.wire.length);
    return new Name(wire);
  }

  /** Returns the array itself, for {@link Access}; it must not be modified. */
  byte[] wire() {
    return wire;
  }

  /**
   * Returns the name of a text in the form of RFC 1035 section 5.1 and RFC 4343 section 2.1. The
   * name is absolute even if the text has no final dot.
   *
   * @param text the labels, separated by dots; {@code \X} stands for the character X, unless it is
   *     a digit; {@code \DDD} for the octet of that decimal number; characters above U+007F are
   *     refused
   * @return the name
   * @throws IllegalArgumentException if the text is not a name; the message states the reason
   */
  public static Name of(String text) {
    return NameText.parse(text, ROOT);
  }

  /**
   * Returns the name of a text that may be relative.
   *
   * @param text the text as for {@link #of(String)}; {@code @} alone is the origin
   * @param origin the name appended to a text without a final dot
   * @return the name
   * @throws IllegalArgumentException if the text is not a name or the whole is too long; the
   *     message states the reason
   */
  public static Name of(String text, Name origin) {
    return text.equals("@") ? origin : NameText.parse(text, origin);
  }

  /**
   * Returns the name for reverse lookups of an address, RFC 1035 section 3.5 and RFC 3596 section
   * 2.5.
   *
   * @param address the address
   * @return a name below {@code in-addr.arpa} or {@code ip6.arpa}
   */
  public static Name reverse(InetAddress address) {
    return ReverseNames.of(address.getAddress());
  }

  /**
   * Returns the address whose name for reverse lookups this is; the inverse of {@link #reverse}.
   *
   * @return the address, or empty for all other names, including those of networks
   */
  public Optional<InetAddress> inetAddress() {
    return ReverseNames.address(this);
  }

  /**
   * Returns the name of an uncompressed wire form.
   *
   * @param octets the labels and the root, with nothing after it
   * @return the name
   * @throws WireFormatException if the octets are not such a name
   */
  public static Name fromWire(Octets octets) throws WireFormatException {
    byte[] wire = octets.toArray();
    Diagnosis diagnosis = new Diagnosis();
    diagnoseUncompressed(wire, diagnosis);
    if (diagnosis.fault() != null) {
      throw diagnosis.exception("name");
    }
    return wire.length == 1 ? ROOT : new Name(wire);
  }

  private static void diagnoseUncompressed(byte[] wire, Diagnosis into) {
    int p = WireNames.pieceEnd(wire, 0, wire.length);
    if (Pointer.isAt(wire, p, wire.length)) {
      into.set(Fault.POINTER_FORBIDDEN, p, Pointer.target(wire, p), 0);
    } else if (!WireNames.diagnose(wire, 0, wire.length, wire.length, into)
        && p + 1 != wire.length) {
      into.set(Fault.TRAILING_OCTETS, p + 1, wire.length - p - 1, 0);
    }
  }

  /**
   * Returns the length of the uncompressed wire form in octets.
   *
   * @return the length, 1 (the root) to 255
   */
  public int length() {
    return wire.length;
  }

  /**
   * Returns the number of labels, without the root.
   *
   * @return the number of labels, 0 to 127
   */
  public int labelCount() {
    int count = 0;
    for (int p = 0; wire[p] != 0; p += wire[p] + 1) {
      count++;
    }
    return count;
  }

  /**
   * Returns a label.
   *
   * @param index the index of the label, 0 for the leftmost
   * @return the octets of the label, without the length octet
   * @throws IndexOutOfBoundsException if there is no such label
   */
  public Octets label(int index) {
    int p = labelStart(index);
    if (p < 0 || wire[p] == 0) {
      throw new IndexOutOfBoundsException(
          this + " has no label " + index + ", it has " + labelCount() + " labels");
    }
    return Octets.of(wire, p + 1, wire[p]);
  }

  /**
   * Returns the index of the length octet of a label, or of the root's octet for the index after
   * the last label; -1 if there is no such label.
   */
  private int labelStart(int index) {
    int p = 0;
    int left = index;
    while (left > 0 && wire[p] != 0) {
      p += wire[p] + 1;
      left--;
    }
    return left == 0 ? p : -1;
  }

  /**
   * Returns whether this is the root.
   *
   * @return true for {@code .}
   */
  public boolean isRoot() {
    return wire.length == 1;
  }

  /**
   * Returns whether the first label is the single octet {@code *} (RFC 4592 section 2.1.1).
   *
   * @return true if so, for example for {@code *.example.}, even if parsed from {@code \*.example.}
   */
  public boolean isWildcard() {
    return wire[0] == 1 && wire[1] == '*';
  }

  /**
   * Returns this name without its first label.
   *
   * @return the parent
   * @throws IllegalArgumentException if this is the root
   */
  public Name parent() {
    if (isRoot()) {
      throw new IllegalArgumentException("the root has no parent");
    }
    return suffix(1);
  }

  /**
   * Returns this name without its first labels.
   *
   * @param labels the number of labels to remove
   * @return the rest
   * @throws IllegalArgumentException if the number is negative or the name has fewer labels
   */
  public Name suffix(int labels) {
    int p = labelStart(labels);
    if (p < 0) {
      throw new IllegalArgumentException(
          this + " has " + labelCount() + " labels, " + labels + " cannot be removed");
    }
    return p == 0 ? this : copyOf(wire, p, wire.length - p);
  }

  /**
   * Returns a name that consists of a label and this name.
   *
   * @param label the label, 1 to 63 octets
   * @return the child
   * @throws IllegalArgumentException if the label is empty, or the label or the whole is too long
   */
  public Name child(Octets label) {
    if (label.length() < 1 || label.length() > WireLimits.LABEL_OCTETS) {
      throw new IllegalArgumentException("a label has 1 to 63 octets, not " + label.length());
    }
    byte[] prefix = new byte[label.length() + 1];
    prefix[0] = (byte) label.length();
    label.copyTo(prefix, 1);
    return joinChecked(prefix, prefix.length, this);
  }

  /**
   * Returns the wildcard below this name.
   *
   * @return {@code *.} and this name
   * @throws IllegalArgumentException if that is too long
   */
  public Name wildcard() {
    return child(WILDCARD_LABEL);
  }

  /**
   * Returns a name that consists of the labels of this name followed by another name.
   *
   * @param suffix the name that replaces the root of this name
   * @return the concatenation
   * @throws IllegalArgumentException if it is longer than 255 octets
   */
  public Name append(Name suffix) {
    return joinChecked(wire, wire.length - 1, suffix);
  }

  private static Name joinChecked(byte[] prefix, int prefixLength, Name suffix) {
    int length = prefixLength + suffix.wire.length;
    if (length > WireLimits.NAME_OCTETS) {
      throw new IllegalArgumentException("a name has at most 255 octets, not " + length);
    }
    return join(prefix, 0, prefixLength, suffix);
  }

  /**
   * Returns whether this name equals another name or is below it.
   *
   * @param other the other name
   * @return true if this name ends with the labels of the other
   */
  public boolean isSubdomainOf(Name other) {
    int from = wire.length - other.wire.length;
    if (from < 0) {
      return false;
    }
    int p = 0;
    while (p < from) {
      p += wire[p] + 1;
    }
    return p == from && Bytes.foldedEquals(wire, from, other.wire);
  }

  /**
   * Returns the number of labels that two names share at their right ends, without the root.
   *
   * @param other the other name
   * @return the number of labels; 0 if they share the root only
   */
  public int commonLabelCount(Name other) {
    int mine = labelCount();
    int theirs = other.labelCount();
    int p = labelStart(Math.max(0, mine - theirs));
    int q = other.labelStart(Math.max(0, theirs - mine));
    int common = 0;
    while (wire[p] != 0) {
      common = NameOrder.compareLabels(wire, p, other.wire, q) == 0 ? common + 1 : 0;
      p += wire[p] + 1;
      q += other.wire[q] + 1;
    }
    return common;
  }

  /**
   * Returns the longest name that is this name or an ancestor of it, and the other name or an
   * ancestor of that.
   *
   * @param other the other name
   * @return the common ancestor, with the case of this name
   */
  public Name commonSuffix(Name other) {
    return suffix(labelCount() - commonLabelCount(other));
  }

  /**
   * Returns this name in lower case, as in the canonical form of DNSSEC (RFC 4034 section 6.2).
   *
   * @return this object if it is in lower case already
   */
  public Name toLowerCase() {
    byte[] lower = null;
    for (int i = 0; i < wire.length; i++) {
      int folded = Bytes.fold(wire[i]);
      if (folded != (wire[i] & 0xFF)) {
        if (lower == null) {
          lower = wire.clone();
        }
        lower[i] = (byte) folded;
      }
    }
    return lower == null ? this : new Name(lower);
  }

  /**
   * Returns the uncompressed wire form.
   *
   * @return the octets
   */
  public Octets toWire() {
    return Octets.of(wire);
  }

  /**
   * Copies the uncompressed wire form to an array.
   *
   * @param target the array
   * @param at the index of the first octet in the array
   * @return the number of octets written
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public int copyTo(byte[] target, int at) {
    System.arraycopy(wire, 0, target, at, wire.length);
    return wire.length;
  }

  /**
   * Returns whether this name equals another in every octet, including the case of letters.
   *
   * @param other the other name
   * @return true if all octets are equal
   */
  public boolean hasSameOctets(Name other) {
    return Arrays.equals(wire, other.wire);
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Name that) || wire.length != that.wire.length) {
      return false;
    }
    if (hash != 0 && that.hash != 0 && hash != that.hash) {
      return false;
    }
    return Bytes.foldedEquals(wire, 0, that.wire);
  }

  /** Returns a keyed hash code, which differs from one process to the next. */
  @Override
  public int hashCode() {
    int h = hash;
    if (h == 0) {
      for (int p = 0; wire[p] != 0; p += wire[p] + 1) {
        h += NameHash.label(wire, p);
      }
      hash = h;
    }
    return h;
  }

  /**
   * Compares two names in the canonical order of DNSSEC; RFC 4034 section 6.1. The first comparison
   * caches a key of 32 bits, which is enough to distinguish most names in later ones.
   */
  @Override
  public int compareTo(Name other) {
    int order = Integer.compareUnsigned(orderKey(), other.orderKey());
    return order != 0 ? order : NameOrder.compare(wire, other.wire);
  }

  private int orderKey() {
    int key = orderKey;
    if (key == 0) {
      key = NameOrder.key(wire);
      orderKey = key;
    }
    return key;
  }

  /**
   * Returns the text of the name with the final dot: {@code www.example.}, or {@code .} for the
   * root. Octets outside 0x21 to 0x7E are written as {@code \DDD}, and a backslash precedes each of
   * {@code . \ " ( ) ; @ $}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(wire.length + 8);
    appendTo(text);
    return text.toString();
  }

  /**
   * Appends the text of {@link #toString} to a string builder.
   *
   * @param text the string builder
   */
  public void appendTo(StringBuilder text) {
    NameText.append(wire, 0, wire.length - 1, text);
    if (isRoot()) {
      text.append('.');
    }
  }

  /**
   * Appends the text in a form for zone files that other software also reads: letters, digits and
   * {@code - _ * /} are written unchanged, a dot in a label as {@code \.}, and all other octets as
   * {@code \DDD}. In the text of {@link #toString}, Knot refuses some punctuation, NSD does not
   * read two backslashes before a dot, and ldns reads {@code \@} as the origin.
   *
   * @param text the string builder
   */
  public void appendPortable(StringBuilder text) {
    NameText.appendPortable(wire, 0, wire.length - 1, text);
    if (isRoot()) {
      text.append('.');
    }
  }

  /**
   * Returns the text relative to an origin.
   *
   * @param origin the origin
   * @return {@code @} for the origin itself, a text without the final dot for a name below it; the
   *     absolute text for other names, and for all names if the origin is the root
   */
  public String toString(Name origin) {
    if (origin.isRoot() || !isSubdomainOf(origin)) {
      return toString();
    }
    int labels = wire.length - origin.wire.length;
    if (labels == 0) {
      return "@";
    }
    StringBuilder text = new StringBuilder(labels + 8);
    NameText.append(wire, 0, labels, text);
    text.setLength(text.length() - 1);
    return text.toString();
  }
}
