package io.wiredns.codec.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Hex;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DigTextTest {
  private static String render(String... hex) throws WireFormatException {
    return DigText.of(Message.parse(ByteBuffer.wrap(Hex.of(hex))));
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
    assertEquals(
        expected,
        render(
            "1234 87f0 0001 0001 0001 0002",
            "03777777 074578616d706c65 00 000f 0001",
            "c00c 000f 0001 0000012c 0009 000a 046d61696c c010",
            "c010 ff00 0001 00000000 0002 abcd",
            "c02b 0001 0001 ffffffff 0004 c0000201",
            "00 0029 04d0 0101c001 000c 000a 0008 0102030405060708"));
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
    assertEquals(
        expected,
        render(
            "0001 2800 0001 0001 0001 0001",
            "00 0006 0001",
            "00 00ff 00ff 00000000 0000",
            "00 0001 00fe 00000000 0004 01020304",
            "016b00 00fa 00ff 00000000 0011 00 000000000001 012c 0000 0001 0012 0000"));
  }

  @Test
  void aQueryWithoutAnythingIsItsHeader() throws WireFormatException {
    assertEquals(
        ";; ->>HEADER<<- opcode: OPCODE15, status: RCODE15, id: 0\n"
            + ";; flags:; QUERY: 0, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 0\n",
        render("0000 780f 0000 0000 0000 0000"));
  }

  @Test
  void aDsoMessageShowsItsBody() throws WireFormatException {
    assertEquals(
        ";; ->>HEADER<<- opcode: DSO, status: NOERROR, id: 0\n"
            + ";; flags:; QUERY: 0, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 0\n"
            + "\n;; BODY: 00010000\n",
        render("0000 3000 0000 0000 0000 0000 00010000"));
  }
}
