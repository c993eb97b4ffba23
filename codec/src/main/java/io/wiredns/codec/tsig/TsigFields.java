package io.wiredns.codec.tsig;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;

/** The offsets and values of the fields of a message's TSIG record; RFC 8945 section 4.2. */
final class TsigFields {
  private static final int TIME_FUDGE_AND_MAC_SIZE = 6 + 2 + 2;
  private static final int ID_ERROR_AND_OTHER_LEN = 2 + 2 + 2;

  /** The offset of the record, at which the message without it ends. */
  int start;

  /** The length of the key's name in octets if it is uncompressed in the record, otherwise 0. */
  private int uncompressedNameOctets;

  int ttl;
  int algorithmAt;
  int algorithmOctets;

  /** Whether the algorithm is the likely key's. */
  boolean likelyAlgorithm;

  long time;
  int timeAt;
  int fudge;
  int macAt;
  int macOctets;
  int originalId;
  int error;
  int errorAt;
  int otherAt;
  int otherOctets;

  /**
   * The other data as a time in seconds, if they have six octets, as with BADTIME; otherwise -1.
   */
  long serverTime;

  /**
   * Reads the fields.
   *
   * @param message the message from index 0 on, with room after it
   * @param length the length of the message in octets; the record ends there
   * @param likely the key that the record probably names, or null
   * @return whether the data are well-formed
   */
  boolean read(byte[] message, int length, TsigFinder finder, KeyedMac likely) {
    start = finder.start;
    boolean uncompressed = finder.likely || nameEnd(message, start, length) == finder.fixed;
    uncompressedNameOctets = uncompressed ? finder.fixed - start : 0;
    ttl = Bytes.i32(message, finder.fixed + 4);
    int p = finder.fixed + 10;
    algorithmAt = p;
    likelyAlgorithm = likely != null && likely.isAlgorithm(message, p);
    p = likelyAlgorithm ? p + likely.algorithmOctets() : nameEnd(message, p, length);
    algorithmOctets = p - algorithmAt;
    if (algorithmOctets <= 0 || length - p < TIME_FUDGE_AND_MAC_SIZE) {
      return false;
    }
    timeAt = p;
    long timeAndFudge = Bytes.i64(message, p);
    time = timeAndFudge >>> 16;
    fudge = (int) timeAndFudge & 0xFFFF;
    macOctets = Bytes.u16(message, p + 8);
    macAt = p + TIME_FUDGE_AND_MAC_SIZE;
    p = macAt + macOctets;
    if (length - p < ID_ERROR_AND_OTHER_LEN) {
      return false;
    }
    // Original ID, error, length of the other data, and the first two octets of these.
    long numbers = Bytes.i64(message, p);
    originalId = (int) (numbers >>> 48);
    error = (int) (numbers >>> 32) & 0xFFFF;
    otherOctets = (int) (numbers >>> 16) & 0xFFFF;
    errorAt = p + 2;
    otherAt = p + ID_ERROR_AND_OTHER_LEN;
    if (otherAt + otherOctets != length) {
      return false;
    }
    serverTime = otherOctets == 6 ? Bytes.i64(message, otherAt) >>> 16 : -1;
    return true;
  }

  /** Returns the index after a name without pointers, or -1. */
  private static int nameEnd(byte[] a, int at, int end) {
    int p = WireNames.pieceEnd(a, at, end);
    return p < end && a[p] == 0 && p - at < WireLimits.NAME_OCTETS ? p + 1 : -1;
  }

  /** Returns the key's name. */
  WireName name(byte[] message) {
    return WireAccess.get().wireName(message, start, start, uncompressedNameOctets);
  }

  /** Returns the algorithm that the record names. */
  WireName algorithm(byte[] message) {
    return WireAccess.get().wireName(message, algorithmAt, algorithmAt, algorithmOctets);
  }

  /** Returns the fault of malformed data. */
  static WireFormatException fault(MessageView view) {
    try {
      view.tsig().rdata();
    } catch (WireFormatException fault) {
      return fault;
    }
    throw new AssertionError("the record's type reads what this walk refuses");
  }
}
