package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Ports;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ZoneTransferTest {
  private static final Duration SOON = Duration.ofMillis(200);

  private static List<String> all(ZoneTransfer transfer) throws IOException {
    List<String> batches = new ArrayList<>();
    while (transfer.hasNext()) {
      var batch = transfer.next();
      batches.add(Streams.text(batch));
    }
    return batches;
  }

  private static ZoneTransfer.Builder axfr(ScriptedServer server) {
    return ZoneTransfer.builder(server.address(), Streams.axfr());
  }

  private static ZoneTransfer.Builder ixfr(ScriptedServer server) {
    return ZoneTransfer.builder(server.address(), Streams.ixfr(3));
  }

  private static Message refusal(Message query, Rcode rcode) {
    return Message.responseTo(query).rcode(rcode).build();
  }

  private static byte[] frame(Message message) {
    return ScriptedServer.frames(List.of(Written.buffer(message)));
  }

  @Test
  void aZoneComesBatchByBatch() throws IOException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a|b|c S5"));
        ZoneTransfer transfer = axfr(server).open()) {
      assertTrue(transfer.soa().isEmpty());
      assertEquals("ZONE 5 @1 [S5, a]", Streams.text(transfer.next()));
      assertFalse(transfer.isComplete());
      assertEquals("S5", Streams.word(transfer.soa().orElseThrow()));
      assertEquals("ZONE 5 @2 [b]", Streams.text(transfer.next()));
      assertEquals("ZONE 5 @3 [c]", Streams.text(transfer.next()));
      assertTrue(transfer.isComplete());
      assertFalse(transfer.hasNext());
      assertFalse(transfer.hasNext());
      assertEquals(3, transfer.messageCount());
      assertEquals(5, transfer.recordCount());
      assertEquals(RecordType.AXFR, server.queries().get(0).questions().get(0).type());
    }
  }

  @Test
  void octetsMayComeOneByOne() throws IOException {
    ScriptedServer.Script drip =
        (query, out) -> {
          for (byte octet : ScriptedServer.frames(ScriptedServer.messages(query, "S5 a|b S5"))) {
            out.write(octet);
            out.flush();
          }
        };
    try (ScriptedServer server = new ScriptedServer(drip);
        ZoneTransfer transfer = axfr(server).open()) {
      assertEquals(List.of("ZONE 5 @1 [S5, a]", "ZONE 5 @2 [b]"), all(transfer));
    }
  }

  @Test
  void aLoopEndsWithTheTransfer() throws IOException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a|b S5"));
        ZoneTransfer transfer = axfr(server).open()) {
      List<String> batches = new ArrayList<>();
      for (TransferBatch batch : transfer) {
        batches.add(Streams.text(batch));
      }
      assertEquals(List.of("ZONE 5 @1 [S5, a]", "ZONE 5 @2 [b]"), batches);
      assertThrows(NoSuchElementException.class, () -> transfer.iterator().next());
    }
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a|b"));
        ZoneTransfer transfer = axfr(server).open()) {
      UncheckedIOException failure =
          assertThrows(
              UncheckedIOException.class,
              () -> {
                for (TransferBatch batch : transfer) {
                  assertEquals(TransferBatch.Kind.ZONE, batch.kind());
                }
              });
      assertEquals(TransferFault.CLOSED_EARLY, ((TransferException) failure.getCause()).fault());
    }
  }

  private static TransferException fails(ZoneTransfer.Builder options) {
    return assertThrows(
        TransferException.class,
        () -> {
          try (ZoneTransfer transfer = options.open()) {
            all(transfer);
          }
        });
  }

  @Test
  void aConnectionThatEndsEarlyIsNamed() throws IOException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a|b"))) {
      TransferException failure = fails(axfr(server));
      assertEquals(TransferFault.CLOSED_EARLY, failure.fault());
      assertEquals(2, failure.messageNumber());
    }
    ScriptedServer.Script cut =
        (query, out) -> {
          byte[] frames = ScriptedServer.frames(ScriptedServer.messages(query, "S5 a|b S5"));
          out.write(frames, 0, frames.length - 1);
        };
    try (ScriptedServer server = new ScriptedServer(cut)) {
      TransferException failure = fails(axfr(server));
      assertEquals(TransferFault.CLOSED_EARLY, failure.fault());
      assertEquals(1, failure.messageNumber());
    }
  }

  /** Waits until the test ends. */
  private static void hold(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerThatSaysNothingMoreIsGivenUp() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    ScriptedServer.Script silent =
        (query, out) -> {
          out.write(ScriptedServer.frames(ScriptedServer.messages(query, "S5 a")));
          hold(over);
        };
    try (ScriptedServer server = new ScriptedServer(silent)) {
      TransferException failure = fails(axfr(server).idleTimeout(SOON));
      assertEquals(TransferFault.TIME_OUT, failure.fault());
      assertEquals(1, failure.messageNumber());
      assertTrue(failure.getMessage().contains("PT0.2S"), failure.getMessage());
      over.countDown();
    }
  }

  /** Single octets do not keep the connection alive, because they are not messages. */
  @Test
  void aServerThatDripsIsGivenUp() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            (query, out) -> {
              out.write(new byte[] {(byte) 0xFF, (byte) 0xFF});
              drip(out, over);
            })) {
      assertEquals(TransferFault.TIME_OUT, fails(axfr(server).idleTimeout(SOON)).fault());
      assertEquals(TransferFault.TIME_OUT, fails(axfr(server).timeout(SOON)).fault());
      over.countDown();
    }
  }

  /** Writes an octet now and then, until the connection or the test ends. */
  private static void drip(OutputStream out, CountDownLatch over) throws IOException {
    try {
      do {
        out.write(0);
        out.flush();
      } while (!over.await(10, TimeUnit.MILLISECONDS));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nobodyThereIsAnIoException() throws IOException {
    InetSocketAddress nobody = new InetSocketAddress("127.0.0.1", Ports.reserve());
    ZoneTransfer.Builder options = ZoneTransfer.builder(nobody, Streams.axfr());
    assertThrows(ConnectException.class, options::open);
  }

  @Test
  void closingEndsAWaitFromAnotherThread() throws IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    ScriptedServer.Script silent =
        (query, out) -> {
          asked.countDown();
          hold(over);
        };
    try (ScriptedServer server = new ScriptedServer(silent)) {
      ZoneTransfer transfer = axfr(server).open();
      Thread closer =
          new Thread(
              () -> {
                hold(asked);
                transfer.close();
              });
      closer.start();
      assertThrows(IOException.class, transfer::next);
      closer.join();
      over.countDown();
    }
  }

  @Test
  void anIxfrThatIsNotKnownBecomesAnAxfr() throws IOException {
    for (Rcode rcode : List.of(Rcode.NOTIMP, Rcode.FORMERR)) {
      ScriptedServer.Script old =
          (query, out) -> {
            if (query.questions().get(0).type().equals(RecordType.IXFR)) {
              out.write(frame(refusal(query, rcode)));
            } else {
              out.write(ScriptedServer.frames(ScriptedServer.messages(query, "S5 a S5")));
            }
          };
      try (ScriptedServer server = new ScriptedServer(old)) {
        try (ZoneTransfer transfer = ixfr(server).open()) {
          assertEquals(List.of("ZONE 5 @1 [S5, a]"), all(transfer));
          assertEquals(Streams.axfr(), transfer.request());
        }
        assertEquals(2, server.queries().size());
        TransferException failure = fails(ixfr(server).fallback(false));
        assertEquals(rcode, failure.rcode().orElseThrow());
      }
    }
  }

  /** The response is not signed, because the server did not find the signature. */
  @Test
  void aSignedIxfrThatIsNotKnownBecomesAnAxfr() throws IOException {
    TsigKey key = TsigKey.parse("hmac-sha256:a.key:dHJhbnNmZXItdGVzdC1rZXktdHJhbnNmZXI=");
    try (ScriptedServer server =
        new ScriptedServer((query, out) -> out.write(frame(refusal(query, Rcode.NOTIMP))))) {
      TransferException failure = fails(ixfr(server).key(key));
      assertEquals(TransferFault.SIGNATURE, failure.fault());
      assertEquals(
          List.of(RecordType.IXFR, RecordType.AXFR),
          server.queries().stream().map(query -> query.questions().get(0).type()).toList());
    }
  }

  @Test
  void otherRefusalsAreFinal() throws IOException {
    for (Rcode rcode : List.of(Rcode.REFUSED, Rcode.NOTAUTH, Rcode.SERVFAIL)) {
      try (ScriptedServer server =
          new ScriptedServer((query, out) -> out.write(frame(refusal(query, rcode))))) {
        TransferException failure = fails(ixfr(server));
        assertEquals(TransferFault.RCODE, failure.fault());
        assertEquals(rcode, failure.rcode().orElseThrow());
        assertEquals(1, server.queries().size());
      }
    }
  }

  @Test
  void aServerWithoutEdnsIsAskedWithout() throws IOException {
    ScriptedServer.Script old =
        (query, out) -> {
          if (query.edns().isPresent()) {
            out.write(frame(refusal(query, Rcode.FORMERR)));
          } else {
            out.write(ScriptedServer.frames(ScriptedServer.messages(query, "S5 a S5")));
          }
        };
    try (ScriptedServer server = new ScriptedServer(old);
        ZoneTransfer transfer = axfr(server).edns(Edns.request()).open()) {
      assertEquals(List.of("ZONE 5 @1 [S5, a]"), all(transfer));
      assertEquals(2, server.queries().size());
    }
  }

  @Test
  void aRefusalAfterRecordsIsFinal() throws IOException {
    ScriptedServer.Script broken =
        (query, out) -> {
          out.write(ScriptedServer.frames(ScriptedServer.messages(query, "S5 S3 a")));
          out.write(frame(refusal(query, Rcode.FORMERR)));
        };
    try (ScriptedServer server = new ScriptedServer(broken)) {
      TransferException failure = fails(ixfr(server));
      assertEquals(TransferFault.RCODE, failure.fault());
      assertEquals(2, failure.messageNumber());
      assertEquals(1, server.queries().size());
    }
  }

  @Test
  void aDatagramIsEnoughWhereAllFits() throws IOException {
    ScriptedServer.DatagramScript script =
        query -> {
          List<ByteBuffer> answers = new ArrayList<>();
          // Packets that do not match the query or are malformed are ignored.
          Message other = refusal(query, Rcode.REFUSED);
          answers.add(Written.buffer(other.toBuilder().id(query.id() ^ 1).build()));
          answers.add(ByteBuffer.wrap(new byte[] {1, 2, 3}));
          answers.addAll(ScriptedServer.messages(query, "S4 S3 a S4 b S4"));
          return answers;
        };
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S9 S9"), script);
        ZoneTransfer transfer = ixfr(server).transport(Transport.UDP).open()) {
      assertEquals(List.of("DELETIONS 3 @1 [S3, a]", "ADDITIONS 4 @1 [S4, b]"), all(transfer));
      assertTrue(transfer.isComplete());
      assertEquals(1, server.queries().size());
    }
  }

  @Test
  void aDatagramThatIsNotEnoughLeadsToAStream() throws IOException {
    List<ScriptedServer.DatagramScript> scripts =
        List.of(
            query -> ScriptedServer.messages(query, "S4"),
            query -> ScriptedServer.messages(query, "S4 S3 a"),
            query -> List.of(Written.buffer(refusal(query, Rcode.NOTIMP))));
    for (ScriptedServer.DatagramScript script : scripts) {
      try (ScriptedServer server =
              new ScriptedServer(ScriptedServer.sends("S4 S3 a S4 b S4"), script);
          ZoneTransfer transfer = ixfr(server).transport(Transport.UDP).open()) {
        assertEquals(List.of("DELETIONS 3 @1 [S3, a]", "ADDITIONS 4 @1 [S4, b]"), all(transfer));
        assertEquals(2, server.queries().size());
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ZoneTransfer.builder(new InetSocketAddress(1), Streams.axfr())
                .transport(Transport.UDP));
  }

  /** The server is ahead of the reader by at most what the sockets buffer. */
  @Test
  void whoReadsSlowlySlowsTheServerDown() throws IOException, InterruptedException {
    AtomicLong sent = new AtomicLong();
    CountDownLatch over = new CountDownLatch(1);
    ScriptedServer.Script endless =
        (query, out) -> {
          StringBuilder words = new StringBuilder("S5");
          for (int i = 0; i < 1000; i++) {
            words.append(" n").append(i);
          }
          out.write(ScriptedServer.frames(ScriptedServer.messages(query, words.toString())));
          byte[] more = ScriptedServer.frames(ScriptedServer.messages(query, words.substring(3)));
          try {
            for (; ; ) {
              out.write(more);
              sent.addAndGet(more.length);
            }
          } finally {
            over.countDown();
          }
        };
    try (ScriptedServer server = new ScriptedServer(endless)) {
      try (ZoneTransfer transfer = axfr(server).open()) {
        for (int i = 0; i < 2000; i++) {
          assertTrue(transfer.next().records().size() >= 1000);
        }
        long ahead = sent.get() - transfer.receivedOctets();
        assertTrue(ahead < 32 << 20, ahead + " octets ahead");
        assertTrue(transfer.receivedOctets() > 16 << 20, "" + transfer.receivedOctets());
      }
      over.await();
    }
  }

  @Test
  void nonsenseIsRefused() {
    InetSocketAddress server = new InetSocketAddress("127.0.0.1", 53);
    ZoneTransfer.Builder options = ZoneTransfer.builder(server, Streams.axfr());
    assertThrows(IllegalArgumentException.class, () -> options.idleTimeout(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> options.timeout(Duration.ofDays(100_000)));
    InetSocketAddress unresolved = InetSocketAddress.createUnresolved("example.test", 53);
    assertThrows(
        IllegalArgumentException.class, () -> ZoneTransfer.builder(unresolved, Streams.axfr()));
    assertThrows(IllegalArgumentException.class, () -> options.localAddress(unresolved));
  }
}
