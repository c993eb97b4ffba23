package io.wiredns.dnssec.internal;

import java.time.Instant;

/**
 * The inception and expiration of signatures as times: fields of 32 bits, which mean the time that
 * is nearest to the time of the check (RFC 4034 section 3.1.5, RFC 1982). Any thread may call it.
 */
public final class SignatureTimes {
  private SignatureTimes() {}

  /**
   * Returns the time nearest to another one that a field can mean.
   *
   * @param field the inception or expiration, seconds modulo 2^32
   * @param at the time of the check
   * @return the time
   */
  public static Instant near(long field, Instant at) {
    long now = at.getEpochSecond();
    return Instant.ofEpochSecond(now + (int) (field - now));
  }

  /**
   * Requires that all times which fields can mean are Instants.
   *
   * @param at the time of the check
   * @throws IllegalArgumentException if one is not
   */
  public static void check(Instant at) {
    long now = at.getEpochSecond();
    if (now < Instant.MIN.getEpochSecond() - Integer.MIN_VALUE
        || now > Instant.MAX.getEpochSecond() + Integer.MIN_VALUE) {
      throw new IllegalArgumentException(
          "the time " + at + " is fewer than 2^31 seconds from the first or last Instant");
    }
  }
}
