package io.wiredns.codec.internal.wire;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.TypeBitmap;

/**
 * Fields into a message's octets, compressing names where RFC 3597 section 4 lets.
 *
 * <p>What does not fit is not written and makes the writer {@linkplain #overflowed overflow}, and
 * so is everything after it until {@link #undoTo} goes back to a mark: callers write a whole record
 * and ask once. Reusable, for one thread at a time; between {@link #open} and {@link #close} it
 * writes into the array that it was given.
 *
 * @since 0.1
 */
public final class WireWriter implements FieldWriter {
  /** What becomes of names in fields. */
  private enum Names {
    /** Pointers where RFC 3597 section 4 lets. */
    BY_RULE,
    /** Pointers wherever a reader expands them, and to every name that stands in the message. */
    POINTERS,
    /** In full, whatever their rule. */
    IN_FULL,
    /** In full, and in lower case by their rule. */
    CANONICAL,
    /** In full and in lower case, whatever their rule. */
    FOLDED
  }

  private static final WireAccess ACCESS = WireAccess.get();

  /** Null if no name is ever compressed. */
  private final NameCompressor compressor;

  /** The caller's array, while a message is open. */
  private byte[] octets;

  /** The index of the message's first octet. */
  private int base;

  /** How many octets the message could take when it was opened, 0 to 65535. */
  private int capacity;

  /** The index after the last octet that may be written, at most that of {@link #capacity}. */
  private int limit;

  /** The index of the next octet to be written, at most {@link #limit}. */
  private int position;

  private boolean overflowed;
  private Names names;

  /** A writer without a message. */
  public WireWriter() {
    this(new NameCompressor());
  }

  private WireWriter(NameCompressor compressor) {
    this.compressor = compressor;
  }

  /** A small writer for fields, which has no table of names and takes no owner names. */
  static WireWriter uncompressed() {
    return new WireWriter(null);
  }

  /**
   * Starts a message.
   *
   * @param octets takes it
   * @param from the index of the message's first octet
   * @param room how many octets it may take, at most 65535
   * @throws IndexOutOfBoundsException if the array does not hold them
   */
  public void open(byte[] octets, int from, int room) {
    java.util.Objects.checkFromIndexSize(from, room, octets.length);
    this.octets = octets;
    base = from;
    position = from;
    capacity = room;
    limit = from + room;
    overflowed = false;
    names = compressor == null ? Names.IN_FULL : Names.BY_RULE;
    clearNames();
  }

  private void clearNames() {
    if (compressor != null) {
      compressor.clear();
    }
  }

  /**
   * Starts octets in DNSSEC's canonical form (RFC 4034 section 6.2, RFC 6840 section 5.1): no name
   * is compressed, and those of some types are in lower case.
   *
   * @param octets takes them
   * @throws IndexOutOfBoundsException if the array has more than 65535 octets
   */
  public void openCanonical(byte[] octets) {
    open(octets, 0, octets.length);
    names = Names.CANONICAL;
  }

  /** Starts octets whose names are in full and in lower case. */
  void openFolded(byte[] octets) {
    open(octets, 0, octets.length);
    names = Names.FOLDED;
  }

  /**
   * From now on, until the next message is opened, names in RDATA are compressed wherever a strict
   * reader expands them, {@link NameRule#READ_COMPRESSED} included, and pointers may lead to every
   * name of the message. RFC 3597 section 4 lets nobody send this where it can be helped, and asks
   * all to read it.
   */
  public void compressAll() {
    names = Names.POINTERS;
  }

  /** Ends the message: neither the array nor any name is referred to any longer. */
  public void close() {
    octets = null;
    clearNames();
  }

  /**
   * How many octets the message has so far.
   *
   * @return the length
   */
  public int length() {
    return position - base;
  }

  /**
   * Changes how many octets the message may take, to reserve room or to give it back.
   *
   * @param room the room from the message's first octet, at most {@link #capacity}
   */
  public void room(int room) {
    java.util.Objects.checkIndex(room, capacity + 1);
    limit = base + room;
  }

