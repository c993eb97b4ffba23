package io.wiredns.codec.tsig;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.nio.ByteBuffer;

/**
 * The check of one message's TSIG, step by step; RFC 8945 section 5.2. Client and server put the
 * steps together, each in its way.
 *
 * <p>The message is copied, and what the MAC is computed over is then put together in place, for
 * one pass: the numbers of the header become those that were signed, and the variables stand where
 * the record was.
 */
final class TsigCheck {
  /** More than the expanded names and the numbers of the variables take. */
  private static final int VARIABLES = 2 * WireLimits.NAME_OCTETS + KeyedMac.FIXED_VARIABLES;

  private static final int ARCOUNT_AT = 10;
  private static final int MESSAGE_OCTETS = 512;

  /** Shows a message that nobody else has looked at, where that is needed. */
  private final MessageView own = new MessageView();

  final TsigPlace place = new TsigPlace();
  final TsigFields fields = new TsigFields();
  final MacChain mac = new MacChain();

  /** The message, and room behind it. */
  byte[] octets = new byte[MESSAGE_OCTETS + VARIABLES];

  int length;

  /** The key that is expected, which makes it faster to find; null for none. */
  KeyedMac likely;

  /** Whether the message is well-formed, its signature aside. */
  boolean wellFormed;

  TsigCheck() {}

  /** The view to look at a message with that nobody else has looked at. */
  MessageView wrap(ByteBuffer message) {
    own.tryWrap(message);
    return own;
  }

  /**
   * Frames a message's TSIG.
   *
   * @return null if there is a well-formed one; else that there is none, or what is wrong
   */
  TsigResult open(ByteBuffer message) {
    // One octet more than a message can have is enough to see that it is too long.
    int length = Math.min(message.remaining(), WireLimits.MESSAGE_OCTETS + 1);
    makeRoom(length);
    message.get(message.position(), octets, 0, length);
    this.length = length;
    if (!place.find(octets, length, likely) || !fields.read(octets, length, place, likely)) {
      return open(wrap(message));
    }
    wellFormed = true;
    return null;
  }

  /**
   * Frames the TSIG of a message that a view shows.
   *
   * @return as above
   */
  TsigResult open(MessageView view) {
    if (view.fault() != null) {
      return refused(view);
    }
    int length = view.length();
    makeRoom(length);
    view.copyOctets(0, length, octets, 0);
    this.length = length;
    wellFormed = true;
    if (!place.take(view, octets, likely)) {
      return new TsigResult.Unsigned();
    }
    return fields.read(octets, length, place, likely)
        ? null
        : rejected(TsigRule.RECORD, TsigFields.fault(view));
  }

  /** Keeps the header, if there is one: a response needs it. */
  private TsigResult refused(MessageView view) {
    length = view.length();
    wellFormed = false;
    if (view.hasHeader()) {
      Bytes.put16(octets, 0, view.id());
      Bytes.put16(octets, 2, view.flags());
    }
    return rejected(TsigRule.MESSAGE, view.failure());
  }

  private void makeRoom(int length) {
    int room = length + VARIABLES;
    if (octets.length < room) {
      octets = new byte[Math.max(room, Math.min(2 * octets.length, 1 << 17))];
    }
  }

  private static TsigResult rejected(TsigRule rule, WireFormatException fault) {
    return new TsigResult.Rejected(rule, fault.offset(), fault.getMessage());
  }

  /** The key's name. */
  WireName name() {
    return fields.name(octets);
  }

  /** Whether the record's key name and algorithm are a key's; null if they are. */
  TsigResult checkKey(TsigKey key) {
    if (!hasName(key)) {
      return new TsigResult.Rejected(
          TsigRule.KEY, fields.start, "the key is " + name() + ", not " + key.name());
    }
    return hasAlgorithm(key) ? null : otherAlgorithm(key.algorithm().toString());
  }

  /** Whether the record names a key, without regard to case. */
  boolean hasName(TsigKey key) {
    return place.likely && likely.key == key || name().isSameAs(key.name());
  }

