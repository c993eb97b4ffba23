package io.wiredns.codec.tsig;

import io.wiredns.codec.wire.Octets;
import java.time.Instant;

/**
 * Says whether a verified request is new; RFC 8945 section 5.2.3 lets a server answer BADTIME to
 * one that is older than the last. Asked after MAC and time were found good. What it throws goes to
 * the server's caller.
 *
 * <p>A guard is called by all threads whose servers share it, several at once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TsigReplayGuard {
  /**
   * Whether a request is to be taken.
   *
   * @param key the key that it is signed with
   * @param timeSigned when it was signed, in whole seconds
   * @param mac its MAC, which no other request has
   * @return false if it is a repetition
   */
  boolean isNew(TsigKey key, Instant timeSigned, Octets mac);
}