  /**
   * How many octets the message may take.
   *
   * @return the room from the message's first octet
   */
  public int room() {
    return limit - base;
  }

  /**
   * How many octets the message could take when it was opened.
   *
   * @return the room before any was reserved
   */
  public int capacity() {
    return capacity;
  }

  /**
   * Whether something did not fit since the last mark.
   *
   * @return true if what was written since is not whole
   */
  public boolean overflowed() {
    return overflowed;
  }

  /**
   * The present state: the compressor's in the upper half, the message's length in the lower. A
   * number, because a mark is taken for each record.
   *
   * @return a mark for {@link #undoTo} and {@link #lengthAt}
   */
  public long mark() {
    return (long) compressor.mark() << 32 | position - base;
  }

  /**
   * How many octets the message had at a mark.
   *
   * @param mark as {@link #mark} gave it
   * @return 0 to 65535
   */
  public static int lengthAt(long mark) {
    return (int) mark;
  }

  /**
   * Takes back everything since a mark, names that pointers could have led to included.
   *
   * @param mark the state to go back to
   */
  public void undoTo(long mark) {
    position = base + lengthAt(mark);
    compressor.undoTo((int) (mark >>> 32));
    overflowed = false;
  }

  /** The index for that many octets, the position moves behind them; -1 if they do not fit. */
  private int take(int count) {
    int at = position;
    if (count > limit - at || overflowed) {
      overflowed = true;
      return -1;
    }
    position = at + count;
    return at;
  }

  @Override
  public void u8(String field, int value) {
    if (value >>> 8 != 0) {
      throw FieldRanges.refused(field, value, 0xFF);
    }
    int at = take(1);
    if (at >= 0) {
      octets[at] = (byte) value;
    }
  }

  @Override
  public void u16(String field, int value) {
    if (value >>> 16 != 0) {
      throw FieldRanges.refused(field, value, 0xFFFF);
    }
    int at = take(2);
    if (at >= 0) {
      Bytes.put16(octets, at, value);
    }
  }

  @Override
  public void u32(String field, long value) {
    if (value >>> 32 != 0) {
      throw FieldRanges.refused(field, value, 0xFFFF_FFFFL);
    }
    int at = take(4);
    if (at >= 0) {
      Bytes.put32(octets, at, (int) value);
    }
  }

  @Override
  public void u48(String field, long value) {
    if (value >>> 48 != 0) {
      throw FieldRanges.refused(field, value, 0xFFFF_FFFF_FFFFL);
    }
    int at = take(6);
    if (at >= 0) {
      Bytes.put16(octets, at, (int) (value >>> 32));
      Bytes.put32(octets, at + 2, (int) value);
    }
  }

  @Override
  public void u32(String field, long value, NumberText text) {
    u32(field, value);
  }

  @Override
  public void u64(String field, long value, NumberText text) {
    u64(field, value);
  }

  @Override
  public void u64(String field, long value) {
    int at = take(8);
    if (at >= 0) {
      Bytes.put64(octets, at, value);
    }
  }

  /**
   * Overwrites 16 bits that were written before.
   *
   * @param offset where they stand, counted from the message's first octet
   * @param value 0 to 65535
   */
  public void patch16(int offset, int value) {
    Bytes.put16(octets, base + offset, value);
  }

  /**
   * Sixteen bits that were written before.
   *
   * @param offset where they stand, counted from the message's first octet
   * @return 0 to 65535
   */
  public int peek16(int offset) {
    return Bytes.u16(octets, base + offset);
  }

  @Override
  public void codePoint8(String field, CodePoint value) {
    u8(field, value.value());
  }

  @Override
  public void codePoint16(String field, CodePoint value) {
    u16(field, value.value());
  }

  @Override
  public void sized8(String field, Octets value, OctetsText text) {
    characterString(field, value);
  }

  @Override
  public void typeBitmap(String field, TypeBitmap types) {
    put(types.octets());
  }

