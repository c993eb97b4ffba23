package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Vectors;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** RDATA are written from their octets as their values write them, and malformed ones refused. */
class RDataPlanTest {
  private static final int ROUNDS = 20_000;

  /** Octets that mean something in names and in text. */
  private static final byte[] SPECIAL = {0, 1, 8, (byte) 0xC0, 0xC, '"', '\\', '.', ' ', '$', 0x7F};

  private final AsciiBuffer buffer = new AsciiBuffer();
  private final FieldText fields = new FieldText(buffer, new Mnemonics(Registry.standard()));
  private final MessageView view = new MessageView();
  private final byte[] expanded = new byte[70_000];
  private final TreeSet<Integer> written = new TreeSet<>();
  private int refused;

  /** Returns a message for each good RDATA of each type. */
  private static List<byte[]> vectors() {
    return Vectors.ALL.stream()
        .map(
            vector ->
                Hex.of(
                    "0000 8400 0000 0001 0000 0000 00",
                    Hex.u16(vector.type().value()),
                    "0001 00000000",
                    Hex.u16(vector.octets().length),
                    Hex.text(vector.octets())))
        .toList();
  }

  private void compare(byte[] message) {
    if (!view.tryWrap(message)) {
      return;
    }
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      byte[] plan = RDataPlan.of(record.typeValue(), view.registry());
      if (plan != null && record.classValue() == 1 && record.rdataLength() > 0) {
        compare(record, plan);
      }
    }
  }

  private void compare(RecordView record, byte[] plan) {
    String text = null;
    try {
      text = record.rdata().toText();
    } catch (WireFormatException malformed) {
      refused++;
    }
    buffer.clear();
    buffer.append("before");
    int to = record.copyExpandedRData(expanded, 0);
    fields.open(expanded, 0, to, 0);
    boolean good = to >= 0 && fields.append(plan);
    if (good) {
      written.add(record.typeValue());
    }
    boolean rare = record.typeValue() == 64 || record.typeValue() == 65;
    if (text == null || !good && rare) {
      assertFalse(good, record + " is malformed");
      assertEquals("before", buffer.toString());
    } else {
      assertEquals("before" + text, buffer.toString(), record.toString());
    }
  }

  @Test
  void theTextIsThatOfTheValue() {
    List<byte[]> corpus = Shared.corpus();
    corpus.addAll(vectors());
    corpus.forEach(this::compare);
    Random random = new Random(9);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] message = corpus.get(random.nextInt(corpus.size())).clone();
      int at = message.length < 24 ? 0 : 12 + random.nextInt(message.length - 12);
      if (at > 0 && message.length < 1_500) {
        message[at] =
            random.nextBoolean()
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : (byte) (message[at] + random.nextInt(3) - 1);
        compare(message);
      }
    }
    assertTrue(written.size() > 55, "types: " + written);
    assertTrue(refused > 500, "refused: " + refused);
  }

  @Test
  void aBufferIsWrittenToAsAnyAppendableIs() throws Exception {
    Rfc8427Json json = Rfc8427Json.standard();
    StringBuilder expected = new StringBuilder();
    for (byte[] message : Shared.corpus()) {
      if (view.tryWrap(message) && message.length < 2_000) {
        String before = expected.toString();
        try {
          expected.append(json.toText(view));
          json.write(view, buffer);
        } catch (WireFormatException malformed) {
          assertEquals(before.length(), buffer.length(), "text of a malformed message");
        }
        json.write(message, buffer);
        json.write(message, expected);
        Message parsed = Message.parseTolerant(message).message().orElseThrow();
        json.write(parsed, buffer);
        json.write(parsed, expected);
      }
      if (expected.length() > 100_000) {
        assertEquals(expected.toString(), buffer.toString());
        expected.setLength(0);
        buffer.clear();
      }
    }
    assertEquals(expected.toString(), buffer.toString());
  }

  @Test
  void linesOfAViewAreThoseOfItsMessage() throws Exception {
    List<byte[]> messages = Shared.corpus();
    messages.addAll(vectors());
    int compared = 0;
    for (TextForm form : TextForm.values()) {
      DigText dig = DigText.builder().form(form).build();
      for (byte[] message : messages) {
        if (!view.tryWrap(message)) {
          continue;
        }
        buffer.clear();
        buffer.append("before");
        try {
          Message parsed = Message.parse(message);
          dig.write(view, buffer);
          assertEquals("before" + dig.toText(parsed), buffer.toString());
          assertEquals(dig.toText(parsed), dig.toText(view));
          compared++;
        } catch (WireFormatException malformed) {
          String fault =
              assertThrows(WireFormatException.class, () -> dig.write(view, buffer)).getMessage();
          assertEquals(malformed.getMessage(), fault);
          assertEquals("before", buffer.toString());
        }
      }
    }
    assertTrue(compared > 6_000, compared + " messages");
  }

  @Test
  void theTextOfARecordsDataIsWrittenAlone() throws Exception {
    DigText generic = DigText.builder().form(TextForm.GENERIC).build();
    for (byte[] message : vectors()) {
      if (view.tryWrap(message)) {
        RecordView record = view.record(0);
        buffer.clear();
        DigText.standard().writeRData(view, record, buffer);
        assertEquals(record.rdata().toText(), buffer.toString());
        StringBuilder text = new StringBuilder();
        generic.writeRData(view, record, text);
        assertEquals(record.rdata().toGenericText(), text.toString());
      }
    }
  }

  @Test
  void writingTheViewsOfACorpusAllocatesLittle() {
    List<byte[]> good = new ArrayList<>(Shared.corpus());
    good.removeIf(message -> !view.tryWrap(message) || message.length > 600);
    Runnable all =
        () -> {
          for (byte[] message : good) {
            view.tryWrap(message);
            try {
              Rfc8427Json.standard().write(view, buffer);
              DigText.standard().write(view, buffer);
            } catch (WireFormatException | java.io.IOException malformed) {
              // Its allocation counts, too.
            }
            buffer.clear();
          }
        };
    all.run();
    long before = Allocations.octets();
    all.run();
    long perMessage = (Allocations.octets() - before) / good.size();
    assertTrue(perMessage < 1_500, perMessage + " octets for each message");
    assertTrue(good.size() > 2_000, good.size() + " messages");
  }
}
