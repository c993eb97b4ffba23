package io.wiredns.core.transfer;

/**
 * The limits of a transfer, which a server could otherwise continue without end.
 *
 * <p>The number of messages needs no limit, because each must have a record.
 *
 * @param maxRecords the maximum number of records, at least 1, including the first and last SOA
 *     record
 * @param maxOctets the maximum total size of the messages in octets, at least 1
 * @since 0.1
 */
record TransferLimits(long maxRecords, long maxOctets) {
  /**
   * Creates limits.
   *
   * @param maxRecords at least 1
   * @param maxOctets at least 1
   * @throws IllegalArgumentException if a limit is less than 1
   */
  public TransferLimits {
    if (maxRecords < 1 || maxOctets < 1) {
      throw new IllegalArgumentException(
          "limits of %d records and %d octets are not both at least 1"
              .formatted(maxRecords, maxOctets));
    }
  }

  /**
   * Returns limits larger than the largest zones of today: 1,000,000,000 records and 128 GiB.
   *
   * @return the limits
   */
  public static TransferLimits standard() {
    return new TransferLimits(1_000_000_000L, 128L << 30);
  }
}
