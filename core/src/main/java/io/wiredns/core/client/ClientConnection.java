package io.wiredns.core.client;

import io.netty.buffer.ByteBuf;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.loop.FrameQueue;
import io.wiredns.core.loop.Timeout;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A TCP connection to a server. Queries are pipelined, and responses may arrive in any order; RFC
 * 7766 sections 6.2 and 7.
 */
final class ClientConnection {
  /** The maximum number of octets buffered for a server that does not read. */
  private static final int MOST_UNWRITTEN = 4 << 20;

  private static final int READS_IN_A_ROW = 16;
  private static final int WRITE_OCTETS = 1 << 16;

  /** The maximum number of queries awaited; beyond it, too few IDs are free to be hard to guess. */
  private static final int MOST_IDS = 16_384;

  private static final String NOT_OPENED = "no TCP connection can be opened";

  private final ClientParts parts;
  private final Upstream upstream;
  private final SocketChannel channel;
  private final IdTable sentQueries = new IdTable();
  private SelectionKey key;
  private boolean connected;
  private boolean flushing;
  private boolean retired;
  private boolean closed;

  /** The number of queries that may be sent on this connection in all. */
  private int limit;

  private int added;
  private int answered;

  /** Whether the server closed the connection because it accepts no more than the others. */
  private boolean refused;

  /** The octets still to be written, or null. */
  private ByteBuf unwritten;

  /** The received part of an incomplete frame. */
  private final FrameQueue unread;

  private Timeout idle;

  /**
   * The time at which the last message was received; before the first message, the time at which
   * the connection was established; before that, the time at which connecting began.
   */
  private long lastReceived;

  /** The time at which the last query was answered, if there is any. */
  private long lastAnswered;

  ClientConnection(ClientParts parts, Upstream upstream, int limit) throws IOException {
    this.parts = parts;
    this.upstream = upstream;
    this.limit = limit;
    unread = new FrameQueue(parts.settings.pages, parts.frame);
    lastReceived = parts.loop.nanoTime();
    channel = open();
    try {
      connected = channel.connect(upstream.address);
      int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
      key = parts.loop.register(channel, interest, ready -> ready());
    } catch (BindException noPort) {
      throw new LocalShortageException(NOT_OPENED, noPort, channel);
    } catch (IOException | RuntimeException | Error failure) {
      channel.close();
      throw failure;
    }
    awaitQueries();
    parts.events.add(ClientEvent.CONNECTION_OPENED, upstream.address);
  }

  /** Opens and binds a channel. Whatever fails here fails on this host. */
  private SocketChannel open() throws LocalShortageException {
    SocketChannel open = null;
    try {
      parts.settings.opening.run();
      open = SocketChannel.open();
      open.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (parts.settings.localAddress != null) {
        open.bind(new InetSocketAddress(parts.settings.localAddress, 0));
      }
      open.configureBlocking(false);
      return open;
    } catch (IOException failure) {
      throw new LocalShortageException(NOT_OPENED, failure, open);
    }
  }

  int awaiting() {
    return sentQueries.size();
  }

  /** Returns whether one more query may be sent. */
  boolean isUsable() {
    return added < limit && !retired && sentQueries.size() < MOST_IDS;
  }

  /** Returns the result of a query whose response the connection did not bring. */
  QueryAttempt.Result result() {
    return connected ? QueryAttempt.Result.CONNECTION_LOST : QueryAttempt.Result.UNREACHABLE;
  }

  boolean isRetired() {
    return retired;
  }

  int freeId() {
    return sentQueries.free(parts.random);
  }

  /** Buffers a query, which is soon sent; returns false if the buffer has no room for it. */
  boolean add(SentQuery sent) {
    int waiting = unwritten == null ? 0 : unwritten.readableBytes();
    if (waiting + sent.frame.length > MOST_UNWRITTEN) {
      return false;
    }
    // Copy first, because this may run out of memory: a query that cannot be sent must not be
    // awaited.
    if (unwritten == null) {
      unwritten = parts.settings.unsentAllocator.get().heapBuffer(512);
    }
    unwritten.writeBytes(sent.frame);
    sent.connection = this;
    sentQueries.add(sent);
    added++;
    if (idle != null) {
      idle.cancel();
      idle = null;
    }
    if (connected && !flushing) {
      // Delay the write, so that queries added by the loop's other tasks are written together.
      flushing = true;
      parts.loop.execute(this::flush);
    }
    return true;
  }

  void remove(SentQuery sent) {
    sentQueries.remove(sent);
    if (closed) {
      return;
    }
    if (sentQueries.size() == 0 && idle == null) {
      awaitQueries();
    }
    upstream.connections.roomMade();
  }

  /** Begins to wait for the next query, or for the server to close the connection. */
  private void awaitQueries() {
    if (retired) {
      idle = parts.loop.schedule(0, () -> close(null));
    } else if (added >= limit) {
      idle = parts.loop.schedule(parts.settings.closeWait.toNanos(), this::raiseLimit);
    } else {
      long nanos = parts.settings.idleTimeout.toNanos();
      idle = parts.loop.schedule(nanos, () -> close(null));
    }
  }

  /** Accepts more queries, because the server has not closed the connection. */
  private void raiseLimit() {
    limit = upstream.connections.raised(limit);
    awaitQueries();
    upstream.connections.roomMade();
  }

  private void ready() {
    act(true);
  }

  private void flush() {
    flushing = false;
    act(false);
  }

