package io.wiredns.core.server;

import io.netty.buffer.PooledByteBufAllocator;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.loop.Events;
import io.wiredns.core.loop.FrameInput;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;

/**
 * A TCP connection: reads frames (RFC 1035 section 4.2.2) and writes responses in the order in
 * which they become ready (RFC 7766 section 6.2.1.1). It runs on its event loop and uses the loop's
 * buffers. Octets that must wait for another event are kept in the connection's own pooled buffers;
 * an idle connection has none.
 *
 * <p>The connection stops reading while the limit of requests in flight or of unsent octets is
 * reached; TCP flow control then slows the client down.
 */
final class ServerConnection implements ReplyPath {
  private static final int FRAME_OCTETS = FrameInput.PREFIX + WireLimits.MESSAGE_OCTETS;

  /** A zone transfer writes its next message while fewer unsent octets than this are buffered. */
  private static final int TRANSFER_OCTETS = 64 * 1024;

  private final SocketChannel channel;
  private final InetSocketAddress source;
  private final InetSocketAddress local;
  private final ServerState state;
  private final ServerSettings settings;
  private final Events<ServerEvent> counters;
  private final ServerLoop on;
  private SelectionKey key;

  /** Octets read but not yet processed: an incomplete frame, or frames received while paused. */
  private final FrameInput unread = new FrameInput(PooledByteBufAllocator.DEFAULT);

  /** The capacity of {@link #unread} that is included in the buffered octets of all connections. */
  private int counted;

  private final UnsentOctets unsent;
  private final Deque<Request> transfers = new ArrayDeque<>();
  private int inFlight;
  private volatile boolean busy;
  private volatile long lastMessage;
  private boolean waitsForTurn;
  private boolean inputEnded;
  private boolean finishing;
  private boolean closed;

  ServerConnection(SocketChannel channel, ServerState state, ServerLoop on) throws IOException {
    this.channel = channel;
    this.state = state;
    this.on = on;
    settings = state.settings;
    counters = state.counters;
    unsent = new UnsentOctets(channel, state.buffered);
    source = (InetSocketAddress) channel.getRemoteAddress();
    local = (InetSocketAddress) channel.getLocalAddress();
    lastMessage = on.loop.nanoTime();
    if (source == null) {
      throw new IOException("the connection was closed before it was accepted");
    }
  }

  InetSocketAddress source() {
    return source;
  }

  /**
   * Returns the time at which the last request was answered or passed to the handler, or the last
   * message of a zone transfer was written; before that, the time at which the connection was
   * accepted. It is a {@code nanoTime} of the loop.
   */
  long lastMessage() {
    return lastMessage;
  }

  /**
   * Returns whether no request is pending and nothing is unsent; from any thread, possibly slightly
   * out of date.
   */
  boolean isIdle() {
    return !busy;
  }

  void start() {
    try {
      key = on.loop.register(channel, SelectionKey.OP_READ, this::ready);
      // The server may have begun to close meanwhile, and told only the connections it knew.
      on.out.clear();
      afterEvent();
    } catch (IOException failure) {
      fail(failure);
    }
  }

  private void ready(SelectionKey key) {
    on.out.clear();
    try {
      if (key.isWritable()) {
        unsent.send(on.loop.nanoTime());
        pump();
      }
      if (!closed && key.isReadable()) {
        read();
      }
    } catch (IOException failure) {
      fail(failure);
    } catch (RuntimeException | Error failure) {
      counters.failed(ServerEvent.CONNECTION_FAILED, failure, source);
      close(null);
    }
  }

  private void read() throws IOException {
    ByteBuffer in = on.in.clear();
    int read = channel.read(in);
    if (read < 0) {
      inputEnded = true;
      afterEvent();
      return;
    }
    unread.begin(in.flip());
    process();
    afterEvent();
  }

  private void processUnread() throws IOException {
    if (!unread.isEmpty()) {
      unread.begin();
      process();
    }
  }

  /** Answers complete frames until the connection is paused, and keeps the rest. */
  private void process() throws IOException {
    ByteBuffer out = on.out.clear();
    try {
      boolean more = true;
      while (more && !isPaused() && !finishing) {
        more = processFrame(out);
        if (!more || isPaused() || out.remaining() < FRAME_OCTETS) {
          // The octets that the socket accepts at once make room for more responses.
          flush(out);
        }
      }
    } finally {
      unread.end();
      count();
    }
    checkBuffered();
  }

