package io.wiredns.bench.siege;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A connection of a {@link Swarm}, for its thread only. */
final class Link {
  private final SocketChannel channel;
  private SelectionKey key;
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private long sent;
  private long received;

  Link(SocketChannel channel) {
    this.channel = channel;
  }

  SocketChannel channel() {
    return channel;
  }

  void key(SelectionKey key) {
    this.key = key;
  }

  /** Returns the number of octets that were given to the socket. */
  long sent() {
    return sent;
  }

  long received() {
    return received;
  }

  /** Sends octets, now or when there is room; if earlier ones still wait, does nothing. */
  void send(ByteBuffer octets) throws IOException {
    if (!unsent.hasRemaining()) {
      unsent = octets;
      flush();
    }
  }

  void flush() throws IOException {
    sent += channel.write(unsent);
    int others = key.interestOps() & ~SelectionKey.OP_WRITE;
    key.interestOps(unsent.hasRemaining() ? others | SelectionKey.OP_WRITE : others);
  }

  /**
   * Reads what there is up to the limit of the buffer.
   *
   * @throws EOFException if the server has closed the connection
   */
  void read(ByteBuffer into) throws IOException {
    int read = channel.read(into);
    if (read < 0) {
      throw new EOFException();
    }
    received += read;
  }
}
