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
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reusable objects keep after the messages that make them grow most, as their pages say. */
class RetainedMemoryTest {
  private static final int KIB = 1024;
  private static final int RESPONSE = 0x8000;

  private static final String QUESTION = "0161 00 00ff 0001";
  private static final String QUERY = "000000000001000000000000" + QUESTION.replace(" ", "");

  /** Twelve octets, to be looked at last. */
  private static final byte[] SMALL = new byte[12];

  /** A name of 120 pointers, and records whose owner and target it is, or one of those in it. */
  private static byte[] stairs() {
    ByteBuffer out = ByteBuffer.wrap(Growth.message(RESPONSE, 1, QUESTION, "00".repeat(14), 1));
    out.position(19);
    out.put((byte) 0).putShort((short) 0xFF00).putShort((short) 1).putInt(0).putShort((short) 480);
    int first = out.position();
    for (int i = 0; i < 120; i++) {
      int before = i == 0 ? WireLimits.HEADER_OCTETS : out.position() - 4;
      out.putShort((short) 0x0161).putShort((short) (0xC000 | before));
    }
    int records = 1;
    while (out.remaining() >= 14) {
      int stair = 0xC000 | first + 4 * (119 - records % 100);
      out.putShort((short) stair).putInt(0x00050001).putInt(0).putInt(0x20000 | stair);
      records++;
    }
    out.putShort(6, (short) records).limit(out.position()).position(0);
    byte[] message = new byte[out.remaining()];
    out.get(message);
    return message;
  }

  private static List<byte[]> messages() {
    byte[] questions = Growth.message(RESPONSE, 1, QUESTION, "c00c 0001 0001", 1);
    ByteBuffer header = ByteBuffer.wrap(questions);
    header.putShort(4, (short) (header.getShort(6) + 1)).putShort(6, (short) 0);
    return List.of(
        Growth.message(RESPONSE, 1, QUESTION, "00 0005 0001 00000000 0001 00", 1),
        Growth.message(RESPONSE, 1, QUESTION, "c00c 0005 0001 00000000 0002 c00c", 1),
        Growth.message(RESPONSE, 1, QUESTION, "00 0001 00ff 00000000 0000", 1),
        Growth.message(RESPONSE, 1, QUESTION, "0161c00c 0002 0001 00000000 0004 0161c00c", 1),
        stairs(),
        questions);
  }

  private static void check(String what, Object object, int kib) {
    long octets = Retained.octets(object);
    assertTrue(octets <= (long) kib * KIB, what + " keeps " + octets + " octets");
  }

  @Test
  void views() throws Exception {
    MessageView view = new MessageView();
    for (byte[] message : messages()) {
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
    for (byte[] message : messages()) {
      view.wrap(ByteBuffer.wrap(message));
      classifier.classify(query, ByteBuffer.wrap(message));
      classifier.classify(view);
    }
    view.tryWrap(ByteBuffer.wrap(SMALL));
    classifier.classify(query, ByteBuffer.wrap(SMALL));
    classifier.classify(view);
    check("a classifier", classifier, 700);
    classifier.classify(view.wrap(ByteBuffer.wrap(messages().get(1))));
    check("a classifier that has seen a view of the caller's", classifier, 700);
  }

  @Test
  void writers() throws Exception {
    MessageWriter writer = new MessageWriter();
    ByteBuffer direct = ByteBuffer.allocateDirect(65_535);
    for (byte[] message : messages()) {
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
    for (byte[] message : messages()) {
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
