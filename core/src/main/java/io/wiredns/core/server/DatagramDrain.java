package io.wiredns.core.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Receives from a UDP channel, and when the server closes, first what the operating system has
 * queued. Only the thread that blocks in the receive call can set its channel to non-blocking mode,
 * so the closing thread sends it an empty datagram, which arrives after all others.
 */
final class DatagramDrain {
  /** The maximum number of datagrams to read from the queue; no queue of 4 MiB has more. */
  private static final int MOST = 16_384;

  /** The number of empty datagrams after which a thread in the receive call is given up. */
  private static final int MOST_WAKES = 50;

  private final DatagramChannel channel;
  private final InetSocketAddress local;
  private final boolean shared;
  private final ServerState state;

  /** The number of receive calls that have begun, plus that of those that have returned. */
  private final AtomicInteger calls = new AtomicInteger();

  private final AtomicBoolean over = new AtomicBoolean();

  // For the reading thread.
  private boolean draining;
  private int drained;

  // For the closing thread.
  private int callsAtWake;
  private int wakes;

  /**
   * Creates the drain of a channel.
   *
   * @param shared whether several channels are bound to the address, any of which may receive a
   *     datagram
   */
  DatagramDrain(
      DatagramChannel channel, InetSocketAddress local, boolean shared, ServerState state) {
    this.channel = channel;
    this.local = local;
    this.shared = shared;
    this.state = state;
    state.udpReading.incrementAndGet();
  }

  /** Returns whether the queue has been read; then further requests are not answered. */
  boolean isOver() {
    return over.get();
  }

  /**
   * Receives a datagram.
   *
   * @return its source, or null if there was none or it was empty to wake this thread
   */
  InetSocketAddress receive(ByteBuffer in) throws IOException {
    if (state.isClosing() && !draining && !over.get()) {
      channel.configureBlocking(false);
      draining = true;
    }
    InetSocketAddress source;
    calls.lazySet(calls.getPlain() + 1);
    try {
      source = (InetSocketAddress) channel.receive(in);
    } finally {
      calls.lazySet(calls.getPlain() + 1);
    }
    if (draining && (source == null || ++drained == MOST)) {
      draining = false;
      end();
      channel.configureBlocking(true);
    }
    return in.position() == 0 && state.isClosing() ? null : source;
  }

  /**
   * Wakes the reading thread if it is in the receive call, so that it notices that the server is
   * closing. The closing thread calls this repeatedly, because a shared address gives the datagram
   * to any of its channels, and because a firewall may drop it.
   */
  void wake() {
    if (over.get()) {
      return;
    }
    int now = calls.get();
    boolean blocked = now == callsAtWake && now % 2 != 0;
    callsAtWake = now;
    wakes = blocked ? wakes + 1 : 0;
    if (wakes > MOST_WAKES) {
      end();
      return;
    }
    try {
      if (shared) {
        sendFromAnotherPort();
      } else {
        channel.send(ByteBuffer.allocate(0), local);
      }
    } catch (IOException | RuntimeException | Error failure) {
      // The next attempt may succeed, and their number is limited.
      return;
    }
  }

  private void sendFromAnotherPort() throws IOException {
    try (DatagramChannel other = DatagramChannel.open(ServerChannels.family(local))) {
      other.send(ByteBuffer.allocate(0), local);
    }
  }

  /** Notes that nothing more is to be read. */
  void end() {
    if (over.compareAndSet(false, true)) {
      state.udpReading.decrementAndGet();
      state.checkDrained();
    }
  }
}
