package io.wiredns.core.client;

import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The servers that one request may query, in the order in which they are tried: those that recently
 * did not respond come after the others.
 */
final class Targets {
  private final List<Target> all = new ArrayList<>(2);

  /** The server whose response is awaited; null before the first query. */
  private Target current;

  /**
   * Sets the servers. The client keeps the {@link Upstream} of each at least until {@link #end}.
   */
  void begin(Upstreams upstreams, List<InetSocketAddress> servers, boolean stream, TsigKey key) {
    List<Target> suspects = new ArrayList<>(0);
    for (InetSocketAddress server : servers) {
      Target target = new Target(upstreams.of(server), stream, key);
      target.upstream.requests++;
      (target.upstream.isSuspect() ? suspects : all).add(target);
    }
    all.addAll(suspects);
  }

  void end() {
    for (Target target : all) {
      target.upstream.requests--;
    }
  }

  int size() {
    return all.size();
  }

  Target first() {
    return all.get(0);
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
    int from = all.indexOf(current);
    for (int i = 1; i <= all.size(); i++) {
      Target target = all.get((from + i) % all.size());
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
