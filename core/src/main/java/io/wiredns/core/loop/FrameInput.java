package io.wiredns.core.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * Splits the octets received on a connection into messages without blocking. Each message is
 * preceded by its length in two octets; RFC 1035 section 4.2.2.
 *
 * <pre>{@code
 * frames.begin(piece);                  // or begin() without new octets
 * try {
 *   for (var message = frames.next(); message != null; message = frames.next()) { ... }
 * } finally {
 *   frames.end();                       // keeps the unread octets
 * }
 * }</pre>
 *
 * <p>If no octets are kept, messages are slices of the piece, and only its unread octets are copied
 * at the end. Otherwise the whole piece is first appended to the kept octets. The unread octets are
 * moved to a new buffer only if at least as many octets before them have been read. So the total
 * cost of copying is linear in the number of octets received, even if many small messages are read
 * one at a time. No buffer is held when no octets are left. For one thread.
 *
 * @since 0.1
 */
public final class FrameInput {
  /** The number of octets of the length that precedes a message. */
  public static final int PREFIX = 2;

  private final ByteBufAllocator allocator;

  /** The octets kept between {@link #end} and {@link #begin}, or null. */
  private ByteBuf kept;

  /**
   * The unread octets of the piece or of {@link #kept}; null before {@link #begin} and after {@link
   * #end}.
   */
  private ByteBuffer octets;

  private boolean over;

  /**
   * Creates an input without octets.
   *
   * @param allocator allocates the buffers of kept octets
   */
  public FrameInput(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  /**
   * Begins to read the kept octets followed by new ones.
   *
   * @param piece the new octets from position to limit; must not be changed before {@link #end}
   */
  public void begin(ByteBuffer piece) {
    if (kept == null) {
      octets = piece;
    } else {
      kept.writeBytes(piece);
      octets = kept.nioBuffer();
    }
  }

  /** Begins to read the kept octets. */
  public void begin() {
    octets = kept == null ? ByteBuffer.allocate(0) : kept.nioBuffer();
  }

  /**
   * Returns the length of the next message, even if the message is incomplete.
   *
   * @return the length, 0 to 65535, or -1 if the length has not been received or {@link #release}
   *     was called
   */
  public int length() {
    return over || octets.remaining() < PREFIX ? -1 : octets.getShort(octets.position()) & 0xFFFF;
  }

  /**
   * Reads the next message.
   *
   * @return the message from position to limit, valid until {@link #end}; null if the next message
   *     is incomplete or {@link #release} was called
   */
  public ByteBuffer next() {
    int length = length();
    if (length < 0 || octets.remaining() < PREFIX + length) {
      return null;
    }
    int at = octets.position() + PREFIX;
    octets.position(at + length);
    return octets.slice(at, length);
  }

  /** Keeps the unread octets. */
  public void end() {
    ByteBuffer left = octets;
    octets = null;
    if (over) {
      free();
    } else if (kept == null) {
      if (left.hasRemaining()) {
        kept = allocator.directBuffer(left.remaining(), Integer.MAX_VALUE).writeBytes(left);
      }
    } else {
      kept.skipBytes(kept.readableBytes() - left.remaining());
      tidy();
    }
  }

  private void tidy() {
    int left = kept.readableBytes();
    if (left == 0) {
      free();
    } else if (kept.readerIndex() >= left) {
      // At least as many octets were read as are copied here. The new buffer is only as large as
      // needed.
      ByteBuf rest = allocator.directBuffer(left, Integer.MAX_VALUE).writeBytes(kept, left);
      free();
      kept = rest;
    }
  }

  private void free() {
    if (kept != null) {
      kept.release();
      kept = null;
    }
  }

  /**
   * Returns whether no octets are kept.
   *
   * @return true if no octet of a further message is kept
   */
  public boolean isEmpty() {
    return kept == null;
  }

  /**
   * Returns the size of the buffer that is held.
   *
   * @return the number of octets; 0 if no buffer is held
   */
  public int capacity() {
    return kept == null ? 0 : kept.capacity();
  }

  /**
   * Discards the octets that are kept, and ignores those of all pieces that follow. The message
   * that {@link #next} returned last stays valid until {@link #end}.
   */
  public void release() {
    over = true;
    if (octets == null) {
      free();
    }
  }
}
