package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneFaultTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no owner before | ~TXT a | 2:1: expected an owner, as no earlier entry has a valid one,"
            + " found a blank",
        "only an owner | x | 2:2: expected a TTL, a class or a type, found the end of the entry",
        "an unknown type | x FOO a | 2:3: expected a TTL, a class or a type, found 'FOO'",
        "a type in quotes | x \"A\" 192.0.2.1 | 2:3: expected a TTL, a class or a type, found 'A'",
        "two classes | x IN CH TXT a | 2:6: expected a TTL or a type, found 'CH'",
        "two TTLs | x 5 6 TXT a | 2:5: expected a TTL, a class or a type, found '6'",
        "a TTL of no unit | x 5y TXT a | 2:3: expected a TTL, seconds or a time such as 1h30m,"
            + " found '5y'",
        "a TTL of 33 bits | x 4294967296 TXT a | 2:3: expected a TTL, seconds or a time such as"
            + " 1h30m, found '4294967296'",
        "OPT | x OPT \\# 0 | 2:3: expected a type that is allowed in zones (RFC 6895 section"
            + " 3.1), found"
            + " 'OPT'",
        "AXFR | x AXFR | 2:3: expected a type that is allowed in zones (RFC 6895 section 3.1),"
            + " found"
            + " 'AXFR'",
        "TSIG | x IN TSIG \\# 0 | 2:6: expected a type that is allowed in zones (RFC 6895"
            + " section 3.1),"
            + " found 'TSIG'",
        "TKEY | x TKEY \\# 0 | 2:3: expected a type that is allowed in zones (RFC 6895 section"
            + " 3.1),"
            + " found 'TKEY'",
        "NXNAME | x NXNAME \\# 0 | 2:3: expected a type that is allowed in zones (RFC 6895"
            + " section 3.1),"
            + " found 'NXNAME'",
        "TYPE0 | x TYPE0 \\# 0 | 2:3: expected a type that is allowed in zones (RFC 6895"
            + " section 3.1),"
            + " found 'TYPE0'",
        "ANY | x ANY A | 2:3: expected a class that is allowed in zones (RFC 6895 section 3.2),"
            + " found"
            + " 'ANY'",
        "NONE | x NONE A | 2:3: expected a class that is allowed in zones (RFC 6895 section"
            + " 3.2), found"
            + " 'NONE'",
        "CLASS0 | x CLASS0 A | 2:3: expected a class that is allowed in zones (RFC 6895 section"
            + " 3.2),"
            + " found 'CLASS0'",
        "a type beyond 16 bits | x TYPE65536 \\# 0 | 2:3: expected a TTL, a class or a type, found"
            + " 'TYPE65536'",
        "no TTL anywhere | x TXT a | 2:3: expected a TTL, as neither $TTL nor an earlier record"
            + " has one, found 'TXT'",
        "RDATA that is missing | x 5 A | 2:6: expected address, found the end of the entry",
        "RDATA that is wrong | x 5 A 192.0.2.256 | 2:7: expected address, an IPv4 address, found"
            + " '192.0.2.256'",
        "RDATA that goes on | x 5 A 192.0.2.1 b | 2:17: expected the end of the entry, found 'b'",
        "an empty label | a..b 5 A 192.0.2.1 | 2:1: expected an owner, a domain name (a label is"
            + " empty), found 'a..b'",
        "half an escape | a\\12 5 A 192.0.2.1 | 2:1: expected an owner, a domain name (the escape"
            + " at index 1 does not have three digits), found 'a\\12'",
        "an escape of no octet | a\\256 5 A 192.0.2.1 | 2:1: expected an owner, a domain name (the"
            + " escape \\256 is greater than 255), found 'a\\256'",
        "an octet above ASCII | \u00e9 5 A 192.0.2.1 | 2:1: expected an owner, a domain name"
            + " (character U+00E9 at index 0 is not ASCII), found '?'",
        "octets too few | x 5 TYPE999 \\# 2 00 | 2:18: expected 2 octets after \\#, not 1, found '00'",
        "octets no hexadecimal | x 5 TYPE999 \\# 2 zz | 2:18: expected RDATA in hexadecimal, found"
            + " 'zz'",
        "another text of an unknown type | x 5 TYPE999 a | 2:13: expected \\# and the RDATA in"
            + " hexadecimal, as TYPE999 has no other text form, found 'a'",
        "a quote left open | x 5 TXT \"a | 2:11: expected '\"' before the end of the line, found"
            + " the end of the line",
        "a parenthesis left open | x 5 TXT ( a | 2:12: expected ')', found the end of the text",
        "a parenthesis too many | x 5 TXT a ) | 2:11: expected no ')' without a '(', found ')'",
        "a backslash at the end | x 5 TXT a\\ | 2:11: expected a character after the backslash,"
            + " found the end of the line",
        "an unknown directive | $FOO a | 2:1: expected $ORIGIN, $TTL, $INCLUDE or $GENERATE, found"
            + " '$FOO'",
        "no origin | $ORIGIN | 2:8: expected an origin, found the end of the entry",
        "a bad origin | $ORIGIN a..b | 2:9: expected an origin, a domain name (a label is empty),"
            + " found 'a..b'",
        "two origins | $ORIGIN a b | 2:11: expected the end of the entry, found 'b'",
        "no $TTL | $TTL | 2:5: expected a TTL, seconds or a time such as 1h30m, found the end of"
            + " the entry",
        "a bad $TTL | $TTL x | 2:6: expected a TTL, seconds or a time such as 1h30m, found 'x'",
        "two of $TTL | $TTL 1 2 | 2:8: expected the end of the entry, found '2'",
        "a directive after a blank | ~$TTL 5 | 2:1: expected an owner, as no earlier entry has"
            + " a valid one, found a blank",
      })
  void namesThePlace(String name, String text, String message) throws IOException {
    List<TextFormatException> faults = Zones.faults(Zones.reader("\n" + text.replace('~', ' ')));
    assertEquals(1, faults.size(), faults::toString);
    assertEquals("-:" + message, faults.get(0).getMessage());
  }

  @Test
  void readingGoesOnWithTheNextEntry() throws IOException, TextFormatException {
    ZoneReader reader =
        Zones.reader(
            """
            $TTL 5
            a A 192.0.2.1
            b A wrong
              A 192.0.2.2
            c..d A 192.0.2.3
              A 192.0.2.4
            e TXT ( "left open
            f A 192.0.2.5
            """);
    assertEquals("a.example. 5 IN A 192.0.2.1", reader.next().toString());
    assertEquals(3, assertThrows(TextFormatException.class, reader::next).line());
    ResourceRecord ofB = reader.next();
    assertEquals("b.example. 5 IN A 192.0.2.2", ofB.toString());
    assertEquals(5, assertThrows(TextFormatException.class, reader::next).line());
    TextFormatException ownerless = assertThrows(TextFormatException.class, reader::next);
    assertEquals("-", ownerless.file().orElseThrow());
    assertEquals(6, ownerless.line());
    assertEquals(1, ownerless.column());
    assertEquals("an owner, as no earlier entry has a valid one", ownerless.expected());
    assertEquals("a blank", ownerless.found());
    assertEquals(7, assertThrows(TextFormatException.class, reader::next).line());
    assertEquals("f.example. 5 IN A 192.0.2.5", reader.next().toString());
    assertNull(reader.next());
  }

  @Test
  void whatIsTooLongForAnEntryIsRefusedAndNotKept() throws IOException {
    for (String piece :
        new String[] {"aaaaaaaaaaaaaaaa", " a", " \"\"", "\\000", "\"b\"", "\n\"\""}) {
      String text = "x 5 TXT ( " + piece.repeat(600_000);
      List<TextFormatException> faults = Zones.faults(Zones.reader(text));
      assertEquals("an entry of at most 593920", faults.get(0).expected().substring(0, 26), piece);
    }
  }

  @Test
  void howLongAnEntryMayBeCanBeSet() throws IOException {
    String text = "x 5 TXT 123456\nx 5 TXT 1234567\n$GENERATE 7-7 x 5 TXT 123456$\n";
    ZoneReader reader =
        ZoneReader.builder(Zones.ORIGIN).maxEntryOctets(11).open(Zones.stream(text), "zone");
    List<TextFormatException> faults = Zones.faults(reader);
    assertEquals(
        "zone:2:9: expected an entry of at most 11 octets (limit of"
            + " ZoneReader.Builder.maxEntryOctets), found more",
        faults.get(0).getMessage());
    assertEquals(3, faults.get(1).line());
    assertEquals(2, faults.size());
  }

  /**
   * Octets that no record can have: whatever the reader accepts can be written, also in wire
   * format.
   */
  @Test
  void rdataThatDoesNotFitItsLengthIsRefused() throws IOException {
    String tooLong = " is not of 65535 octets";
    String[] texts = {
      "TXT " + ("a".repeat(255) + " ").repeat(256) + "a",
      "TXT " + "\"\" ".repeat(65_536),
      "NULL \\# 65536 " + "00".repeat(65_536),
      "DNSKEY 256 3 8 " + "AAAA".repeat(21_845),
      "HIP 2 00 AA== " + "a ".repeat(8_000),
      "HTTPS 1 . ipv6hint=" + "::,".repeat(5_000) + ":: key65000=" + "a".repeat(2_000),
      "APL " + "1:0.0.0.0/0 ".repeat(16_384),
    };
    for (String text : texts) {
      List<TextFormatException> faults = Zones.faults(Zones.reader("x 5 " + text));
      assertEquals(1, faults.size(), () -> text.substring(0, 20) + tooLong);
    }
  }
}
