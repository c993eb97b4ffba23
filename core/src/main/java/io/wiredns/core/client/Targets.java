package io.wiredns.core.client;

import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The servers that one request may query, in the order in which they are tried: those that recently
 * did not respond come after the others.
 */
final class Targets {
  private Target[] all = {};

  /** The server whose response is awaited; null before the first query. */
  private Target current;

  /**
   * Sets the servers. The client keeps the {@link Upstream} of each at least until {@link #end}.
   */
  void begin(Upstreams upstreams, List<InetSocketAddress> servers, boolean stream, TsigKey key) {
    all = new Target[servers.size()];
    int usable = 0;
    int suspect = all.length;
    for (InetSocketAddress server : servers) {
      Target target = new Target(upstreams.of(server), stream, key);
      target.upstream.requests++;
      all[target.upstream.isSuspect() ? --suspect : usable++] = target;
    }
    if (suspect < all.length) {
      Collections.reverse(Arrays.asList(all).subList(suspect, all.length));
    }
  }

  void end() {
    for (Target target : all) {
      if (target != null) {
        target.upstream.requests--;
      }
    }
  }

  int size() {
    return all.length;
  }

  Target first() {
    return all[0];
  }

  Target current() {
    return current;
  }

  void current(Target target) {
    current = target;
  }

  /**
   * Returns the next usable server after the current one, which may be the same one; null if there
   * is none.
   */
  Target next() {
    int from = Arrays.asList(all).indexOf(current);
    for (int i = 1; i <= all.length; i++) {
      Target target = all[(from + i) % all.length];
      if (!target.givenUp) {
        return target;
      }
    }
    return null;
  }

  boolean othersAreLeft(Target target) {
    for (Target other : all) {
      if (other != target && !other.givenUp) {
        return true;
      }
    }
    return false;
  }
}
