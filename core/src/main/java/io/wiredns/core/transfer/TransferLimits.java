package io.wiredns.core.transfer;

/**
 * How much a transfer may bring before it is given up: a server could go on for ever.
 *
 * <p>Messages need no limit of their own, for each must have a record.
 *
 * @param maxRecords the most records, 1 or more, the framing SOA records counted
 * @param maxOctets the most octets of messages, 1 or more
 * @since 0.1
 */
record TransferLimits(long maxRecords, long maxOctets) {
  /**
   * Those limits.
   *
   * @param maxRecords 1 or more
   * @param maxOctets 1 or more
   * @throws IllegalArgumentException if one is less than 1
   */
  public TransferLimits {
    if (maxRecords < 1 || maxOctets < 1) {
      throw new IllegalArgumentException(
          "limits of %d records and %d octets".formatted(maxRecords, maxOctets));
    }
  }

  /**
   * What the largest zones of today stay under: 1,000,000,000 records and 128 GiB.
   *
   * @return the limits
   */
  public static TransferLimits standard() {
    return new TransferLimits(1_000_000_000L, 128L << 30);
  }
}