  private void count() {
    int now = unread.capacity();
    state.buffered.addAndGet(now - counted);
    counted = now;
  }

  private void checkBuffered() {
    if (!closed && state.buffered.get() > settings.maxBufferedOctets) {
      close(ServerEvent.BUFFER_LIMIT);
    }
  }

  /** Answers one frame; returns whether another may follow in the buffer. */
  private boolean processFrame(ByteBuffer out) throws IOException {
    int length = unread.length();
    if (length >= 0 && length < WireLimits.HEADER_OCTETS) {
      counters.add(ServerEvent.TCP_RECEIVED, source);
      flush(out);
      close(ServerEvent.TOO_SHORT);
      return false;
    }
    ByteBuffer frame = unread.next();
    if (frame == null) {
      return false;
    }
    answer(frame, out);
    return true;
  }

  private void answer(ByteBuffer frame, ByteBuffer out) {
    int start = out.position();
    out.position(start + 2);
    int before = inFlight;
    int length = on.processor.process(frame, out, source, local, true, this);
    frameAt(out, start, length);
    on.processor.finish();
    if (length > 0 || inFlight > before) {
      lastMessage = on.loop.nanoTime();
    }
  }

  private void frameAt(ByteBuffer out, int start, int length) {
    if (length == 0) {
      out.position(start);
      return;
    }
    out.putShort(start, (short) length);
    counters.add(ServerEvent.TCP_ANSWERED, source);
  }

  private boolean isPaused() {
    return closed
        || inFlight >= settings.maxInFlightPerConnection
        || !transfers.isEmpty()
        || unsent.count() + on.out.position() > settings.maxConnectionOctets;
  }

  /**
   * Sends the contents of the loop's buffer, keeps the octets that the socket does not accept now,
   * and clears the buffer.
   */
  private void flush(ByteBuffer out) throws IOException {
    if (!closed && out.position() > 0) {
      unsent.send(out.flip(), on.loop.nanoTime());
      checkBuffered();
    }
    out.clear();
  }

  /**
   * Lets a transfer wait for its turn, and answers waiting frames, as long as the client reads the
   * responses fast enough.
   */
  private void pump() throws IOException {
    if (!closed && !transfers.isEmpty() && unsent.count() < TRANSFER_OCTETS) {
      waitForTurn();
    }
    if (!closed && !isPaused()) {
      processUnread();
    }
    afterEvent();
  }

  private void waitForTurn() {
    if (!waitsForTurn) {
      on.transfers.add(
          () -> {
            waitsForTurn = false;
            guarded(this::takeTurn);
          });
      waitsForTurn = true;
    }
  }

  /** Sends one message of a transfer. */
  private void takeTurn() throws IOException {
    if (!transfers.isEmpty() && unsent.count() < TRANSFER_OCTETS) {
      ByteBuffer out = on.out.clear().position(2);
      boolean more = next(transfers.peek(), out);
      frameAt(out, 0, out.position() - 2);
      if (!more) {
        end(transfers.poll());
      }
      flush(out);
    }
    pump();
  }

  /** Writes the next message of a transfer; returns whether there may be more. */
  private boolean next(Request request, ByteBuffer out) {
    lastMessage = on.loop.nanoTime();
    try {
      if (!request.following().hasNext()) {
        return false;
      }
      Message message = request.following().next();
      if (on.processor.writeNext(request, message, out) > 0) {
        return true;
      }
      finishing = true;
    } catch (RuntimeException | Error failure) {
      // RFC 5936 section 2.2: an error may follow good messages, and ends the transfer.
      out.position(2);
      on.processor.servfail(request, failure, out, false);
      finishing = true;
    }
    return false;
  }

  private void end(Request transfer) {
    endFollowing();
    on.processor.finish(transfer.context());
  }

  private interface Work {
    void run() throws IOException;
  }

