package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import io.wiredns.codec.message.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that waiting transfers release their carrier threads, from JDK 21 on. */
@Timeout(60)
class VirtualThreadTransferTest {
  /** Many more than there are carrier threads. */
  private static final int TRANSFERS = 200;

  private static Method startVirtualThread() {
    try {
      return Thread.class.getMethod("startVirtualThread", Runnable.class);
    } catch (NoSuchMethodException older) {
      return abort("skipped: JDK " + Runtime.version().feature() + " has no virtual threads");
    }
  }

  /**
   * Answers only after it has received all queries. If each transfer occupied a carrier thread, the
   * last ones could never send theirs.
   */
  private static void answerAllAtOnce(ServerSocket server) throws Exception {
    List<Socket> sockets = new ArrayList<>();
    List<Message> queries = new ArrayList<>();
    for (int i = 0; i < TRANSFERS; i++) {
      Socket socket = server.accept();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] octets = new byte[in.readUnsignedShort()];
      in.readFully(octets);
      sockets.add(socket);
      queries.add(Message.parse(ByteBuffer.wrap(octets)));
    }
    for (int i = 0; i < TRANSFERS; i++) {
      try (Socket socket = sockets.get(i)) {
        List<ByteBuffer> answer = ScriptedServer.messages(queries.get(i), "S5 a|b S5");
        socket.getOutputStream().write(ScriptedServer.frames(answer));
      }
    }
  }

  private static String transfer(InetSocketAddress server) throws IOException {
    List<String> batches = new ArrayList<>();
    try (ZoneTransfer transfer = ZoneTransfer.builder(server, Streams.axfr()).open()) {
      while (transfer.hasNext()) {
        var batch = transfer.next();
        batches.add(Streams.text(batch));
      }
      assertFalse(transfer.hasNext());
    }
    return batches.toString();
  }

  @Test
  void transfersThatWaitTogetherAllEnd() throws Exception {
    Method start = startVirtualThread();
    BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    try (ServerSocket server = new ServerSocket(0, TRANSFERS, InetAddress.getByName("127.0.0.1"))) {
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.getLocalPort());
      Runnable task =
          () -> {
            try {
              ends.add(transfer(address));
            } catch (IOException failure) {
              ends.add(failure.toString());
            }
          };
      for (int i = 0; i < TRANSFERS; i++) {
        start.invoke(null, task);
      }
      answerAllAtOnce(server);
      for (int i = 0; i < TRANSFERS; i++) {
        assertEquals("[ZONE 5 @1 [S5, a], ZONE 5 @2 [b]]", ends.take());
      }
    }
  }
}
