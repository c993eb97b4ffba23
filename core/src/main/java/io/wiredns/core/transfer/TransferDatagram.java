package io.wiredns.core.transfer;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.WireLimits;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;

/**
 * Sends an IXFR query in one datagram and receives the response in another; RFC 1995 section 2.
 * Malformed packets, and those with another ID or from another address, are ignored (RFC 5452
 * section 9.1). If the response is unusable, the query must be sent again over TCP.
 */
final class TransferDatagram implements Closeable {
  private static final int ATTEMPTS = 2;
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final TransferOptions options;
  private final TransferRequest request;
  private final boolean edns;
  private final long deadline;
  private final DatagramSocket socket;

  TransferDatagram(TransferOptions options, TransferRequest request, boolean edns, long deadline)
      throws IOException {
    this.options = options;
    this.request = request;
    this.edns = edns;
    this.deadline = deadline;
    // The system chooses the port. Connecting makes it drop packets that are not from the server.
    socket = new DatagramSocket(options.local != null ? options.local : new InetSocketAddress(0));
    try {
      socket.connect(options.server);
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  /**
   * Sends the query and reads the response.
   *
   * @param batches the queue to which all batches of the response are added
   * @return the decoder that read them, or null if the query must be sent over TCP
   */
  TransferDecoder ask(Queue<TransferBatch> batches) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int id = options.random.nextInt(1 << 16);
      var settings =
          TransferDecoder.builder(request, id)
              .transport(Transport.UDP)
              .limits(options.limits)
              .registry(options.registry);
      ByteBuffer query = TransferSocket.query(options, request, id, edns, settings);
      try {
        socket.send(new DatagramPacket(query.array(), query.limit()));
        ByteBuffer answer = await(id);
        if (answer != null) {
          return read(settings.build(), answer, batches);
        }
      } catch (PortUnreachableException closed) {
        return null;
      }
    }
    return null;
  }

  /** Waits for a well-formed message with this ID; returns null if none arrives in time. */
  private ByteBuffer await(int id) throws IOException {
    MessageView view = new MessageView(options.registry);
    DatagramPacket packet =
        new DatagramPacket(new byte[WireLimits.MESSAGE_OCTETS], WireLimits.MESSAGE_OCTETS);
    long now = System.nanoTime();
    long end = now + Math.min(WAIT.toNanos(), deadline - now);
    for (long left = end - now; left > 0; left = end - System.nanoTime()) {
      socket.setSoTimeout(TransferSocket.millis(left));
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException late) {
        return null;
      }
      ByteBuffer message = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
      if (view.tryWrap(message) && view.id() == id) {
        return message;
      }
    }
    return null;
  }

  private TransferDecoder read(
      TransferDecoder decoder, ByteBuffer answer, Queue<TransferBatch> batches) {
    try {
      decoder.take(answer, options.clock.instant());
      for (var batch = decoder.next(); batch != null; batch = decoder.next()) {
        batches.add(batch);
      }
      return decoder;
    } catch (TransferException cutOrWrong) {
      batches.clear();
      return null;
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
