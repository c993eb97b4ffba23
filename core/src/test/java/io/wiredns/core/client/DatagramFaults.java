package io.wiredns.core.client;

import io.wiredns.codec.Written;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The proxy's UDP side. */
final class DatagramFaults {
  /** The text in forged responses, which a client must not accept. */
  static final String LIE = "a lie";

  private static final int CLIENTS = 1_000;

  private interface Send {
    void send(byte[] octets) throws IOException;
  }

  private final FaultProxy proxy;
  private final DatagramChannel front;

  /** Sends from a port that the client has not sent queries to. */
  private final DatagramChannel stranger = DatagramChannel.open();

  private final ByteBuffer room = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);

  private final Map<SocketAddress, DatagramChannel> clients =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SocketAddress, DatagramChannel> eldest) {
          if (size() <= CLIENTS) {
            return false;
          }
          try {
            eldest.getValue().close();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return true;
        }
      };

  DatagramFaults(FaultProxy proxy, DatagramChannel front) throws IOException {
    this.proxy = proxy;
    this.front = front;
    stranger.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    stranger.configureBlocking(false);
    proxy.loop.register(front, SelectionKey.OP_READ, key -> fromClients());
    proxy.loop.register(stranger, SelectionKey.OP_READ, key -> stranger.receive(room.clear()));
  }

  private void fromClients() throws IOException {
    while (true) {
      SocketAddress client = front.receive(room.clear());
      if (client == null) {
        return;
      }
      DatagramChannel back = clients.get(client);
      if (back == null) {
        back = DatagramChannel.open();
        back.connect(proxy.server);
        DatagramChannel opened = back;
        clients.put(client, back);
        proxy.loop.register(back, SelectionKey.OP_READ, key -> fromServer(opened, client));
      }
      DatagramChannel target = back;
      pass(taken(), octets -> target.write(ByteBuffer.wrap(octets)));
    }
  }

  private byte[] taken() {
    return Arrays.copyOf(room.array(), room.position());
  }

  private void fromServer(DatagramChannel back, SocketAddress client) throws IOException {
    while (back.isOpen() && back.read(room.clear()) > 0) {
      byte[] octets = taken();
      if (proxy.happens(proxy.rates.forged())) {
        forge(octets, client);
      }
      pass(octets, passed -> front.send(ByteBuffer.wrap(passed), client));
    }
  }

  private void pass(byte[] packet, Send send) throws IOException {
    FaultRates rates = proxy.rates;
    byte[] octets = packet;
    if (proxy.happens(rates.lost())) {
      proxy.done(FaultProxy.Done.LOST);
      return;
    }
    if (proxy.happens(rates.corrupted())) {
      octets = corrupted(octets);
    }
    if (proxy.happens(rates.cut())) {
      octets = Arrays.copyOf(octets, 1 + proxy.random.nextInt(octets.length - 1));
      proxy.done(FaultProxy.Done.CUT);
    }
    int copies = 1;
    if (proxy.happens(rates.doubled())) {
      copies = 2;
      proxy.done(FaultProxy.Done.DOUBLED);
    }
    for (int i = 0; i < copies; i++) {
      if (proxy.happens(rates.delayed())) {
        proxy.done(FaultProxy.Done.DELAYED);
        byte[] late = octets;
        long nanos = TimeUnit.MILLISECONDS.toNanos(1 + proxy.random.nextInt(rates.delayMillis()));
        proxy.loop.schedule(nanos, () -> sendLate(send, late));
      } else {
        proxy.done(FaultProxy.Done.PASSED);
        send.send(octets);
      }
    }
  }

  private static void sendLate(Send send, byte[] octets) {
    try {
      send.send(octets);
    } catch (java.nio.channels.ClosedChannelException gone) {
      // The client has closed its port.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] corrupted(byte[] octets) {
    byte[] changed = octets.clone();
    int end = proxy.rates.corruptAnywhere() ? octets.length : questionEnd(octets);
    for (int bits = 1 + proxy.random.nextInt(4); bits > 0; bits--) {
      changed[proxy.random.nextInt(end)] ^= (byte) (1 << proxy.random.nextInt(8));
    }
    proxy.done(FaultProxy.Done.CORRUPTED);
    return changed;
  }

  private static int questionEnd(byte[] octets) {
    int at = WireLimits.HEADER_OCTETS;
    while (at < octets.length && octets[at] != 0) {
      at += 1 + (octets[at] & 0x3F);
    }
    return Math.min(octets.length, at + 5);
  }

  /** Sends a response as an attacker would forge it. */
  private void forge(byte[] response, SocketAddress client) throws IOException {
    byte[] lie;
    try {
      Message message = Message.parse(ByteBuffer.wrap(response));
      lie =
          Written.octets(
              message.toBuilder()
                  .flags(message.flags() & ~Header.TC)
                  .clear(Section.ANSWER)
                  .answer(new ResourceRecord(message.questions().get(0).name(), 60, Txt.of(LIE)))
                  .build());
    } catch (WireFormatException e) {
      throw new AssertionError(e);
    }
    switch (proxy.random.nextInt(4)) {
      case 0 -> {
        proxy.done(FaultProxy.Done.FORGED_ID);
        for (int i = 0; i < 5; i++) {
          int id = proxy.random.nextInt(0x10000);
          if (id != (lie[0] << 8 & 0xFF00 | lie[1] & 0xFF)) {
            byte[] guess = lie.clone();
            guess[0] = (byte) (id >>> 8);
            guess[1] = (byte) id;
            // The ID may be that of another query in flight; then the question is wrong.
            front.send(ByteBuffer.wrap(guess), client);
          }
        }
      }
      case 1 -> {
        proxy.done(FaultProxy.Done.FORGED_PORT);
        stranger.send(ByteBuffer.wrap(lie), client);
      }
      case 2 -> {
        proxy.done(FaultProxy.Done.FORGED_QUESTION);
        front.send(ByteBuffer.wrap(Answers.changed(lie, 13, 1)), client);
      }
      default -> {
        proxy.done(FaultProxy.Done.FORGED_CASE);
        front.send(ByteBuffer.wrap(Answers.changed(lie, 13, 0x20)), client);
      }
    }
  }
}
