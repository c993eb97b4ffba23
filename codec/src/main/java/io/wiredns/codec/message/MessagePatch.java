package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Changes the identifier, the flags and the TTLs of a message in place, as proxies and caches do
 * with every response. All other octets stay as they are. No RDATA is decoded, except that of types
 * that a user has registered, once before TTLs are changed.
 *
 * <p>A message consists of the octets of a buffer from position to limit, which do not change; the
 * byte order does not matter. Identifier and flags are in the header, so the rest of the message is
 * not read to change them. To change TTLs, a {@link MessageView} of the same octets is needed,
 * which has found the records; one view suffices for any number of changes, because no change moves
 * a record. The view has a copy of the octets, so it still shows the message without the changes. A
 * cache that changes a message each time it sends it should keep the {@link TtlFields} of the
 * message instead of a view, so that the names are examined only once.
 *
 * <p>These methods never change a name. A pointer into the header is malformed, but a pointer may
 * lead to the octets of a TTL field, or to a label that includes some of them. Such a message is
 * well-formed, but its names would change with its TTLs, so {@link #lowerTtls} and {@link
 * #limitTtls} leave it unchanged and return false; {@link #namedTtl} returns the offset of the TTL
 * field. Only a forger makes such a message. A change of the opcode does not change a name, but may
 * change how RDATA is read, because UPDATE has its own rules.
 *
 * <p>A signature (TSIG, SIG(0)) over a message is no longer valid after a change.
 *
 * <p>This class has no state; its methods may be called from any thread, but a buffer and a view
 * belong to one thread at a time.
 *
 * @since 0.1
 */
public final class MessagePatch {
  static final long MAX_SECONDS = 0xFFFF_FFFFL;

  private MessagePatch() {}

  /**
   * Sets the identifier of a message; RFC 1035 section 4.1.1.
   *
   * @param message the message from position to limit
   * @param id 0 to 65535
   * @throws WireFormatException if the message has fewer than the twelve octets of a header;
   *     nothing is written then
   * @throws IllegalArgumentException if the identifier is out of range, or if the buffer is
   *     read-only
   */
  public static void setId(ByteBuffer message, int id) throws WireFormatException {
    check("ID", id);
    header(message);
    put16(message, message.position(), id);
  }

  /**
   * Sets some bits of the second 16 bits of the header, which include OPCODE and the lower four
   * bits of RCODE; RFC 1035 section 4.1.1. The other bits do not change.
   *
   * @param message the message from position to limit
   * @param mask the bits to change, such as {@link Header#RA}, 0 to 65535
   * @param bits the new values of these bits; no bit outside the mask may be set
   * @throws WireFormatException if the message has fewer than the twelve octets of a header;
   *     nothing is written then
   * @throws IllegalArgumentException if the mask is out of range, if a bit outside the mask is set,
   *     or if the buffer is read-only
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
   * Lowers all TTLs by the time for which a message has been kept, but not below zero (RFC 1035
   * section 7.3). A TTL is an unsigned number of 32 bits, as in RFC 8767 section 4. OPT and TSIG do
   * not change, because their TTL fields are not times.
   *
   * @param message the message from position to limit; its present TTLs are lowered
   * @param view a view that has wrapped the same message, before or after changes by this class;
   *     only the length is checked
   * @param seconds the number of seconds to subtract, 0 or more
   * @return true if the TTLs were changed; false if octets of a TTL field are part of a name, in
   *     which case nothing has changed
   * @throws IllegalArgumentException if the view shows no message, only a part of one, or one of
   *     another length, if the seconds are negative, or if the buffer is read-only
   */
  public static boolean lowerTtls(ByteBuffer message, MessageView view, long seconds) {
    return change(message, view, seconds, MAX_SECONDS);
  }

  /**
   * Limits all TTLs to a maximum, as caches do (RFC 8767 section 4). TTLs that are not above it do
   * not change, and neither do the TTL fields of OPT and TSIG.
   *
   * @param message the message from position to limit
   * @param view a view that has wrapped the same message, before or after changes by this class;
   *     only the length is checked
   * @param seconds the maximum in seconds, 0 or more
   * @return true if the TTLs were changed; false if octets of a TTL field are part of a name, in
   *     which case nothing has changed
   * @throws IllegalArgumentException if the view shows no message, only a part of one, or one of
   *     another length, if the maximum is negative, or if the buffer is read-only
   */
  public static boolean limitTtls(ByteBuffer message, MessageView view, long seconds) {
    return change(message, view, 0, seconds);
  }

  /**
   * Returns the offset of a TTL field whose octets are part of a name, so that the TTLs of the
   * message cannot be changed. The search decodes the RDATA of types that a user has registered.
   * The view keeps the result until it wraps another message.
   *
   * @param view a view that has wrapped the message
   * @return the offset of the TTL field from the start of the message, or -1 if there is none
   * @throws IllegalStateException if the view shows no message
   */
  public static int namedTtl(MessageView view) {
    view.recordCount(); // throws if the view shows nothing
    return view.namedTtl();
  }

  private static boolean change(ByteBuffer message, MessageView view, long decrease, long maximum) {
    checkSeconds(decrease, maximum);
    int first = shown(message, view);
    if (view.namedTtl() != TtlInNames.NONE) {
      return false;
    }
    if (message.hasArray()) {
      change(message.array(), message.arrayOffset() + first, view.index(), decrease, maximum);
    } else {
      change(message, first, view.index(), decrease, maximum);
    }
    return true;
  }

  private static void change(
      byte[] message, int first, MessageIndex index, long decrease, long maximum) {
    byte[] shown = index.octets;
    int records = index.additionalEnd;
    for (int entry = index.questionEnd; entry < records; entry++) {
      int fixed = index.fixed(entry);
      if (TtlInNames.isTime(Bytes.u16(shown, fixed))) {
        int at = first + fixed + EntryPlace.TTL_AT;
        Bytes.put32(message, at, changed(Bytes.u32(message, at), decrease, maximum));
      }
    }
  }

  private static void change(
      ByteBuffer message, int first, MessageIndex index, long decrease, long maximum) {
    boolean swapped = message.order() != ByteOrder.BIG_ENDIAN;
    byte[] shown = index.octets;
    int records = index.additionalEnd;
    for (int entry = index.questionEnd; entry < records; entry++) {
      int fixed = index.fixed(entry);
      if (TtlInNames.isTime(Bytes.u16(shown, fixed))) {
        change(message, first + fixed + EntryPlace.TTL_AT, swapped, decrease, maximum);
      }
    }
  }

  /**
   * Changes the TTL field at an index of a buffer; {@code swapped} if the buffer is little-endian.
   */
  static void change(ByteBuffer message, int at, boolean swapped, long decrease, long maximum) {
    int field = message.getInt(at);
    long ttl = (swapped ? Integer.reverseBytes(field) : field) & MAX_SECONDS;
    int changed = changed(ttl, decrease, maximum);
    message.putInt(at, swapped ? Integer.reverseBytes(changed) : changed);
  }

  static void checkSeconds(long decrease, long maximum) {
    if (decrease < 0 || maximum < 0) {
      throw new IllegalArgumentException(Math.min(decrease, maximum) + " seconds");
    }
  }

  static int changed(long ttl, long decrease, long maximum) {
    return (int) Math.min(Math.max(ttl - decrease, 0), maximum);
  }

  /**
   * Returns the index of the first octet of the message in its buffer; throws an exception if the
   * view does not show this message.
   */
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
