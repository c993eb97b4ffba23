package io.wiredns.bench.siege;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;

/**
 * A client at 127.0.1.254 that asks for the whole zone again and again, and reads it at once. Each
 * transfer must be whole within ten seconds.
 */
final class GoodTransfers implements Besieger {
  private static final byte[] ADDRESS = {127, 0, 1, (byte) 254};
  private static final int TYPE_AXFR = 252;
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int PAUSE_MILLIS = 100;
  private static final int HEADER = 12;
  private static final int ANSWERS_AT = 6;

  private final InetSocketAddress server;
  private final Random random;
  private final Thread thread = new Thread(this::run, "good-transfers");
  private volatile boolean stopping;
  private volatile int asked;
  private volatile int good;
  private volatile long worstNanos;
  private volatile String failure = "";

  GoodTransfers(InetSocketAddress server, long seed) {
    this.server = server;
    random = new Random(seed);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!stopping) {
      long start = System.nanoTime();
      asked++;
      try {
        transfer();
        good++;
      } catch (IOException | RuntimeException | Error failed) {
        failure = failed.toString();
      }
      worstNanos = Math.max(worstNanos, System.nanoTime() - start);
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException end) {
        return;
      }
    }
  }

  private void transfer() throws IOException {
    byte[] query = Query.octets(random.nextInt(65_536), "siege.test", TYPE_AXFR);
    ByteBuffer frame = ByteBuffer.allocate(2 + query.length);
    frame.putShort((short) query.length).put(query);
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), 0));
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(server, TIMEOUT_MILLIS);
      socket.getOutputStream().write(frame.array());
      long end = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int records = 0;
      while (records < SiegeZone.TRANSFERRED) {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        records += answers(message);
        if (System.nanoTime() > end) {
          throw new IOException("not whole after " + TIMEOUT_MILLIS + " ms");
        }
      }
      if (records > SiegeZone.TRANSFERRED) {
        throw new IOException(records + " records");
      }
    }
  }

  private static int answers(byte[] message) throws IOException {
    if (message.length < HEADER) {
      throw new EOFException("a message of " + message.length + " octets");
    }
    int rcode = message[3] & 15;
    if (rcode != 0) {
      throw new IOException("RCODE " + rcode);
    }
    return ByteBuffer.wrap(message).getShort(ANSWERS_AT) & 0xFFFF;
  }

  @Override
  public void stop() throws InterruptedException {
    stopping = true;
    thread.join();
  }

  @Override
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d of %d transfers beside them good, %d ms at worst",
        good,
        asked,
        worstNanos / 1_000_000);
  }

  @Override
  public String fault() {
    return good == asked && good > 0 ? "" : summary() + ": " + failure;
  }
}
