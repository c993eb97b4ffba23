package io.wiredns.codec.zone;

import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.text.TextFormatException;

/** What is left of that which all $GENERATEs of a zone may make together. */
final class GenerateLimits {
  private final long records;
  private final long octets;
  private long recordsLeft;
  private long octetsLeft;

  GenerateLimits(long records, long octets) {
    this.records = records;
    this.octets = octets;
    recordsLeft = records;
    octetsLeft = octets;
  }

  /** Takes the records of a range, all or none. */
  void records(long count, Words words, int at) throws TextFormatException {
    if (count > recordsLeft) {
      throw words.wrong(
          at,
          "a range of at most "
              + recordsLeft
              + " records, left of "
              + records
              + " for all $GENERATEs, a limit that ZoneReader.Builder.maxGeneratedRecords sets");
    }
    recordsLeft -= count;
  }

  /** Takes the octets of a line; whether there were so many, and none is left otherwise. */
  boolean octets(int count) {
    octetsLeft = count > octetsLeft ? -1 : octetsLeft - count;
    return octetsLeft >= 0;
  }

  /** What is to be said when {@link #octets} has said no. */
  TextFormatException tooLong(Words words, int at) {
    return words.wrong(
        at,
        "at most "
            + octets
            + " octets made by all $GENERATEs, a limit that ZoneReader.Builder.maxGeneratedOctets"
            + " sets");
  }
}
