package io.wiredns.core.client;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/**
 * A UDP socket with its own source port, connected to one server. So the system drops packets from
 * other addresses, and reports when the server's port is unreachable.
 */
final class ClientUdpSocket {
  private static final int FIRST_PORT = 1_024;
  private static final int BINDS = 20;
  private static final int PACKETS_IN_A_ROW = 64;
  private static final int RECEIVE_OCTETS = 1 << 20;

  /**
   * The number of wrong packets, in addition to one for each query, after which the port's queries
   * are repeated over TCP; RFC 5452 section 9.3. Late and duplicate responses look like wrong
   * packets.
   */
  private static final int WRONG_PACKETS = 200;

  private final ClientParts parts;
  private final Upstream upstream;
  private final DatagramChannel channel;
  private final IdTable sentQueries = new IdTable();
  private int wrong;
  private boolean attacked;

  /** The turn of the loop in which datagrams were last read, and whether there were several. */
  private long lastRead;

  private boolean several = true;
  private boolean closed;
  final long opened;
  int uses;

  ClientUdpSocket(ClientParts parts, Upstream upstream) throws IOException {
    this.parts = parts;
    this.upstream = upstream;
    opened = parts.loop.nanoTime();
    channel = open();
    try {
      channel.connect(upstream.address);
      parts.loop.register(channel, SelectionKey.OP_READ, key -> read());
    } catch (IOException | RuntimeException | Error failure) {
      channel.close();
      throw failure;
    }
    parts.openPorts++;
    parts.events.add(ClientEvent.PORT_OPENED, upstream.address);
  }

  /** Opens and binds a channel. Whatever fails here fails on this host. */
  private DatagramChannel open() throws LocalShortageException {
    boolean six = upstream.address.getAddress().getAddress().length == 16;
    DatagramChannel open = null;
    try {
      parts.settings.opening.run();
      open = DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
      bind(open);
      if (!parts.settings.sourcePorts.isFresh()) {
        open.setOption(java.net.StandardSocketOptions.SO_RCVBUF, RECEIVE_OCTETS);
      }
      return open;
    } catch (IOException failure) {
      throw new LocalShortageException("no UDP socket can be opened", failure, open);
    }
  }

  private void bind(DatagramChannel channel) throws IOException {
    InetAddress local = parts.settings.localAddress;
    for (int i = 0; i < BINDS; i++) {
      int port = FIRST_PORT + parts.random.below(0x10000 - FIRST_PORT);
      try {
        channel.bind(
            local == null ? new InetSocketAddress(port) : new InetSocketAddress(local, port));
        return;
      } catch (BindException taken) {
        // Try another random port.
      }
    }
    channel.bind(local == null ? null : new InetSocketAddress(local, 0));
  }

  int awaiting() {
    return sentQueries.size();
  }

  /** Returns a random ID that is not in use on this socket. */
  int freeId() {
    return sentQueries.free(parts.random);
  }

  void add(SentQuery sent) {
    sent.socket = this;
    sentQueries.add(sent);
    uses++;
  }

  void remove(SentQuery sent) {
    sentQueries.remove(sent);
    if (sentQueries.size() == 0 && !closed) {
      upstream.idle(this);
    }
  }

  /** Sends a query. If the system refuses it, the request is told. */
  void send(SentQuery sent) {
    try {
      ByteBuffer packet = parts.sending.clear();
      packet.put(sent.frame, SentQuery.PREFIX, sent.frame.length - SentQuery.PREFIX).flip();
      if (channel.write(packet) == 0) {
        parts.events.add(ClientEvent.NOT_SENT, upstream.address);
      }
    } catch (IOException refused) {
      parts.loop.execute(() -> sent.request.unreachable(sent, refused));
    }
  }

  private void read() {
    ByteBuffer packet = parts.received;
    // To find that there is no further datagram costs as much as to read one. If the last event had
    // only one, a second is not looked for, unless the channel is ready again in the next turn.
    int most = several || lastRead == parts.turns - 1 ? PACKETS_IN_A_ROW : 1;
    lastRead = parts.turns;
    for (int i = 0; i < most && !closed; i++) {
      packet.clear();
      try {
        // An empty datagram looks like no datagram; the next one is read when the channel is ready
        // again.
        if (channel.read(packet) <= 0) {
          several = i > 1;
          return;
        }
      } catch (IOException failure) {
        unreachable(failure);
        return;
      }
      received(packet.flip());
    }
  }

  private void received(ByteBuffer packet) {
    if (packet.remaining() < WireLimits.HEADER_OCTETS) {
      wrong(ClientEvent.DROPPED_SHORT);
      return;
    }
    int id = packet.getShort(0) & 0xFFFF;
    SentQuery sent = sentQueries.get(id);
    if ((packet.getShort(2) & Header.QR) == 0) {
      wrong(ClientEvent.DROPPED_QUERY);
    } else if (sent == null) {
      wrong(ClientEvent.DROPPED_UNKNOWN_ID);
    } else {
      ClientEvent dropped = sent.request.received(sent, packet);
      if (dropped != null) {
        wrong(dropped);
      }
    }
  }

  private void wrong(ClientEvent event) {
    parts.events.add(event, upstream.address);
    if (++wrong > WRONG_PACKETS + uses && !attacked) {
      attacked = true;
      upstream.retire(this);
      if (sentQueries.size() > 0) {
        parts.events.add(ClientEvent.PORT_ATTACKED, upstream.address);
        sentQueries.all().forEach(sent -> sent.request.attacked(sent));
      }
    }
  }

  private void unreachable(IOException failure) {
    sentQueries.all().forEach(sent -> sent.request.unreachable(sent, failure));
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    parts.openPorts--;
    try {
      channel.close();
    } catch (IOException e) {
      parts.events.failed(e, upstream.address);
    }
    parts.events.add(ClientEvent.PORT_CLOSED, upstream.address);
    parts.shortages.socketClosed();
  }
}
