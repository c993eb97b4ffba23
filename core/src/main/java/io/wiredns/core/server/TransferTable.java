package io.wiredns.core.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The zone transfers in progress, limited in total and for each client address, and those that wait
 * for a place. While some wait, transfers whose clients do not read are closed, and of those that
 * wait, the next one is of the address with the fewest in progress. Thread-safe.
 */
final class TransferTable {
  /** A client that reads fewer octets within the window may lose its transfer. */
  private static final int LEAST_OCTETS = 64 * 1024;

  /** As many transfers may wait as may be in progress, multiplied by this. */
  private static final int WAITING_FOR_EACH = 8;

  private final ServerSettings settings;

  /** The connections that have transfers. */
  private final Set<TransferPlace> places = new LinkedHashSet<>();

  /** The transfers that wait, in the order in which they came. */
  private final Set<TransferRequest> waiting = new LinkedHashSet<>();

  /** The number of transfers of each key that {@link ConnectionTable#counted} returns. */
  private final Map<Object, Integer> perAddress = new HashMap<>();

  private int count;
  private volatile boolean someWait;

  TransferTable(ServerSettings settings) {
    this.settings = settings;
  }

  /**
   * Counts one more transfer, or lets it wait for a place, or refuses it. If it waits, its
   * connection is told the decision later.
   *
   * @param now the time, as {@code nanoTime} of the loops
   */
  void enter(TransferRequest request, long now) {
    List<Runnable> afterwards = new ArrayList<>(0);
    synchronized (this) {
      request.since = now;
      waiting.add(request);
      admit(now, request, afterwards);
      if (waiting.size() > mostWaiting()) {
        refuse(request, afterwards);
      }
      someWait = !waiting.isEmpty();
    }
    afterwards.forEach(Runnable::run);
  }

  /** Connections whose transfers wait cannot be closed to make room, so they must not be all. */
  private int mostWaiting() {
    return (int)
        Math.min((long) WAITING_FOR_EACH * settings.maxTransfers, settings.maxConnections / 2);
  }

  /**
   * Refuses a request because too many wait: the last one of the address of which most wait, or the
   * new one.
   */
  private void refuse(TransferRequest asking, List<Runnable> afterwards) {
    Map<Object, Integer> waitingOf = new HashMap<>();
    waiting.forEach(each -> waitingOf.merge(each.address(), 1, Integer::sum));
    TransferRequest refused = asking;
    for (TransferRequest each : waiting) {
      int more = waitingOf.get(each.address()) - waitingOf.get(refused.address());
      if (more > 0 || more == 0 && refused != asking) {
        refused = each;
      }
    }
    decide(refused, TransferRequest.Decision.REFUSED, asking, afterwards);
  }

  /** Gives places to those that wait, if there are any, and refuses those that waited too long. */
  void admit(long now) {
    if (!someWait) {
      return;
    }
    List<Runnable> afterwards = new ArrayList<>(0);
    synchronized (this) {
      admit(now, null, afterwards);
    }
    afterwards.forEach(Runnable::run);
  }

  private void admit(long now, TransferRequest asking, List<Runnable> afterwards) {
    for (TransferRequest next = next(now, afterwards); next != null; next = next(now, afterwards)) {
      add(next, now);
      decide(next, TransferRequest.Decision.ADMITTED, asking, afterwards);
    }
    for (TransferRequest each : List.copyOf(waiting)) {
      if (now - each.since >= settings.transferWait.toNanos()) {
        decide(each, TransferRequest.Decision.REFUSED, asking, afterwards);
      }
    }
    someWait = !waiting.isEmpty();
  }

  private void decide(
      TransferRequest request,
      TransferRequest.Decision decision,
      TransferRequest asking,
      List<Runnable> afterwards) {
    request.decision = decision;
    waiting.remove(request);
    if (request != asking) {
      afterwards.add(request.place::decided);
    }
  }

  /**
   * Returns the request that gets the next place, and closes a transfer if there is no free one;
   * null if all must wait. Of the addresses that may have another transfer, the one with the fewest
   * is served first.
   */
  private TransferRequest next(long now, List<Runnable> afterwards) {
    boolean full = count >= settings.maxTransfers;
    TransferRequest next = null;
    TransferPlace leaving = null;
    for (TransferRequest each : waiting) {
      if (next == null || transfersOf(each.address()) < transfersOf(next.address())) {
        boolean addressIsFull = transfersOf(each.address()) >= settings.maxTransfersPerAddress;
        TransferPlace room = full || addressIsFull ? slowest(each, addressIsFull, now) : null;
        if (room != null || !full && !addressIsFull) {
          next = each;
          leaving = room;
        }
      }
    }
    if (leaving != null) {
      remove(leaving, leaving.transfers);
      afterwards.add(leaving::close);
    }
    return next;
  }

  private int transfersOf(Object address) {
    return perAddress.getOrDefault(address, 0);
  }

  /**
   * Returns the connection that must make room for a request, if need be one of the same address:
   * of those whose client does not read, one of the address with most transfers, and of these the
   * one whose client has read least. Null if all clients read.
   */
  private TransferPlace slowest(TransferRequest request, boolean sameAddress, long now) {
    TransferPlace slowest = null;
    for (TransferPlace each : places) {
      if (each != request.place
          && (!sameAddress || each.address.equals(request.address()))
          && isSlow(each, now)
          && (slowest == null || isSlower(each, slowest, now))) {
        slowest = each;
      }
    }
    return slowest;
  }

  private boolean isSlow(TransferPlace place, long now) {
    return place.activity.isStuck(now, settings.stuckTime.toNanos())
        || place.activity.waitsForClient()
            && now - place.since >= settings.transferWindow.toNanos()
            && place.recent(now) < LEAST_OCTETS;
  }

  private boolean isSlower(TransferPlace one, TransferPlace other, long now) {
    int more = transfersOf(one.address) - transfersOf(other.address);
    return more > 0 || more == 0 && one.recent(now) < other.recent(now);
  }

  private void add(TransferRequest request, long now) {
    TransferPlace place = request.place;
    if (place.transfers == 0) {
      place.since = now;
      places.add(place);
    }
    perAddress.merge(place.address, 1, Integer::sum);
    place.transfers++;
    count++;
  }

  /**
   * Ends a transfer that was admitted, or one that waits; has no effect if the connection lost its
   * transfers to another.
   */
  void leave(TransferRequest request, long now) {
    synchronized (this) {
      if (!waiting.remove(request)
          && request.decision == TransferRequest.Decision.ADMITTED
          && request.place.transfers > 0) {
        remove(request.place, 1);
      }
    }
    try {
      admit(now);
    } catch (OutOfMemoryError none) {
      // The next periodic call admits them.
      return;
    }
  }

  private void remove(TransferPlace place, int transfers) {
    place.transfers -= transfers;
    count -= transfers;
    if (place.transfers == 0) {
      places.remove(place);
    }
    perAddress.computeIfPresent(
        place.address, (address, each) -> each > transfers ? each - transfers : null);
  }

  /** Returns the number of transfers in progress. */
  synchronized int count() {
    return count;
  }
}
