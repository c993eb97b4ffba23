package io.wiredns.core.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The zone transfers of a connection. The first one writes its messages; the others wait until it
 * has ended. For the connection's loop.
 */
final class ConnectionTransfers {
  /**
   * The send buffer of the system for a connection with transfers. The system accepts octets again
   * when about a third of it has been read, so from a client that reads as many octets in a second
   * there is progress each second; and a client that reads nothing does not take the 4 MiB that the
   * system would give it.
   */
  private static final int SEND_BUFFER = 128 * 1024;

  /** The transfers that have begun. */
  private final Deque<TransferRequest> requests = new ArrayDeque<>(1);

  /** The transfers that wait for a place. */
  private final Deque<TransferRequest> waiting = new ArrayDeque<>(1);

  private final SocketChannel channel;
  private final ServerLoop on;
  private final TransferTable table;
  private final TransferPlace place;

  private boolean hasSendBuffer;

  /** The transfer whose first message is written now, or null. */
  private TransferRequest current;

  ConnectionTransfers(
      SocketChannel channel, ServerLoop on, TransferTable table, TransferPlace place) {
    this.channel = channel;
    this.on = on;
    this.table = table;
    this.place = place;
  }

  /**
   * Returns whether a transfer has a place, so that its first message can be written. If it must
   * wait, {@link #decided} returns its reply later.
   */
  TransferRequest.Decision mayAdd(PendingReply reply) {
    if (current == null) {
      current = new TransferRequest(reply, place);
      table.enter(current, on.loop.nanoTime());
    }
    TransferRequest.Decision decision = current.decision;
    if (decision == TransferRequest.Decision.WAITS) {
      waiting.add(current);
    }
    if (decision != TransferRequest.Decision.ADMITTED) {
      current = null;
    }
    return decision;
  }

  /**
   * Returns a reply that has waited and need not wait longer, for which {@link #mayAdd} must be
   * called now; null if there is none.
   */
  PendingReply decided() {
    for (TransferRequest each : waiting) {
      if (each.decision != TransferRequest.Decision.WAITS) {
        waiting.remove(each);
        current = each;
        return each.reply;
      }
    }
    return null;
  }

  /** Gives back the place of a transfer whose first message could not be written. */
  void giveBack() {
    table.leave(current, on.loop.nanoTime());
    current = null;
  }

  /** Notes that the socket has accepted octets. */
  void sent(int octets, long now) {
    if (!requests.isEmpty()) {
      place.read(octets, now);
    }
  }

  /** Returns whether no transfer has begun or waits. */
  boolean isEmpty() {
    return requests.isEmpty() && waiting.isEmpty();
  }

  /** Returns whether a transfer has begun. */
  boolean hasBegun() {
    return !requests.isEmpty();
  }

  /** Adds the transfer whose first message was written. */
  void add() {
    setSendBuffer();
    current.reply = null;
    requests.add(current);
    current = null;
  }

  private void setSendBuffer() {
    if (!hasSendBuffer) {
      hasSendBuffer = true;
      try {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
      } catch (IOException closed) {
        // Writing will fail, too.
        return;
      }
    }
  }

  /**
   * Writes the next message of the first transfer, and removes the transfer if there is none.
   *
   * @return false if the transfer failed and the connection must be closed after this message
   */
  boolean writeNext(ByteBuffer out) {
    Request request = requests.peek().request;
    int start = out.position();
    boolean more = false;
    boolean good = true;
    try {
      if (request.following().hasNext()) {
        more = on.processor.writeNext(request, request.following().next(), out) > 0;
        good = more;
      }
    } catch (RuntimeException | Error failure) {
      // RFC 5936 section 2.2: an error may follow good messages, and ends the transfer.
      out.position(start);
      on.processor.servfail(request, failure, out, false);
      good = false;
    }
    if (!more) {
      end(requests.poll());
    }
    return good;
  }

  private void end(TransferRequest transfer) {
    table.leave(transfer, on.loop.nanoTime());
    on.processor.finish(transfer.request.context());
  }

  /**
   * Ends all transfers.
   *
   * @param gone is given each reply that waits
   */
  void clear(Consumer<PendingReply> gone) {
    while (!requests.isEmpty()) {
      end(requests.poll());
    }
    while (!waiting.isEmpty()) {
      TransferRequest transfer = waiting.poll();
      table.leave(transfer, on.loop.nanoTime());
      gone.accept(transfer.reply);
    }
  }
}
