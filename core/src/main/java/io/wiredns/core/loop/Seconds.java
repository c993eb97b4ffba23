package io.wiredns.core.loop;

import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The time of day in whole seconds, one object a second: a transaction that is signed by TSIG (RFC
 * 8945 section 5.2.3) asks for it twice, and an object each time would be 24 octets.
 *
 * <p>For any threads: two that ask at the turn of a second may both make the object.
 *
 * @since 0.1
 */
public final class Seconds {
  private final LongSupplier epochSeconds;

  /** Written by any thread; its fields are final, so that all see it whole. */
  private Instant last = Instant.EPOCH;

  /**
   * The time by a clock.
   *
   * @param epochSeconds says how many seconds have passed since 1970
   */
  public Seconds(LongSupplier epochSeconds) {
    this.epochSeconds = Objects.requireNonNull(epochSeconds, "epochSeconds");
  }

  /**
   * The time.
   *
   * @return a whole second; the same object as before while the second lasts
   */
  public Instant now() {
    long seconds = epochSeconds.getAsLong();
    Instant time = last;
    if (time.getEpochSecond() != seconds) {
      time = Instant.ofEpochSecond(seconds);
      last = time;
    }
    return time;
  }
}
