package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Random;

/** Asks a server which version of the zone it serves. */
final class ServedSerial {
  private static final int SECONDS = 20;
  private static final int OCTETS = 1_232;

  private ServedSerial() {}

  /** Waits until a version is served; returns an empty text, or what is served after 20 s. */
  static String await(InetSocketAddress server, SiegeZone zone, int version, Random random)
      throws IOException, InterruptedException {
    try (DatagramSocket socket = new DatagramSocket(Besieger.local(random))) {
      socket.connect(server);
      socket.setSoTimeout(1_000);
      if (Waiting.until(SECONDS, 100, () -> ask(socket, zone, random) == version)) {
        return "";
      }
      int serial = ask(socket, zone, random);
      return "serial " + version + " is not served after " + SECONDS + " s, but " + serial;
    }
  }

  /** Returns the serial, or 0 if there is no good answer. */
  private static int ask(DatagramSocket socket, SiegeZone zone, Random random) throws IOException {
    Query query = Query.soa(zone, random.nextInt(65_536));
    byte[] message = new byte[query.message().remaining()];
    query.message().get(message);
    socket.send(new DatagramPacket(message, message.length));
    try {
      while (true) {
        DatagramPacket response = new DatagramPacket(new byte[OCTETS], OCTETS);
        socket.receive(response);
        ByteBuffer octets = ByteBuffer.wrap(response.getData(), 0, response.getLength());
        if (query.judge(octets) == Query.Judgment.GOOD) {
          return query.serial(octets.slice());
        }
        // The response to an earlier query, which came late.
      }
    } catch (SocketTimeoutException | PortUnreachableException silent) {
      return 0;
    }
  }
}
