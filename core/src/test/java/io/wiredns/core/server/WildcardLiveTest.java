package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that a server at wildcard addresses serves all addresses of real interfaces. */
@Timeout(120)
class WildcardLiveTest {
  @Test
  void eachAddressOfEachInterfaceIsServedAndFollowed() throws Exception {
    Namespace.run(Interfaces.class);
  }

  /** Runs in a namespace of its own. */
  static final class Interfaces {
    private static final int PORT = 53;

    private Interfaces() {}

    public static void main(String[] arguments) throws Exception {
      Namespace.ip("link set lo up");
      for (String pair : new String[] {"0", "1"}) {
        Namespace.ip("link add d" + pair + " type veth peer name p" + pair);
        for (String end : new String[] {"d" + pair, "p" + pair}) {
          // The system gives it no link-local address.
          Namespace.ip("link set " + end + " addrgenmode none");
          Namespace.ip("link set " + end + " up");
        }
      }
      for (String address :
          new String[] {
            "192.0.2.1/24 dev d0",
            "192.0.2.2/24 dev d0",
            "198.51.100.1/24 dev d1",
            // These are tentative for a second, in which nothing can be bound to them.
            "2001:db8::1/64 dev d0",
            "2001:db8:1::1/64 dev d1",
            "fe80::1/64 dev d0",
            "fe80::1/64 dev d1"
          }) {
        Namespace.ip("addr add " + address);
      }
      Set<String> addresses =
          new HashSet<>(
              Set.of(
                  "127.0.0.1",
                  "192.0.2.1",
                  "192.0.2.2",
                  "198.51.100.1",
                  "::1",
                  "2001:db8::1",
                  "2001:db8:1::1",
                  "fe80::1%d0",
                  "fe80::1%d1"));
      try (DnsServer server =
          DnsServer.builder()
              .listen(new InetSocketAddress("0.0.0.0", PORT))
              .listen(new InetSocketAddress("::", PORT))
              .start()) {
        assertEquals(addresses.size(), server.udpAddresses().size(), server.toString());
        assertEquals(server.udpAddresses(), server.tcpAddresses());
        for (String address : addresses) {
          assertTrue(isAnsweredOverUdp(address), address);
          assertTrue(isAnsweredOverTcp(address), address);
        }
        // No interface has this one, so it must be named. There is no answer from another one.
        assertThrows(PortUnreachableException.class, () -> isAnsweredOverUdp("127.0.0.2"));

        String[] changing = {"192.0.2.77/24 dev d0", "2001:db8::77/64 dev d0"};
        for (String address : changing) {
          Namespace.ip("addr add " + address);
        }
        Await.until(
            "the new addresses are served",
            () -> server.tcpAddresses().size() == addresses.size() + changing.length);
        for (String address : changing) {
          String bare = address.replaceFirst("/.*", "");
          assertTrue(isAnsweredOverUdp(bare), bare);
          assertTrue(isAnsweredOverTcp(bare), bare);
        }
        for (String address : addresses) {
          assertTrue(isAnsweredOverUdp(address), address);
        }
        for (String address : changing) {
          Namespace.ip("addr del " + address);
        }
        // An interface with three of the addresses.
        Namespace.ip("link del d1");
        Await.until(
            "the removed ones are not", () -> server.tcpAddresses().size() == addresses.size() - 3);
        assertTrue(isAnsweredOverUdp("fe80::1%d0"));
        assertEquals(0, server.counters().count(ServerEvent.SEND_FAILED));
      }
      try (DnsServer named =
          DnsServer.builder().listen(new InetSocketAddress("127.0.0.2", PORT)).start()) {
        assertEquals(1, named.udpAddresses().size());
        assertTrue(isAnsweredOverUdp("127.0.0.2"));
      }
    }

    private static byte[] query() {
      return Written.octets(Message.query(7, Name.of("wildcard.test"), RecordType.A));
    }

    /** Asks with a connected socket, which receives from the address it asks only. */
    private static boolean isAnsweredOverUdp(String address) throws IOException {
      try (DatagramChannel client = DatagramChannel.open()) {
        client.connect(new InetSocketAddress(InetAddress.getByName(address), PORT));
        client.socket().setSoTimeout(5_000);
        client.write(ByteBuffer.wrap(query()));
        byte[] response = new byte[512];
        client.socket().receive(new DatagramPacket(response, response.length));
        return response[1] == 7;
      }
    }

    private static boolean isAnsweredOverTcp(String address) throws IOException {
      try (Socket client = new Socket()) {
        client.setSoTimeout(5_000);
        client.connect(new InetSocketAddress(InetAddress.getByName(address), PORT), 5_000);
        byte[] query = query();
        client.getOutputStream().write(new byte[] {0, (byte) query.length});
        client.getOutputStream().write(query);
        DataInputStream in = new DataInputStream(client.getInputStream());
        byte[] response = new byte[in.readUnsignedShort()];
        in.readFully(response);
        return response[1] == 7;
      }
    }
  }
}
