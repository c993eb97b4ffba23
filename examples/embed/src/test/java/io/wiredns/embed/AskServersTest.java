package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AskServersTest {
  /** Answers every query with one address until the socket is closed. */
  private static void serve(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    while (true) {
      try {
        packet.setLength(4096);
        socket.receive(packet);
        Message query = Message.parse(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        Name name = query.questions().get(0).name();
        ByteBuffer out = ByteBuffer.allocate(4096);
        Message.responseTo(query)
            .answer(new ResourceRecord(name, 60, new A(0xC0000207)))
            .build()
            .write(out);
        socket.send(new DatagramPacket(out.array(), out.position(), packet.getSocketAddress()));
      } catch (IOException | WireFormatException over) {
        return;
      }
    }
  }

  @Test
  void manyNamesAreAskedForAtOnce() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket socket = new DatagramSocket(0, loopback)) {
      Thread server = new Thread(() -> serve(socket));
      server.setDaemon(true);
      server.start();
      InetSocketAddress address = new InetSocketAddress(loopback, socket.getLocalPort());
      List<Name> names =
          IntStream.range(0, 100).mapToObj(i -> Name.of("n" + i + ".test.")).toList();
      Map<Name, String> results = AskServers.ask(List.of(address), names);
      assertEquals(names, List.copyOf(results.keySet()));
      results.values().forEach(result -> assertEquals("1 from " + address, result));
    }
  }

  @Test
  void whereNobodyListensTheReasonIsNamed() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    InetSocketAddress nobody;
    try (DatagramSocket socket = new DatagramSocket(0, loopback)) {
      nobody = new InetSocketAddress(loopback, socket.getLocalPort());
    }
    Name name = Name.of("a.test.");
    assertEquals(Map.of(name, "UNREACHABLE"), AskServers.ask(List.of(nobody), List.of(name)));
  }
}
