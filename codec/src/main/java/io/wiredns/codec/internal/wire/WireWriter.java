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
 * Writes fields to the octets of a message and compresses names where RFC 3597 section 4 allows it.
 *
 * <p>A field that does not fit is not written and makes the writer {@linkplain #overflowed
 * overflow}. Nothing more is written until {@link #undoTo} returns to a mark, so that callers write
 * a whole record and check once. The writer is reusable, by one thread at a time; between {@link
 * #open} and {@link #close} it writes to the array of the caller.
 *
 * @since 0.1
 */
public final class WireWriter implements FieldWriter {
  /** The forms in which names in fields are written. */
  private enum NameForm {
    /** Compressed where RFC 3597 section 4 allows it. */
    BY_RULE,
    /** Compressed wherever a reader follows pointers; every name of the message can be a target. */
    COMPRESSED,
    /** Uncompressed, whatever their rule. */
    UNCOMPRESSED,
    /** Uncompressed, and in lower case according to their rule. */
    CANONICAL,
    /** Uncompressed and in lower case, whatever their rule. */
    LOWER_CASE
  }

  private static final WireAccess ACCESS = WireAccess.get();

  /** The names written so far; null if no name is ever compressed. */
  private final NameCompressor compressor;

  /** The array of the caller, while a message is open. */
  private byte[] octets;

  /** The index of the first octet of the message. */
  private int base;

  /** The maximum number of octets of the message when it was opened, 0 to 65535. */
  private int capacity;

  /**
   * The index after the last octet that may be written; at most {@link #capacity} octets after
   * {@link #base}.
   */
  private int limit;

  /** The index of the next octet to write, at most {@link #limit}. */
  private int position;

  private boolean overflowed;
  private NameForm nameForm;

  /** Creates a writer without a message. */
  public WireWriter() {
    this(new NameCompressor());
  }

  private WireWriter(NameCompressor compressor) {
    this.compressor = compressor;
  }

  /**
   * Creates a small writer for fields, which has no table of names and does not accept owner names.
   */
  static WireWriter uncompressed() {
    return new WireWriter(null);
  }

  /**
   * Starts a message.
   *
   * @param octets the array that receives the message
   * @param from the index of the first octet of the message
   * @param room the maximum number of octets of the message, at most 65535
   * @throws IndexOutOfBoundsException if the array is shorter
   */
  public void open(byte[] octets, int from, int room) {
    java.util.Objects.checkFromIndexSize(from, room, octets.length);
    this.octets = octets;
    base = from;
    position = from;
    capacity = room;
    limit = from + room;
    overflowed = false;
    nameForm = compressor == null ? NameForm.UNCOMPRESSED : NameForm.BY_RULE;
    clearNames();
  }

  private void clearNames() {
    if (compressor != null) {
      compressor.clear();
    }
  }

  /**
   * Starts octets in the canonical form of DNSSEC (RFC 4034 section 6.2, RFC 6840 section 5.1): no
   * name is compressed, and those of some types are in lower case.
   *
   * @param octets the array that receives the octets
   * @throws IndexOutOfBoundsException if the array has more than 65535 octets
   */
  public void openCanonical(byte[] octets) {
    open(octets, 0, octets.length);
    nameForm = NameForm.CANONICAL;
  }

  /** Starts octets in which names are uncompressed and in lower case. */
  void openFolded(byte[] octets) {
    open(octets, 0, octets.length);
    nameForm = NameForm.LOWER_CASE;
  }

  /**
   * Compresses names in RDATA wherever a strict reader follows pointers, {@link
   * NameRule#READ_COMPRESSED} included, until the next message is opened. Every name of the message
   * can then be a target. RFC 3597 section 4 forbids senders to compress such names, but requires
   * receivers to accept it.
   */
  public void compressAll() {
    nameForm = NameForm.COMPRESSED;
  }

  /** Ends the message and drops the references to its array and names. */
  public void close() {
    octets = null;
    clearNames();
  }

  /**
   * Returns the number of octets written to the message.
   *
   * @return the length
   */
  public int length() {
    return position - base;
  }

  /**
   * Sets the maximum number of octets of the message, to reserve space or to release it.
   *
   * @param room the maximum, counted from the first octet of the message, at most {@link #capacity}
   * @throws IndexOutOfBoundsException if the maximum is out of range
   */
  public void room(int room) {
    java.util.Objects.checkIndex(room, capacity + 1);
    limit = base + room;
  }

  /**
   * Returns the maximum number of octets of the message.
   *
   * @return the maximum, counted from the first octet of the message
   */
  public int room() {
    return limit - base;
  }

  /**
   * Returns the maximum number of octets of the message when it was opened.
   *
   * @return the maximum before any space was reserved
   */
  public int capacity() {
    return capacity;
  }

  /**
   * Returns whether a field did not fit since the message was opened or {@link #undoTo} was last
   * called.
   *
   * @return true if the octets written since then are incomplete
   */
  public boolean overflowed() {
    return overflowed;
  }

  /**
   * Returns the current state as a number, which unlike an object costs no allocation for each
   * record: the state of the compressor in the upper half and the length of the message in the
   * lower.
   *
   * @return a mark for {@link #undoTo} and {@link #lengthAt}
   */
  public long mark() {
    return (long) compressor.mark() << 32 | position - base;
  }

  /**
   * Returns the length of the message at a mark.
   *
   * @param mark the result of {@link #mark}
   * @return 0 to 65535
   */
  public static int lengthAt(long mark) {
    return (int) mark;
  }

  /**
   * Removes everything written since a mark. Names written since then are no longer targets of
   * compression pointers, and an overflow since then is forgotten.
   *
   * @param mark the state to return to
   */
  public void undoTo(long mark) {
    position = base + lengthAt(mark);
    compressor.undoTo((int) (mark >>> 32));
    overflowed = false;
  }

  /**
   * Returns the index for {@code count} octets and advances the position past them, or returns -1
   * if they do not fit.
   */
  private int advance(int count) {
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
    int at = advance(1);
    if (at >= 0) {
      octets[at] = (byte) value;
    }
  }

  @Override
  public void u16(String field, int value) {
    if (value >>> 16 != 0) {
      throw FieldRanges.refused(field, value, 0xFFFF);
    }
    int at = advance(2);
    if (at >= 0) {
      Bytes.put16(octets, at, value);
    }
  }

  @Override
  public void u32(String field, long value) {
    if (value >>> 32 != 0) {
      throw FieldRanges.refused(field, value, 0xFFFF_FFFFL);
    }
    int at = advance(4);
    if (at >= 0) {
      Bytes.put32(octets, at, (int) value);
    }
  }

  @Override
  public void u48(String field, long value) {
    if (value >>> 48 != 0) {
      throw FieldRanges.refused(field, value, 0xFFFF_FFFF_FFFFL);
    }
    int at = advance(6);
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
    int at = advance(8);
    if (at >= 0) {
      Bytes.put64(octets, at, value);
    }
  }

  /**
   * Overwrites 16 bits that were written before.
   *
   * @param offset the offset from the first octet of the message
   * @param value 0 to 65535
   */
  public void patch16(int offset, int value) {
    Bytes.put16(octets, base + offset, value);
  }

  /**
   * Returns 16 bits that were written before.
   *
   * @param offset the offset from the first octet of the message
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
    int at = advance(4);
    if (at >= 0) {
      Bytes.put32(octets, at, address);
    }
  }

  @Override
  public void ipv6(String field, Ipv6 address) {
    int at = advance(16);
    if (at >= 0) {
      Bytes.put64(octets, at, address.high());
      Bytes.put64(octets, at + 8, address.low());
    }
  }

  @Override
  public void characterString(String field, Octets value) {
    FieldRanges.length8(field, value);
    int at = advance(1 + value.length());
    if (at >= 0) {
      octets[at] = (byte) value.length();
      value.copyTo(octets, at + 1);
    }
  }

  @Override
  public void sized16(String field, Octets value, OctetsText text) {
    FieldRanges.length16(field, value);
    int at = advance(2 + value.length());
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
    int at = advance(value.length());
    if (at >= 0) {
      value.copyTo(octets, at);
    }
  }

  @Override
  public void name(String field, Name name, NameRule rule) {
    if (nameForm != NameForm.BY_RULE) {
      nameInForm(name, rule);
    } else if (rule.writesPointers()) {
      name(name);
    } else {
      writeUncompressed(name);
    }
  }

  /** Writes a name in a field without regard to its rule. */
  private void nameInForm(Name name, NameRule rule) {
    if (nameForm != NameForm.COMPRESSED) {
      boolean lower =
          nameForm == NameForm.LOWER_CASE
              || nameForm == NameForm.CANONICAL && rule.isLowerCaseInCanonicalForm();
      writeUncompressed(lower ? name.toLowerCase() : name);
    } else if (rule.readsPointers()) {
      name(name);
    } else {
      enterSuffixes(name);
      writeUncompressed(name);
    }
  }

  /** Makes each suffix of a name that will be written uncompressed a possible pointer target. */
  private void enterSuffixes(Name name) {
    byte[] wire = ACCESS.wire(name);
    int offset = length();
    int hash = name.hashCode();
    for (int label = 0; wire[label] != 0 && !overflowed; label += wire[label] + 1) {
      compressor.findOrEnter(hash, name, label, offset + label);
      hash -= NameHash.label(wire, label);
    }
  }

  private void writeUncompressed(Name name) {
    int at = advance(name.length());
    if (at >= 0) {
      name.copyTo(octets, at);
    }
  }

  /**
   * Writes a name that may be compressed, such as an owner or the name of a question.
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
      int target = compressor.findOrEnter(hash, name, label, offset + label);
      if (target >= 0) {
        int at = advance(label + Pointer.OCTETS);
        if (at >= 0) {
          System.arraycopy(wire, 0, octets, at, label);
          Bytes.put16(octets, at + label, Pointer.to(target));
        }
        return;
      }
      int next = label + wire[label] + 1;
      if (next < root) { // no pointer leads to a root
        hash -= NameHash.label(wire, label);
      }
      label = next;
    }
    int at = advance(wire.length);
    if (at >= 0) {
      System.arraycopy(wire, 0, octets, at, wire.length);
    }
  }
}
