package io.wiredns.core.server;

import io.wiredns.core.loop.OctetQueue;
import io.wiredns.core.loop.PageStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The octets that a connection has still to send, because its client does not read them fast
 * enough. They are kept in pages, each of which is given back when its octets are sent.
 */
final class UnsentOctets {
  /**
   * The number of octets that the socket must accept within the slow reader time-out, or all of
   * them if there are fewer.
   */
  private static final int PROGRESS_OCTETS = 16 * 1024;

  /** The number of octets that are copied from the pages for one call of the socket. */
  private static final int PIECE_OCTETS = 64 * 1024;

  private final SocketChannel channel;
  private final OctetQueue octets;
  private long since;
  private int progress;

  UnsentOctets(SocketChannel channel, PageStore store) {
    this.channel = channel;
    octets = new OctetQueue(store);
  }

  boolean isEmpty() {
    return octets.length() == 0;
  }

  /** Returns the number of unsent octets. */
  int count() {
    return octets.length();
  }

  /** Returns the number of octets of the pages that are held. */
  int heldOctets() {
    return octets.heldOctets();
  }

  /**
   * Keeps octets after those already kept.
   *
   * @return false if there is no memory for them; nothing is then kept of them
   */
  boolean keep(ByteBuffer out, long now) {
    if (isEmpty()) {
      since = now;
      progress = 0;
    }
    return octets.add(out);
  }

  /**
   * Sends as many of the kept octets as the socket accepts now.
   *
   * @param out a buffer to use meanwhile
   * @return the number of octets that the socket accepted
   */
  int send(ByteBuffer out, long now) throws IOException {
    int sent = 0;
    boolean more = !isEmpty();
    while (more) {
      octets.peek(out.clear().limit(Math.min(PIECE_OCTETS, out.capacity())));
      channel.write(out.flip());
      octets.skip(out.position());
      sent += out.position();
      more = !out.hasRemaining() && !isEmpty();
    }
    progress += sent;
    if (progress >= PROGRESS_OCTETS) {
      since = now;
      progress = 0;
    }
    return sent;
  }

  /** Returns whether the socket has accepted too few octets for longer than the time-out. */
  boolean isStalled(long now, long timeoutNanos) {
    return !isEmpty() && now - since > timeoutNanos;
  }

  void release() {
    octets.clear();
  }
}
