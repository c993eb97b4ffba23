package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireDecoder;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The types whose text is not one word a field: octets, text and back.
 *
 * <p>Octets and text are what BIND 9.18's named-rrchecker makes of the examples of the types' RFCs,
 * but for those of UNECE and ISO (octets by hand, text of the draft's examples) and those marked as
 * our own.
 */
class OddTypesTest {
  record Vector(String type, String hex, String text) {
    @Override
    public String toString() {
      return type + " " + text;
    }
  }

  private static Vector v(String type, String hex, String text) {
    return new Vector(type, hex, text);
  }

  static final List<Vector> VECTORS =
      List.of(
          v("NULL", "", "\\# 0"),
          v("NULL", "00ff10ab", "\\# 4 00FF10AB"),
          v("WKS", "0a0000010600000540", "10.0.0.1 6 21 23 25"),
          v("WKS", "0a0000011100000000000004", "10.0.0.1 17 53"),
          v("WKS", "0a00000101", "10.0.0.1 1"),
          v("ISDN", "0f31353038363230323830303332313703303034", "\"150862028003217\" \"004\""),
          v("ISDN", "0f313530383632303238303033323137", "\"150862028003217\""),
          v("ISDN", "016100", "\"a\" \"\""),
          v(
              "NSAP",
              "47000580005a0000000001e133ffffff00016100",
              "0x47000580005a0000000001e133ffffff00016100"),
          v("NSAP", "47", "0x47"),
          v(
              "LOC",
              "0033161389172dd070be15f000988d20",
              "42 21 54.000 N 71 6 18.000 W -24.00m 30m 10000m 10m"),
          v(
              "LOC",
              "001224138917069070bf2dd800988d20",
              "42 21 43.952 N 71 5 6.344 W -24.00m 1m 200m 10m"),
          v(
              "LOC",
              "001216138b3556c88008165000989a68",
              "52 14 5.000 N 0 8 50.000 E 10.00m 1m 10000m 10m"),
          v(
              "LOC",
              "00121613791b7d2898e6486800989a68",
              "32 7 19.000 S 116 2 25.000 E 10.00m 1m 10000m 10m"),
          v(
              "LOC",
              "00505100934fd90059604e0000000000",
              "90 0 0.000 N 180 0 0.000 W -100000.00m 0.05m 0.50m 0.00m"),
          v(
              "LOC",
              "009999997fffffff80000000ffffffff",
              "0 0 0.001 S 0 0 0.000 E 42849672.95m 90000000m 90000000m 90000000m"),
          v("LOC", "01aabb", "\\# 3 01AABB"),
          v("NXT", "03626967076578616d706c650040010082", "big.example. A MX SIG NXT"),
          v("NXT", "0040", ". A"),
          v("ATMA", "013631323030303030303030", "+61200000000"),
          v(
              "ATMA",
              "0039246f000e7c9c031200010001000100001234567800",
              "39246f000e7c9c031200010001000100001234567800"),
          v("ATMA", "020102", "\\# 3 020102"),
          v("A6", "00234500c1ca110001123456789abcdef0", "0 2345:c1:ca11:1:1234:5678:9abc:def0"),
          v(
              "A6",
              "40123456789abcdef0085355424e45542d3103495036076578616d706c6500",
              "64 ::1234:5678:9abc:def0 SUBNET-1.IP6.example."),
          v(
              "A6",
              "3000010000000000000000085355424e45542d3103495036076578616d706c6500",
              "48 0:0:0:1:: SUBNET-1.IP6.example."),
          v("A6", "017fff0000000000000000000000000000016100", "1 7fff:: a."),
          v("APL", "00011503c0a82000011c83c0a826", "1:192.168.32.0/21 !1:192.168.38.0/28"),
          v("APL", "00010401e000020801ff", "1:224.0.0.0/4 2:ff00::/8"),
          v("APL", "000100800002200420010db8", "!1:0.0.0.0/0 2:2001:db8::/32"),
          v("APL", "0003080101", "\\# 5 0003080101"),
          v(
              "IPSECKEY",
              "0a0102c0000226010351537986ed35533b6064478eeeb27b5bd74dae149b6e81ba3a0521af82ab7801",
              "10 1 2 192.0.2.38 AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ=="),
          v(
              "IPSECKEY",
              "0a0002010351537986ed35533b6064478eeeb27b5bd74dae149b6e81ba3a0521af82ab7801",
              "10 0 2 . AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ=="),
          v(
              "IPSECKEY",
              "0a0302096d7967617465776179076578616d706c6503636f6d00010351537986ed35533b6064478eeeb27b5bd74dae149b6e81ba3a0521af82ab7801",
              "10 3 2 mygateway.example.com. AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ=="),
          v(
              "IPSECKEY",
              "0a020220010db8000080020000000020000001010351537986ed35533b6064478eeeb27b5bd74dae149b6e81ba3a0521af82ab7801",
              "10 2 2 2001:db8:0:8002::2000:1 AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ=="),
          v(
              "HIP",
              "10020084200100107b1a74df365639cc39f1d57803010001b771ca136e4aeb5ce44333c53b3d2c13c22243851fc708bcce29f7e2eb5787b5f56ccad34f8223acc10904ddb56b2ec4a6d6232f3b50ea094f0914b3b941bbe529af582c36bbadefdaf2adaf9b4911906f5b2522603c615272b880ec8fb930cc6ee39c444daa75b1678f005a4b2499d1da5433f805c7a5ad3237acc5dd5c5e43",
              "2 200100107B1A74DF365639CC39F1D578"
                  + " AwEAAbdxyhNuSutc5EMzxTs9LBPCIkOFH8cIvM4p9+LrV4e19WzK00+CI6zBCQTdtWsuxKbWIy87UOoJTwkUs7lBu+Upr1gsNrut79ryra+bSRGQb1slImA8YVJyuIDsj7kwzG7jnERNqnWxZ48AWkskmdHaVDP4BcelrTI3rMXdXF5D"),
          v(
              "HIP",
              "10020006200100107b1a74df365639cc39f1d57803010001b7710472767331074578616d706c6503636f6d000472767332076578616d706c6503636f6d00",
              "2 200100107B1A74DF365639CC39F1D578 AwEAAbdx rvs1.Example.com. rvs2.example.com."),
          v("HIP", "01ff0001010100", "255 01 AQ== ."),
          v(
              "CAA",
              "000569737375656361312e6578616d706c652e6e65743b20706f6c6963793d6576",
              "0 issue \"ca1.example.net; policy=ev\""),
          v("CAA", "8003546273556e6b6e6f776e", "128 Tbs \"Unknown\""),
          v("CAA", "0005696f646566", "0 iodef \"\""),
          v(
              "DOA",
              "0000000000000001020068747470733a2f2f7777772e6973632e6f72672f",
              "0 1 2 \"\" aHR0cHM6Ly93d3cuaXNjLm9yZy8="),
          v(
              "DOA",
              "499602d2499602d20109696d6167652f67696647494638396128001900e30200666666006699ffffff3399ccccffff99ccff33669966ccff99cccccccccc0099",
              "1234567890 1234567890 1 \"image/gif\""
                  + " R0lGODlhKAAZAOMCAGZmZgBmmf///zOZzMz//5nM/zNmmWbM/5nMzMzMzACZ"),
          v("DOA", "00000000ffffffffff0a746578742f706c61696e", "0 4294967295 255 \"text/plain\" -"),
          v("AMTRELAY", "0a01cb00710f", "10 0 1 203.0.113.15"),
          v("AMTRELAY", "0a0220010db8000000000000000000000015", "10 0 2 2001:db8::15"),
          v(
              "AMTRELAY",
              "808309616d7472656c617973074578616d706c6503636f6d00",
              "128 1 3 amtrelays.Example.com."),
          v("AMTRELAY", "0080", "0 1 0 ."),
          v("AMTRELAY", "0004", "\\# 2 0004"),
          // Our own: what BIND refuses or prints otherwise.
          v("WKS", "0a000001060100", "\\# 7 0A000001060100"),
          v("LOC", "00051613800000018000000000989681", "\\# 16 00051613800000018000000000989681"),
          v("A6", "8003666f6f00", "128 foo."),
          v("A6", "7f8100", "\\# 3 7F8100"),
          v("IPSECKEY", "0a0000", "10 0 0 ."),
          v("IPSECKEY", "0a040201", "\\# 4 0A040201"),
          v("NXT", "0000000000000002", ". TYPE54"),
          // draft-woodcock-faltstrom-external-registry-rrtypes section 3.4.
          v(
              "UNECE",
              "023230032d31380343454c636f6c642d636861696e2073746f726167652074656d7065726174757265",
              "20 -18 CEL \"cold-chain storage temperature\""),
          v("UNECE", "02313600054a5054594f", "16 - JPTYO"),
          v("UNECE", "023230 012d 0343454c", "20 \"-\" CEL"),
          v("ISO", "0434323137 033130300345555220", "4217 100 EUR \" \""),
          v("ISO", "0434323137 083130283020352920 03455552", "4217 \"10(0 5) \" EUR"));

  static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static FieldDecoder<? extends RData> decoder(String type) {
    return RDataRegistry.standard().decoder(RecordType.parse(type).value(), 1);
  }

  /** The value of octets that are well-formed. */
  static RData read(String type, byte[] octets) {
    WireDecoder decoder = new WireDecoder(octets, octets.length);
    RData rdata = decoder.decode(decoder(type), 0, octets.length);
    assertNotNull(rdata, () -> decoder.failure(type).getMessage());
    return rdata;
  }

  /** What is wrong with octets; null if nothing is. */
  static WireFormatException fault(String type, byte[] octets) {
    WireDecoder decoder = new WireDecoder(octets, octets.length);
    return decoder.decode(decoder(type), 0, octets.length) == null ? decoder.failure(type) : null;
  }

  static String written(RData rdata) {
    byte[] room = new byte[65_535];
    WireWriter writer = new WireWriter();
    writer.open(room, 0, room.length);
    rdata.write(writer);
    return HexFormat.of().formatHex(room, 0, writer.length());
  }

  static RData parse(String type, String text) throws TextFormatException {
    return RDataText.parse(RecordType.parse(type), text, null);
  }

  @TestFactory
  Stream<DynamicTest> octetsGiveTheTextAndBothGiveTheValueBack() {
    return VECTORS.stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.toString(),
                    () -> {
                      RData rdata = read(vector.type(), octets(vector.hex()));
                      assertEquals(vector.text(), rdata.toText());
                      assertEquals(vector.type(), rdata.type().toString());
                      assertEquals(vector.hex().replace(" ", ""), written(rdata));
                      RData fromText = parse(vector.type(), vector.text());
                      assertEquals(rdata, fromText);
                      assertEquals(rdata.hashCode(), fromText.hashCode());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aCutFaultsInsideTheRDataOrIsAnotherValue() {
    return VECTORS.stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.toString(),
                    () -> {
                      byte[] whole = octets(vector.hex());
                      for (int length = 0; length < whole.length; length++) {
                        byte[] cut = java.util.Arrays.copyOf(whole, length);
                        WireFormatException fault = fault(vector.type(), cut);
                        if (fault == null) {
                          assertNotEquals(read(vector.type(), whole), read(vector.type(), cut));
                        } else {
                          assertTrue(
                              fault.offset() >= 0 && fault.offset() <= length, fault.getMessage());
                        }
                      }
                    }));
  }

  /** Every type here, and the two with parameters. */
  @TestFactory
  Stream<DynamicTest> whateverTheOctetsTheyFaultOrSurviveAsOctetsAndAsText() {
    return Stream.concat(VECTORS.stream().map(Vector::type), Stream.of("SVCB", "HTTPS"))
        .distinct()
        .map(type -> DynamicTest.dynamicTest(type, () -> survive(type)));
  }

  private static void survive(String type) throws TextFormatException {
    Random random = new Random(type.hashCode());
    List<byte[]> seeds =
        VECTORS.stream().filter(v -> v.type().equals(type)).map(v -> octets(v.hex())).toList();
    for (int i = 0; i < 5_000; i++) {
      byte[] octets = mutated(random, seeds);
      if (fault(type, octets) == null) {
        RData rdata = read(type, octets);
        String text = rdata.toText();
        assertEquals(HexFormat.of().formatHex(octets), written(rdata), text);
        assertEquals(rdata, parse(type, text), text);
        assertTrue(text.chars().allMatch(c -> c >= ' ' && c <= '~'), text);
      }
    }
  }

  private static byte[] mutated(Random random, List<byte[]> seeds) {
    if (seeds.isEmpty() || random.nextInt(4) == 0) {
      byte[] octets = new byte[random.nextInt(24)];
      for (int i = 0; i < octets.length; i++) {
        octets[i] = (byte) (random.nextBoolean() ? random.nextInt(6) : random.nextInt(256));
      }
      return octets;
    }
    byte[] octets = seeds.get(random.nextInt(seeds.size())).clone();
    for (int changes = random.nextInt(4); changes > 0 && octets.length > 0; changes--) {
      octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
    }
    return octets;
  }

  @Test
  void inAnotherClassATypeOfClassInIsOpaque() {
    for (String type : List.of("WKS", "NSAP", "ATMA", "A6", "APL", "SVCB", "HTTPS")) {
      int value = RecordType.parse(type).value();
      assertEquals(null, RDataRegistry.standard().decoder(value, 3), type);
    }
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
      RData rdata = RDataText.parse(type, text.substring(blank + 1), origin);
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
