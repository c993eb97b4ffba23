package io.wiredns.core.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The octets that a connection's client has not yet taken, in a pooled buffer as long as any are.
 */
final class UnsentOctets {
  /** What a client must take within the time for slow readers, if there is so much. */
  private static final int PROGRESS_OCTETS = 16 * 1024;

  private final SocketChannel channel;
  private final AtomicLong buffered;
  private ByteBuf octets;
  private long since;
  private int progress;

  /**
   * Nothing yet.
   *
   * @param buffered counts the octets that all connections hold
   */
  UnsentOctets(SocketChannel channel, AtomicLong buffered) {
    this.channel = channel;
    this.buffered = buffered;
  }

  boolean isEmpty() {
    return octets == null;
  }

  /** How many there are. */
  int count() {
    return octets == null ? 0 : octets.readableBytes();
  }

  /** Sends octets behind those that there are, and keeps what the client does not take. */
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
      // Only if more was sent than is left: however little the client takes, each octet moves once.
      octets.discardSomeReadBytes();
    }
    octets.writeBytes(out);
    buffered.addAndGet(octets.capacity() - before);
  }

  /** Sends what the client takes now. */
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

  /** Whether the client has taken too little for longer than that. */
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
