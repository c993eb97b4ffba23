package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Many TCP connections that behave alike, in one thread. A connection that ends is replaced, but no
 * more than a number of them in a second.
 */
final class Swarm implements Besieger {
  private final InetSocketAddress server;
  private final Conduct conduct;
  private final int size;
  private final int opensPerSecond;
  private final Random random;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(65_536);
  private final List<Link> links = new ArrayList<>();
  private final SelectorThread thread = new SelectorThread("swarm", this::run);
  private volatile int opened;
  private volatile int ended;
  private volatile int refused;
  private volatile int most;
  private int next;

  Swarm(InetSocketAddress server, Conduct conduct, int size, int opensPerSecond, long seed)
      throws IOException {
    this.server = server;
    this.conduct = conduct;
    this.size = size;
    this.opensPerSecond = opensPerSecond;
    random = new Random(seed);
    thread.start();
  }

  private void run() throws IOException {
    long ticked = System.nanoTime();
    double allowed = 0;
    double ticks = 0;
    while (!thread.isStopping()) {
      thread.selector().select(this::ready, 10);
      long now = System.nanoTime();
      double seconds = (now - ticked) / 1e9;
      ticked = now;
      allowed = Math.min(opensPerSecond / 10.0 + 1, allowed + seconds * opensPerSecond);
      for (; allowed >= 1 && links.size() < size; allowed--) {
        open();
      }
      ticks += links.size() * seconds * 1_000 / conduct.interval();
      for (ticks = Math.min(ticks, links.size()); ticks >= 1; ticks--) {
        tick();
      }
      most = Math.max(most, links.size());
    }
  }

  private void open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    Link link = new Link(channel);
    try {
      if (conduct.receiveBuffer() > 0) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, conduct.receiveBuffer());
      }
      channel.bind(Besieger.local(random)).configureBlocking(false);
      boolean connected = channel.connect(server);
      link.key(channel.register(thread.selector(), SelectionKey.OP_CONNECT, link));
      links.add(link);
      opened++;
      if (connected) {
        connected(link);
      }
    } catch (IOException failure) {
      refused++;
      channel.close();
      links.remove(link);
    }
  }

  private void connected(Link link) throws IOException {
    SelectionKey key = link.channel().keyFor(thread.selector());
    key.interestOps(conduct.reads() ? SelectionKey.OP_READ : 0);
    conduct.connected(link, random);
  }

  private void ready(SelectionKey key) {
    Link link = (Link) key.attachment();
    try {
      if (key.isConnectable()) {
        link.channel().finishConnect();
        connected(link);
      } else {
        if (key.isReadable()) {
          link.read(scratch.clear());
        }
        if (key.isWritable()) {
          link.flush();
        }
      }
    } catch (IOException | CancelledKeyException failure) {
      end(link);
    }
  }

  private void tick() {
    if (links.isEmpty()) {
      return;
    }
    next = next >= links.size() - 1 ? 0 : next + 1;
    Link link = links.get(next);
    if (!link.channel().isConnected()) {
      return;
    }
    try {
      conduct.tick(link, random, scratch.clear());
    } catch (IOException | CancelledKeyException failure) {
      end(link);
    }
  }

  private void end(Link link) {
    try {
      link.channel().close();
    } catch (IOException failure) {
      refused++;
    }
    // The order does not matter.
    int at = links.indexOf(link);
    if (at >= 0) {
      ended++;
      links.set(at, links.get(links.size() - 1));
      links.remove(links.size() - 1);
    }
  }

  @Override
  public void stop() throws IOException, InterruptedException {
    thread.stop();
    thread.close();
  }

  @Override
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d connections at most, %,d opened, %,d ended, %,d not opened",
        most,
        opened,
        ended,
        refused);
  }

  @Override
  public String fault() {
    return thread.fault();
  }
}
