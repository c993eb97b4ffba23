package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The offsets of the TTL fields of one message. A cache can use them to change the TTLs each time
 * it sends the message. The message is examined once, when the cache stores it; changing its TTLs
 * then needs no {@link MessageView} and reads and writes only the octets of the fields.
 *
 * <p>The TTL field of a record is an unsigned number of seconds in four octets (RFC 1035 section
 * 4.1.3); all 32 bits are used, as in RFC 8767 section 4. The TTL fields of OPT and TSIG are not
 * times and are not included.
 *
 * <p>Instances are immutable and may be shared among threads. They hold two octets for each field
 * and keep no reference to the message or the view.
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
   * @param view a view that has wrapped the message
   * @return the fields; an empty Optional if octets of a TTL field are part of a name, so that the
   *     TTLs cannot be changed, as {@link MessagePatch} explains
   * @throws IllegalStateException if the view shows no message
   */
  public static Optional<TtlFields> of(MessageView view) {
    int records = view.recordCount();
    if (view.namedTtl() != TtlInNames.NONE) {
      return Optional.empty();
    }
    MessageIndex index = view.index();
    char[] offsets = new char[records];
    int count = 0;
    for (int entry = index.questionEnd; entry < index.additionalEnd; entry++) {
      if (TtlInNames.isTime(index.type(entry))) {
        offsets[count++] = (char) (index.fixed(entry) + EntryPlace.TTL_AT);
      }
    }
    return Optional.of(new TtlFields(view.length(), Arrays.copyOf(offsets, count)));
  }

  /**
   * Returns the number of TTL fields.
   *
   * @return the number of records that are neither OPT nor TSIG
   */
  public int count() {
    return offsets.length;
  }

  /**
   * Returns the lowest TTL, which is the time for which the message stays fresh.
   *
   * @param message the message from position to limit
   * @return the number of seconds, 0 to 2^32 - 1; 2^32 - 1 if the message has no TTL field
   * @throws IllegalArgumentException if the length of the buffer differs from that of the message
   */
  public long lowest(ByteBuffer message) {
    int first = first(message);
    boolean swapped = message.order() != ByteOrder.BIG_ENDIAN;
    long lowest = MessagePatch.MAX_SECONDS;
    for (char offset : offsets) {
      int field = message.getInt(first + offset);
      lowest =
          Math.min(lowest, Integer.toUnsignedLong(swapped ? Integer.reverseBytes(field) : field));
    }
    return lowest;
  }

  /**
   * Lowers all TTLs by the time for which the message has been kept, but not below zero (RFC 1035
   * section 7.3).
   *
   * @param message the message from position to limit; its present TTLs are lowered
   * @param seconds the number of seconds to subtract, 0 or more
   * @throws IllegalArgumentException if the buffer is read-only or its length differs from that of
   *     the message, or if the seconds are negative
   */
  public void lower(ByteBuffer message, long seconds) {
    change(message, seconds, MessagePatch.MAX_SECONDS);
  }

  /**
   * Limits all TTLs to a maximum, as caches do (RFC 8767 section 4). TTLs that are not above it do
   * not change.
   *
   * @param message the message from position to limit
   * @param seconds the maximum in seconds, 0 or more
   * @throws IllegalArgumentException if the buffer is read-only or its length differs from that of
   *     the message, or if the maximum is negative
   */
  public void limit(ByteBuffer message, long seconds) {
    change(message, 0, seconds);
  }

  private void change(ByteBuffer message, long decrease, long maximum) {
    MessagePatch.checkSeconds(decrease, maximum);
    int first = first(MessagePatch.writable(message));
    if (message.hasArray()) {
      byte[] a = message.array();
      int base = message.arrayOffset() + first;
      for (char offset : offsets) {
        int at = base + offset;
        Bytes.put32(a, at, MessagePatch.changed(Bytes.u32(a, at), decrease, maximum));
      }
    } else {
      boolean swapped = message.order() != ByteOrder.BIG_ENDIAN;
      for (char offset : offsets) {
        MessagePatch.change(message, first + offset, swapped, decrease, maximum);
      }
    }
  }

  /** Returns the index of the first octet of the message in its buffer. */
  private int first(ByteBuffer message) {
    if (message.remaining() != length) {
      throw new IllegalArgumentException(
          "the buffer has %d octets, the message has %d".formatted(message.remaining(), length));
    }
    return message.position();
  }

  @Override
  public String toString() {
    return offsets.length + " TTL fields of a message of " + length + " octets";
  }
}
