package io.wiredns.codec.tsig;

import io.wiredns.codec.wire.Octets;
import java.time.Instant;

/**
 * Decides whether a verified request is new. RFC 8945 section 5.2.3 allows a server to answer
 * BADTIME to a request that is older than the last one. The guard is called after MAC and time have
 * been verified, and before the length of a truncated MAC is. Exceptions that the guard throws are
 * passed to the caller of the server.
 *
 * <p>A guard must be thread-safe: the threads of all servers that share it call it concurrently.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TsigReplayGuard {
  /**
   * Returns whether a request is new and may be accepted.
   *
   * @param key the key that it is signed with
   * @param timeSigned the time at which it was signed, in whole seconds
   * @param mac its MAC as received; a repeated request has the same one
   * @return false if it is a replay
   */
  boolean isNew(TsigKey key, Instant timeSigned, Octets mac);
}
