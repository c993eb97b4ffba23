package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The memory that reusable objects retain after the messages that make them grow most, as their
 * Javadoc states.
 */
class RetainedMemoryTest {
  private static final int KIB = 1024;

  private static final String QUERY =
      "000000000001000000000000" + GrowingMessages.QUESTION.replace(" ", "");

  /** A message of twelve octets, which is processed last. */
  private static final byte[] SMALL = new byte[12];

  private static void check(String what, Object object, int kib) {
    long octets = Retained.octets(object);
    assertTrue(octets <= (long) kib * KIB, what + " keeps " + octets + " octets");
  }

  @Test
  void views() throws Exception {
    MessageView view = new MessageView();
    for (byte[] message : GrowingMessages.all()) {
      if (view.tryWrap(ByteBuffer.wrap(message))) {
        for (int i = 0; i < view.recordCount(); i++) {
          RecordView record = view.record(i);
          record.rdata();
          record.toRecord();
        }
      }
      check("a view that shows a message", view, 4096);
      view.tryWrap(ByteBuffer.wrap(SMALL));
      check("a view", view, 640);
    }
  }

  @Test
  void classifiers() throws Exception {
    MessageView view = new MessageView();
    MessageView query = new MessageView();
    query.wrap(ByteBuffer.wrap(HexFormat.of().parseHex(QUERY)));
    ResponseClassifier classifier = new ResponseClassifier();
    for (byte[] message : GrowingMessages.all()) {
      view.wrap(ByteBuffer.wrap(message));
      classifier.classify(query, ByteBuffer.wrap(message));
      classifier.classify(view);
    }
    view.tryWrap(ByteBuffer.wrap(SMALL));
    classifier.classify(query, ByteBuffer.wrap(SMALL));
    classifier.classify(view);
    check("a classifier", classifier, 700);
    classifier.classify(view.wrap(ByteBuffer.wrap(GrowingMessages.all().get(1))));
    check("a classifier that has seen a view of the caller's", classifier, 700);
  }

  @Test
  void writers() throws Exception {
    MessageWriter writer = new MessageWriter();
    ByteBuffer direct = ByteBuffer.allocateDirect(65_535);
    for (byte[] message : GrowingMessages.all()) {
      writer.write(Message.parse(ByteBuffer.wrap(message)), direct.clear());
    }
    MessageBuilder names = Message.builder();
    for (int i = 0; i < 2_900; i++) {
      names.answer(new ResourceRecord(Name.of("n" + i + ".a"), 0, new A(i)));
    }
    assertTrue(writer.write(names.build(), direct.clear()));
    check("a writer", writer, 640);
  }

  @Test
  void signers() throws Exception {
    TsigKey key = TsigKey.of(Name.of("key."), TsigAlgorithm.HMAC_SHA256, new byte[32]);
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    TsigClient client = new TsigClient(key);
    for (byte[] message : GrowingMessages.all()) {
      ByteBuffer out = ByteBuffer.allocate(65_535);
      out.put(message, 0, Math.min(message.length, 65_400));
      client.sign(out, 0, Instant.ofEpochSecond(1));
      server.verify(out.flip(), Instant.ofEpochSecond(1));
      server.verify(ByteBuffer.wrap(message), Instant.ofEpochSecond(1));
    }
    check("a TSIG client", client, 1024);
    check("a TSIG server", server, 1024);
  }
}
