package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.internal.wire.WireWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each kind of field: its octets, its value, and the error for a value that does not fit. */
class FieldsTest {
  private record Field(
      String name,
      Consumer<FieldWriter> write,
      String hex,
      FieldDecoder<Object> read,
      Object value) {}

  private record Bad(String name, FieldDecoder<?> read, String hex, Fault fault, String detail) {}

  private static final Octets SOME = Octets.fromHex("0102fe");

  private static final TypeBitmap TYPES = TypeBitmap.of(RecordType.A, RecordType.MX);

  private static final List<Field> FIELDS =
      List.of(
          new Field("u8", out -> out.u8("f", 0xFE), "fe", in -> in.u8("f"), 0xFE),
          new Field("u16", out -> out.u16("f", 0xFEDC), "fedc", in -> in.u16("f"), 0xFEDC),
          new Field(
              "u32", out -> out.u32("f", 0xFEDCBA98L), "fedcba98", in -> in.u32("f"), 0xFEDCBA98L),
          new Field(
              "u48",
              out -> out.u48("f", 0xFEDCBA987654L),
              "fedcba987654",
              in -> in.u48("f"),
              0xFEDCBA987654L),
          new Field(
              "u64",
              out -> out.u64("f", 0xFEDCBA9876543210L),
              "fedcba9876543210",
              in -> in.u64("f"),
              0xFEDCBA9876543210L),
          new Field(
              "code point of 8 bits",
              out -> out.codePoint8("f", DnssecAlgorithm.of(13)),
              "0d",
              in -> in.codePoint8("f", DnssecAlgorithm.SPACE),
              DnssecAlgorithm.of(13)),
          new Field(
              "code point of 16 bits",
              out -> out.codePoint16("f", RecordType.of(0x1234)),
              "1234",
              in -> in.codePoint16("f", RecordType.SPACE),
              RecordType.of(0x1234)),
          new Field(
              "period",
              out -> out.u32("f", 3600, NumberText.TTL),
              "00000e10",
              in -> in.u32("f", NumberText.TTL),
              3600L),
          new Field(
              "time",
              out -> out.u32("f", 0x80000001L, NumberText.TIMESTAMP),
              "80000001",
              in -> in.u32("f", NumberText.TIMESTAMP),
              0x80000001L),
          new Field(
              "node ID",
              out -> out.u64("f", 0x0014_4fff_ff20_ee64L, NumberText.GROUPS),
              "00144fffff20ee64",
              in -> in.u64("f", NumberText.GROUPS),
              0x0014_4fff_ff20_ee64L),
          new Field(
              "EUI",
              out -> out.octets("f", SOME, OctetsText.HYPHENS),
              "0102fe",
              in -> in.octets("f", 3, OctetsText.HYPHENS),
              SOME),
          new Field(
              "IPv4 address",
              out -> out.ipv4("f", 0xC0000201),
              "c0000201",
              in -> in.ipv4("f"),
              0xC0000201),
          new Field(
              "IPv6 address",
              out -> out.ipv6("f", new Ipv6(0x20010db800000000L, 0xFEL)),
              "20010db8000000000000 0000000000fe",
              in -> in.ipv6("f"),
              new Ipv6(0x20010db800000000L, 0xFEL)),
          new Field(
              "character-string",
              out -> out.characterString("f", SOME),
              "03 0102fe",
              in -> in.characterString("f"),
              SOME),
          new Field(
              "empty character-string",
              out -> out.characterString("f", Octets.EMPTY),
              "00",
              in -> in.characterString("f"),
              Octets.EMPTY),
          new Field(
              "hex after its length",
              out -> out.sized8("f", SOME, OctetsText.HEX),
              "03 0102fe",
              in -> in.sized8("f", OctetsText.HEX),
              SOME),
          new Field(
              "base32 after its length",
              out -> out.sized8("f", SOME, OctetsText.BASE32HEX),
              "03 0102fe",
              in -> in.sized8("f", OctetsText.BASE32HEX),
              SOME),
          new Field(
              "octets after 16 bits of length",
              out -> out.sized16("f", SOME, OctetsText.BASE64),
              "0003 0102fe",
              in -> in.sized16("f", OctetsText.BASE64, OptionFault.OPTION_TRUNCATED),
              SOME),
          new Field(
              "octets between their bounds",
              out -> {
                int opened = out.open16("f");
                out.octets("f", SOME, OctetsText.HEX);
                out.close(opened);
              },
              "0003 0102fe",
              in -> {
                int opened = in.open16("f", OptionFault.OPTION_TRUNCATED);
                Octets octets = in.rest("f", OctetsText.HEX);
                in.close("f", opened, OptionFault.OPTION_TRAILING);
                return octets;
              },
              SOME),
          new Field(
              "octets",
              out -> out.octets("f", SOME, OctetsText.HEX),
              "0102fe",
              in -> in.octets("f", 3, OctetsText.HEX),
              SOME),
          new Field(
              "hex to the end",
              out -> out.rest("f", SOME, OctetsText.HEX),
              "0102fe",
              in -> in.rest("f", OctetsText.HEX),
              SOME),
          new Field(
              "base64 to the end",
              out -> out.rest("f", SOME, OctetsText.BASE64),
              "0102fe",
              in -> in.rest("f", OctetsText.BASE64),
              SOME),
          new Field(
              "text to the end",
              out -> out.rest("f", SOME, OctetsText.TEXT),
              "0102fe",
              in -> in.rest("f", OctetsText.TEXT),
              SOME),
          new Field(
              "type bitmap",
              out -> out.typeBitmap("f", TYPES),
              "00024001",
              in -> in.typeBitmap("f"),
              TYPES),
          new Field(
              "name",
              out -> out.name("f", Name.of("a.b."), NameRule.PLAIN),
              "01610162 00",
              in -> in.name("f", NameRule.PLAIN),
              Name.of("a.b.")),
          new Field(
              "name that may be compressed",
              out -> out.name("f", Name.of("a.b."), NameRule.COMPRESSED),
              "01610162 00",
              in -> in.name("f", NameRule.COMPRESSED),
              Name.of("a.b.")));

