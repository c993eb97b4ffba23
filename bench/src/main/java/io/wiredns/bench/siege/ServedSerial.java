package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Asks a server which version of the zone it serves. */
final class ServedSerial {
  private static final int SECONDS = 20;
  private static final int OCTETS = 1_232;

  private ServedSerial() {}

  /** Waits until a version is served; returns an empty text, or what is served after 20 s. */
  static String await(InetSocketAddress server, SiegeZone zone, int version, Random random)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    int serial = 0;
    try (DatagramSocket socket = new DatagramSocket(Besieger.local(random))) {
      socket.connect(server);
      socket.setSoTimeout(1_000);
      while (System.nanoTime() < end) {
        serial = ask(socket, Query.soa(zone, random.nextInt(65_536)));
        if (serial == version) {
          return "";
        }
        Thread.sleep(100);
      }
    }
    return "serial " + version + " is not served after " + SECONDS + " s, but " + serial;
  }

  /** Returns the serial, or 0 if there is no good answer. */
  private static int ask(DatagramSocket socket, Query query) throws IOException {
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
