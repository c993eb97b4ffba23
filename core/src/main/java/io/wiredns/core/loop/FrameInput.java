package io.wiredns.core.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * Cuts what a connection brings into messages, without waiting: each stands behind its length in
 * two octets; RFC 1035 section 4.2.2.
 *
 * <pre>{@code
 * frames.begin(piece);                  // or begin(), when nothing new has come
 * try {
 *   for (var message = frames.next(); message != null; message = frames.next()) { ... }
 * } finally {
 *   frames.end();                       // keeps what was not asked for
 * }
 * }</pre>
 *
 * <p>Messages are shown where they lie. Copied is what is left of a piece, and what is left of the
 * octets kept when at least as many have been taken: so all copying together grows with what comes,
 * however many small messages are taken one at a time. Nothing is held when nothing is left. For
 * one thread.
 *
 * @since 0.1
 */
public final class FrameInput {
  /** The length prefix in front of a message. */
  public static final int PREFIX = 2;

  private final ByteBufAllocator allocator;

  /** What is kept from one time to the next, or null. */
  private ByteBuf kept;

  /**
   * What is not taken yet between {@link #begin} and {@link #end}: of the piece, or of the kept.
   */
  private ByteBuffer octets;

  private boolean over;

  /**
   * Nothing yet.
   *
   * @param allocator gives the buffers for what is kept
   */
  public FrameInput(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  /**
   * Begins with octets behind those kept.
   *
   * @param piece the octets from position to limit; not to be touched before {@link #end}
   */
  public void begin(ByteBuffer piece) {
    if (kept == null) {
      octets = piece;
    } else {
      kept.writeBytes(piece);
      octets = kept.nioBuffer();
    }
  }

  /** Begins with the octets kept. */
  public void begin() {
    octets = kept == null ? ByteBuffer.allocate(0) : kept.nioBuffer();
  }

  /**
   * The length of the next message, though it may not be whole.
   *
   * @return 0 to 65535, or -1 if it is not known yet
   */
  public int length() {
    return over || octets.remaining() < PREFIX ? -1 : octets.getShort(octets.position()) & 0xFFFF;
  }

  /**
   * Takes the next message.
   *
   * @return the message from position to limit, valid until {@link #end}; null if none is whole
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

  /** Keeps what was not taken. */
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
      // What was taken pays for the copy, and for a buffer no larger than needed.
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
   * Whether nothing is kept.
   *
   * @return true if there is no octet of a further message
   */
  public boolean isEmpty() {
    return kept == null;
  }

  /**
   * The memory that is held.
   *
   * @return octets
   */
  public int capacity() {
    return kept == null ? 0 : kept.capacity();
  }

  /** Forgets all, for good; what {@link #next} gave last stays valid until {@link #end}. */
  public void release() {
    over = true;
    if (octets == null) {
      free();
    }
  }
}
