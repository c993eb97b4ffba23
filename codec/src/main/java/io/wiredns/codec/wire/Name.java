package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.KeyedHash;
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
 * A domain name: the octets of its wire form, uncompressed, in the case in which it came; RFC 1035
 * section 3.1.
 *
 * <p>A label is 1 to 63 octets of any value, the whole at most 255 octets with the length octets
 * and the root. All names are absolute. Two names are equal if they differ in the case of ASCII
 * letters only (RFC 4343 section 3), and so are their hashes, which are not stable between
 * processes ({@link KeyedHash}); {@link #hasSameOctets} compares case too. The order is DNSSEC's
 * canonical one (RFC 4034 section 6.1). Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Name implements Comparable<Name> {
  static {
    WireAccess.give(new Access());
  }

  /** The root, {@code .}. */
  public static final Name ROOT = new Name(new byte[1]);

  private static final Octets WILDCARD_LABEL = Octets.of((byte) '*');

  private final byte[] wire;

  /**
   * The hash, or 0 as long as nobody has asked (or it is 0, and computed each time); races write
   * the same value.
   */
  private int hash;

  /**
   * The key of the canonical order, or 0 as long as nobody has asked; races write the same value.
   */
  private int orderKey;

  /** Adopts octets that are known to be a well-formed uncompressed name; nobody changes them. */
  Name(byte[] wire) {
    this.wire = wire;
  }

  /** A copy of octets that are known to be a well-formed uncompressed name. */
  static Name copyOf(byte[] octets, int from, int length) {
    return length == 1 ? ROOT : new Name(Arrays.copyOfRange(octets, from, from + length));
  }

  /** A name of {@code prefixLength} octets of labels and then all of {@code suffix}. */
  static Name join(byte[] octets, int from, int prefixLength, Name suffix) {
    byte[] wire = new byte[prefixLength + suffix.wire.length];
    System.arraycopy(octets, from, wire, 0, prefixLength);
    System.arraycopy(suffix.wire, 0, wire, prefixLength, suffix.wire.length);
    return new Name(wire);
  }

  /** The octets themselves, for {@link Access}: never to be changed. */
  byte[] wire() {
    return wire;
  }

  /**
   * The name of a text in the form of RFC 1035 section 5.1 and RFC 4343 section 2.1, taken as
   * absolute with or without the final dot.
   *
   * @param text labels with dots between them; {@code \.} and {@code \\} for the octet itself,
   *     {@code \DDD} for the octet of that decimal number; characters above U+007F are refused
   * @return the name
   * @throws IllegalArgumentException if the text is no name, with the reason
   */
  public static Name of(String text) {
    return NameText.parse(text, ROOT);
  }

  /**
   * The name of a text that may be relative.
   *
   * @param text the text as for {@link #of(String)}; {@code @} alone is the origin
   * @param origin completes a text without a final dot
   * @return the name
   * @throws IllegalArgumentException if the text is no name or the whole is too long, with the
   *     reason
   */
  public static Name of(String text, Name origin) {
    return text.equals("@") ? origin : NameText.parse(text, origin);
  }

  /**
   * The name under which the names of an address are looked up, RFC 1035 section 3.5 and RFC 3596
   * section 2.5.
   *
   * @param address the address
   * @return a name below {@code in-addr.arpa} or {@code ip6.arpa}
   */
  public static Name reverse(InetAddress address) {
    return ReverseNames.of(address.getAddress());
  }

  /**
   * The address that this name stands for if it is one of those that {@link #reverse} gives.
   *
   * @return the address; empty for all other names, those of networks among them
   */
  public Optional<InetAddress> inetAddress() {
    return ReverseNames.address(this);
  }

  /**
   * The name of an uncompressed wire form.
   *
   * @param octets the labels and the root, nothing behind it
   * @return the name
   * @throws WireFormatException if they are no such name
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
   * How many octets the uncompressed wire form has.
   *
   * @return 1 (the root) to 255
   */
  public int length() {
    return wire.length;
  }

  /**
   * How many labels the name has, the root not counted.
   *
   * @return 0 to 127
   */
  public int labelCount() {
    int count = 0;
    for (int p = 0; wire[p] != 0; p += wire[p] + 1) {
      count++;
    }
    return count;
  }

  /**
   * One label.
   *
   * @param index 0 for the leftmost
   * @return its octets
   * @throws IndexOutOfBoundsException if there is no such label
   */
  public Octets label(int index) {
    int p = labelStart(index);
    if (p < 0 || wire[p] == 0) {
      throw new IndexOutOfBoundsException(this + " has no label " + index);
    }
    return Octets.of(wire, p + 1, wire[p]);
  }

  /**
   * Where the label of that index starts; the root's octet stands for the one after the last. It is
   * -1 if there is none.
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
   * Whether this is the root.
   *
   * @return true for {@code .}
   */
  public boolean isRoot() {
    return wire.length == 1;
  }

  /**
   * Whether the first label is the single octet {@code *} (RFC 4592 section 2.1.1).
   *
   * @return true for {@code *.example.}, however its text was written
   */
  public boolean isWildcard() {
    return wire[0] == 1 && wire[1] == '*';
  }

  /**
   * The name without its first label.
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
   * The name without its first labels.
   *
   * @param labels how many to leave out
   * @return the rest
   * @throws IllegalArgumentException if the name has fewer
   */
  public Name suffix(int labels) {
    int p = labelStart(labels);
    if (p < 0) {
      throw new IllegalArgumentException(
          this + " has " + labelCount() + " labels, found " + labels + " to leave out");
    }
    return p == 0 ? this : copyOf(wire, p, wire.length - p);
  }

  /**
   * The name of a label under this one.
   *
   * @param label 1 to 63 octets
   * @return the child
   * @throws IllegalArgumentException if the label or the whole is too long, or the label empty
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
   * The wildcard under this name.
   *
   * @return {@code *.} and this name
   * @throws IllegalArgumentException if that is too long
   */
  public Name wildcard() {
    return child(WILDCARD_LABEL);
  }

  /**
   * This name's labels in front of another's.
   *
   * @param suffix what takes the place of this name's root
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
   * Whether this name is another or lies below it.
   *
   * @param other the other
   * @return true if the other's labels end this name
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
   * How many labels at the right two names share, the root not counted.
   *
   * @param other the other
   * @return 0 if only the root
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
   * The longest name that both this and another are at or below.
   *
   * @param other the other
   * @return the common ancestor, in this name's case
   */
  public Name commonSuffix(Name other) {
    return suffix(labelCount() - commonLabelCount(other));
  }

  /**
   * The name with A to Z in lower case, as DNSSEC's canonical form has it (RFC 4034 section 6.2).
   *
   * @return this name if it is so already
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
   * The uncompressed wire form.
   *
   * @return its octets
   */
  public Octets toWire() {
    return Octets.of(wire);
  }

  /**
   * Copies the uncompressed wire form into an array.
   *
   * @param target the array
   * @param at the index of the first octet there
   * @return how many octets were written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyTo(byte[] target, int at) {
    System.arraycopy(wire, 0, target, at, wire.length);
    return wire.length;
  }

  /**
   * Whether two names agree in every octet, case included.
   *
   * @param other the other
   * @return whether they do
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

  /** A hash that is not stable between processes, {@link KeyedHash}. */
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
   * DNSSEC's canonical order; RFC 4034 section 6.1. The first comparison keeps a key of 32 bits,
   * which tells most names apart from then on.
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
   * The name's text with the final dot: {@code www.example.}, {@code .} for the root. Octets
   * outside 0x21 to 0x7E are {@code \DDD}, a backslash goes before any of {@code . \ " ( ) ; @ $}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(wire.length + 8);
    appendTo(text);
    return text.toString();
  }

  /**
   * Appends the name's text, as {@link #toString} has it.
   *
   * @param text takes it
   */
  public void appendTo(StringBuilder text) {
    NameText.append(wire, 0, wire.length - 1, text);
    if (isRoot()) {
      text.append('.');
    }
  }

  /**
   * Appends the name's text in a form for zone files that other software reads too: letters, digits
   * and {@code - _ * /} are themselves, a dot in a label is {@code \.}, all else is {@code \DDD}.
   * Of the text of {@link #toString} Knot refuses some punctuation, NSD does not read two
   * backslashes before a dot, and ldns takes {@code \@} for the origin.
   *
   * @param text takes it
   */
  public void appendPortable(StringBuilder text) {
    NameText.appendPortable(wire, 0, wire.length - 1, text);
    if (isRoot()) {
      text.append('.');
    }
  }

  /**
   * The name's text relative to an origin.
   *
   * @param origin the origin
   * @return {@code @} for the origin itself, a text without the final dot for a name below it, else
   *     the absolute text
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
