package io.wiredns.codec.response;

import java.util.Objects;

/**
 * What a cache may keep of a response, and how long; RFC 2181 section 5, RFC 2308 sections 5 and 7.
 *
 * @param scope what may be kept
 * @param seconds for how long at most, 0 to 2147483647
 * @since 0.1
 */
public record CacheRule(Scope scope, long seconds) {
  /** What may be kept. */
  public enum Scope {
    /** Nothing. */
    NOTHING,
    /** The records, each for its TTL; the seconds are the least of those that make the answer. */
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
  public static final long FAILURE_SECONDS = 300;

  /** Nothing may be kept. */
  public static final CacheRule NOTHING = new CacheRule(Scope.NOTHING, 0);

  static final CacheRule FAILURE = new CacheRule(Scope.FAILURE, FAILURE_SECONDS);

  /**
   * A rule.
   *
   * @param scope what may be kept
   * @param seconds 0 to 2147483647
   * @throws IllegalArgumentException if the seconds are out of range
   */
  public CacheRule {
    Objects.requireNonNull(scope);
    if (seconds < 0 || seconds > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("seconds " + seconds + " are not in 0..2147483647");
    }
  }

  /** A negative answer without SOA must not be kept: nothing says for how long. */
  static CacheRule negative(Scope scope, long seconds) {
    return seconds < 0 ? NOTHING : new CacheRule(scope, seconds);
  }
}
