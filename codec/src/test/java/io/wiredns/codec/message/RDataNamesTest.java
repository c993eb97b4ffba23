package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies RDATA out of a message; names are expanded if the type permits compression. */
class RDataNamesTest {
  /** A message with the question {@code a.} at offset 12, and a record owned by the root. */
  private static RecordView record(int type, String rdata) throws WireFormatException {
    return record(type, "0001", rdata);
  }

  private static RecordView record(int type, String recordClass, String rdata)
      throws WireFormatException {
    int length = Hex.of(rdata).length;
    byte[] octets =
        Hex.of(
            "0000 8000 0001 0001 0000 0000  0161 00 0001 0001",
            "00" + Hex.u16(type) + recordClass + "00000000" + Hex.u16(length) + rdata);
    return new MessageView().wrap(ByteBuffer.wrap(octets)).record(0);
  }

  private static String expanded(RecordView record) {
    byte[] target = new byte[3 + record.rdataLength() + 510];
    int length = record.copyExpandedRData(target, 3);
    return length < 0 ? "malformed" : Octets.of(target, 3, length).toHex();
  }

  @ParameterizedTest
  @CsvSource({
    "2, c00c, 016100",
    "3, 0162c00c, 0162016100",
    "4, c00c, 016100",
    "5, c00c, 016100",
    "6, c00c 0162c00c 0102030405060708090a0b0c0d0e0f1011121314,"
        + " 016100 0162016100 0102030405060708090a0b0c0d0e0f1011121314",
    "7, c00c, 016100",
    "8, c00c, 016100",
    "9, c00c, 016100",
    "12, 016200, 016200",
    "14, c00c c00c, 016100 016100",
    "15, 000a c00c, 000a 016100",
    "17, c00c 00, 016100 00",
    "18, c0c0 c00c, c0c0 016100",
    "21, ffff 0162c00c, ffff 0162016100",
    "24, 000102030405060708090a0b0c0d0e0f1011 c00c c00c,"
        + " 000102030405060708090a0b0c0d0e0f1011 016100 c00c",
    "26, 000a c00c 0162c00c, 000a 016100 0162016100",
    "30, c00c 40, 016100 40",
    "33, 0001 0002 c00c c00c, 0001 0002 c00c 016100",
    "35, 0001 0002 0155 02c00c 00 c00c, 0001 0002 0155 02c00c 00 016100",
    "35, 0001 0002 00 00 00 c00c, 0001 0002 00 00 00 016100",
  })
  void namesAreExpandedWhereTheTypeHasThem(int type, String rdata, String expected)
      throws WireFormatException {
    RecordView record = record(type, rdata);
    assertTrue(record.hasRDataNames());
    assertEquals(expected.replace(" ", ""), expanded(record));
    assertEquals(rdata.replace(" ", ""), record.rawRData().toHex());
    byte[] raw = new byte[record.rdataLength() + 2];
    assertEquals(record.rdataLength(), record.copyRData(raw, 2));
    assertEquals("0000" + rdata.replace(" ", ""), Hex.text(raw));
    int room = expected.replace(" ", "").length() / 2;
    assertThrows(
        IndexOutOfBoundsException.class, () -> record.copyExpandedRData(new byte[room - 1], 0));
  }

  @ParameterizedTest
  @CsvSource({"1, c00cc00c", "10, c00c", "16, 02c00c", "36, 000a c00c", "39, c00c", "65280, c00c"})
  void otherDataAreCopiedAsTheyAre(int type, String rdata) throws WireFormatException {
    RecordView record = record(type, rdata);
    assertEquals(false, record.hasRDataNames());
    assertEquals(rdata.replace(" ", ""), expanded(record));
  }

  @Test
  void noDataAreNoneInClassAny() throws WireFormatException {
    assertEquals("", expanded(record(2, "00ff", "")));
    assertEquals("016100", expanded(record(2, "00ff", "c00c")));
    assertEquals("malformed", expanded(record(2, "0001", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 -",
        "2 c0",
        "2 0161",
        "2 c0ff",
        "6 c00c",
        "6 c00c c0ff 00",
        "15 00",
        "15 000a",
        "15 000a c0ff",
        "24 000102030405060708090a0b0c0d0e0f10",
        "35 0001 0002",
        "35 0001 0002 0155 0155",
        "35 0001 0002 0155 0155 0155",
        "35 0001 0002 00 00 03c00c",
        "35 0001 0002 00 00 ff c00c",
      })
  void malformedNamesAreToldFromOthers(String row) throws WireFormatException {
    int space = row.indexOf(' ');
    String rdata = row.substring(space + 1).replace("-", "");
    assertEquals("malformed", expanded(record(Integer.parseInt(row.substring(0, space)), rdata)));
  }

  @Test
  void whatStandsAfterTheDataIsNoPartOfThem() throws WireFormatException {
    byte[] octets =
        Hex.of(
            "0000 8000 0000 0002 0000 0000",
            "00 0023 0001 00000000 0006 0001 0002 00 05",
            "00 0002 0001 00000000 0001 00");
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(octets));
    assertEquals("malformed", expanded(view.record(0)));
    assertEquals("00", expanded(view.record(1)));
  }
}
