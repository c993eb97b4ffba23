package io.wiredns.codec.zone;

import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.text.TextFormatException;

/** The records and octets that the $GENERATE directives of a zone may still generate. */
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

  /**
   * Subtracts the records of one $GENERATE from those that all of them may still create; throws an
   * exception if too few are left.
   */
  void records(long count, Words words, int at) throws TextFormatException {
    if (count > recordsLeft) {
      throw words.wrong(
          at,
          "a range of at most "
              + recordsLeft
              + " records, the rest of "
              + records
              + " for all $GENERATEs (limit of ZoneReader.Builder.maxGeneratedRecords)");
    }
    recordsLeft -= count;
  }

  /**
   * Subtracts the octets of a line and returns whether at least {@code count} octets were left; if
   * not, none is left.
   */
  boolean octets(int count) {
    octetsLeft = count > octetsLeft ? -1 : octetsLeft - count;
    return octetsLeft >= 0;
  }

  /** Returns the exception to throw after {@link #octets} has returned false. */
  TextFormatException tooLong(Words words, int at) {
    return words.wrong(
        at,
        "at most "
            + octets
            + " octets made by all $GENERATEs (limit of ZoneReader.Builder.maxGeneratedOctets)");
  }
}
