package io.wiredns.core.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The zone transfers of a connection. The first one writes its messages; the others wait until it
 * has ended. For the connection's loop.
 */
final class ConnectionTransfers {
  private final Deque<Request> requests = new ArrayDeque<>(1);
  private final RequestProcessor processor;
  private final TransferTable table;
  private final TransferPlace place;

  ConnectionTransfers(RequestProcessor processor, TransferTable table, TransferPlace place) {
    this.processor = processor;
    this.table = table;
    this.place = place;
  }

  /** Counts a transfer that will be added; returns false if there are too many. */
  boolean mayAdd(long now) {
    return table.enter(place, now);
  }

  /** Reverses {@link #mayAdd} for a transfer that is not added. */
  void giveBack() {
    table.leave(place);
  }

  /** Notes that the socket has accepted octets. */
  void sent(int octets, long now) {
    if (!requests.isEmpty()) {
      place.read(octets, now);
    }
  }

  boolean isEmpty() {
    return requests.isEmpty();
  }

  void add(Request request) {
    requests.add(request);
  }

  /**
   * Writes the next message of the first transfer, and removes the transfer if there is none.
   *
   * @return false if the transfer failed and the connection must be closed after this message
   */
  boolean writeNext(ByteBuffer out) {
    Request request = requests.peek();
    int start = out.position();
    boolean more = false;
    boolean good = true;
    try {
      if (request.following().hasNext()) {
        more = processor.writeNext(request, request.following().next(), out) > 0;
        good = more;
      }
    } catch (RuntimeException | Error failure) {
      // RFC 5936 section 2.2: an error may follow good messages, and ends the transfer.
      out.position(start);
      processor.servfail(request, failure, out, false);
      good = false;
    }
    if (!more) {
      end(requests.poll());
    }
    return good;
  }

  private void end(Request transfer) {
    table.leave(place);
    processor.finish(transfer.context());
  }

  /** Ends all transfers. */
  void clear() {
    while (!requests.isEmpty()) {
      end(requests.poll());
    }
  }
}
