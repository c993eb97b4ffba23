package io.wiredns.core.server;

import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.loop.Events;
import io.wiredns.core.loop.FrameQueue;
import io.wiredns.core.loop.PageStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.RejectedExecutionException;

/**
 * A TCP connection: reads frames (RFC 1035 section 4.2.2) and writes responses in the order in
 * which they become ready (RFC 7766 section 6.2.1.1). It runs on its event loop and uses the loop's
 * buffers. Octets that must wait for another event are kept in pages of the server's {@link
 * PageStore}; an idle connection has none. If all connections together keep too many, the one that
 * keeps most is closed.
 *
 * <p>The connection stops reading while the limit of requests in flight or of unsent octets is
 * reached; TCP flow control then slows the client down.
 */
final class ServerConnection implements ReplyPath {
  private interface Work {
    void run() throws IOException;
  }

  /** A connection with as many octets of responses in a row lets the others have their turn. */
  private static final int TURN_OCTETS = 64 * 1024;

  /** A zone transfer writes its next message while fewer unsent octets than this are buffered. */
  private static final int TRANSFER_OCTETS = 16 * 1024;

  /** The most pieces that are read from a connection when the server closes. */
  private static final int LAST_PIECES = 64;

  private final SocketChannel channel;
  private final InetSocketAddress source;
  private final InetSocketAddress local;
  private final ServerState state;
  private final ServerSettings settings;
  private final Events<ServerEvent> counters;
  private final ServerLoop on;
  private SelectionKey key;

  final ConnectionActivity activity;

  /** Octets read but not yet processed: an incomplete frame, or frames received while paused. */
  private final FrameQueue unread;

  private final UnsentOctets unsent;
  private final ConnectionTransfers transfers;
  private final LateReplies late = new LateReplies();
  private final Work event = this::serve;
  private int inFlight;
  private boolean waitsForTurn;
  private boolean turnIsOver;
  private int lastPieces;
  private boolean inputEnded;
  private boolean finishing;
  private boolean closed;

  ServerConnection(SocketChannel channel, ServerState state, ServerLoop on) throws IOException {
    this.channel = channel;
    this.state = state;
    this.on = on;
    settings = state.settings;
    counters = state.counters;
    unread = new FrameQueue(state.pages, on.frame);
    unsent = new UnsentOctets(channel, state.pages);
    source = (InetSocketAddress) channel.getRemoteAddress();
    local = (InetSocketAddress) channel.getLocalAddress();
    activity = new ConnectionActivity(on.loop.nanoTime());
    if (source == null) {
      throw new IOException("the connection was closed before it was accepted");
    }
    TransferPlace place =
        new TransferPlace(
            source.getAddress(),
            activity,
            settings.transferWindow.toNanos(),
            () -> state.connections.close(this, ServerEvent.SLOW_READER),
            () -> onLoop(() -> guarded(this::answerWaiting)));
    transfers = new ConnectionTransfers(channel, on, state.transfers, place);
  }

  InetSocketAddress source() {
    return source;
  }

  void start() {
    guarded(
        () -> {
          key = on.loop.register(channel, SelectionKey.OP_READ, ready -> guarded(event));
          // The server may have begun to close meanwhile, and told only the connections it knew.
          afterEvent();
        });
  }

