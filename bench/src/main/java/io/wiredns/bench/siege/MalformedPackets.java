package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import java.util.Random;

/** Sends malformed packets over UDP, and malformed frames over TCP beside them. */
final class MalformedPackets implements Besieger {
  private static final int SOCKETS = 32;
  private static final int ROUND_MILLIS = 2;

  private final DatagramChannel[] sockets = new DatagramChannel[SOCKETS];
  private final InetSocketAddress server;
  private final int perSecond;
  private final Random random;
  private final Swarm frames;
  private final Thread thread = new Thread(this::run, "malformed");
  private volatile boolean stopping;
  private volatile String fault = "";
  private volatile long sent;

  MalformedPackets(InetSocketAddress server, int perSecond, int connections, long seed)
      throws IOException {
    this.server = server;
    this.perSecond = perSecond;
    random = new Random(seed);
    for (int i = 0; i < SOCKETS; i++) {
      sockets[i] = DatagramChannel.open();
      sockets[i].bind(Besieger.local(random)).configureBlocking(false);
    }
    frames = new Swarm(server, new MalformedFrames(), connections, connections, seed + 1);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      long start = System.nanoTime();
      ByteBuffer in = ByteBuffer.allocateDirect(65_536);
      while (!stopping) {
        long due = (System.nanoTime() - start) / 1_000 * perSecond / 1_000_000;
        // What was missed while this thread did not run is not made up for at once.
        for (long left = Math.min(due - sent, perSecond / 50); left > 0; left--) {
          DatagramChannel socket = sockets[random.nextInt(SOCKETS)];
          socket.send(ByteBuffer.wrap(Garbage.message(random)), server);
          while (socket.receive(in.clear()) != null) {
            // Unread responses would fill the buffer of the socket.
          }
          sent++;
        }
        if (due - sent > perSecond / 10) {
          start += (due - sent) * 1_000_000_000L / perSecond;
        }
        Thread.sleep(ROUND_MILLIS);
      }
    } catch (IOException | InterruptedException | RuntimeException failure) {
      fault = "the sender of malformed packets has died: " + failure;
    }
  }

  @Override
  public void stop() throws IOException, InterruptedException {
    stopping = true;
    thread.join();
    for (DatagramChannel socket : sockets) {
      socket.close();
    }
    frames.stop();
  }

  @Override
  public String summary() {
    return String.format(Locale.ROOT, "%,d packets; %s", sent, frames.summary());
  }

  @Override
  public String fault() {
    return fault + frames.fault();
  }
}
