package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Changes a message where it lies, as proxies and caches do with every answer: its identifier, its
 * flags, its TTLs. Nothing is parsed or allocated, and no octet but those moves or changes.
 *
 * <p>A message is a buffer's octets from position to limit; neither these nor its byte order matter
 * or change. Identifier and flags stand in the header and need no look at the rest. TTLs are where
 * a {@link MessageView} of the same octets has found records; one look serves for any number of
 * changes, because none of them moves a record. The view has octets of its own, so it goes on
 * showing what it was wrapped around. A cache that changes a message each time it sends it keeps
 * the {@link TtlFields} of the message instead of a view, and so looks at its names only once.
 *
 * <p>No name changes. Pointers into the header are malformed, but one may lead to the octets of a
 * TTL field, or to a label that runs across one: the message is well-formed, and with other TTLs it
 * would say other names. Such a message is left as it is, and {@link #lowerTtls} and {@link
 * #limitTtls} say so; {@link #namedTtl} says where. None but a forger makes one. Changing OPCODE
 * changes no name, but may change how RDATA is read, as UPDATE has its own rules.
 *
 * <p>A signature (TSIG, SIG(0)) over a message that was changed is no longer good.
 *
 * @since 0.1
 */
public final class MessagePatch {
  static final long MOST_SECONDS = 0xFFFF_FFFFL;

  private MessagePatch() {}

  /**
   * Gives a message another identifier; RFC 1035 section 4.1.1.
   *
   * @param message the message from position to limit
   * @param id 0 to 65535
   * @throws WireFormatException if there are fewer than the header's twelve octets; nothing is
   *     written then
   * @throws IllegalArgumentException if the identifier is out of range, or the buffer read-only
   */
  public static void setId(ByteBuffer message, int id) throws WireFormatException {
    check("ID", id);
    header(message);
    put16(message, message.position(), id);
  }

  /**
   * Gives some of a message's flags other values: bits of the header's second word, OPCODE and the
   * lower four of RCODE among them; the others stay as they are.
   *
   * @param message the message from position to limit
   * @param mask the bits to change, such as {@link Header#RA}, 0 to 65535
   * @param bits their new values; none outside the mask
   * @throws WireFormatException if there are fewer than the header's twelve octets; nothing is
   *     written then
   * @throws IllegalArgumentException if the mask is out of range or has not all the bits, or the
   *     buffer is read-only
   */
  public static void setFlags(ByteBuffer message, int mask, int bits) throws WireFormatException {
    check("mask", mask);
    if ((bits & ~mask) != 0) {
      throw new IllegalArgumentException(
          "bits 0x%x are not all in mask 0x%x".formatted(bits, mask));
    }
    header(message);
    int at = message.position() + 2;
    int flags = (message.get(at) & 0xFF) << 8 | message.get(at + 1) & 0xFF;
    put16(message, at, flags & ~mask | bits);
  }

  /**
   * Lowers all TTLs by the time that a message has been kept, none below zero (RFC 1035 section
   * 7.3). All 32 bits count, as RFC 8767 section 4 has it. OPT and TSIG, whose TTL fields are no
   * times, stay as they are.
   *
   * @param message the message from position to limit; its TTLs as they are there are lowered
   * @param view has been wrapped around the same octets, but for changes made here
   * @param seconds how much to take off, 0 or more
   * @return whether it was done; if not, a name is made of a TTL field, and nothing has changed
   * @throws IllegalArgumentException if the view shows a message of another length, or the seconds
   *     are negative, or the buffer is read-only
   */
  public static boolean lowerTtls(ByteBuffer message, MessageView view, long seconds) {
    return change(message, view, seconds, MOST_SECONDS);
  }

  /**
   * Cuts all TTLs down to a maximum, as caches do (RFC 8767 section 4); those that are not above it
   * stay as they are, and so do the TTL fields of OPT and TSIG.
   *
   * @param message the message from position to limit
   * @param view has been wrapped around the same octets, but for changes made here
   * @param seconds the maximum, 0 or more
   * @return whether it was done; if not, a name is made of a TTL field, and nothing has changed
   * @throws IllegalArgumentException if the view shows a message of another length, or the maximum
   *     is negative, or the buffer is read-only
   */
  public static boolean limitTtls(ByteBuffer message, MessageView view, long seconds) {
    return change(message, view, 0, seconds);
  }

  /**
   * Where a name of a message is made of a TTL field, so that its TTLs cannot be changed. Looked
   * for once for each message that a view shows; of records whose type a user's decoder reads the
   * RDATA is decoded for it.
   *
   * @param view has been wrapped around the message
   * @return the offset of the TTL field from the message's first octet, or -1 if there is none
   * @throws IllegalStateException if the view shows no message
   */
  public static int namedTtl(MessageView view) {
    view.recordCount(); // refuses a view that shows nothing
    return view.namedTtl();
  }

  private static boolean change(ByteBuffer message, MessageView view, long less, long most) {
    checkSeconds(less, most);
    int first = shown(message, view);
    if (view.namedTtl() != NamedTtl.NONE) {
      return false;
    }
    if (message.hasArray()) {
      change(message.array(), message.arrayOffset() + first, view.index(), less, most);
    } else {
      change(message, first, view.index(), less, most);
    }
    return true;
  }

  private static void change(byte[] message, int first, MessageIndex index, long less, long most) {
    byte[] shown = index.octets;
    int records = index.additionalEnd;
    for (int entry = index.questionEnd; entry < records; entry++) {
      int fixed = index.fixed(entry);
      if (NamedTtl.isTime(Bytes.u16(shown, fixed))) {
        int at = first + fixed + EntryPlace.TTL_AT;
        Bytes.put32(message, at, changed(Bytes.u32(message, at), less, most));
      }
    }
  }

  private static void change(
      ByteBuffer message, int first, MessageIndex index, long less, long most) {
    boolean swapped = message.order() != ByteOrder.BIG_ENDIAN;
    byte[] shown = index.octets;
    int records = index.additionalEnd;
    for (int entry = index.questionEnd; entry < records; entry++) {
      int fixed = index.fixed(entry);
      if (NamedTtl.isTime(Bytes.u16(shown, fixed))) {
        change(message, first + fixed + EntryPlace.TTL_AT, swapped, less, most);
      }
    }
  }

  /** Changes the TTL field at an index of a buffer whose byte order may be the other one. */
  static void change(ByteBuffer message, int at, boolean swapped, long less, long most) {
    int field = message.getInt(at);
    long ttl = (swapped ? Integer.reverseBytes(field) : field) & MOST_SECONDS;
    int changed = changed(ttl, less, most);
    message.putInt(at, swapped ? Integer.reverseBytes(changed) : changed);
  }

  static void checkSeconds(long less, long most) {
    if (less < 0 || most < 0) {
      throw new IllegalArgumentException(Math.min(less, most) + " seconds");
    }
  }

  static int changed(long ttl, long less, long most) {
    return (int) Math.min(Math.max(ttl - less, 0), most);
  }

  /** The index of the first octet of a message that a view shows. */
  private static int shown(ByteBuffer message, MessageView view) {
    if (view.fault() != null || view.length() != message.remaining()) {
      throw new IllegalArgumentException(
          "the view does not show this message of %d octets".formatted(message.remaining()));
    }
    return writable(message).position();
  }

  private static void header(ByteBuffer message) throws WireFormatException {
    int length = message.remaining();
    if (length < WireLimits.HEADER_OCTETS) {
      Diagnosis diagnosis = new Diagnosis();
      diagnosis.set(MessageFault.HEADER_TRUNCATED, length, length, WireLimits.HEADER_OCTETS);
      throw diagnosis.exception("header");
    }
    writable(message);
  }

  static ByteBuffer writable(ByteBuffer message) {
    if (message.isReadOnly()) {
      throw new IllegalArgumentException("the buffer is read-only: " + message);
    }
    return message;
  }

  private static void check(String what, int value) {
    if (value < 0 || value > 0xFFFF) {
      throw FieldRanges.refused(what, value, 0xFFFF);
    }
  }

  private static void put16(ByteBuffer message, int at, int value) {
    message.put(at, (byte) (value >>> 8)).put(at + 1, (byte) value);
  }
}
