package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Bind;
import io.wiredns.codec.Differences;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Tool;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigTextTest {
  private static final String RESPONSE =
      "1234 8480 0001 0001 0001 0002"
          + "03777777 074578616d706c65 00 000f 0001"
          + "c00c 000f 0001 0000012c 0009 000a 046d61696c c010"
          + "c010 ff00 0001 00000000 0002 abcd"
          + "c02b 0001 0001 ffffffff 0004 c0000201"
          + "00 0029 04d0 00000000 000c 000a 0008 0102030405060708";

  private static String render(String... hex) throws WireFormatException {
    return DigText.standard().toText(Message.parse(ByteBuffer.wrap(Hex.of(hex))));
  }

  @Test
  void aResponseReadsAsDigShowsIt() throws WireFormatException {
    String expected =
        """
        ;; ->>HEADER<<- opcode: QUERY, status: BADVERS, id: 4660
        ;; flags: qr aa tc rd ra z ad cd; QUERY: 1, ANSWER: 1, AUTHORITY: 1, ADDITIONAL: 2

        ;; OPT PSEUDOSECTION:
        ; EDNS: version: 1, flags: do co; MBZ: 0x0001; udp: 1232
        ; COOKIE: 0102030405060708

        ;; QUESTION SECTION:
        ;www.Example.\t\tIN\tMX

        ;; ANSWER SECTION:
        www.Example.\t300\tIN\tMX\t10 mail.Example.

        ;; AUTHORITY SECTION:
        Example.\t0\tIN\tTYPE65280\t\\# 2 ABCD

        ;; ADDITIONAL SECTION:
        mail.Example.\t4294967295\tIN\tA\t192.0.2.1
        """;
    Differences.assertSameLines(
        expected,
        render(
            "1234 87f0 0001 0001 0001 0002",
            "03777777 074578616d706c65 00 000f 0001",
            "c00c 000f 0001 0000012c 0009 000a 046d61696c c010",
            "c010 ff00 0001 00000000 0002 abcd",
            "c02b 0001 0001 ffffffff 0004 c0000201",
            "00 0029 04d0 0101c001 000c 000a 0008 0102030405060708"),
        "text");
  }

  @Test
  void anUpdateHasItsOwnNamesForTheSections() throws WireFormatException {
    String expected =
        """
        ;; ->>HEADER<<- opcode: UPDATE, status: NOERROR, id: 1
        ;; flags:; ZONE: 1, PREREQ: 1, UPDATE: 1, ADDITIONAL: 1

        ;; ZONE SECTION:
        ;.\t\tIN\tSOA

        ;; PREREQUISITE SECTION:
        .\t0\tANY\tANY\t\\# 0

        ;; UPDATE SECTION:
        .\t0\tNONE\tA\t1.2.3.4

        ;; TSIG PSEUDOSECTION:
        k.\t0\tANY\tTSIG\t. 1 300 0 1 BADTIME 0
        """;
    Differences.assertSameLines(
        expected,
        render(
            "0001 2800 0001 0001 0001 0001",
            "00 0006 0001",
            "00 00ff 00ff 00000000 0000",
            "00 0001 00fe 00000000 0004 01020304",
            "016b00 00fa 00ff 00000000 0011 00 000000000001 012c 0000 0001 0012 0000"),
        "text");
  }

  @Test
  void aQueryWithoutAnythingIsItsHeader() throws WireFormatException {
    assertEquals(
        ";; ->>HEADER<<- opcode: OPCODE15, status: RCODE15, id: 0\n"
            + ";; flags:; QUERY: 0, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 0\n",
        render("0000 780f 0000 0000 0000 0000"));
  }

  @Test
  void aDsoMessageShowsItsTlvs() throws WireFormatException {
    String expected =
        """
        ;; ->>HEADER<<- opcode: DSO, status: NOERROR, id: 0
        ;; flags:; QUERY: 0, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 0

        ;; DSO TLVS:
        ; PUSH
        a.\t60\tIN\tA\t1.2.3.4
        a.\t4294967294\tANY\tANY\t\\# 0
        ; KEEPALIVE 15000 60000
        ; RETRY-DELAY 01 malformed, DSO_FIELD_TRUNCATED at octet 61
        ; DSOTYPE63488 0102
        """;
    Differences.assertSameLines(
        expected,
        render(
            "0000 3000 0000 0000 0000 0000",
            "0041 001d",
            "0161 00 0001 0001 0000003c 0004 01020304",
            "c010 00ff 00ff fffffffe 0000",
            "0001 0008 00003a98 0000ea60",
            "0002 0001 01",
            "f800 0002 0102"),
        "text");
  }

  @Test
  void theGenericFormIsThatOfDigUnknownformat() throws WireFormatException {
    String expected =
        """
        ;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4660
        ;; flags: qr aa ra; QUERY: 1, ANSWER: 1, AUTHORITY: 1, ADDITIONAL: 2

        ;; OPT PSEUDOSECTION:
        ; EDNS: version: 0, flags:; udp: 1232
        ; COOKIE: 0102030405060708

        ;; QUESTION SECTION:
        ;www.Example.\t\tCLASS1\tTYPE15

        ;; ANSWER SECTION:
        www.Example.\t300\tCLASS1\tTYPE15\t\\# 16 000A046D61696C074578616D706C6500

        ;; AUTHORITY SECTION:
        Example.\t0\tCLASS1\tTYPE65280\t\\# 2 ABCD

        ;; ADDITIONAL SECTION:
        mail.Example.\t4294967295\tCLASS1\tTYPE1\t\\# 4 C0000201
        """;
    Differences.assertSameLines(
        expected,
        DigText.builder()
            .form(TextForm.GENERIC)
            .build()
            .toText(Message.parse(ByteBuffer.wrap(Hex.of(RESPONSE)))),
        "text");
  }

  @Test
  void theRecordsAreThoseThatDigShowsWithUnknownformat() throws Exception {
    byte[] response = Hex.of(RESPONSE);
    List<String> dig = Bind.dig(response, "www.Example.", "MX", "+unknownformat");
    List<String> ours =
        DigText.builder()
            .form(TextForm.GENERIC)
            .build()
            .toText(Message.parse(ByteBuffer.wrap(response)))
            .lines()
            .toList();
    Tool.compareWithBind(() -> assertEquals(generic(dig), generic(ours)));
    assertEquals(4, generic(ours).size());
  }

  /** Returns the lines of questions and records, with single spaces between their words. */
  private static List<String> generic(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains("CLASS1"))
        .map(line -> line.replaceAll("\\s+", " "))
        .toList();
  }

  @Test
  void aMalformedOptShowsItsOptionsAndItsOctets() {
    byte[] octets =
        Hex.of(
            "1234 8000 0000 0000 0000 0001", "00 0029 04d0 00000000 0009 000a 0001 00 0003 0000");
    Message message = Message.parseTolerant(ByteBuffer.wrap(octets)).message().orElseThrow();
    String expected =
        """
        ;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4660
        ;; flags: qr; QUERY: 0, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 1

        ;; OPT PSEUDOSECTION:
        ; EDNS: version: 0, flags:; udp: 1232
        ; COOKIE: 00 (".") malformed, OPTION_FIELD_TRUNCATED at octet 27
        ; NSID:

        ;; ADDITIONAL SECTION:
        .\t0\tCLASS1232\tOPT\t\\# 9 000A00010000030000
        """;
    Differences.assertSameLines(expected, DigText.standard().toText(message), "text");
  }
}
