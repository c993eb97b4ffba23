package io.wiredns.codec.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.internal.text.TextAccess;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All texts that numbers and octets may have, in every kind of field. */
class FieldTextsTest {
  private static final List<Octets> OCTETS =
      List.of(
          Octets.EMPTY,
          Octets.fromHex("00"),
          Octets.fromHex("ff"),
          Octets.fromHex("5c22"),
          Octets.fromHex("0102fe7f80"),
          Octets.fromHex("a0".repeat(28)),
          Octets.fromHex("3b".repeat(29)),
          Octets.fromHex("0a20".repeat(100)));

  private static final Octets SHOWN = Octets.fromHex("0102fe7f80");

  /** The text of {@link #SHOWN} in each form. */
  private static final Map<OctetsText, String> LOOKS =
      Map.of(
          OctetsText.TEXT, "\"\\001\\002\\254\\127\\128\"",
          OctetsText.HEX, "0102FE7F80",
          OctetsText.HYPHENS, "01-02-fe-7f-80",
          OctetsText.BASE64, "AQL+f4A=",
          OctetsText.BASE32HEX, "041FSVS0");

  /** The text of 3600 in each form of numbers. */
  private static final Map<NumberText, String> NUMBERS =
      Map.of(
          NumberText.DECIMAL, "3600",
          NumberText.TTL, "3600",
          NumberText.TIMESTAMP, "19700101010000",
          NumberText.GROUPS, "0000:0e10");

  private static String text(Consumer<FieldWriter> fields) {
    StringBuilder text = new StringBuilder();
    fields.accept(new TextWriter(text));
    return text.toString();
  }

  private static <T> T read(String text, TextReader.Decoder<T> decoder)
      throws TextFormatException, IOException {
    Words words = new Words();
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    new EntryScanner(new ByteArrayInputStream(octets)).next(words);
    return TextAccess.read(decoder, words, 0, null, RecordType.SPACE);
  }

  private static long number(String text, TextReader.Decoder<Long> decoder)
      throws TextFormatException, IOException {
    return read(text, decoder);
  }

  private static <T> void refused(String text, String expected, TextReader.Decoder<T> decoder) {
    TextFormatException refused =
        assertThrows(TextFormatException.class, () -> read(text, decoder));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }

  /** The contracts look at the forms in these tables. */
  @ParameterizedTest
  @EnumSource
  void octetsLookAsTheirTextSays(OctetsText form) {
    assertEquals(
        LOOKS.get(form),
        text(out -> out.rest("f", SHOWN, form)),
        () -> "add to LOOKS, and to digits of TextWriter and of TextReader, what is " + form);
  }

  @ParameterizedTest
  @EnumSource
  void numbersLookAsTheirTextSays(NumberText form) {
    assertEquals(
        NUMBERS.get(form),
        text(out -> out.u32("f", 3600, form)),
        () -> "add to NUMBERS, and to u32 of TextWriter and of TextReader, what is " + form);
  }

  static Set<OctetsText> octetsTexts() {
    return LOOKS.keySet();
  }

  static Set<NumberText> numberTexts() {
    return NUMBERS.keySet();
  }

  @ParameterizedTest
  @MethodSource("octetsTexts")
  void octetsAreReadAsTheyAreWritten(OctetsText form) throws Exception {
    for (Octets octets : OCTETS) {
      int count = octets.length();
      String rest = text(out -> out.rest("f", octets, form));
      assertEquals(octets, read(rest, in -> in.rest("f", form)));
      String counted = text(out -> out.octets("f", octets, form));
      assertEquals(octets, read(counted, in -> in.octets("f", count, form)));
      String sized8 = text(out -> out.sized8("f", octets, form));
      assertEquals(octets, read(sized8, in -> in.sized8("f", form)));
      String sized16 = text(out -> out.sized16("f", octets, form));
      assertEquals(
          octets, read(sized16, in -> in.sized16("f", form, Fault.RDATA_TRUNCATED)), sized16);
      if (count > 0) {
        refused(counted, "f", in -> in.octets("f", count - 1, form));
        refused(counted, "f", in -> in.octets("f", count + 1, form));
      }
    }
    refused("!", "f", in -> in.octets("f", 2, form));
    refused("!!", "f", in -> in.octets("f", 1, form));
    Octets large = Octets.of(new byte[256]);
    refused(text(out -> out.octets("f", large, form)), "255 octets", in -> in.sized8("f", form));
  }

  @Test
  void octetsWithALengthLookAsTheirTextSays() {
    assertEquals(
        "5 AQL+f4A= -",
        text(
            out -> {
              out.sized16("f", SHOWN, OctetsText.BASE64);
              out.sized8("f", Octets.EMPTY, OctetsText.HEX);
              out.rest("f", Octets.EMPTY, OctetsText.HEX);
            }));
  }

  @ParameterizedTest
  @MethodSource("numberTexts")
  void numbersOf32BitsAreReadAsTheyAreWritten(NumberText form) throws Exception {
    for (long value : new long[] {0, 1, 3600, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL}) {
      String text = text(out -> out.u32("f", value, form));
      assertEquals(value, number(text, in -> in.u32("f", form)), text);
    }
    refused("x", "f", in -> in.u32("f", form));
    refused("4294967296", "f", in -> in.u32("f", form));
  }

  @Test
  void numbersOf64BitsLookAsTheirTextSays() throws Exception {
    assertEquals("18446744073709551615", text(out -> out.u64("f", -1, NumberText.DECIMAL)));
    assertEquals("ffff:ffff:ffff:fffe", text(out -> out.u64("f", -2, NumberText.GROUPS)));
    assertEquals(-2L, number("ffff:ffff:ffff:fffe", in -> in.u64("f", NumberText.GROUPS)));
    assertEquals(-1L, number("18446744073709551615", in -> in.u64("f", NumberText.DECIMAL)));
    assertEquals(5400L, number("1h30m", in -> in.u32("f", NumberText.TTL)));
    refused("0000:0e10", "4 groups", in -> in.u64("f", NumberText.GROUPS));
    refused("0:0:0:0", "2 groups", in -> in.u32("f", NumberText.GROUPS));
  }

  @ParameterizedTest
  @EnumSource(names = {"TTL", "TIMESTAMP"})
  void aTimeHas32Bits(NumberText form) {
    assertThrows(IllegalArgumentException.class, () -> text(out -> out.u64("f", 1, form)));
    assertThrows(IllegalArgumentException.class, () -> read("1", in -> in.u64("f", form)));
  }

  @Test
  void theMaximumOfANumberIsChecked() throws Exception {
    long most = 1L << 59;
    long read = read("576460752303423488", in -> in.number("f", most));
    assertEquals(most, read);
    assertThrows(
        TextFormatException.class, () -> read("36893488147419103240", in -> in.number("f", most)));
    for (long maximum : List.of(-1L, most + 1, Long.MAX_VALUE)) {
      assertThrows(IllegalArgumentException.class, () -> read("1", in -> in.number("f", maximum)));
    }
  }
}
