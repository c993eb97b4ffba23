package io.wiredns.core.server;

import java.net.InetAddress;
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
  private final InetAddress client;

  ConnectionTransfers(RequestProcessor processor, TransferTable table, InetAddress client) {
    this.processor = processor;
    this.table = table;
    this.client = client;
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
    table.leave(client);
    processor.finish(transfer.context());
  }

  /** Ends all transfers. */
  void clear() {
    while (!requests.isEmpty()) {
      end(requests.poll());
    }
  }
}