  /** Whether the record names a key's algorithm, without regard to case. */
  boolean hasAlgorithm(TsigKey key) {
    return fields.likelyAlgorithm && likely.key == key
        || fields.algorithm(octets).isSameAs(key.algorithm().name());
  }

  TsigResult otherAlgorithm(String known) {
    return new TsigResult.Rejected(
        TsigRule.ALGORITHM,
        fields.algorithmAt,
        "the algorithm is " + fields.algorithm(octets) + ", the key's is " + known);
  }

  /** Whether the MAC has a length that it can have; null if so. RFC 8945 section 5.2.2.1. */
  TsigResult checkSize(TsigAlgorithm algorithm) {
    int size = fields.macOctets;
    if (size > algorithm.macOctets()) {
      return badSize(TsigRule.MAC_TOO_LONG, algorithm.macOctets() + " at most");
    }
    if (size < algorithm.minMacOctets()) {
      return badSize(TsigRule.MAC_TOO_SHORT, algorithm.minMacOctets() + " at least");
    }
    return null;
  }

  private TsigResult badSize(TsigRule rule, String allowed) {
    return new TsigResult.Rejected(
        rule,
        fields.macAt - 2,
        "the MAC has " + fields.macOctets + " octets, it must have " + allowed);
  }

  /** Lets a message without TSIG into the MAC of a later one; RFC 8945 section 5.3.1. */
  void digestUnsigned(KeyedMac keyed) {
    keyed.update(octets, 0, length);
  }

  /**
   * Whether the MAC is that of these octets; null if so. The message's octets are then changed.
   *
   * @param timersOnly whether only time and fudge follow the message, as in a stream; what it is
   *     chained to must have gone into the MAC before
   */
  TsigResult checkMac(KeyedMac keyed, boolean timersOnly) {
    mac.set(octets, fields.macAt, fields.macOctets);
    Bytes.put16(octets, 0, fields.originalId);
    Bytes.put16(octets, ARCOUNT_AT, Bytes.u16(octets, ARCOUNT_AT) - 1);
    byte[] whole = keyed.finish(octets, 0, timersOnly ? putTimers() : putVariables(keyed));
    return mac.isStartOf(whole)
        ? null
        : new TsigResult.Rejected(
            TsigRule.MAC, fields.macAt, "the MAC is not that of the message and this key");
  }

  private int putTimers() {
    return TsigSeal.putTime(octets, fields.start, fields.time, fields.fudge);
  }

  /** Puts the variables where the record was. Its other data move first, for they may overlap. */
  private int putVariables(KeyedMac keyed) {
    int numbers = fields.start + keyed.namesOctets();
    if (fields.otherOctets > 0) {
      System.arraycopy(octets, fields.otherAt, octets, numbers + 6 + 2 + 2 + 2, fields.otherOctets);
    }
    keyed.putNames(octets, fields.start, fields.ttl);
    int p = TsigSeal.putTime(octets, numbers, fields.time, fields.fudge);
    Bytes.put16(octets, p, fields.error);
    Bytes.put16(octets, p + 2, fields.otherOctets);
    return p + 4 + fields.otherOctets;
  }

  /** Whether the clocks are near enough; null if so. RFC 8945 section 5.2.3. */
  TsigResult checkTime(long now) {
    long ahead = fields.time - now;
    return Math.abs(ahead) <= fields.fudge
        ? null
        : new TsigResult.Rejected(
            TsigRule.TIME,
            fields.timeAt,
            "signed at %d, it is %d: %d seconds %s, the fudge is %d"
                .formatted(
                    fields.time,
                    now,
                    Math.abs(ahead),
                    ahead > 0 ? "ahead" : "behind",
                    fields.fudge));
  }

  /** Whether the MAC is as long as the key wants it; null if so. RFC 8945 section 5.2.4. */
  TsigResult checkTruncation(TsigKey key) {
    return fields.macOctets >= key.macOctets()
        ? null
        : new TsigResult.Rejected(
            TsigRule.TRUNCATION,
            fields.macAt - 2,
            "the MAC has "
                + fields.macOctets
                + " octets, the key wants "
                + key.macOctets()
                + " at least");
  }
}
