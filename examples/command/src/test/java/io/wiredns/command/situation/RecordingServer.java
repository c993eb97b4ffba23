package io.wiredns.command.situation;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A server on the loopback address that records the messages received over UDP, and answers with
 * prepared responses.
 */
public final class RecordingServer implements AutoCloseable {
  private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
  private final List<Message> requests = Collections.synchronizedList(new ArrayList<>());

  public RecordingServer(Function<Message, Message> answer) throws IOException {
    Thread thread =
        new Thread(
            () -> {
              try {
                serve(answer);
              } catch (IOException closed) {
                // The test is over.
              } catch (WireFormatException malformed) {
                throw new AssertionError(malformed);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Function<Message, Message> answer) throws IOException, WireFormatException {
    byte[] octets = new byte[WireLimits.MESSAGE_OCTETS];
    for (; ; ) {
      DatagramPacket packet = new DatagramPacket(octets, octets.length);
      socket.receive(packet);
      Message request = Message.parse(ByteBuffer.wrap(octets, 0, packet.getLength()));
      requests.add(request);
      ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
      answer.apply(request).write(out);
      socket.send(new DatagramPacket(out.array(), out.position(), packet.getSocketAddress()));
    }
  }

  public String port() {
    return Integer.toString(socket.getLocalPort());
  }

  public List<Message> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    socket.close();
  }
}
