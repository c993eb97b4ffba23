package io.wiredns.codec.response;

import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.util.OptionalLong;

/** Reads the fields of a TSIG or TKEY record and keeps those that describe the server's error. */
final class TsigWalk {
  private static final int MODE_OCTETS = 2;
  private static final int TIME_OCTETS = 6;
  private static final int SERVER_TIME_OCTETS = 6;
  private static final TsigError BADTIME = TsigError.BADTIME;

  int error;
  int macOctets;

  /** The offset of the error field in the message. */
  int errorOffset;

  /** The mode of a TKEY. */
  int mode;

  private long timeSigned;
  private long serverTime;

  /**
   * Reads the MAC size, the error and the times of a TSIG record and keeps them; RFC 8945 section
   * 4.2.
   */
  void tsig(RecordView record) throws WireFormatException {
    int end = record.rdataLength();
    int at = name(record, end);
    timeSigned = number(record, at, TIME_OCTETS, end);
    int macSize = at + TIME_OCTETS + 2;
    macOctets = (int) number(record, macSize, 2, end);
    int errorAt = macSize + 2 + macOctets + 2;
    error = (int) number(record, errorAt, 2, end);
    errorOffset = record.rdataOffset() + errorAt;
    int otherOctets = (int) number(record, errorAt + 2, 2, end);
    if (errorAt + 4 + otherOctets != end) {
      throw RecordEvidence.fault(record);
    }
    serverTime =
        otherOctets == SERVER_TIME_OCTETS
            ? number(record, errorAt + 4, SERVER_TIME_OCTETS, end)
            : -1;
  }

  /**
   * Reads the mode and the error of a TKEY record and keeps them; RFC 2930 section 2. The fields
   * after the error are not checked.
   */
  void tkey(RecordView record) throws WireFormatException {
    int end = record.rdataLength();
    int at = name(record, end) + 8;
    mode = (int) number(record, at, MODE_OCTETS, end);
    error = (int) number(record, at + MODE_OCTETS, 2, end);
    errorOffset = record.rdataOffset() + at + MODE_OCTETS;
  }

  /** Returns the index after the algorithm, a name without pointers. */
  private static int name(RecordView record, int end) throws WireFormatException {
    int p = 0;
    while (p < end && record.rdataOctet(p) != 0) {
      if (record.rdataOctet(p) > WireLimits.LABEL_OCTETS) {
        throw RecordEvidence.fault(record);
      }
      p += record.rdataOctet(p) + 1;
    }
    if (p >= end || p >= WireLimits.NAME_OCTETS) {
      throw RecordEvidence.fault(record);
    }
    return p + 1;
  }

  private static long number(RecordView record, int at, int octets, int end)
      throws WireFormatException {
    if (at + octets > end) {
      throw RecordEvidence.fault(record);
    }
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = value << 8 | record.rdataOctet(at + i);
    }
    return value;
  }

  /**
   * Returns, for BADTIME, the number of seconds from the client's time to the server's time,
   * negative if the server's is earlier; empty for other errors.
   */
  OptionalLong clockDifference() {
    return error == BADTIME.value() && serverTime >= 0
        ? OptionalLong.of(serverTime - timeSigned)
        : OptionalLong.empty();
  }
}
