package io.wiredns.core.server;

import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.Events;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * A UDP socket with its own thread, which blocks in the receive call. So a request that is answered
 * at once costs two system calls and no selector.
 */
final class ServerUdpSocket implements Runnable, ReplyPath {
  /** The pause before the next attempt after receiving failed, for example for lack of memory. */
  private static final long PAUSE_NANOS = 1_000_000;

  private final DatagramChannel channel;
  private final InetSocketAddress local;
  private final Events<ServerEvent> counters;
  private final RequestProcessor processor;
  private final ServerLoop later;
  private final ServerState state;
  private final DatagramDrain drain;

  private final ByteBuffer in = ByteBuffer.allocateDirect(WireLimits.MESSAGE_OCTETS);
  private final ByteBuffer out;

  /**
   * Creates the socket of a bound channel.
   *
   * @param shared whether several channels are bound to the address
   */
  ServerUdpSocket(
      DatagramChannel channel,
      boolean shared,
      ServerState state,
      RequestProcessor processor,
      ServerLoop later)
      throws IOException {
    this.channel = channel;
    this.state = state;
    this.processor = processor;
    this.later = later;
    counters = state.counters;
    out = ByteBuffer.allocateDirect(state.settings.udpPayloadSize);
    local = (InetSocketAddress) channel.getLocalAddress();
    drain = new DatagramDrain(channel, local, shared, state);
  }

  InetSocketAddress local() {
    return local;
  }

  @Override
  public void run() {
    boolean open = true;
    while (open && channel.isOpen()) {
      try {
        open = serveNext();
      } catch (RuntimeException | Error failure) {
        // Not even counting a failure succeeded, probably for lack of memory.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    drain.end();
  }

  /** Receives and answers a request; returns false if the channel was closed meanwhile. */
  private boolean serveNext() {
    // A listener may have left the thread interrupted, which would close the channel.
    Thread.interrupted();
    InetSocketAddress source;
    try {
      in.clear();
      source = drain.receive(in);
    } catch (ClosedChannelException closed) {
      return false;
    } catch (IOException | RuntimeException | Error failure) {
      counters.failed(ServerEvent.IO_FAILED, failure, EventListener.UNKNOWN);
      LockSupport.parkNanos(PAUSE_NANOS);
      return true;
    }
    if (source == null) {
      return true;
    }
    try {
      take(source);
    } catch (RuntimeException | Error failure) {
      // An error of the server loses this request, not the socket.
      counters.failed(ServerEvent.HANDLER_FAILED, failure, source);
    }
    return true;
  }

  private void take(InetSocketAddress source) {
    if (drain.isOver()) {
      counters.add(ServerEvent.UDP_RECEIVED, source);
      counters.add(ServerEvent.CLOSING, source);
      return;
    }
    out.clear();
    if (processor.process(in.flip(), out, source, local, false, this) > 0) {
      send(out.flip(), source);
    }
    processor.finish();
  }

  private void send(ByteBuffer response, InetSocketAddress source) {
    try {
      boolean sent = channel.send(response, source) > 0;
      counters.add(sent ? ServerEvent.UDP_ANSWERED : ServerEvent.SEND_FAILED, source);
    } catch (IOException | RuntimeException failure) {
      counters.failed(ServerEvent.SEND_FAILED, failure, source);
    }
  }

  @Override
  public boolean enter() {
    return state.udpPending.enter(in.limit());
  }

  @Override
  public void leave() {
    leave(in.limit());
  }

  private void leave(int length) {
    if (state.udpPending.leave(length)) {
      state.checkDrained();
    }
  }

  @Override
  public void completed(PendingReply reply) {
    try {
      later.loop.execute(() -> answerLate(reply));
    } catch (RejectedExecutionException closed) {
      leave(reply.request.context().requestOctets);
      counters.add(ServerEvent.CLOSING, reply.request.source());
      later.processor.finish(reply.request.context());
    } catch (RuntimeException | Error failure) {
      leave(reply.request.context().requestOctets);
      counters.failed(ServerEvent.SEND_FAILED, failure, reply.request.source());
      later.processor.finish(reply.request.context());
    }
  }

  private void answerLate(PendingReply reply) {
    // Free its place before sending, because the client may send its next request at once.
    state.udpSending.incrementAndGet();
    leave(reply.request.context().requestOctets);
    try {
      ByteBuffer out = later.out.clear();
      RequestContext context = reply.request.context();
      int length = later.processor.completed(reply, out, this);
      context.responseOctets = later.processor.limited(out, 0, length, context);
      if (context.responseOctets > 0) {
        send(out.flip(), context.source);
      }
      later.processor.finish(context);
    } finally {
      state.udpSending.decrementAndGet();
      state.checkDrained();
    }
  }

  @Override
  public void follow(Request request) {
    throw new AssertionError("a stream over UDP");
  }

  /** Wakes the reading thread after the server has begun to close. */
  void wake() {
    drain.wake();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException | RuntimeException | Error failure) {
      counters.failed(ServerEvent.IO_FAILED, failure, EventListener.UNKNOWN);
    }
    drain.end();
  }
}
