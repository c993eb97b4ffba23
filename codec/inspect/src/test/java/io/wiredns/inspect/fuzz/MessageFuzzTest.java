package io.wiredns.inspect.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.QuestionView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.TolerantResult;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.DigText;
import io.wiredns.inspect.Dissection;
import io.wiredns.inspect.Dissector;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads any octets as a message; each target checks what must hold for all input. */
class MessageFuzzTest {
  private static final int MOST = 65_535;
  private static final long NOW = 1_700_000_000L;
  private static final TsigKey KEY =
      TsigKey.of(Name.of("key.test"), TsigAlgorithm.HMAC_SHA256, new byte[32]);

  private static void checkPlace(Fault fault, int offset, int length) {
    assertNotNull(fault);
    assertTrue(offset >= 0 && offset <= length, fault + " at octet " + offset + " of " + length);
  }

  @MethodSource("io.wiredns.inspect.fuzz.Seeds#messages")
  @FuzzTest
  void view(byte[] octets) {
    MessageView view = new MessageView();
    ByteBuffer message = ByteBuffer.wrap(octets);
    boolean accepted = view.tryWrap(message);
    if (accepted) {
      touch(view);
    } else {
      checkPlace(view.fault(), view.faultOffset(), octets.length);
      assertFalse(view.failure().getMessage().isEmpty());
    }
    QuestionView question = new QuestionView();
    boolean questionAccepted = question.tryWrap(message);
    assertTrue(questionAccepted || !accepted, "a message is accepted, its question is not");
    assertEquals(accepted, view.wrapTolerant(message).isEmpty());
    if (view.hasHeader()) {
      touch(view);
    }
    assertEquals(0, message.position());
  }

  private static void touch(MessageView view) {
    byte[] target = new byte[MOST + 600];
    for (int i = 0; i < view.questionCount(); i++) {
      int length = view.copyQuestionName(i, target, 0);
      assertEquals(length, view.questionName(i).toName().length());
    }
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      assertEquals(record.name().length(), record.copyName(target, 0));
      assertTrue(record.name().isSameAs(record.name().toName()));
      assertEquals(record.rdataLength(), record.copyRData(target, 0));
      record.copyExpandedRData(target, 0);
    }
  }

  @MethodSource("io.wiredns.inspect.fuzz.Seeds#messages")
  @FuzzTest
  void parse(byte[] octets) {
    try {
      Message message = Message.parse(ByteBuffer.wrap(octets));
      assertFalse(message.toString().isEmpty());
      assertFalse(DigText.standard().toText(message).isEmpty());
    } catch (WireFormatException malformed) {
      checkPlace(malformed.fault(), malformed.offset(), octets.length);
      assertFalse(malformed.getMessage().isEmpty());
    }
  }

  @MethodSource("io.wiredns.inspect.fuzz.Seeds#messages")
  @FuzzTest
  void parseTolerant(byte[] octets) {
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
    String strict = null;
    try {
      assertEquals(Message.parse(ByteBuffer.wrap(octets)), result.message().orElseThrow());
    } catch (WireFormatException malformed) {
      strict = malformed.getMessage();
    }
    List<String> faults = result.faults().stream().map(WireFormatException::getMessage).toList();
    assertEquals(strict == null, faults.isEmpty());
    assertTrue(strict == null || faults.contains(strict), strict + " is not in " + faults);
    result.faults().forEach(fault -> checkPlace(fault.fault(), fault.offset(), octets.length));
    result
        .message()
        .ifPresent(message -> assertFalse(DigText.standard().toText(message).isEmpty()));
    ByteBuffer message = ByteBuffer.wrap(octets);
    Dissection dissection = Dissector.standard().dissect(message);
    // The dissection also reads the TLVs of a DSO message; for the others DsoMessage does.
    boolean inMessage = dissection.faults().stream().anyMatch(fault -> !isOfDso(fault));
    assertEquals(strict != null, inMessage);
    assertNotNull(dissection.toText());
  }

  /** Returns whether a fault is that of a DSO message: its counts, its TLVs or a field in a TLV. */
  private static boolean isOfDso(WireFormatException fault) {
    return fault.fault().name().startsWith("DSO_") || fault.field().startsWith("DSO tlv[");
  }

  @MethodSource("io.wiredns.inspect.fuzz.Seeds#messages")
  @FuzzTest
  void parseWriteParse(byte[] octets) throws WireFormatException {
    Message message;
    try {
      message = Message.parse(ByteBuffer.wrap(octets));
    } catch (WireFormatException malformed) {
      return;
    }
    ByteBuffer out = ByteBuffer.allocate(MOST);
    MessageWriter writer = new MessageWriter();
    if (!writer.write(message, out)) {
      assertEquals(0, out.position());
      return;
    }
    byte[] written = Arrays.copyOf(out.array(), out.position());
    Message again = Message.parse(ByteBuffer.wrap(written));
    assertEquals(message, again);
    assertEquals(message.hashCode(), again.hashCode());
    out.clear();
    assertTrue(new MessageWriter().write(again, out));
    assertArrayEquals(written, Arrays.copyOf(out.array(), out.position()));
    // A writer that has grown may find more pointer targets; the content is the same.
    assertTrue(writer.write(again, out.clear()));
    assertEquals(message, Message.parse(out.flip()));
    for (int limit : new int[] {12, written.length / 2, written.length - 1}) {
      out.clear();
      writer.writeTruncated(message, out, limit);
      assertTrue(out.position() <= limit);
      if (out.position() > 0) {
        Message.parse(out.flip());
      }
    }
  }

  @MethodSource("io.wiredns.inspect.fuzz.Seeds#messages")
  @FuzzTest
  void tsigVerify(byte[] octets) {
    ByteBuffer message = ByteBuffer.wrap(octets);
    TsigServer server = new TsigServer(TsigKeyRing.of(KEY));
    TsigResult request = server.verify(message, Instant.ofEpochSecond(NOW));
    if (request instanceof TsigResult.Rejected && octets.length >= 12) {
      ByteBuffer error = ByteBuffer.allocate(MOST);
      assertTrue(server.writeError(error, Instant.ofEpochSecond(NOW)));
      assertTrue(new MessageView().tryWrap(error.flip()), "an error message that is malformed");
    }
    TsigClient client = new TsigClient(KEY);
    client.await(Octets.of(new byte[32]));
    assertNotNull(client.verify(message, Instant.ofEpochSecond(NOW)));
    begin(client, server);
    assertNotNull(client.verifyNext(message, Instant.ofEpochSecond(NOW)));
    assertEquals(0, message.position());
  }

  /** Accepts the first message of a stream, which is well-formed. */
  private static void begin(TsigClient client, TsigServer server) {
    ByteBuffer out = ByteBuffer.allocate(512);
    Message.query(1, Name.of("example"), RecordType.AXFR).write(out);
    assertTrue(client.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertTrue(server.verify(out.flip(), Instant.ofEpochSecond(NOW)).isVerified());
    out.clear().put(2, (byte) 0x80).position(25);
    out.putShort(10, (short) 0);
    assertTrue(server.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertTrue(client.verify(out.flip(), Instant.ofEpochSecond(NOW)).isVerified());
  }
}
