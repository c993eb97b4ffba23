package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.FaultNames;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataText;
import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.zone.ZoneWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Type A in the classes that have a layout for it: IN, CH, HS. */
class ChaosATest {
  private static final Name OWNER = Name.of("host.example");

  private static RData parse(RecordClass recordClass, String text)
      throws IOException, TextFormatException {
    Words words = new Words();
    new EntryScanner(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
        .next(words);
    return RDataText.parse(RecordType.A, recordClass, words, 0, Name.ROOT, Registry.standard());
  }

  /** Parses a message with a record of these octets and returns its RDATA. */
  private static RData fromWire(RecordClass recordClass, String hex) throws WireFormatException {
    ByteBuffer message = ByteBuffer.allocate(512);
    message.putLong(0x0000_8000_0000_0001L).putInt(0).put((byte) 0);
    byte[] rdata = Octets.fromHex(hex).toArray();
    message.putShort((short) 1).putShort((short) recordClass.value()).putInt(0);
    message.putShort((short) rdata.length).put(rdata);
    return Message.parse(message.flip()).answers().get(0).rdata();
  }

  @ParameterizedTest
  @CsvSource({
    "CH, a. 1, 0161000001",
    "CH, A.Example. 177777, 0141074578616d706c6500ffff",
    "CH, . 0, 000000",
    "HS, 192.0.2.1, c0000201",
    "IN, 192.0.2.1, c0000201",
  })
  void textAndOctetsAreThoseOfBind(RecordClass recordClass, String text, String hex)
      throws Exception {
    RData rdata = parse(recordClass, text);
    assertEquals(text, rdata.toText());
    assertEquals(hex, Octets.of(rdata.toOctets().toArray()).toHex());
    assertEquals(rdata, fromWire(recordClass, hex));
    assertEquals(rdata, parse(recordClass, "\\# " + hex.length() / 2 + " " + hex));
    assertEquals(recordClass.equals(RecordClass.CH), rdata instanceof ChaosA);
    String generic = recordClass + " A \\# " + hex.length() / 2 + " " + hex + "\n";
    String expected = recordClass + "\tA\t" + text;
    String line = recordClass + " A " + text + "\n";
    Tool.compareWithBind(
        () -> {
          assertEquals(expected, Tool.run(generic, "named-rrchecker", "-p").output().strip());
          assertEquals(expected, Tool.run(line, "named-rrchecker", "-p").output().strip());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"a. 200000", "a. 8", "a. 0x1", "a.", "a. 1 2", "192.0.2.1", "a. -1"})
  void otherTextsAreRefusedAsByBind(String text) {
    assertThrows(TextFormatException.class, () -> parse(RecordClass.CH, text));
    Tool.compareWithBind(
        () -> assertEquals(1, Tool.run("CH A " + text + "\n", "named-rrchecker", "-p").status()));
  }

  @ParameterizedTest
  @CsvSource({
    "CH, c0000201, POINTER_FORBIDDEN",
    "CH, 01610001, RDATA_TRUNCATED",
    "CH, 016100000102, RDATA_TRAILING",
    "HS, c00002, RDATA_TRUNCATED",
  })
  void otherOctetsAreFaults(
      RecordClass recordClass, String hex, @ConvertWith(FaultNames.class) Fault fault) {
    WireFormatException wrong =
        assertThrows(WireFormatException.class, () -> fromWire(recordClass, hex));
    assertEquals(fault, wrong.fault());
  }

  @Test
  void inAClassWithoutALayoutTheOctetsAreOpaque() throws Exception {
    assertInstanceOf(UnknownRData.class, fromWire(RecordClass.of(32), "c0"));
  }

  /** Otherwise the result of writing could not be read. */
  @Test
  void dataOfAnotherClassAreNotWritten() {
    RData chaos = new ChaosA(Name.of("a"), 1);
    RData address = new A(1);
    refused(new ResourceRecord(OWNER, RecordClass.CH, 0, address));
    refused(new ResourceRecord(OWNER, RecordClass.IN, 0, chaos));
    refused(new ResourceRecord(OWNER, RecordClass.HS, 0, chaos));
    var update = Message.update(Name.of("example"), RecordClass.CH);
    update.delete(new ResourceRecord(OWNER, RecordClass.CH, 0, chaos));
    assertEquals(1, update.build().authorities().size());
  }

  private static void refused(ResourceRecord record) {
    assertThrows(IllegalArgumentException.class, () -> Message.builder().answer(record).build());
    ZoneWriter writer = ZoneWriter.of(OutputStream.nullOutputStream());
    assertThrows(IllegalArgumentException.class, () -> writer.write(record));
  }
}
