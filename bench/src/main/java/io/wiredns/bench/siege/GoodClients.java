package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Clients at 127.0.1.x that ask, one by one in even time, over UDP and over a new TCP connection
 * for each query. A query has failed after two seconds; it is never sent again. One thread does
 * all.
 */
final class GoodClients implements AutoCloseable {
  private static final long TIMEOUT_NANOS = 2_000_000_000L;
  private static final int ADDRESSES = 250;
  private static final int UDP_SOCKETS = 16;

  private final InetSocketAddress server;
  private final SiegeZone zone;
  private final Random random;
  private final long udpNanos;
  private final long tcpNanos;
  private final DatagramChannel[] sockets = new DatagramChannel[UDP_SOCKETS];
  private final Map<Integer, Asked> pending = new HashMap<>();
  private final Deque<Asked> deadlines = new ArrayDeque<>();
  private final ByteBuffer in = ByteBuffer.allocateDirect(65_536);
  private final SelectorThread thread = new SelectorThread("good-clients", this::run);
  private volatile Counted counted = new Counted();
  private int address;

  /** The figures since a moment. */
  static final class Counted {
    private final long start = System.nanoTime();
    private final Tally udp = new Tally("UDP");
    private final Tally tcp = new Tally("TCP");
    private volatile long latestNanos;

    Tally udp() {
      return udp;
    }

    Tally tcp() {
      return tcp;
    }

    /**
     * Returns the longest time by which a query was sent late, that is, this program's own fault.
     */
    long latestNanos() {
      return latestNanos;
    }

    private int second(long now) {
      return (int) ((now - start) / 1_000_000_000L);
    }
  }

  /** A query under way. */
  private static final class Asked {
    private final Query query;
    private final Tally tally;
    private final long at;
    private final int second;
    private SocketChannel channel;
    private ByteBuffer out;
    private ByteBuffer response;
    private boolean done;

    private Asked(Query query, Tally tally, long at, int second) {
      this.query = query;
      this.tally = tally;
      this.at = at;
      this.second = second;
      tally.asked(second);
    }

    private void judge(ByteBuffer message) {
      Query.Judgment judgment = query.judge(message);
      switch (judgment.worth()) {
        case GOOD -> tally.good(second, System.nanoTime() - at);
        case FAILURE -> tally.failed(second, judgment.reason());
        default -> tally.wrong(second, judgment.reason());
      }
      end();
    }

    private void fail(String why) {
      if (!done) {
        tally.failed(second, why);
        end();
      }
    }

    private void end() {
      done = true;
      if (channel != null) {
        try {
          channel.close();
        } catch (IOException failure) {
          tally.failed(second, "close: " + failure.getMessage());
        }
      }
    }
  }

  GoodClients(
      InetSocketAddress server, SiegeZone zone, long seed, int udpPerSecond, int tcpPerSecond)
      throws IOException {
    this.server = server;
    this.zone = zone;
    random = new Random(seed);
    udpNanos = 1_000_000_000L / udpPerSecond;
    tcpNanos = 1_000_000_000L / tcpPerSecond;
    for (int i = 0; i < UDP_SOCKETS; i++) {
      sockets[i] = DatagramChannel.open();
      sockets[i].bind(local(i + 1)).connect(server).configureBlocking(false);
      sockets[i].register(thread.selector(), SelectionKey.OP_READ);
    }
    thread.start();
  }

