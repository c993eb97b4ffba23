package io.wiredns.codec.tsig;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.nio.ByteBuffer;

/**
 * The steps that check one message's TSIG; RFC 8945 section 5.2. Client and server combine the
 * steps, each in its own order.
 *
 * <p>The message is copied, and the input of the MAC is then assembled in place, so that one pass
 * over it is enough: ID and ARCOUNT in the header become those that were signed, and the TSIG
 * variables replace the record.
 */
final class TsigCheck {
  /** Room for the TSIG variables: their two names expanded, and their numbers. */
  private static final int VARIABLES = 2 * WireLimits.NAME_OCTETS + KeyedMac.FIXED_VARIABLES;

  private static final int ARCOUNT_AT = 10;
  private static final int MESSAGE_OCTETS = 512;

  /** The view of a message that the caller has not wrapped, where one is needed. */
  private final MessageView ownView = new MessageView();

  final TsigFinder finder = new TsigFinder();
  final TsigFields fields = new TsigFields();
  final MacChain mac = new MacChain();

  /** The message, with room after it. */
  byte[] octets = new byte[MESSAGE_OCTETS + VARIABLES];

  int length;

  /** The expected key, which makes the TSIG faster to find; null if there is none. */
  KeyedMac likely;

  /** Whether the message without its signature is well-formed. */
  boolean wellFormed;

  TsigCheck() {}

  /** Wraps a message that the caller has not wrapped. */
  MessageView wrap(ByteBuffer message) {
    ownView.tryWrap(message);
    return ownView;
  }

  /**
   * Finds a message's TSIG and reads its fields.
   *
   * @return null if there is a well-formed TSIG, otherwise the result: unsigned or rejected
   */
  TsigResult open(ByteBuffer message) {
    // One octet more than the maximum is enough to detect that the message is too long.
    int length = Math.min(message.remaining(), WireLimits.MESSAGE_OCTETS + 1);
    makeRoom(length);
    message.get(message.position(), octets, 0, length);
    this.length = length;
    if (!finder.find(octets, length, likely) || !fields.read(octets, length, finder, likely)) {
      return open(wrap(message));
    }
    wellFormed = true;
    return null;
  }

  /**
   * Finds the TSIG of a view's message and reads its fields.
   *
   * @return null if there is a well-formed TSIG, otherwise the result: unsigned or rejected
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
    if (!finder.take(view, octets, likely)) {
      return new TsigResult.Unsigned();
    }
    return fields.read(octets, length, finder, likely)
        ? null
        : rejected(TsigRule.RECORD, TsigFields.fault(view));
  }

  /**
   * Returns the result for a malformed message. Keeps its ID and flags, if it has a header, because
   * a response needs them.
   */
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

  /** Returns the key's name. */
  WireName name() {
    return fields.name(octets);
  }

  /** Checks that the record names a key and its algorithm; returns null if so. */
  TsigResult checkKey(TsigKey key) {
    if (!hasName(key)) {
      return new TsigResult.Rejected(
          TsigRule.KEY, fields.start, "the key is " + name() + ", not " + key.name());
    }
    return hasAlgorithm(key) ? null : otherAlgorithm(key.algorithm().toString());
  }

  /** Returns whether the record has the name of a key, ignoring case. */
  boolean hasName(TsigKey key) {
    return finder.likely && likely.key == key || name().isSameAs(key.name());
  }

  /** Returns whether the record names the algorithm of a key, ignoring case. */
  boolean hasAlgorithm(TsigKey key) {
    return fields.likelyAlgorithm && likely.key == key
        || fields.algorithm(octets).isSameAs(key.algorithm().name());
  }

  TsigResult otherAlgorithm(String known) {
    return new TsigResult.Rejected(
        TsigRule.ALGORITHM,
        fields.algorithmAt,
        "the algorithm is " + fields.algorithm(octets) + ", that of the key is " + known);
  }

  /**
   * Checks that the MAC's length is allowed for the algorithm; returns null if so. RFC 8945 section
   * 5.2.2.1.
   */
  TsigResult checkSize(TsigAlgorithm algorithm) {
    int size = fields.macOctets;
    if (size > algorithm.macOctets()) {
      return badSize(TsigRule.MAC_TOO_LONG, "at most " + algorithm.macOctets());
    }
    if (size < algorithm.minMacOctets()) {
      return badSize(TsigRule.MAC_TOO_SHORT, "at least " + algorithm.minMacOctets());
    }
    return null;
  }

  private TsigResult badSize(TsigRule rule, String allowed) {
    return new TsigResult.Rejected(
        rule,
        fields.macAt - 2,
        "the MAC has " + fields.macOctets + " octets, it must have " + allowed);
  }

  /** Adds a message without TSIG to the input of a later message's MAC; RFC 8945 section 5.3.1. */
  void digestUnsigned(KeyedMac keyed) {
    keyed.update(octets, 0, length);
  }

  /**
   * Checks that the MAC is that of the message; returns null if so. Changes the copy of the
   * message.
   *
   * @param timersOnly whether only time and fudge follow the message in the input, as in a stream;
   *     the previous MAC must have been added before this call
   */
  TsigResult checkMac(KeyedMac keyed, boolean timersOnly) {
    mac.set(octets, fields.macAt, fields.macOctets);
    Bytes.put16(octets, 0, fields.originalId);
    Bytes.put16(octets, ARCOUNT_AT, Bytes.u16(octets, ARCOUNT_AT) - 1);
    byte[] whole = keyed.finish(octets, 0, timersOnly ? putTimers() : putVariables(keyed));
    return mac.isStartOf(whole)
        ? null
        : new TsigResult.Rejected(
            TsigRule.MAC, fields.macAt, "the MAC does not match the message and the key");
  }

  private int putTimers() {
    return TsigAppender.putTime(octets, fields.start, fields.time, fields.fudge);
  }

  /**
   * Replaces the record by the TSIG variables. Moves its other data first, because the two may
   * overlap.
   */
  private int putVariables(KeyedMac keyed) {
    int numbers = fields.start + keyed.namesOctets();
    if (fields.otherOctets > 0) {
      System.arraycopy(octets, fields.otherAt, octets, numbers + 6 + 2 + 2 + 2, fields.otherOctets);
    }
    keyed.putNames(octets, fields.start, fields.ttl);
    int p = TsigAppender.putTime(octets, numbers, fields.time, fields.fudge);
    Bytes.put16(octets, p, fields.error);
    Bytes.put16(octets, p + 2, fields.otherOctets);
    return p + 4 + fields.otherOctets;
  }

  /**
   * Checks that the clocks differ by at most the fudge; returns null if so. RFC 8945 section 5.2.3.
   */
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
                    ahead > 0 ? "in the future" : "ago",
                    fields.fudge));
  }

  /**
   * Checks that the MAC is at least as long as the key demands; returns null if so. RFC 8945
   * section 5.2.4.
   */
  TsigResult checkTruncation(TsigKey key) {
    return fields.macOctets >= key.macOctets()
        ? null
        : new TsigResult.Rejected(
            TsigRule.TRUNCATION,
            fields.macAt - 2,
            "the MAC has "
                + fields.macOctets
                + " octets, the key requires at least "
                + key.macOctets());
  }
}
