package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.FaultNames;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

/** The decoder of RDATA depends on type, class, and whether the message is an UPDATE. */
class RDataContextTest {
  private static final int QUERY = 0;
  private static final int UPDATE = 5;

  /** Returns a message with a question or zone of a class, and one record. */
  private static ByteBuffer message(
      int opcode, int zoneClass, int type, int recordClass, String hex) {
    boolean zone = zoneClass != 0;
    return ByteBuffer.wrap(
        Hex.of(
            "0000",
            Hex.u16(opcode << 11),
            zone ? "0001" : "0000",
            "0000 0001 0000",
            zone ? "00 0006" + Hex.u16(zoneClass) : "",
            "00" + Hex.u16(type) + Hex.u16(recordClass) + "00000000",
            Hex.u16(hex.length() / 2) + hex));
  }

  @ParameterizedTest
  @CsvSource({
    // opcode, class of question or zone, type, class, RDATA, expected kind of data
    "0, 1, 1, 1, 01020304, A",
    "0, 1, 1, 3, 0161000102, ChaosA",
    "0, 1, 1, 4, 01020304, A",
    "0, 1, 1, 32, 010203, UnknownRData",
    "0, 3, 1, 3, 0161000102, ChaosA",
    "0, 3, 28, 3, 01020304, UnknownRData",
    "0, 1, 28, 4, 01, UnknownRData",
    "0, 1, 33, 300, 01, UnknownRData",
    "0, 1, 26, 3, 01, UnknownRData",
    "0, 1, 2, 3, 00, Ns",
    "0, 1, 16, 3, 0161, Txt",
    "0, 1, 54, 1, 0102, UnknownRData",
    "0, 1, 65280, 1, '', UnknownRData",
    // No data: permitted in class ANY and NONE, and for a meta type.
    "0, 1, 1, 255, '', EmptyRData",
    "0, 1, 1, 254, '', EmptyRData",
    "0, 1, 252, 1, '', EmptyRData",
    "0, 1, 249, 1, '', EmptyRData",
    "0, 1, 65280, 255, '', EmptyRData",
    // RFC 2136 sections 2.4 and 2.5: RDATA in class NONE is read as in the zone's class.
    "5, 1, 1, 254, 01020304, A",
    "5, 3, 1, 254, 0161000102, ChaosA",
    "5, 1, 2, 254, 00, Ns",
    "5, 0, 1, 254, 01020304, UnknownRData",
    "0, 1, 1, 254, 01020304, UnknownRData",
    "5, 1, 1, 254, '', EmptyRData",
    "5, 1, 1, 255, '', EmptyRData",
    "5, 1, 6, 255, '', EmptyRData",
    "5, 1, 1, 1, 01020304, A",
    "5, 1, 1, 1, '', EmptyRData",
    "5, 1, 65280, 1, '', EmptyRData",
  })
  void rdataIsReadAsItsContextHasIt(
      int opcode, int zoneClass, int type, int recordClass, String hex, String kind)
      throws WireFormatException {
    ByteBuffer octets = message(opcode, zoneClass, type, recordClass, hex);
    Message message = Message.parse(octets);
    ResourceRecord record = message.authorities().get(0);
    assertEquals(kind, record.rdata().getClass().getSimpleName());
    assertEquals(type, record.rdata().type().value());
    byte[] written = Written.octets(message);
    assertEquals(Hex.text(octets.array()), Hex.text(written));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1, '', RDATA_TRUNCATED",
    "0, 1, 1, 1, 010203, RDATA_TRUNCATED",
    "0, 1, 2, 3, '', NAME_TRUNCATED",
    "0, 1, 1, 3, 01020304, NAME_TRUNCATED",
    "0, 1, 1, 4, 010203, RDATA_TRUNCATED",
    "5, 3, 1, 254, 01020304, NAME_TRUNCATED",
    "0, 1, 16, 3, '', TEXT_EMPTY",
    "5, 1, 1, 254, 010203, RDATA_TRUNCATED",
    "5, 1, 1, 254, 0102030405, RDATA_TRAILING",
    "5, 1, 1, 1, 010203, RDATA_TRUNCATED",
    "5, 1, 2, 254, 0161, NAME_TRUNCATED",
    "0, 1, 2, 255, 0161, NAME_TRUNCATED",
  })
  void rdataThatIsWrongInItsContextIsRefused(
      int opcode,
      int zoneClass,
      int type,
      int recordClass,
      String hex,
      @ConvertWith(FaultNames.class) Fault expected) {
    ByteBuffer octets = message(opcode, zoneClass, type, recordClass, hex);
    WireFormatException fault =
        assertThrows(WireFormatException.class, () -> Message.parse(octets));
    assertEquals(expected, fault.fault());
    String section = opcode == UPDATE ? "update[0] " : "authority[0] ";
    assertEquals(opcode == QUERY || opcode == UPDATE, fault.field().startsWith(section));
  }

  @Test
  void withoutAZoneNoRecordsClassStandsForIts() throws WireFormatException {
    Message update =
        Message.parse(
            ByteBuffer.wrap(
                Hex.of(
                    "0000 2800 0000 0000 0002 0000",
                    "00 0001 0001 00000000 0004 01020304",
                    "00 0001 00fe 00000000 0003 010203")));
    assertInstanceOf(A.class, update.authorities().get(0).rdata());
    assertInstanceOf(UnknownRData.class, update.authorities().get(1).rdata());
  }

  @Test
  void dataOfClassAnyAreWrongInAnUpdateBesideAdditionalRecords() throws WireFormatException {
    String record = "00 0010 00ff 00000000 0002 0161";
    String wrong = "0000 2800 0000 0000 0001 0000" + record;
    WireFormatException fault =
        assertThrows(
            WireFormatException.class, () -> Message.parse(ByteBuffer.wrap(Hex.of(wrong))));
    assertEquals(MessageFault.UPDATE_ANY_DATA, fault.fault());
    assertEquals("RDLENGTH is 2, in class ANY it must be 0", fault.detail());
    String right = "0000 2800 0000 0000 0000 0001" + record;
    Message update = Message.parse(ByteBuffer.wrap(Hex.of(right)));
    assertEquals(Txt.of("a"), update.additionals().get(0).rdata());
  }
}
