package io.wiredns.core.loop;

import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A clock in whole seconds that allocates at most one {@link Instant} per second and thread. A
 * transaction signed with TSIG (RFC 8945 section 5.2.3) needs the time twice, and would otherwise
 * allocate 24 octets each time.
 *
 * <p>May be shared among threads. Threads that read it at the start of a second may each allocate
 * an object.
 *
 * @since 0.1
 */
public final class Seconds {
  private final LongSupplier epochSeconds;

  /**
   * Written by any thread without synchronisation, which is safe because an Instant is immutable.
   */
  private Instant last = Instant.EPOCH;

  /**
   * Creates a clock.
   *
   * @param epochSeconds supplies the number of seconds since 1970
   */
  public Seconds(LongSupplier epochSeconds) {
    this.epochSeconds = Objects.requireNonNull(epochSeconds, "epochSeconds");
  }

  /**
   * Returns the current time.
   *
   * @return the time in whole seconds; usually the same object within a second
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