  @Override
  public int open16(String field) {
    u16(field, 0);
    return length();
  }

  @Override
  public void close(int opened) {
    if (!overflowed) {
      int length = length() - opened;
      if (opened < 2 || length < 0) {
        throw new IllegalStateException("no length field is open before octet " + opened);
      }
      patch16(opened - 2, length);
    }
  }

  @Override
  public void ipv4(String field, int address) {
    int at = take(4);
    if (at >= 0) {
      Bytes.put32(octets, at, address);
    }
  }

  @Override
  public void ipv6(String field, Ipv6 address) {
    int at = take(16);
    if (at >= 0) {
      Bytes.put64(octets, at, address.high());
      Bytes.put64(octets, at + 8, address.low());
    }
  }

  @Override
  public void characterString(String field, Octets value) {
    FieldRanges.length8(field, value);
    int at = take(1 + value.length());
    if (at >= 0) {
      octets[at] = (byte) value.length();
      value.copyTo(octets, at + 1);
    }
  }

  @Override
  public void sized16(String field, Octets value, OctetsText text) {
    FieldRanges.length16(field, value);
    int at = take(2 + value.length());
    if (at >= 0) {
      Bytes.put16(octets, at, value.length());
      value.copyTo(octets, at + 2);
    }
  }

  @Override
  public void octets(String field, Octets value, OctetsText text) {
    put(value);
  }

  @Override
  public void rest(String field, Octets value, OctetsText text) {
    put(value);
  }

  private void put(Octets value) {
    int at = take(value.length());
    if (at >= 0) {
      value.copyTo(octets, at);
    }
  }

  @Override
  public void name(String field, Name name, NameRule rule) {
    if (names != Names.BY_RULE) {
      otherwise(name, rule);
    } else if (rule.writesPointers()) {
      name(name);
    } else {
      uncompressed(name);
    }
  }

  /** A name in a field that is not written by its rule. */
  private void otherwise(Name name, NameRule rule) {
    if (names != Names.POINTERS) {
      boolean lower =
          names == Names.FOLDED || names == Names.CANONICAL && rule.isLowerCaseInCanonicalForm();
      uncompressed(lower ? name.toLowerCase() : name);
    } else if (rule.readsPointers()) {
      name(name);
    } else {
      enterAll(name);
      uncompressed(name);
    }
  }

  /** Lets pointers lead to each label of a name that is going to be written in full. */
  private void enterAll(Name name) {
    byte[] wire = ACCESS.wire(name);
    int offset = length();
    int hash = name.hashCode();
    for (int label = 0; wire[label] != 0 && !overflowed; label += wire[label] + 1) {
      compressor.findOrEnter(hash, name, label, offset + label);
      hash -= NameHash.label(wire, label);
    }
  }

  private void uncompressed(Name name) {
    int at = take(name.length());
    if (at >= 0) {
      name.copyTo(octets, at);
    }
  }

  /**
   * A name that may be compressed: an owner, a question's.
   *
   * @param name the name
   */
  public void name(Name name) {
    if (overflowed) {
      return;
    }
    byte[] wire = ACCESS.wire(name);
    int root = wire.length - 1;
    int offset = position - base;
    int hash = root == 0 ? 0 : name.hashCode();
    int label = 0;
    while (label < root) {
      int pointee = compressor.findOrEnter(hash, name, label, offset + label);
      if (pointee >= 0) {
        int at = take(label + Pointer.OCTETS);
        if (at >= 0) {
          System.arraycopy(wire, 0, octets, at, label);
          Bytes.put16(octets, at + label, Pointer.to(pointee));
        }
        return;
      }
      int next = label + wire[label] + 1;
      if (next < root) { // no pointer leads to a root
        hash -= NameHash.label(wire, label);
      }
      label = next;
    }
    int at = take(wire.length);
    if (at >= 0) {
      System.arraycopy(wire, 0, octets, at, wire.length);
    }
  }
}
