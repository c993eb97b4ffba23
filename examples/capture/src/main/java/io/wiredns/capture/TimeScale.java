package io.wiredns.capture;

import java.time.Instant;

/**
 * The unit and start of the timestamps of a pcapng interface (draft-ietf-opsawg-pcapng section
 * 4.2).
 *
 * @param resolution if_tsresol: an exponent of 1/10, or of 1/2 if its top bit is set
 * @param startSecond if_tsoffset: the second since the epoch at which timestamps start
 */
record TimeScale(int resolution, long startSecond) {
  static final TimeScale DEFAULT = new TimeScale(6, 0);

  private static final int BINARY = 0x80;
  private static final int MAX_BINARY = Long.SIZE - 1;

  /** The largest power of ten that fits into 64 bits is 10 to the power of 19. */
  private static final int MAX_DECIMAL = 19;

  private static final int NANO_DIGITS = 9;
  private static final long NANOS = 1_000_000_000L;

  boolean isSupported() {
    return (resolution & BINARY) == 0
        ? resolution <= MAX_DECIMAL
        : (resolution & ~BINARY) <= MAX_BINARY;
  }

  /**
   * Returns the time of a timestamp, a 64-bit unsigned number; the epoch if an Instant cannot
   * represent it.
   */
  Instant at(long units) {
    return (resolution & BINARY) == 0
        ? decimal(units, resolution)
        : binary(units, resolution & ~BINARY);
  }

  private Instant decimal(long units, int digits) {
    long second = powerOfTen(digits);
    long fraction = Long.remainderUnsigned(units, second);
    long nanos =
        digits <= NANO_DIGITS
            ? fraction * powerOfTen(NANO_DIGITS - digits)
            : Long.divideUnsigned(fraction, powerOfTen(digits - NANO_DIGITS));
    return instant(Long.divideUnsigned(units, second), nanos);
  }

  private Instant binary(long units, int bits) {
    long fraction = units & ((1L << bits) - 1);
    // The product of 32 bits and the nanoseconds of a second fits into 63 bits.
    int kept = Math.min(bits, Integer.SIZE);
    long nanos = (fraction >>> (bits - kept)) * NANOS >>> kept;
    return instant(units >>> bits, nanos);
  }

  private Instant instant(long seconds, long nanos) {
    long max = Instant.MAX.getEpochSecond();
    boolean addable = seconds >= 0 && seconds <= max && startSecond >= -max && startSecond <= max;
    if (!addable || seconds + startSecond > max) {
      return Instant.EPOCH;
    }
    return Instant.ofEpochSecond(seconds + startSecond, nanos);
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
