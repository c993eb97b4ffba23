package io.wiredns.core.loop;

import java.nio.ByteBuffer;

/**
 * Splits the octets received on a connection into messages without blocking. Each message is
 * preceded by its length in two octets; RFC 1035 section 4.2.2.
 *
 * <pre>{@code
 * frames.begin(piece);                  // or begin() without new octets
 * for (var message = frames.next(); message != null; message = frames.next()) { ... }
 * boolean kept = frames.end();          // keeps the unread octets
 * }</pre>
 *
 * <p>A message whose octets arrived in one piece is a slice of the piece. The octets that remain at
 * the end are copied to pages, and from there, with the rest of their message, to the frame buffer
 * that all connections of a loop share. So each octet is copied twice at most. For one thread.
 *
 * @since 0.1
 */
public final class FrameQueue {
  /** The number of octets of the length that precedes a message. */
  public static final int PREFIX = 2;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final OctetQueue kept;
  private final ByteBuffer frame;

  /** The unread octets of the piece; they follow those in {@link #kept}. */
  private ByteBuffer piece = NOTHING;

  private boolean over;

  /**
   * Creates a queue without octets.
   *
   * @param store gives the pages
   * @param frame a buffer for a message in pages and its prefix; used between {@link #next} and the
   *     next call of a method only
   */
  public FrameQueue(PageStore store, ByteBuffer frame) {
    kept = new OctetQueue(store);
    this.frame = frame;
  }

  /**
   * Begins to read the kept octets followed by new ones.
   *
   * @param octets the new octets from position to limit; must not be changed before {@link #end}
   */
  public void begin(ByteBuffer octets) {
    piece = octets;
  }

  /** Begins to read the kept octets. */
  public void begin() {
    piece = NOTHING;
  }

  /**
   * Returns the length of the next message, even if the message is incomplete.
   *
   * @return the length, 0 to 65535, or -1 if the length has not been received or {@link #release}
   *     was called
   */
  public int length() {
    if (over || kept.length() + piece.remaining() < PREFIX) {
      return -1;
    }
    return octet(0) << 8 | octet(1);
  }

  private int octet(int index) {
    int inPages = kept.length();
    return index < inPages
        ? kept.octet(index)
        : piece.get(piece.position() + index - inPages) & 0xFF;
  }

  /**
   * Reads the next message.
   *
   * @return the message from position to limit, valid until the next call of a method; null if the
   *     next message is incomplete or {@link #release} was called
   */
  public ByteBuffer next() {
    int length = length();
    int inPages = kept.length();
    if (length < 0 || inPages + piece.remaining() < PREFIX + length) {
      return null;
    }
    if (inPages == 0) {
      return sliceAfterPrefix(piece, length);
    }
    frame.clear().limit(PREFIX + length);
    kept.peek(frame);
    kept.skip(frame.position());
    if (frame.hasRemaining()) {
      ByteBuffer rest = piece.slice(piece.position(), frame.remaining());
      piece.position(piece.position() + rest.remaining());
      frame.put(rest);
    }
    return sliceAfterPrefix(frame.flip(), length);
  }

  private static ByteBuffer sliceAfterPrefix(ByteBuffer octets, int length) {
    int at = octets.position() + PREFIX;
    octets.position(at + length);
    return octets.slice(at, length);
  }

  /**
   * Keeps the unread octets.
   *
   * @return false if there is no memory for them; they are not lost as long as the piece is
   *     unchanged, and this may be called again
   */
  public boolean end() {
    if (!over && piece.hasRemaining() && !kept.add(piece)) {
      return false;
    }
    piece = NOTHING;
    return true;
  }

  /**
   * Returns whether no octets are kept.
   *
   * @return true if no octet of a further message is kept
   */
  public boolean isEmpty() {
    return kept.length() == 0;
  }

  /**
   * Returns the number of octets of the pages that are held.
   *
   * @return the number of octets; 0 if no octet is kept
   */
  public int heldOctets() {
    return kept.heldOctets();
  }

  /** Discards the octets that are kept, and ignores those of all pieces that follow. */
  public void release() {
    over = true;
    kept.clear();
  }
}
