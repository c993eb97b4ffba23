package io.wiredns.zone;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A name that is looked up, as octets with their case and in lower case. A lookup allocates
 * nothing; a {@link Name} is made only if something needs it. Reusable, and for one thread at a
 * time.
 */
final class LookupName {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int LABELS = 127;

  /**
   * Keys of the hash, chosen at random for each process, so that no sender can choose collisions.
   */
  private static final long STATE_KEY;

  private static final long LABEL_KEY;

  static {
    SecureRandom random = new SecureRandom();
    STATE_KEY = random.nextLong();
    LABEL_KEY = random.nextLong();
  }

  /** The octets with their case. */
  private final byte[] octets = new byte[WireLimits.NAME_OCTETS];

  /** The octets in lower case, and room to read eight octets at the index of the last one. */
  private final byte[] folded = new byte[WireLimits.NAME_OCTETS + Long.BYTES];

  /** The indices of the length octets of the labels, and of the root. */
  private final int[] starts = new int[LABELS + 1];

  /** The octets of a name that is compared. */
  private final byte[] other = new byte[WireLimits.NAME_OCTETS];

  private int length;
  private int labels;

  /** This name as a {@link Name}; null if nothing has needed it. */
  private Name name;

  /** The message of which this is the first question's name, if {@link #name} is null. */
  private MessageView message;

  /** Sets this to a name, and returns this. */
  LookupName set(Name name) {
    length = name.copyTo(octets, 0);
    this.name = name;
    index();
    return this;
  }

  /** Sets this to the name of the first question of a message, and returns this. */
  LookupName set(MessageView message) {
    length = message.copyQuestionName(0, octets, 0);
    this.message = message;
    name = null;
    index();
    return this;
  }

  /** Uses another object for the present name, which has the same octets. */
  void adopt(Name same) {
    name = same;
  }

  private void index() {
    for (int i = 0; i < length; i++) {
      folded[i] = fold(octets[i]);
    }
    labels = 0;
    int at = 0;
    while (octets[at] != 0) {
      starts[labels++] = at;
      at += octets[at] + 1;
    }
    starts[labels] = at;
  }

  private static byte fold(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + ('a' - 'A')) : octet;
  }

  int length() {
    return length;
  }

  int labelCount() {
    return labels;
  }

  boolean isRoot() {
    return labels == 0;
  }

  /** Returns this as a {@link Name}, with its case. */
  Name name() {
    if (name == null) {
      name = message.questionName(0).toName();
    }
    return name;
  }

  /** Returns the octets of a name in lower case, for {@link #isSubdomainOf}. */
  static byte[] folded(Name name) {
    byte[] wire = name.toWire().toArray();
    for (int i = 0; i < wire.length; i++) {
      wire[i] = fold(wire[i]);
    }
    return wire;
  }

  /** Returns whether this is a name, given by {@link #folded(Name)}, or below it. */
  boolean isSubdomainOf(byte[] above) {
    int from = length - above.length;
    return from >= 0
        && Arrays.equals(folded, from, length, above, 0, above.length)
        && Arrays.binarySearch(starts, 0, labels + 1, from) >= 0;
  }

  /**
   * Returns the hash of a name.
   *
   * @param above the hash of the name above it
   * @param label the index of its first label in this name
   */
  int hash(int above, int label) {
    int at = starts[label];
    int end = at + folded[at] + 1;
    long state = above ^ STATE_KEY;
    for (; end - at > Long.BYTES; at += Long.BYTES) {
      state = mix(state, (long) LONG.get(folded, at));
    }
    long last = (long) LONG.get(folded, at) & -1L >>> (Long.BYTES - (end - at)) * Byte.SIZE;
    state = mix(state, last);
    return (int) (state ^ state >>> 32);
  }

  /** Folds the halves of a product of 128 bits; both factors depend on a key. */
  private static long mix(long state, long value) {
    long keyed = value ^ LABEL_KEY;
    return Math.multiplyHigh(state, keyed) ^ state * keyed;
  }

  /** Returns whether the first label of a name equals a label of this one. */
  boolean hasLabel(int label, Name first) {
    first.copyTo(other, 0);
    int at = starts[label];
    for (int i = folded[at]; i >= 0; i--) {
      if (fold(other[i]) != folded[at + i]) {
        return false;
      }
    }
    return true;
  }
}
