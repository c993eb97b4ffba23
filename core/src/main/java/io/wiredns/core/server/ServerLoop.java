package io.wiredns.core.server;

import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.EventLoop;
import io.wiredns.core.loop.Events;
import io.wiredns.core.loop.FrameQueue;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An event loop of the server, with the buffers and the processor that its connections share. The
 * connections of a loop run one at a time.
 */
class ServerLoop {
  /** The size of the buffer that connections read into. */
  private static final int READ_OCTETS = 64 * 1024;

  /** The size of the buffer that connections write from: several responses of up to 64 KiB. */
  private static final int WRITE_OCTETS = 256 * 1024;

  private static final int FRAME_OCTETS = FrameQueue.PREFIX + WireLimits.MESSAGE_OCTETS;

  final EventLoop loop;
  final RequestProcessor processor;
  final TransferTurns transfers;
  final ByteBuffer in = ByteBuffer.allocateDirect(READ_OCTETS);
  final ByteBuffer out = ByteBuffer.allocateDirect(WRITE_OCTETS);

  /** For a message that arrived in several pieces. */
  final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME_OCTETS);

  ServerLoop(String name, RequestProcessor processor, Events<ServerEvent> counters)
      throws IOException {
    this.processor = processor;
    loop =
        new EventLoop(
            name,
            false,
            failure -> counters.failed(ServerEvent.IO_FAILED, failure, EventListener.UNKNOWN));
    // A task could run in this round; a timeout runs after the channels have been served again.
    transfers = new TransferTurns(task -> loop.schedule(0, task));
  }

  /** Runs a task on the loop's thread; see {@link EventLoop#execute}. */
  void execute(Runnable task) {
    loop.execute(task);
  }
}
