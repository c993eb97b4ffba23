package io.wiredns.codec.wire;

/**
 * The names of one message that pointers can lead to, so that each is decoded once: a name pointed
 * at five thousand times is one object.
 *
 * <p>A cache where an offset has one place; a name that another has displaced is decoded again,
 * which costs time and at most 255 octets. One is made for each message that needs it: references
 * stored into something so young cost the garbage collector nothing, into a table that is kept they
 * do.
 */
final class NameMemo {
  private static final int FEW = 16;
  private static final int MANY = 128;

  private final Name[] names;

  /** The offset of a name, and how many pointers it takes below that. */
  private final int[] keys;

  /** Mixes the upper bits of an offset into the lower ones. */
  private final int shift;

  private static final int ALL = WireLimits.POINTER_OFFSET + 1;

  /** A memo for a message of that many octets. */
  NameMemo(int messageOctets) {
    this(messageOctets <= 256 ? 8 : messageOctets <= WireLimits.UDP_OCTETS ? FEW : MANY, 4);
  }

  private NameMemo(int places, int shift) {
    names = new Name[places];
    keys = new int[places];
    this.shift = shift;
  }

  /**
   * A memo with a place for each offset that a pointer can say, for messages made to cost much: no
   * name that a pointer led to displaces another.
   */
  static NameMemo ofAll() {
    return new NameMemo(ALL, Integer.SIZE - 1);
  }

  private int place(int offset) {
    return (offset ^ offset >>> shift) & names.length - 1;
  }

  /** The name at an offset, or null. */
  Name get(int offset) {
    int place = place(offset);
    return keys[place] >>> 8 == offset ? names[place] : null;
  }

  /** How many pointers the name takes that {@link #get} has just found there. */
  int pointers(int offset) {
    return keys[place(offset)] & 0xFF;
  }

  void put(int offset, Name name, int pointers) {
    int place = place(offset);
    keys[place] = offset << 8 | pointers;
    names[place] = name;
  }
}