  private void guarded(Work work) {
    if (closed) {
      return;
    }
    try {
      work.run();
    } catch (IOException failure) {
      fail(failure);
    } catch (RuntimeException | Error failure) {
      counters.failed(ServerEvent.CONNECTION_FAILED, failure, source);
      close(null);
    }
  }

  /** Updates the events that the connection waits for, and closes it if there are none left. */
  private void afterEvent() {
    if (closed) {
      return;
    }
    boolean working = inFlight > 0 || !unsent.isEmpty() || !transfers.isEmpty();
    busy = working;
    boolean frames = !unread.isEmpty() && isPaused();
    if (!working && !frames && (inputEnded || finishing || state.isClosing())) {
      close(ServerEvent.CONNECTION_CLOSED);
      return;
    }
    boolean reading = !isPaused() && !inputEnded && !finishing && !state.isClosing();
    int interest =
        (reading ? SelectionKey.OP_READ : 0) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE);
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  @Override
  public boolean enter() {
    inFlight++;
    busy = true;
    return true;
  }

  @Override
  public void leave() {
    inFlight--;
  }

  @Override
  public void completed(PendingReply reply) {
    try {
      on.loop.execute(() -> answerLate(reply));
    } catch (RejectedExecutionException over) {
      gone(reply);
    }
  }

  private void answerLate(PendingReply reply) {
    if (closed) {
      leave();
      gone(reply);
      return;
    }
    guarded(
        () -> {
          leave();
          ByteBuffer out = on.out.clear().position(2);
          frameAt(out, 0, on.processor.completed(reply, out, this));
          RequestContext context = reply.request.context();
          if (!context.followed) {
            on.processor.finish(context);
          }
          flush(out);
          pump();
        });
  }

  /**
   * Counts a response that cannot be sent because the connection is closed, and tells the listener
   * that its request is finished.
   */
  private void gone(PendingReply reply) {
    counters.add(ServerEvent.CONNECTION_GONE, source);
    on.processor.finish(reply.request.context());
  }

  @Override
  public boolean mayFollow() {
    return state.transfers.enter(source.getAddress());
  }

  @Override
  public void endFollowing() {
    state.transfers.leave(source.getAddress());
  }

  @Override
  public void follow(Request request) {
    transfers.add(request);
    busy = true;
    waitForTurn();
  }

  /** Closes this connection if a time-out has expired; called periodically on the loop. */
  void sweep(ServerLoop loop, long now) {
    if (closed || loop != on) {
      return;
    }
    if (unsent.isStalled(now, settings.slowReaderTimeout.toNanos())) {
      close(ServerEvent.SLOW_READER);
    } else if (unsent.isEmpty()
        && inFlight == 0
        && transfers.isEmpty()
        && now - lastMessage > settings.idleTimeout.toNanos()) {
      close(ServerEvent.CONNECTION_IDLE);
    }
  }

  /** Closes this connection to make room for another; from any thread. */
  void evict() {
    closeLater(ServerEvent.CONNECTION_EVICTED);
  }

  /** Closes this connection as soon as it has nothing left to do; from any thread. */
  void finish() {
    onLoop(
        () -> {
          if (!closed && key != null) {
            on.out.clear();
            afterEvent();
          }
        });
  }

  /** Closes this connection at once, even if it is busy; from any thread. */
  void abort() {
    closeLater(ServerEvent.CLOSING);
  }

  private void closeLater(ServerEvent why) {
    onLoop(() -> close(why));
  }

  private void onLoop(Runnable task) {
    try {
      on.loop.execute(task);
    } catch (RejectedExecutionException over) {
      // The loop has closed all its channels.
      return;
    }
  }

  private void fail(IOException failure) {
    counters.failed(ServerEvent.CONNECTION_FAILED, failure, source);
    close(null);
  }

  private void close(ServerEvent why) {
    if (closed) {
      return;
    }
    closed = true;
    if (why != null) {
      counters.add(why, source);
    }
    unread.release();
    count();
    unsent.release();
    while (!transfers.isEmpty()) {
      end(transfers.poll());
    }
    try {
      channel.close();
    } catch (IOException | RuntimeException | Error nothingLost) {
      counters.failed(ServerEvent.CONNECTION_FAILED, nothingLost, source);
    }
    state.connections.leave(this);
    state.checkDrained();
  }
}