  private static InetSocketAddress local(int last) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) last}), 0);
  }

  /** Begins to count anew. */
  void mark() {
    counted = new Counted();
  }

  /** Returns the figures since {@link #mark}; they go on until the next. */
  Counted counted() {
    return counted;
  }

  /** Sends no more, waits for what is under way, and returns the figures. */
  Counted stop() throws InterruptedException {
    thread.stop();
    if (thread.failure() != null) {
      throw new IllegalStateException("the good clients have died", thread.failure());
    }
    return counted;
  }

  @Override
  public void close() throws IOException {
    thread.close();
  }

  private void run() throws IOException {
    long nextUdp = System.nanoTime();
    long nextTcp = nextUdp;
    while (!thread.isStopping() || !deadlines.isEmpty()) {
      long now = System.nanoTime();
      Counted into = counted;
      into.latestNanos = Math.max(into.latestNanos, now - Math.max(nextUdp, into.start));
      for (; !thread.isStopping() && nextUdp <= now; nextUdp += udpNanos) {
        askUdp(into);
      }
      for (; !thread.isStopping() && nextTcp <= now; nextTcp += tcpNanos) {
        askTcp(into);
      }
      expire(System.nanoTime());
      long wait = Math.min(nextUdp, nextTcp) - System.nanoTime();
      thread.selector().select(this::ready, Math.max(1, wait / 1_000_000));
    }
  }

  private void askUdp(Counted into) throws IOException {
    int id;
    do {
      id = random.nextInt(65_536);
    } while (pending.containsKey(id));
    long now = System.nanoTime();
    Asked asked = new Asked(Query.random(zone, id, random), into.udp, now, into.second(now));
    deadlines.add(asked);
    pending.put(id, asked);
    try {
      if (sockets[random.nextInt(UDP_SOCKETS)].write(asked.query.message()) == 0) {
        asked.fail("not sent");
      }
    } catch (IOException failure) {
      asked.fail(failure.toString());
    }
  }

  private void askTcp(Counted into) throws IOException {
    long now = System.nanoTime();
    Query query = Query.random(zone, random.nextInt(65_536), random);
    Asked asked = new Asked(query, into.tcp, now, into.second(now));
    deadlines.add(asked);
    asked.out = query.frame();
    asked.response = ByteBuffer.allocate(4_096);
    try {
      address = (address + 1) % ADDRESSES;
      asked.channel = SocketChannel.open();
      asked.channel.bind(local(address + 1)).configureBlocking(false);
      boolean connected = asked.channel.connect(server);
      SelectionKey key = asked.channel.register(thread.selector(), SelectionKey.OP_CONNECT, asked);
      if (connected) {
        key.interestOps(SelectionKey.OP_WRITE);
      }
    } catch (IOException failure) {
      asked.fail(failure.getMessage());
    }
  }

  private void expire(long now) {
    while (!deadlines.isEmpty()
        && (deadlines.peek().done || now - deadlines.peek().at > TIMEOUT_NANOS)) {
      Asked asked = deadlines.remove();
      pending.remove(asked.query.id(), asked);
      asked.fail("no response in 2 s");
    }
  }

  private void ready(SelectionKey key) {
    Asked asked = (Asked) key.attachment();
    try {
      if (asked == null) {
        receive((DatagramChannel) key.channel());
      } else {
        advance(key, asked);
      }
    } catch (IOException failure) {
      if (asked != null) {
        asked.fail(failure.getMessage());
      }
    } catch (CancelledKeyException closed) {
      return;
    }
  }

  private void receive(DatagramChannel socket) throws IOException {
    in.clear();
    while (socket.read(in) > 0) {
      in.flip();
      Asked asked = in.limit() < 2 ? null : pending.remove(in.getShort(0) & 0xFFFF);
      // A response after two seconds is no longer expected.
      if (asked != null && !asked.done) {
        asked.judge(in);
      }
      in.clear();
    }
  }

  private static void advance(SelectionKey key, Asked asked) throws IOException {
    if (key.isConnectable()) {
      asked.channel.finishConnect();
      key.interestOps(SelectionKey.OP_WRITE);
    }
    if (key.isWritable()) {
      asked.channel.write(asked.out);
      if (!asked.out.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ);
      }
    }
    if (key.isReadable()) {
      ByteBuffer response = asked.response;
      if (asked.channel.read(response) < 0) {
        asked.fail("closed by the server");
      } else if (response.position() >= 2
          && response.position() >= 2 + (response.getShort(0) & 0xFFFF)) {
        asked.judge(response.flip().position(2));
      }
    }
  }
}