  /** Handles a ready channel, or writes the buffered octets. */
  private void act(boolean ready) {
    if (closed) {
      return;
    }
    try {
      if (ready) {
        serve();
      } else {
        write();
      }
    } catch (IOException failure) {
      lost(failure);
    } catch (RuntimeException | Error broken) {
      // Of whatever kind it is, most probably a lack of memory: a message may be partly read or
      // written, so that the next frame cannot be found. Exceptions of a ResponseReader end only
      // its request, and do not come here.
      parts.events.failed(broken, upstream.address);
      close(new IOException("the connection failed", broken));
    }
  }

  private void serve() throws IOException {
    if (!connected) {
      connected = channel.finishConnect();
      if (connected) {
        key.interestOps(SelectionKey.OP_READ);
        lastReceived = parts.loop.nanoTime();
        write();
      }
      return;
    }
    if (key.isWritable()) {
      write();
    }
    if (!closed && key.isReadable()) {
      read();
    }
  }

  private void write() throws IOException {
    if (unwritten != null) {
      try {
        writePieces();
      } catch (IOException failure) {
        readLast();
        throw failure;
      }
      if (!unwritten.isReadable()) {
        unwritten.release();
        unwritten = null;
      } else if (unwritten.readerIndex() > unwritten.capacity() / 2) {
        unwritten.discardReadBytes();
      }
    }
    int interest = SelectionKey.OP_READ | (unwritten == null ? 0 : SelectionKey.OP_WRITE);
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  /**
   * Writes pieces of which the JDK copies each to a buffer of its own, until one is not written.
   */
  private void writePieces() throws IOException {
    while (unwritten.isReadable()) {
      int piece = Math.min(WRITE_OCTETS, unwritten.readableBytes());
      if (unwritten.readBytes(channel, piece) < piece) {
        return;
      }
    }
  }

  /** Reads the responses that the server sent before it closed the connection. */
  private void readLast() {
    try {
      read();
    } catch (IOException over) {
      // The failure to write is the one that is reported.
      return;
    }
  }

  private void read() throws IOException {
    ByteBuffer piece = parts.received;
    for (int i = 0; i < READS_IN_A_ROW && !closed; i++) {
      piece.clear();
      int octets = channel.read(piece);
      if (octets < 0) {
        throw new EOFException("the server has closed the connection");
      }
      if (octets == 0) {
        return;
      }
      unread.begin(piece.flip());
      receive();
      if (!unread.end()) {
        throw new IllegalStateException("no memory for the first part of a response");
      }
      if (octets < piece.capacity()) {
        return;
      }
    }
  }

  /** Handles the complete frames. */
  private void receive() throws IOException {
    for (int length = unread.length(); length >= 0 && !closed; length = unread.length()) {
      if (length < WireLimits.HEADER_OCTETS) {
        throw new IOException(
            "the server sent a message of " + length + " octets, a header needs 12");
      }
      ByteBuffer message = unread.next();
      if (message == null) {
        return;
      }
      lastReceived = parts.loop.nanoTime();
      received(message);
    }
  }

  private void received(ByteBuffer message) {
    int id = message.getShort(0) & 0xFFFF;
    SentQuery sent = sentQueries.get(id);
    if ((message.getShort(2) & Header.QR) == 0) {
      parts.events.add(ClientEvent.DROPPED_QUERY, upstream.address);
    } else if (sent == null) {
      parts.events.add(ClientEvent.DROPPED_UNKNOWN_ID, upstream.address);
    } else {
      answered++;
      ClientEvent dropped = sent.request.received(sent, message);
      if (dropped != null) {
        answered--;
        parts.events.add(dropped, upstream.address);
      } else {
        lastAnswered = lastReceived;
        upstream.connections.answered(answered);
      }
    }
  }

  /** Closes the connection because the server has closed it or it failed. */
  private void lost(IOException failure) {
    if (!connected) {
      parts.events.add(ClientEvent.UNREACHABLE, upstream.address);
    }
    if (!closed && sentQueries.size() > 0) {
      if (answered > 0) {
        upstream.connections.closedAfter(answered);
      } else {
        refused = upstream.connections.refused(this);
      }
    }
    close(failure);
  }

  private boolean hasReceivedSince(long nanos) {
    return lastReceived - nanos > 0;
  }

  /**
   * Returns whether the server has answered another query since this one was sent, or is answering
   * on other connections, so that the query can be sent again.
   */
  boolean isServerUseful(SentQuery lost) {
    return refused || answered > 0 && lastAnswered - lost.sentAt > 0;
  }

  /**
   * Handles the time-out of a query. If nothing was received since the query was sent, the
   * connection is closed. Otherwise it only accepts no more queries, and is closed when the wait
   * for the last one has ended.
   */
  void silentFor(SentQuery sent) {
    if (closed) {
      return;
    }
    if (hasReceivedSince(sent.sentAt)) {
      retire();
    } else {
      close(new SocketTimeoutException("the server sent no response on the connection in time"));
    }
  }

  private void retire() {
    if (!retired) {
      retired = true;
      parts.loop.schedule(parts.settings.tcpWait.toNanos(), () -> close(null));
    }
  }

  /**
   * Closes the connection. Each request whose query is unanswered then repeats it, on a new
   * connection or to another server, or fails.
   */
  void close(IOException cause) {
    if (closed) {
      return;
    }
    closed = true;
    upstream.connections.gone(this);
    if (idle != null) {
      idle.cancel();
    }
    try {
      channel.close();
    } catch (IOException e) {
      parts.events.failed(e, upstream.address);
    }
    if (unwritten != null) {
      unwritten.release();
      unwritten = null;
    }
    unread.release();
    parts.events.add(ClientEvent.CONNECTION_CLOSED, upstream.address);
    for (SentQuery sent : sentQueries.drain()) {
      sent.request.connectionLost(
          sent, cause == null ? new IOException("the connection was closed") : cause);
    }
    parts.shortages.socketClosed();
  }
}
