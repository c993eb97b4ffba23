package io.wiredns.codec.tsig;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.Bytes;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;

/** Where the fields of a message's TSIG record lie, and their numbers; RFC 8945 section 4.2. */
final class TsigFields {
  private static final int BEHIND_ALGORITHM = 6 + 2 + 2;
  private static final int BEHIND_MAC = 2 + 2 + 2;

  /** Where the record starts, which is where the message without it ends. */
  int start;

  int ttl;
  int algorithmAt;
  int algorithmOctets;
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

  /** The server's clock in the other data of BADTIME, or -1 if these are something else. */
  long serverTime;

  /**
   * Reads the fields.
   *
   * @param message holds the message from index {@code base} on
   * @return whether the data are well-formed
   */
  boolean read(RecordView record, byte[] message, int base) {
    start = record.offset();
    ttl = (int) record.ttl();
    int p = record.rdataOffset();
    int end = p + record.rdataLength();
    algorithmAt = p;
    p = behindName(message, base + p, base + end) - base;
    algorithmOctets = p - algorithmAt;
    if (algorithmOctets <= 0 || end - p < BEHIND_ALGORITHM) {
      return false;
    }
    timeAt = p;
    time = u48(message, base + p);
    fudge = Bytes.u16(message, base + p + 6);
    macOctets = Bytes.u16(message, base + p + 8);
    macAt = p + BEHIND_ALGORITHM;
    p = macAt + macOctets;
    if (end - p < BEHIND_MAC) {
      return false;
    }
    originalId = Bytes.u16(message, base + p);
    errorAt = p + 2;
    error = Bytes.u16(message, base + errorAt);
    otherOctets = Bytes.u16(message, base + errorAt + 2);
    otherAt = errorAt + 4;
    if (otherAt + otherOctets != end) {
      return false;
    }
    serverTime = otherOctets == 6 ? u48(message, base + otherAt) : -1;
    return true;
  }

  private static long u48(byte[] a, int at) {
    return (long) Bytes.u16(a, at) << 32 | Bytes.u32(a, at + 2);
  }

  /** The index behind a name without pointers, or -1. */
  private static int behindName(byte[] a, int at, int end) {
    int p = at;
    while (p < end && a[p] > 0 && a[p] <= WireLimits.LABEL_OCTETS) {
      p += a[p] + 1;
    }
    return p < end && a[p] == 0 && p - at < WireLimits.NAME_OCTETS ? p + 1 : -1;
  }

  /** Whether the record names an algorithm, without regard to case. */
  boolean hasAlgorithm(Name name, byte[] message, int base) {
    return algorithmOctets == name.length()
        && new WireName(message, base + algorithmAt, base + algorithmAt, algorithmOctets)
            .sameAs(name);
  }

  Name algorithm(byte[] message, int base) {
    return new WireName(message, base + algorithmAt, base + algorithmAt, algorithmOctets).toName();
  }

  /** Why the data are malformed. */
  static WireFormatException fault(MessageView view) {
    try {
      view.tsig().rdata();
    } catch (WireFormatException fault) {
      return fault;
    }
    throw new AssertionError("the record's type reads what this walk refuses");
  }
}
