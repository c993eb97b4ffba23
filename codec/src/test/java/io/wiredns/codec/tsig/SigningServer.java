package io.wiredns.codec.tsig;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A server of the zone tools.test on loopback, which answers signed and unsigned queries, zone
 * transfers in many messages, and accepts all updates.
 */
final class SigningServer implements AutoCloseable {
  static final int TRANSFER_MESSAGES = 150;
  private static final Name ZONE = Name.of("tools.test");

  private final TsigKeyRing keys;
  private final long clockAhead;
  private final DatagramSocket datagrams;
  private final ServerSocket streams;
  private final List<TsigResult> results = Collections.synchronizedList(new ArrayList<>());

  /** Creates a server whose clock is ahead by some seconds. */
  SigningServer(TsigKeyRing keys, long clockAhead) throws IOException {
    this.keys = keys;
    this.clockAhead = clockAhead;
    InetAddress host = InetAddress.getByName("127.0.0.1");
    streams = new ServerSocket(0, 10, host);
    datagrams = new DatagramSocket(streams.getLocalPort(), host);
    serve(this::answerDatagrams);
    serve(this::answerStreams);
  }

  private interface Service {
    void run() throws IOException;
  }

  private static void serve(Service service) {
    Thread thread =
        new Thread(
            () -> {
              try {
                service.run();
              } catch (SocketException closed) {
                // The test is over.
                return;
              } catch (IOException failure) {
                throw new AssertionError(failure);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return streams.getLocalPort();
  }

  /** The results of checking the signed requests. */
  List<TsigResult> results() {
    return List.copyOf(results);
  }

  private long now() {
    return System.currentTimeMillis() / 1000 + clockAhead;
  }

  private void answerDatagrams() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    while (true) {
      packet.setLength(4096);
      datagrams.receive(packet);
      ByteBuffer request = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
      for (ByteBuffer response : responses(request, false)) {
        datagrams.send(
            new DatagramPacket(response.array(), response.limit(), packet.getSocketAddress()));
      }
    }
  }

  private void answerStreams() throws IOException {
    while (true) {
      try (Socket socket = streams.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
          byte[] request = new byte[in.readUnsignedShort()];
          in.readFully(request);
          for (ByteBuffer response : responses(ByteBuffer.wrap(request), true)) {
            byte[] frame = new byte[2 + response.limit()];
            frame[0] = (byte) (response.limit() >>> 8);
            frame[1] = (byte) response.limit();
            response.get(0, frame, 2, response.limit());
            out.write(frame);
          }
        }
      } catch (EOFException | SocketException end) {
        if (streams.isClosed()) {
          return;
        }
      }
    }
  }

  private List<ByteBuffer> responses(ByteBuffer request, boolean stream) {
    TsigServer tsig = new TsigServer(keys);
    TsigResult result = tsig.verify(request, Instant.ofEpochSecond(now()));
    List<ByteBuffer> responses = new ArrayList<>();
    if (!(result instanceof TsigResult.Unsigned)) {
      results.add(result);
    }
    if (result instanceof TsigResult.Rejected) {
      ByteBuffer out = ByteBuffer.allocate(4096);
      tsig.writeError(out, Instant.ofEpochSecond(now()));
      responses.add(out.flip());
      return responses;
    }
    boolean first = true;
    for (Message message : messages(request, stream)) {
      ByteBuffer out = Signed.buffer(message);
      boolean fits =
          first
              ? tsig.sign(out, 0, Instant.ofEpochSecond(now()))
              : tsig.signNext(out, 0, Instant.ofEpochSecond(now()));
      if (!fits) {
        throw new AssertionError("no room");
      }
      first = false;
      responses.add(out.flip());
    }
    return responses;
  }

  private static List<Message> messages(ByteBuffer request, boolean stream) {
    Message query;
    try {
      query = Message.parse(request);
    } catch (WireFormatException malformed) {
      throw new AssertionError(malformed);
    }
    MessageBuilder response = Message.responseTo(query).authoritative(true);
    ResourceRecord soa =
        new ResourceRecord(ZONE, 60, new Soa(ZONE, ZONE, 1, 3600, 900, 90_000, 60));
    if (query.opcode().equals(Opcode.UPDATE)) {
      return List.of(response.build());
    }
    if (!query.questions().get(0).type().equals(RecordType.AXFR) || !stream) {
      return List.of(response.answer(soa).build());
    }
    List<Message> messages = new ArrayList<>();
    messages.add(response.answer(soa).answer(new ResourceRecord(ZONE, 60, new Ns(ZONE))).build());
    for (int i = 2; i < TRANSFER_MESSAGES; i++) {
      ResourceRecord text = new ResourceRecord(Name.of("h" + i, ZONE), 60, Txt.of("text " + i));
      messages.add(Message.responseTo(query).answer(text).build());
    }
    messages.add(Message.responseTo(query).answer(soa).build());
    return messages;
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
    streams.close();
  }
}
