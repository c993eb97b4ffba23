package io.wiredns.codec.tsig;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Bytes;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;

/**
 * The check of one message's TSIG, step by step; RFC 8945 section 5.2. Client and server put the
 * steps together, each in its way.
 *
 * <p>The message is copied behind room for the MAC that it is chained to; what the MAC is computed
 * over is then put together in place, for one pass.
 */
final class TsigCheck {
  /** Where the message starts in {@link #octets}. */
  static final int BASE = 2 + TsigAlgorithm.LONGEST_MAC;

  /** More than the expanded names and the numbers of the variables take. */
  private static final int VARIABLES = 2 * WireLimits.NAME_OCTETS + KeyedMac.FIXED_VARIABLES;

  private static final int ARCOUNT_AT = 10;
  private static final int MESSAGE_OCTETS = 512;

  private final MessageView own = new MessageView();

  /** Shows the message. */
  MessageView view = own;

  final TsigFields fields = new TsigFields();
  final MacChain mac = new MacChain();
  byte[] octets = new byte[BASE + MESSAGE_OCTETS + VARIABLES];

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
  TsigResult open(MessageView view) {
    this.view = view;
    if (view.fault() != null) {
      return rejected(TsigRule.MESSAGE, view.failure());
    }
    int length = view.length();
    int room = BASE + length + VARIABLES;
    if (octets.length < room) {
      octets = new byte[Math.max(room, Math.min(2 * octets.length, 1 << 17))];
    }
    view.copyOctets(0, length, octets, BASE);
    if (view.tsig() == null) {
      return new TsigResult.Unsigned();
    }
    if (!fields.read(view.tsig(), octets, BASE)) {
      return rejected(TsigRule.RECORD, TsigFields.fault(view));
    }
    return null;
  }

  private static TsigResult rejected(TsigRule rule, WireFormatException fault) {
    return new TsigResult.Rejected(rule, fault.offset(), fault.getMessage());
  }

  /** Whether the record's key name and algorithm are a key's; null if they are. */
  TsigResult checkKey(TsigKey key) {
    if (!view.tsig().name().sameAs(key.name())) {
      return new TsigResult.Rejected(
          TsigRule.KEY, fields.start, "the key is " + view.tsig().name() + ", not " + key.name());
    }
    return hasAlgorithm(key) ? null : otherAlgorithm(key.algorithm().toString());
  }

  boolean hasAlgorithm(TsigKey key) {
    return fields.hasAlgorithm(key.algorithm().name(), octets, BASE);
  }

  TsigResult otherAlgorithm(String known) {
    return new TsigResult.Rejected(
        TsigRule.ALGORITHM,
        fields.algorithmAt,
        "the algorithm is " + fields.algorithm(octets, BASE) + ", the key's is " + known);
  }

  /** Whether the MAC has a length that it can have; null if so. RFC 8945 section 5.2.2.1. */
  TsigResult checkSize(TsigAlgorithm algorithm) {
    int size = fields.macOctets;
    if (size > algorithm.macOctets()) {
      return badSize(TsigRule.MAC_TOO_LONG, algorithm.macOctets() + " at most");
    }
    if (size < algorithm.minimumMacOctets()) {
      return badSize(TsigRule.MAC_TOO_SHORT, algorithm.minimumMacOctets() + " at least");
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
    keyed.update(octets, BASE, BASE + view.length());
  }

  /**
   * Whether the MAC is that of these octets; null if so. The message's octets are then changed.
   *
   * @param chained what the MAC is chained to; null if that went into it already
   * @param timersOnly whether only time and fudge follow the message, as in a stream
   */
  TsigResult checkMac(KeyedMac keyed, MacChain chained, boolean timersOnly) {
    mac.set(octets, BASE + fields.macAt, fields.macOctets);
    Bytes.put16(octets, BASE, fields.originalId);
    Bytes.put16(octets, BASE + ARCOUNT_AT, Bytes.u16(octets, BASE + ARCOUNT_AT) - 1);
    int from = chained == null ? BASE : chained.putBefore(octets, BASE);
    byte[] whole = keyed.finish(octets, from, timersOnly ? putTimers() : putVariables(keyed));
    return mac.isStartOf(whole)
        ? null
        : new TsigResult.Rejected(
            TsigRule.MAC, fields.macAt, "the MAC is not that of the message and this key");
  }

  private int putTimers() {
    return TsigSeal.putTime(octets, BASE + fields.start, fields.time, fields.fudge);
  }

  /** Puts the variables where the record was. Its other data move first, for they may overlap. */
  private int putVariables(KeyedMac keyed) {
    int at = BASE + fields.start;
    int numbers = at + keyed.namesOctets();
    System.arraycopy(
        octets, BASE + fields.otherAt, octets, numbers + 6 + 2 + 2 + 2, fields.otherOctets);
    keyed.putNames(octets, at, fields.ttl);
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