  @TestFactory
  Stream<DynamicTest> aFieldIsWrittenAndReadWhereThereIsJustRoomForIt() {
    return FIELDS.stream().map(row -> DynamicTest.dynamicTest(row.name, () -> bothWays(row)));
  }

  private static void bothWays(Field row) {
    byte[] octets = Hex.of(row.hex);
    for (int from : new int[] {0, 5}) {
      WireWriter writer = new WireWriter();
      byte[] target = new byte[from + octets.length];
      writer.open(target, from, octets.length);
      row.write.accept(writer);
      assertFalse(writer.overflowed());
      assertEquals(octets.length, writer.length());
      assertEquals("00".repeat(from) + Hex.text(octets), Hex.text(target));

      writer.open(target, from, octets.length - 1);
      row.write.accept(writer);
      assertTrue(writer.overflowed());
      assertTrue(writer.length() < octets.length);
    }
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    assertEquals(row.value, decoder.decode(row.read, 0, octets.length));
    for (int cut = 0; cut < octets.length; cut++) {
      Object read = decoder.decode(row.read, 0, cut);
      assertFalse(row.value.equals(read), "with " + cut + " octets");
    }
  }

  private static final List<Bad> BAD =
      List.of(
          new Bad(
              "u16",
              in -> in.u16("f"),
              "01",
              Fault.RDATA_TRUNCATED,
              "2 octets, the RDATA has 1 left"),
          new Bad(
              "u48",
              in -> in.u48("f"),
              "01020304",
              Fault.RDATA_TRUNCATED,
              "6 octets, the RDATA has 4 left"),
          new Bad(
              "character-string",
              in -> in.characterString("f"),
              "05 0102",
              Fault.STRING_TRUNCATED,
              "6 octets, 3 are left"),
          new Bad(
              "octets after 16 bits of length",
              in -> in.sized16("f", OctetsText.BASE64, OptionFault.OPTION_TRUNCATED),
              "0005 010203",
              OptionFault.OPTION_TRUNCATED,
              "length is 5, the RDATA has 3 octets left"),
          new Bad(
              "bounds outside those around them",
              in -> in.open16("f", OptionFault.OPTION_TRUNCATED),
              "0005 010203",
              OptionFault.OPTION_TRUNCATED,
              "length is 5, the RDATA has 3 octets left"),
          new Bad(
              "field outside its bounds",
              in -> {
                in.open16("f", OptionFault.OPTION_TRUNCATED);
                return in.u32("f");
              },
              "0002 0102030405",
              OptionFault.OPTION_FIELD_TRUNCATED,
              "4 octets, the option has 2 left"),
          new Bad(
              "octets left before their bound",
              in -> {
                int opened = in.open16("f", OptionFault.OPTION_TRUNCATED);
                int first = in.u8("f");
                in.close("f", opened, OptionFault.OPTION_TRAILING);
                return first;
              },
              "0004 0102030405",
              OptionFault.OPTION_TRAILING,
              "3 octets follow the last field"),
          new Bad(
              "octets left at the end",
              in -> in.u8("f"),
              "01020304",
              Fault.RDATA_TRAILING,
              "3 octets follow the last field"),
          new Bad(
              "pointer where none may be",
              in -> in.name("f", NameRule.PLAIN),
              "0161 c123",
              Fault.POINTER_FORBIDDEN,
              "a pointer to octet 291 in"));

