package io.wiredns.codec.wire;

/**
 * The names of one message that pointers can lead to, so that each is decoded once: a name pointed
 * at five thousand times is one object.
 *
 * <p>A cache of fixed size where an offset has one place; a name that another has displaced is
 * decoded again, which costs time and at most 255 octets.
 */
final class NameMemo {
  private static final int PLACES = 128;

  /**
   * The message's number in the upper half, the offset in the lower: no clearing between messages.
   */
  private final long[] keys = new long[PLACES];

  private final Name[] names = new Name[PLACES];
  private final byte[] pointers = new byte[PLACES];
  private long message = 1L << 32;

  /** Starts another message: nothing is known of it. */
  void next() {
    message += 1L << 32;
  }

  private static int place(int offset) {
    return (offset ^ offset >>> 7) & PLACES - 1;
  }

  /** The name at an offset, or null. */
  Name get(int offset) {
    int place = place(offset);
    return keys[place] == (message | offset) ? names[place] : null;
  }

  /** How many pointers the name takes that {@link #get} has just found there. */
  int pointers(int offset) {
    return pointers[place(offset)];
  }

  void put(int offset, Name name, int pointerCount) {
    int place = place(offset);
    keys[place] = message | offset;
    names[place] = name;
    pointers[place] = (byte) pointerCount;
  }
}
