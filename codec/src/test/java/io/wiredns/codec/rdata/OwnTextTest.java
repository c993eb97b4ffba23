package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.internal.wire.WireWriter;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Properties of the types whose text is not one word for each field. */
class OwnTextTest {
  static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static FieldDecoder<? extends RData> decoder(String type) {
    return Registry.standard().decoder(RecordType.parse(type).value(), 1);
  }

  /** Returns the value of well-formed octets. */
  static RData read(String type, byte[] octets) {
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    RData rdata = decoder.decode(decoder(type), 0, octets.length);
    assertNotNull(rdata, () -> decoder.failure(type).getMessage());
    return rdata;
  }

  /** Returns the fault of octets, or null if there is none. */
  static WireFormatException fault(String type, byte[] octets) {
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    return decoder.decode(decoder(type), 0, octets.length) == null ? decoder.failure(type) : null;
  }

  /** Asserts that octets of a type are refused with a fault at an offset. */
  static void assertFault(String type, String hex, Fault reason, int offset) {
    WireFormatException fault = fault(type, octets(hex));
    assertNotNull(fault);
    assertEquals(reason, fault.fault(), fault.getMessage());
    assertEquals(offset, fault.offset(), fault.getMessage());
  }

  static String written(RData rdata) {
    byte[] room = new byte[65_535];
    WireWriter writer = new WireWriter();
    writer.open(room, 0, room.length);
    rdata.write(writer);
    return HexFormat.of().formatHex(room, 0, writer.length());
  }

  static RData parse(String type, String text) throws TextFormatException {
    return RData.parse(RecordType.parse(type), text);
  }

  @Test
  void relativeNamesAreCompletedByTheOrigin() throws TextFormatException {
    Name origin = Name.of("example.");
    for (String text :
        List.of(
            "A6 128 foo",
            "NXT foo A",
            "IPSECKEY 1 3 0 foo",
            "AMTRELAY 1 0 3 foo",
            "HIP 1 AA AQ== foo",
            "SVCB 1 foo")) {
      int blank = text.indexOf(' ');
      RecordType type = RecordType.parse(text.substring(0, blank));
      RData rdata = RData.parse(type, text.substring(blank + 1), origin, Registry.standard());
      assertTrue(rdata.toText().contains("foo.example."), rdata.toText());
    }
  }

  @Test
  void valuesSayWhatTheyMean() throws TextFormatException {
    Wks wks = assertInstanceOf(Wks.class, parse("WKS", "10.0.0.1 tcp smtp 8191"));
    assertEquals(List.of(25, 8191), wks.ports());
    assertEquals(wks, Wks.of(0x0A000001, 6, List.of(8191, 25)));
    Caa caa = assertInstanceOf(Caa.class, parse("CAA", "128 issue \";\""));
    assertTrue(caa.isCritical());
    assertEquals(9_000_000_000L, Loc.centimetres(0x99));
    assertEquals(100, Loc.centimetres(0x12));
    assertEquals("UnknownRData", read("LOC", octets("01")).getClass().getSimpleName());
    Amtrelay relay = (Amtrelay) read("AMTRELAY", octets("0a 84 0102"));
    assertEquals(4, relay.relay().type());
    assertTrue(relay.discoveryOptional());
  }
}
