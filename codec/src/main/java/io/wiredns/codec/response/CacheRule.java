package io.wiredns.codec.response;

import java.time.Duration;
import java.util.Objects;

/**
 * What a cache may keep of a response, and how long; RFC 2181 section 5, RFC 2308 sections 5 and 7.
 * Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class CacheRule {
  /** What may be kept. */
  public enum Scope {
    /** Nothing. */
    NOTHING,
    /** The records, each for its TTL; the duration is the least of those that make the answer. */
    RECORDS,
    /** That the name has no such type: for name, type and class; RFC 2308 section 5. */
    NAME_AND_TYPE,
    /** That the name and all below it do not exist: for name and class; RFC 8020 section 2. */
    NAME_AND_BELOW,
    /** The delegation; RFC 2181 section 5.4.1 ranks it below the child's own NS records. */
    DELEGATION,
    /** That this server fails for name, type and class; RFC 2308 section 7.1. */
    FAILURE
  }

  /** The longest time to keep a failure; RFC 2308 section 7.1. */
  public static final Duration FAILURE_TIME = Duration.ofSeconds(300);

  /** Nothing may be kept. */
  public static final CacheRule NOTHING = new CacheRule(Scope.NOTHING, 0);

  static final CacheRule FAILURE = new CacheRule(Scope.FAILURE, FAILURE_TIME.toSeconds());

  private final Scope scope;
  private final int seconds;

  /** A rule for 0 to 2147483647 seconds. */
  CacheRule(Scope scope, long seconds) {
    this.scope = Objects.requireNonNull(scope);
    this.seconds = Math.toIntExact(seconds);
  }

  /** A negative answer without SOA must not be kept: nothing says for how long. */
  static CacheRule negative(Scope scope, long seconds) {
    return seconds < 0 ? NOTHING : new CacheRule(scope, seconds);
  }

  /**
   * What may be kept.
   *
   * @return the scope
   */
  public Scope scope() {
    return scope;
  }

  /**
   * How long it may be kept at most.
   *
   * @return 0 to 2147483647 seconds
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
