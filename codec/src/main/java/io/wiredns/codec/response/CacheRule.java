package io.wiredns.codec.response;

import java.time.Duration;
import java.util.Objects;

/**
 * The part of a response that a cache may keep, and the maximum time; RFC 2181 section 5, RFC 2308
 * sections 5 and 7. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class CacheRule {
  /** The parts of a response that may be kept. */
  public enum Scope {
    /** Nothing. */
    NOTHING,
    /**
     * The records, each for its TTL; the duration is the least TTL of the records that form the
     * answer.
     */
    RECORDS,
    /** The fact that the name has no such type, by name, type and class; RFC 2308 section 5. */
    NAME_AND_TYPE,
    /**
     * The fact that the name and all names below it do not exist, by name and class; RFC 8020
     * section 2.
     */
    NAME_AND_BELOW,
    /** The delegation; RFC 2181 section 5.4.1 ranks it below the NS records of the child zone. */
    DELEGATION,
    /** The fact that this server fails for name, type and class; RFC 2308 section 7.1. */
    FAILURE
  }

  /** The longest time for which a failure may be kept; RFC 2308 section 7.1. */
  public static final Duration FAILURE_TIME = Duration.ofSeconds(300);

  /** Nothing may be kept. */
  public static final CacheRule NOTHING = new CacheRule(Scope.NOTHING, 0);

  static final CacheRule FAILURE = new CacheRule(Scope.FAILURE, FAILURE_TIME.toSeconds());

  private final Scope scope;
  private final int seconds;

  /** Creates a rule for 0 to 2147483647 seconds. */
  CacheRule(Scope scope, long seconds) {
    this.scope = Objects.requireNonNull(scope);
    this.seconds = Math.toIntExact(seconds);
  }

  /**
   * Returns the rule for a negative answer; {@link #NOTHING} if {@code seconds} is negative,
   * because without an SOA record the time is unknown.
   */
  static CacheRule negative(Scope scope, long seconds) {
    return seconds < 0 ? NOTHING : new CacheRule(scope, seconds);
  }

  /**
   * Returns the part of the response that may be kept.
   *
   * @return the scope
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Returns the maximum time for which that part may be kept.
   *
   * @return the time, 0 to 2147483647 seconds
   */
  public Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  long seconds() {
    return seconds;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CacheRule that && scope == that.scope && seconds == that.seconds;
  }

  @Override
  public int hashCode() {
    return 31 * scope.hashCode() + seconds;
  }

  @Override
  public String toString() {
    return scope + " for " + seconds + " s";
  }
}
