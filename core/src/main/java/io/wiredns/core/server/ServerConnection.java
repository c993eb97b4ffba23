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
 * A connection: frames in (RFC 1035 section 4.2.2), responses out in the order in which they are
 * ready (RFC 7766 section 6.2.1.1). Runs on its loop, whose buffers it uses; what must wait for
 * another event is in pooled buffers of its own, and an idle connection has none.
 *
 * <p>Nothing is read while as many requests are in flight, or as many octets wait to be sent, as
 * may be: TCP itself then holds the client back.
 */
final class ServerConnection implements ReplyPath {
  private static final int FRAME_OCTETS = FrameInput.PREFIX + WireLimits.MESSAGE_OCTETS;

  /** A transfer goes on while less than this waits. */
  private static final int TRANSFER_OCTETS = 64 * 1024;

  /** Messages of a transfer in a row, before other connections have their turn. */
  private static final int MESSAGES_IN_A_ROW = 16;

  private final SocketChannel channel;
  private final InetSocketAddress source;
  private final InetSocketAddress local;
  private final ServerState state;
  private final ServerSettings settings;
  private final Events<ServerEvent> counters;
  private final ServerLoop on;
  private SelectionKey key;

  /** Octets that were read and not yet processed: a piece of a frame, or frames while paused. */
  private final FrameInput unread = new FrameInput(PooledByteBufAllocator.DEFAULT);

  /** What of them is counted among the buffered octets of all connections. */
  private int counted;

  private final UnsentOctets unsent;
  private final Deque<Request> transfers = new ArrayDeque<>();
  private int inFlight;
  private volatile boolean busy;
  private volatile long lastMessage;
  private boolean pumping;
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
      throw new IOException("the connection is gone before it was accepted");
    }
  }

  InetSocketAddress source() {
    return source;
  }

  /** The time of the last whole message, or of the connection's beginning. */
  long lastMessage() {
    return lastMessage;
  }

  /** Whether nothing is asked or to be sent; from any thread, as it was a moment ago. */
  boolean isIdle() {
    return !busy;
  }

  void start() {
    try {
      key = on.loop.register(channel, SelectionKey.OP_READ, this::ready);
      // The server may have begun to close meanwhile, and have told only those who were here.
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

  /** Answers whole frames as long as this may go on, and keeps the rest. */
  private void process() throws IOException {
    ByteBuffer out = on.out.clear();
    try {
      boolean more = true;
      while (more && !isPaused() && !finishing) {
        more = processFrame(out);
        if (!more || isPaused() || out.remaining() < FRAME_OCTETS) {
          // What the client takes at once makes room to go on.
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

  /** Answers a frame; whether there may be another one. */
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

  /** Sends the loop's buffer, as far as the client takes it; the buffer is empty then. */
  private void flush(ByteBuffer out) throws IOException {
    if (!closed && out.position() > 0) {
      unsent.send(out.flip(), on.loop.nanoTime());
      checkBuffered();
    }
    out.clear();
  }

  /** Sends more of a transfer, then answers what has waited, as far as the client takes it. */
  private void pump() throws IOException {
    for (int i = 0; i < MESSAGES_IN_A_ROW && !closed && !transfers.isEmpty(); i++) {
      if (unsent.count() >= TRANSFER_OCTETS) {
        break;
      }
      ByteBuffer out = on.out.clear().position(2);
      boolean more = next(transfers.peek(), out);
      frameAt(out, 0, out.position() - 2);
      if (!more) {
        transfers.poll();
      }
      flush(out);
    }
    if (!closed && !transfers.isEmpty() && unsent.count() < TRANSFER_OCTETS) {
      pumpLater();
    }
    if (!closed && !isPaused()) {
      processUnread();
    }
    afterEvent();
  }

  /** Writes the next message of a transfer; whether there are more. */
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
    } catch (RuntimeException failure) {
      // RFC 5936 section 2.2: an error may come after good messages, and is the end.
      out.position(2);
      on.processor.servfail(request, failure, out, false);
      finishing = true;
    }
    return false;
  }

  private void pumpLater() {
    if (!pumping) {
      pumping = true;
      on.loop.execute(
          () -> {
            pumping = false;
            guarded(this::pump);
          });
    }
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

  /** Says what this waits for now, and closes it if that is nothing. */
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
      counters.add(ServerEvent.CONNECTION_GONE, source);
    }
  }

  private void answerLate(PendingReply reply) {
    if (closed) {
      leave();
      counters.add(ServerEvent.CONNECTION_GONE, source);
      return;
    }
    guarded(
        () -> {
          leave();
          ByteBuffer out = on.out.clear().position(2);
          frameAt(out, 0, on.processor.completed(reply, out, this));
          flush(out);
          pump();
        });
  }

  @Override
  public void follow(Request request) {
    transfers.add(request);
    busy = true;
    pumpLater();
  }

  /** Closes this if it waits in vain; on the loop, from time to time. */
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

  /** Closes this in favour of another; from any thread. */
  void evict() {
    closeLater(ServerEvent.CONNECTION_EVICTED);
  }

  /** Closes this as soon as it has nothing to do; from any thread. */
  void finish() {
    onLoop(
        () -> {
          if (!closed && key != null) {
            on.out.clear();
            afterEvent();
          }
        });
  }

  /** Closes this whatever it does; from any thread. */
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
    transfers.clear();
    try {
      channel.close();
    } catch (IOException nothingLost) {
      counters.failed(ServerEvent.CONNECTION_FAILED, nothingLost, source);
    }
    state.connections.leave(this);
    state.maybeQuiet();
  }
}