  private void serve() throws IOException {
    if (key.isWritable()) {
      long now = on.loop.nanoTime();
      sent(unsent.send(on.out, now), now);
      pump();
    }
    if (!closed && key.isReadable()) {
      read();
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

  /** Reads what has arrived at a server that is closing; after that, the input has ended. */
  private void readLast() throws IOException {
    while (!closed && !inputEnded && !finishing && !isPaused()) {
      ByteBuffer in = on.in.clear();
      lastPieces++;
      inputEnded = channel.read(in) <= 0 || lastPieces == LAST_PIECES;
      unread.begin(in.flip());
      process();
    }
  }

  /** Answers complete frames until the connection is paused or has had its turn; keeps the rest. */
  private void process() throws IOException {
    ByteBuffer out = on.out.clear();
    try {
      boolean more = true;
      while (more && !isPaused() && !finishing) {
        more = processFrame(out);
        turnIsOver = more && out.position() >= TURN_OCTETS;
        if (!more || isPaused()) {
          // The octets that the socket accepts at once make room for more responses.
          flush(out);
        }
      }
    } finally {
      if (!unread.end() && !(makeRoom() && unread.end())) {
        close(ServerEvent.BUFFER_LIMIT);
      }
      checkHeld();
    }
    if (turnIsOver) {
      waitForTurn();
    }
  }

  /** Closes the connection that holds most if there is no page; returns false if it is this one. */
  private boolean makeRoom() {
    state.connections.closeHolderOfMost(0);
    return !closed;
  }

  /** Notes how much this connection holds, and closes the one that holds most if it is too much. */
  private void checkHeld() {
    int held = unread.heldOctets() + unsent.heldOctets();
    activity.holds(held);
    if (held > 0 && state.pages.isOver()) {
      state.connections.closeHolderOfMost(state.pages.budget());
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
    if (inFlight > before && unsent.isEmpty()) {
      // A response that is sent is progress, too.
      activity.progress(on.loop.nanoTime());
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
        || turnIsOver
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
      out.flip();
      long now = on.loop.nanoTime();
      if (unsent.isEmpty()) {
        sent(channel.write(out), now);
      }
      if (out.hasRemaining()) {
        if (!unsent.keep(out, now) && !(makeRoom() && unsent.keep(out, now))) {
          close(ServerEvent.BUFFER_LIMIT);
        }
        checkHeld();
      }
    }
    out.clear();
  }

  private void sent(int octets, long now) {
    if (octets > 0) {
      activity.progress(now);
      transfers.sent(octets, now);
    }
  }

  /**
   * Lets a transfer wait for its turn, and answers waiting frames, as long as the client reads the
   * responses fast enough.
   */
  private void pump() throws IOException {
    if (!closed && transfers.hasBegun() && unsent.count() < TRANSFER_OCTETS) {
      waitForTurn();
    }
    if (!unread.isEmpty() && !isPaused()) {
      unread.begin();
      process();
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

  /** Sends one message of a transfer, and goes on with what waits. */
  private void takeTurn() throws IOException {
    turnIsOver = false;
    if (transfers.hasBegun() && unsent.count() < TRANSFER_OCTETS) {
      ByteBuffer out = on.out.clear().position(2);
      finishing = !transfers.writeNext(out) || finishing;
      frameAt(out, 0, out.position() - 2);
      flush(out);
    }
    pump();
  }

  private void guarded(Work work) {
    if (closed) {
      return;
    }
    on.out.clear();
    try {
      work.run();
    } catch (IOException | RuntimeException | Error failure) {
      counters.failed(ServerEvent.CONNECTION_FAILED, failure, source);
      close(null);
    }
  }

  /** Updates the events that the connection waits for, and closes it if there are none left. */
  private void afterEvent() throws IOException {
    if (state.isClosing()) {
      readLast();
    }
    if (closed) {
      return;
    }
    boolean working = inFlight > 0 || turnIsOver || !unsent.isEmpty() || !transfers.isEmpty();
    activity.set(!working, !unsent.isEmpty());
    boolean read = unread.isEmpty() || !isPaused();
    if (!working && read && (inputEnded || finishing)) {
      close(ServerEvent.CONNECTION_CLOSED);
      return;
    }
    boolean reading = !isPaused() && !inputEnded && !finishing;
    int interest =
        (reading ? SelectionKey.OP_READ : 0) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE);
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  @Override
  public boolean enter() {
    inFlight++;
    activity.set(false, !unsent.isEmpty());
    return true;
  }

  @Override
  public void leave() {
    inFlight--;
  }

  @Override
  public void completed(PendingReply reply) {
    try {
      on.execute(() -> answerLate(reply));
    } catch (RejectedExecutionException over) {
      gone(reply);
    } catch (RuntimeException | Error noMemory) {
      // The next sweep sends it.
      if (!late.add(reply)) {
        gone(reply);
      }
    }
  }

  private void answerLate() {
    for (PendingReply each = late.poll(); each != null; each = late.poll()) {
      answerLate(each);
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
          write(reply);
          pump();
        });
  }

  private void write(PendingReply reply) throws IOException {
    ByteBuffer out = on.out.clear().position(2);
    frameAt(out, 0, on.processor.completed(reply, out, this));
    RequestContext context = reply.request.context();
    if (!context.followed) {
      on.processor.finish(context);
    }
    flush(out);
  }

  /** Begins the transfers that no longer wait, or answers them with SERVFAIL. */
  private void answerWaiting() throws IOException {
    for (PendingReply each = transfers.decided(); each != null; each = transfers.decided()) {
      write(each);
    }
    pump();
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
  public TransferRequest.Decision mayFollow(PendingReply reply) {
    return transfers.mayAdd(reply);
  }

  @Override
  public void endFollowing() {
    transfers.giveBack();
  }

  @Override
  public void follow(Request request) {
    transfers.add();
    waitForTurn();
  }

  /**
   * Closes this connection if a time-out has expired, and does what could not be done for lack of
   * memory; called periodically on the loop.
   */
  void sweep(ServerLoop loop, long now) {
    if (closed || loop != on) {
      return;
    }
    answerLate();
    if (!transfers.isEmpty()) {
      guarded(this::answerWaiting);
    }
    on.transfers.resume();
    if (activity.givenUp() != null) {
      close(activity.givenUp());
    } else if (unsent.isStalled(now, settings.slowReaderTimeout.toNanos())) {
      close(ServerEvent.SLOW_READER);
    } else if (state.isClosing()) {
      finish();
    } else if (unsent.isEmpty()
        && inFlight == 0
        && transfers.isEmpty()
        && now - activity.lastProgress() > settings.idleTimeout.toNanos()) {
      close(ServerEvent.CONNECTION_IDLE);
    }
  }

  /**
   * Closes this connection because it was given up; from any thread. If there is no memory for a
   * task of its loop, the next sweep closes it.
   */
  void closeGivenUp() {
    if (on.loop.inLoop()) {
      close(activity.givenUp());
    } else {
      onLoop(() -> close(activity.givenUp()));
    }
  }

  /** Closes this connection as soon as it has nothing left to do; from any thread. */
  void finish() {
    onLoop(
        () -> {
          if (key != null) {
            guarded(this::afterEvent);
          }
        });
  }

  /** Closes this connection at once, even if it is busy; from any thread. */
  void abort() {
    onLoop(() -> close(ServerEvent.CLOSING));
  }

  private void onLoop(Runnable task) {
    try {
      on.execute(task);
    } catch (RejectedExecutionException over) {
      // The loop has closed all its channels.
      return;
    } catch (RuntimeException | Error failure) {
      counters.failed(ServerEvent.CONNECTION_FAILED, failure, source);
    }
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
    unsent.release();
    activity.holds(0);
    transfers.clear(this::gone);
    late.close();
    answerLate();
    try {
      channel.close();
    } catch (IOException | RuntimeException | Error nothingLost) {
      counters.failed(ServerEvent.CONNECTION_FAILED, nothingLost, source);
    }
    state.connections.leave(this);
    state.checkDrained();
  }
}
