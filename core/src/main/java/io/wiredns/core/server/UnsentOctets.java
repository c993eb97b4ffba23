package io.wiredns.core.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The octets that a connection has still to send, because its client does not read them fast
 * enough. They are kept in a pooled buffer, which is released when all are sent.
 */
final class UnsentOctets {
  /**
   * The number of octets that the socket must accept within the slow reader time-out, or all of
   * them if there are fewer.
   */
  private static final int PROGRESS_OCTETS = 16 * 1024;

  private final SocketChannel channel;
  private final AtomicLong buffered;
  private ByteBuf octets;
  private long since;
  private int progress;

  /**
   * Creates an empty buffer.
   *
   * @param buffered the number of octets that all connections buffer, which this updates
   */
  UnsentOctets(SocketChannel channel, AtomicLong buffered) {
    this.channel = channel;
    this.buffered = buffered;
  }

  boolean isEmpty() {
    return octets == null;
  }

  /** Returns the number of unsent octets. */
  int count() {
    return octets == null ? 0 : octets.readableBytes();
  }

  /**
   * Sends octets after those already buffered, and buffers the octets that the socket does not
   * accept now.
   */
  void send(ByteBuffer out, long now) throws IOException {
    if (octets == null) {
      channel.write(out);
      if (!out.hasRemaining()) {
        return;
      }
      octets = PooledByteBufAllocator.DEFAULT.directBuffer(out.remaining(), Integer.MAX_VALUE);
      buffered.addAndGet(octets.capacity());
      since = now;
      progress = 0;
    }
    int before = octets.capacity();
    if (octets.writableBytes() < out.remaining()) {
      // This moves octets only if more were sent than are left, so that each octet is moved at most
      // once on average.
      octets.discardSomeReadBytes();
    }
    octets.writeBytes(out);
    buffered.addAndGet(octets.capacity() - before);
  }

  /** Sends as many of the buffered octets as the socket accepts now. */
  void send(long now) throws IOException {
    if (octets == null) {
      return;
    }
    progress += Math.max(0, octets.readBytes(channel, octets.readableBytes()));
    if (progress >= PROGRESS_OCTETS) {
      since = now;
      progress = 0;
    }
    if (!octets.isReadable()) {
      release();
    }
  }

  /** Returns whether the socket has accepted too few octets for longer than the time-out. */
  boolean isStalled(long now, long timeoutNanos) {
    return octets != null && now - since > timeoutNanos;
  }

  void release() {
    if (octets != null) {
      buffered.addAndGet(-octets.capacity());
      octets.release();
      octets = null;
    }
  }
}
