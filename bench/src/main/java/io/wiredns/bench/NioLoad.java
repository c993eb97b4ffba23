package io.wiredns.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;

/**
 * What a selector and eight sockets alone cost a client written in Java: one thread sends queries
 * with an OPT record and counts the datagrams that arrive. It neither checks nor reads responses,
 * has no timers, and does not pass anything between threads.
 */
final class NioLoad implements Load {
  private static final int SOCKETS = 8;
  private static final int ROOM = 65_535;
  private static final int LONGEST_QUERY = 512;
  private static final int WAIT_MILLIS = 1_000;

  private static final byte[] ZONE = "\4load\4test\0".getBytes(StandardCharsets.ISO_8859_1);

  /** Type and class of the question, and an OPT record. */
  private static final byte[] REST = {0, 1, 0, 1, 0, 0, 41, 4, (byte) 0xD0, 0, 0, 0, 0, 0, 0};

  private final Selector selector = Selector.open();
  private final DatagramChannel[] channels = new DatagramChannel[SOCKETS];
  private final int atOnce;
  private final byte[][] hosts = new byte[HOSTS][];
  private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_QUERY);
  private final ByteBuffer in = ByteBuffer.allocateDirect(ROOM);
  private int next;
  private int waiting;
  private long answered;
  private long failed;

  NioLoad(InetSocketAddress server, int atOnce) throws IOException {
    this.atOnce = atOnce;
    for (int i = 0; i < SOCKETS; i++) {
      channels[i] = DatagramChannel.open(StandardProtocolFamily.INET);
      channels[i].setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
      channels[i].connect(server);
      channels[i].configureBlocking(false);
      channels[i].register(selector, SelectionKey.OP_READ);
    }
    for (int i = 0; i < HOSTS; i++) {
      hosts[i] = ("h" + i).getBytes(StandardCharsets.US_ASCII);
    }
  }

  @Override
  public void run(int seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      while (waiting < atOnce) {
        send();
      }
      receive();
    }
    while (waiting > 0) {
      receive();
    }
  }

  private void send() throws IOException {
    byte[] host = hosts[next % HOSTS];
    out.clear().putShort((short) next).putShort((short) 0x0100);
    out.putShort((short) 1).putInt(0).putShort((short) 1);
    out.put((byte) host.length).put(host).put(ZONE).put(REST);
    channels[next % SOCKETS].write(out.flip());
    next = next + 1 & Integer.MAX_VALUE;
    waiting++;
  }

  private void receive() throws IOException {
    if (selector.select(this::read, WAIT_MILLIS) == 0) {
      failed += waiting;
      waiting = 0;
    }
  }

  private void read(SelectionKey key) {
    try {
      while (((DatagramChannel) key.channel()).read(in.clear()) > 0) {
        waiting--;
        answered++;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public long answered() {
    return answered;
  }

  @Override
  public long failed() {
    return failed;
  }

  @Override
  public void reset() {
    answered = 0;
    failed = 0;
  }

  @Override
  public void close() throws IOException {
    for (DatagramChannel channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
