package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the TTL fields of one message lie, so that a cache can change them each time it sends the
 * message. The message is looked at once, when the cache stores it; changing its TTLs then needs no
 * {@link MessageView} and touches no octet but those of the fields.
 *
 * <p>The TTL field of a record has four octets (RFC 1035 section 4.1.3) and is an unsigned number
 * of seconds of which all 32 bits count, as RFC 8767 section 4 has it. The TTL fields of OPT and
 * TSIG are no times and are not among these.
 *
 * <p>Instances are immutable and may be shared among threads. They hold two octets for each field
 * and keep neither the message nor the view.
 *
 * @since 0.1
 */
public final class TtlFields {
  /** The length of the message in octets. */
  private final int length;

  /** The offset of each field in the message, 17 to 65,529, in the order of the records. */
  private final char[] offsets;

  private TtlFields(int length, char[] offsets) {
    this.length = length;
    this.offsets = offsets;
  }

  /**
   * Finds the TTL fields of the message that a view shows.
   *
   * @param view has been wrapped around the message
   * @return where they lie; empty if a name is made of octets of a TTL field, so that the TTLs
   *     cannot be changed, as {@link MessagePatch} explains
   * @throws IllegalStateException if the view shows no message
   */
  public static Optional<TtlFields> of(MessageView view) {
    int records = view.recordCount();
    if (view.namedTtl() != NamedTtl.NONE) {
      return Optional.empty();
    }
    MessageIndex index = view.index();
    char[] offsets = new char[records];
    int count = 0;
    for (int entry = index.questionEnd; entry < index.additionalEnd; entry++) {
      if (NamedTtl.isTime(index.type(entry))) {
        offsets[count++] = (char) (index.fixed(entry) + EntryPlace.TTL_AT);
      }
    }
    return Optional.of(new TtlFields(view.length(), Arrays.copyOf(offsets, count)));
  }

  /**
   * How many TTL fields the message has.
   *
   * @return one for each record that is neither OPT nor TSIG
   */
  public int count() {
    return offsets.length;
  }

  /**
   * The lowest TTL, after which the message is no longer fresh.
   *
   * @param message the message from position to limit
   * @return the number of seconds, 0 to 2^32 - 1; the latter, too, if the message has no TTL field
   * @throws IllegalArgumentException if the buffer has another number of octets than the message
   */
  public long lowest(ByteBuffer message) {
    int first = first(message);
    boolean swapped = message.order() != ByteOrder.BIG_ENDIAN;
    long lowest = MessagePatch.MOST_SECONDS;
    for (char offset : offsets) {
      int field = message.getInt(first + offset);
      lowest =
          Math.min(lowest, Integer.toUnsignedLong(swapped ? Integer.reverseBytes(field) : field));
    }
    return lowest;
  }

  /**
   * Lowers all TTLs by the time for which the message has been kept, none below zero (RFC 1035
   * section 7.3).
   *
   * @param message the message from position to limit; its TTLs as they are there are lowered
   * @param seconds how much to take off, 0 or more
   * @throws IllegalArgumentException if the buffer has another number of octets than the message or
   *     is read-only, or the seconds are negative
   */
  public void lower(ByteBuffer message, long seconds) {
    change(message, seconds, MessagePatch.MOST_SECONDS);
  }

  /**
   * Cuts all TTLs down to a maximum, as caches do (RFC 8767 section 4); those that are not above it
   * stay as they are.
   *
   * @param message the message from position to limit
   * @param seconds the maximum, 0 or more
   * @throws IllegalArgumentException if the buffer has another number of octets than the message or
   *     is read-only, or the maximum is negative
   */
  public void limit(ByteBuffer message, long seconds) {
    change(message, 0, seconds);
  }

  private void change(ByteBuffer message, long less, long most) {
    MessagePatch.checkSeconds(less, most);
    int first = first(MessagePatch.writable(message));
    if (message.hasArray()) {
      byte[] a = message.array();
      int base = message.arrayOffset() + first;
      for (char offset : offsets) {
        int at = base + offset;
        Bytes.put32(a, at, MessagePatch.changed(Bytes.u32(a, at), less, most));
      }
    } else {
      boolean swapped = message.order() != ByteOrder.BIG_ENDIAN;
      for (char offset : offsets) {
        MessagePatch.change(message, first + offset, swapped, less, most);
      }
    }
  }

  /** The index of the message's first octet in a buffer. */
  private int first(ByteBuffer message) {
    if (message.remaining() != length) {
      throw new IllegalArgumentException(
          "the buffer has %d octets, the message %d".formatted(message.remaining(), length));
    }
    return message.position();
  }

  @Override
  public String toString() {
    return offsets.length + " TTL fields of a message of " + length + " octets";
  }
}