  @TestFactory
  Stream<DynamicTest> whatDoesNotFitIsSaidInNumbers() {
    return BAD.stream().map(row -> DynamicTest.dynamicTest(row.name, () -> refused(row)));
  }

  private static void refused(Bad row) {
    for (String before : new String[] {"", "ff".repeat(20)}) {
      byte[] octets = Hex.of(before, row.hex);
      WireDecoder decoder = WireDecoder.of(octets, octets.length);
      assertNull(decoder.decode(row.read, before.length() / 2, octets.length));
      WireFormatException failure = decoder.failure("X");
      assertEquals(row.fault, failure.fault());
      assertTrue(failure.detail().contains(row.detail), failure.detail());
    }
  }

  @Test
  void canonicalFormHasNoPointersAndLowerCaseWhereTheTypeWantsIt() {
    byte[] octets = new byte[16];
    WireWriter writer = new WireWriter();
    writer.openCanonical(octets);
    for (NameRule rule : NameRule.values()) {
      assertEquals(rule != NameRule.PLAIN, rule.isLowerCaseInCanonicalForm());
      writer.name("name", Name.of("A.b."), rule);
      assertEquals(5, writer.length());
      String first = rule == NameRule.PLAIN ? "41" : "61";
      assertEquals("01" + first + "016200", Hex.text(octets).substring(0, 10));
      writer.undoTo(0);
    }
    writer.name("name", Name.of("a.b."), NameRule.COMPRESSED);
    writer.name("name", Name.of("a.b."), NameRule.COMPRESSED);
    assertArrayEquals(Hex.of("0161016200 0161016200 000000000000"), octets);
    writer.open(octets, 0, 16);
    writer.name("name", Name.of("A.b."), NameRule.COMPRESSED);
    assertEquals("0141", Hex.text(octets).substring(0, 4));
  }

  @Test
  void aNameIsPointedAtFromTheFirstOctetOn() {
    byte[] octets = new byte[9];
    WireWriter writer = new WireWriter();
    writer.open(octets, 0, 9);
    writer.name(Name.of("a.b."));
    writer.name(Name.of("x.a.b."));
    assertFalse(writer.overflowed());
    assertArrayEquals(Hex.of("0161016200 0178c000"), octets);
  }

  @Test
  void aStringOf256OctetsIsRefused() {
    WireWriter writer = new WireWriter();
    writer.open(new byte[300], 0, 300);
    writer.characterString("text", Octets.of(new byte[255]));
    assertEquals(256, writer.length());
    Octets longer = Octets.of(new byte[256]);
    assertThrows(IllegalArgumentException.class, () -> writer.characterString("text", longer));
  }

  @Test
  void theFirstQuestionsNameIsTheObjectThatPointersGive() {
    byte[] octets = Hex.of("00".repeat(12), "016100 c00c");
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    Name question = Name.of("a.");
    decoder.question(question);
    Name read = decoder.decode(in -> in.name("name", NameRule.COMPRESSED), 15, 17);
    assertTrue(question == read, "another object");
  }
}
