package io.wiredns.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Hex;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingReaderTest {
  /** The RDATA starts at offset 30, after a question of seven octets. */
  private static RecordView record(int type, String rdata) throws WireFormatException {
    return new MessageView()
        .wrap(
            ByteBuffer.wrap(
                Hex.of(
                    "0000 0000 0001 0000 0000 0001 0161 00 0001 0001 00",
                    Hex.u16(type),
                    (type == 250 ? "00ff" : "0001") + "00000000",
                    Hex.u16(Hex.of(rdata).length),
                    rdata)))
        .record(0);
  }

  /** Returns an array with the RDATA at its offset in the message; the reader needs the octets. */
  private static byte[] octets(RecordView record) {
    byte[] octets = new byte[record.rdataOffset() + record.rdataLength()];
    record.copyRData(octets, record.rdataOffset());
    return octets;
  }

  private static List<String> trace(RecordView record) throws WireFormatException {
    List<String> fields = new ArrayList<>();
    record.rdata(
        in ->
            new TracingReader(
                in,
                octets(record),
                field ->
                    fields.add(
                        "%s %d-%d %s"
                            .formatted(field.name(), field.from(), field.to(), field.value()))));
    return fields;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 | 000a c00c | preference 30-32 10, exchange 32-34 a.",
        "1 | 01020304 | address 30-34 1.2.3.4",
        "16 | 0161 00 | text 30-32 \"a\", text[1] text 32-33 \"\"",
        "41 | 0003 0001 ff | option[0] OPTION-CODE 30-32 NSID, option[0] NSID OPTION-LENGTH 32-34 1,"
            + " option[0] NSID identifier 34-35 FF",
        "30 | 00 40 | next 30-31 ., typeBitmap 31-32 40",
        "33 | 0001 0002 0003 00 | priority 30-32 1, weight 32-34 2, port 34-36 3, target 36-37 .",
      })
  void everyFieldIsToldWithItsOctetsAndItsValue(int type, String rdata, String expected)
      throws WireFormatException {
    List<String> fields = trace(record(type, rdata));
    List<String> wanted = List.of(expected.split(", "));
    // In TXT the element has the name of its field, and may be present or not.
    assertEquals(
        wanted.toString().replace("text[1] text", "text[1]"),
        fields.toString().replace("text[1] text", "text[1]"));
  }

  @Test
  void theValueIsTheSameAsWithoutTracing() throws WireFormatException {
    RecordView record = record(15, "000a c00c");
    assertEquals(
        record.rdata(), record.rdata(in -> new TracingReader(in, octets(record), field -> {})));
  }

  @Test
  void fieldsBeforeAFaultAreTold() throws WireFormatException {
    RecordView record = record(33, "0001 0002 00");
    List<String> fields = new ArrayList<>();
    WireFormatException fault =
        assertThrows(
            WireFormatException.class,
            () ->
                record.rdata(
                    in ->
                        new TracingReader(in, octets(record), field -> fields.add(field.name()))));
    assertEquals("additional[0] SRV port", fault.field());
    assertEquals(List.of("priority", "weight"), fields);
  }

  @Test
  void opaqueDataHaveNoFields() throws WireFormatException {
    assertEquals(List.of(), trace(record(65_280, "0102")));
  }
}
