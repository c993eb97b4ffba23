package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A server that answers queries for the address of a host {@code h7.siege.test}, but over UDP
 * loses, repeats, delays, truncates and falsifies responses, and over TCP closes connections before
 * and after a response and within one. One thread does all.
 */
final class FaultyServer implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int TC = 2;
  private static final int FALSE_ADDRESS = 66 << 24 | 66 << 16 | 66 << 8 | 66;

  private final Random random;
  private final DatagramChannel udp = DatagramChannel.open();
  private final ServerSocketChannel tcp = ServerSocketChannel.open();
  private final PriorityQueue<Late> late = new PriorityQueue<>(Comparator.comparingLong(Late::at));
  private final ByteBuffer in = ByteBuffer.allocate(65_536);
  private final SelectorThread thread = new SelectorThread("faulty-server", this::run);

  /** A response for later. */
  private record Late(long at, ByteBuffer response, SocketAddress client) {}

  FaultyServer(long seed) throws IOException {
    random = new Random(seed);
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    tcp.bind(new InetSocketAddress(loopback, 0), 1_024).configureBlocking(false);
    udp.bind(tcp.getLocalAddress()).configureBlocking(false);
    udp.register(thread.selector(), SelectionKey.OP_READ);
    tcp.register(thread.selector(), SelectionKey.OP_ACCEPT);
    thread.start();
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) udp.getLocalAddress();
  }

  /** Returns the address of a host. */
  static int address(int host) {
    return 10 << 24 | host;
  }

  String fault() {
    return thread.fault();
  }

  private void run() throws IOException {
    while (!thread.isStopping()) {
      thread.selector().select(this::ready, 10);
      while (!late.isEmpty() && late.peek().at() <= System.nanoTime()) {
        Late response = late.remove();
        udp.send(response.response(), response.client());
      }
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.channel() == udp) {
        receive();
      } else if (key.channel() == tcp) {
        SocketChannel connection = tcp.accept();
        if (connection != null) {
          connection.configureBlocking(false);
          connection.register(thread.selector(), SelectionKey.OP_READ, ByteBuffer.allocate(65_537));
        }
      } else {
        read((SocketChannel) key.channel(), (ByteBuffer) key.attachment());
      }
    } catch (IOException | CancelledKeyException | IndexOutOfBoundsException failure) {
      if (key.channel() instanceof SocketChannel connection) {
        quietly(connection);
      }
    }
  }

  private static void quietly(SocketChannel connection) {
    try {
      connection.close();
    } catch (IOException nothingLost) {
      return;
    }
  }

  private void receive() throws IOException {
    SocketAddress client;
    while ((client = udp.receive(in.clear())) != null) {
      ByteBuffer response = response(in.flip());
      switch (random.nextInt(25)) {
        case 0, 1 -> response.clear();
        case 2 -> {
          udp.send(response.duplicate(), client);
          udp.send(response, client);
        }
        case 3 -> udp.send(truncated(response), client);
        case 4 -> {
          udp.send(falsified(response), client);
          udp.send(response, client);
        }
        case 5 -> {
          long delay = (100 + random.nextInt(1_400)) * 1_000_000L;
          late.add(new Late(System.nanoTime() + delay, response, client));
        }
        case 6 -> {
          udp.send(response.duplicate().limit(response.limit() - 3), client);
          udp.send(response, client);
        }
        default -> udp.send(response, client);
      }
    }
  }

  /** Returns the response to a query whose name begins with a label such as h7. */
  private static ByteBuffer response(ByteBuffer query) {
    int host = 0;
    for (int i = 1; i < query.get(HEADER); i++) {
      host = 10 * host + query.get(HEADER + 1 + i) - '0';
    }
    int end = HEADER;
    while (query.get(end) != 0) {
      end += 1 + query.get(end);
    }
    end += 5;
    ByteBuffer response = ByteBuffer.allocate(end + 16);
    response.putShort(query.getShort(0)).put((byte) (0x84 | query.get(2))).put((byte) 0);
    response.putShort((short) 1).putShort((short) 1).putInt(0);
    response.put(query.slice(HEADER, end - HEADER));
    response.putShort((short) (0xC000 | HEADER)).putShort((short) 1).putShort((short) 1);
    return response.putInt(60).putShort((short) 4).putInt(address(host)).flip();
  }

  private static ByteBuffer truncated(ByteBuffer response) {
    response.put(2, (byte) (response.get(2) | TC)).putShort(6, (short) 0);
    return response.limit(response.limit() - 16);
  }

  /** Returns a response of another ID or for another name, with another address. */
  private ByteBuffer falsified(ByteBuffer response) {
    ByteBuffer other = ByteBuffer.allocate(response.limit()).put(response.duplicate()).flip();
    other.putInt(other.limit() - 4, FALSE_ADDRESS);
    return random.nextBoolean()
        ? other.putShort(0, (short) (other.getShort(0) + 1 + random.nextInt(65_534)))
        : other.put(HEADER + 1, (byte) 'x');
  }

  private void read(SocketChannel connection, ByteBuffer frame) throws IOException {
    if (connection.read(frame) < 0) {
      connection.close();
      return;
    }
    while (frame.position() >= 2 && frame.position() >= 2 + (frame.getShort(0) & 0xFFFF)) {
      int length = frame.getShort(0) & 0xFFFF;
      int all = frame.position();
      ByteBuffer response = response(frame.duplicate().flip().slice(2, length));
      frame.position(2 + length).limit(all).compact();
      ByteBuffer out = ByteBuffer.allocate(2 + response.remaining());
      out.putShort((short) response.remaining()).put(response).flip();
      switch (random.nextInt(20)) {
        case 0 -> {
          connection.close();
          return;
        }
        case 1 -> {
          connection.write(out.limit(10));
          connection.close();
          return;
        }
        case 2, 3, 4 -> {
          connection.write(out);
          connection.close();
          return;
        }
        default -> connection.write(out);
      }
    }
  }

  @Override
  public void close() throws IOException {
    thread.close();
  }
}
