package io.wiredns.core.transfer;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.FrameReader;
import io.wiredns.core.FrameWriter;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * The TCP connection of one transfer. It sends the query and receives messages, each with a
 * deadline.
 */
final class TransferSocket implements Closeable {
  private final TransferOptions options;

  /** The time at which the whole transfer must be complete, as {@link System#nanoTime}. */
  private final long deadline;

  private final Socket socket = new Socket();
  private FrameReader frames;

  /** The time at which the wait for the current message ends, as {@link System#nanoTime}. */
  private long messageDeadline;

  TransferSocket(TransferOptions options, long deadline) {
    this.options = options;
    this.deadline = deadline;
  }

  void connect() throws IOException {
    if (options.local != null) {
      socket.bind(options.local);
    }
    long end = Math.min(options.connectTime.toNanos(), deadline - System.nanoTime());
    try {
      socket.connect(options.server, millis(end));
    } catch (SocketTimeoutException late) {
      throw TransferException.at(
              TransferFault.TIME_OUT, 0, -1, -1, "no connection to " + options.server + " in time")
          .because(late);
    }
    socket.setTcpNoDelay(true);
    frames = new FrameReader(new TimedStream(socket.getInputStream()));
  }

  /** Converts a time-out to milliseconds, at least 1, because 0 means no time-out to a socket. */
  static int millis(long nanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
  }

  /** Limits each read of the socket to the time that is left for the message. */
  private final class TimedStream extends FilterInputStream {
    TimedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
      long left = messageDeadline - System.nanoTime();
      if (left <= 0) {
        throw new SocketTimeoutException("the time for the message is over");
      }
      socket.setSoTimeout(millis(left));
      return in.read(target, at, length);
    }
  }

  /** Sends the query, and returns the decoder of its response. */
  TransferDecoder send(TransferRequest request, boolean edns) throws IOException {
    int id = options.random.nextInt(1 << 16);
    var decoder =
        TransferDecoder.builder(request, id).limits(options.limits).registry(options.registry);
    ByteBuffer out = query(options, request, id, edns, decoder);
    new FrameWriter(socket.getOutputStream()).write(out);
    return decoder.build();
  }

  /** Returns the octets of the query, signed if there is a key. */
  static ByteBuffer query(
      TransferOptions options,
      TransferRequest request,
      int id,
      boolean edns,
      TransferDecoder.Builder decoder) {
    Message query = request.query(id);
    if (edns) {
      query = query.toBuilder().registry(options.registry).edns(options.edns).build();
    }
    ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    if (!new MessageWriter(options.registry).write(query, out)) {
      throw new IllegalArgumentException("the query's options do not fit a message");
    }
    if (options.key != null) {
      TsigClient tsig = new TsigClient(options.key);
      if (!tsig.sign(out, 0, options.clock.instant())) {
        throw new IllegalArgumentException("the query has no room for a signature");
      }
      decoder.tsig(tsig);
    }
    return out.flip();
  }

  /** Waits for a message and passes it to the decoder. */
  void take(TransferDecoder decoder) throws IOException {
    long now = System.nanoTime();
    messageDeadline = now + Math.min(options.idleTime.toNanos(), deadline - now);
    ByteBuffer message;
    try {
      message = frames.next();
    } catch (EOFException cut) {
      throw decoder.closedEarly().because(cut);
    } catch (SocketTimeoutException late) {
      boolean all = deadline - System.nanoTime() <= 0;
      throw TransferException.at(
              TransferFault.TIME_OUT,
              decoder.messageCount(),
              -1,
              -1,
              all
                  ? "the transfer is not complete after " + options.totalTime
                  : "no message for " + options.idleTime)
          .because(late);
    }
    if (message == null) {
      throw decoder.closedEarly();
    }
    decoder.take(message, options.clock.instant());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException ended) {
      // The socket cannot be used any more, which is the purpose of closing it.
    }
  }
}
