package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Hex;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DissectionTest {
  private static List<String> items(String... hex) {
    return Dissector.standard().dissect(ByteBuffer.wrap(Hex.of(hex))).items().stream()
        .skip(7) // the header
        .map(item -> ItemLines.of(item, 0))
        .toList();
  }

  @Test
  void fieldsComeInWireOrderWithTheirPointers() {
    assertEquals(
        List.of(
            "12-19 question[0]",
            "12-15 name a.",
            "15-17 type MX",
            "17-19 class IN",
            "19-35 answer[0] MX",
            "19-21 name a.  (pointer at 19 to 12)",
            "21-23 type MX",
            "23-25 class IN",
            "25-29 ttl 60",
            "29-31 RDLENGTH 4",
            "31-33 preference 10",
            "33-35 exchange a.  (pointer at 33 to 12)"),
        items(
            "1234 8000 0001 0001 0000 0000 0161 00 000f 0001",
            "c00c 000f 0001 0000003c 0004 000a c00c"));
  }

  @Test
  void whatIsWrongInRDataIsMarkedAndTheRestGoesOn() {
    assertEquals(
        List.of(
            "12-26 answer[0] A",
            "12-13 name .",
            "13-15 type A",
            "15-17 class IN",
            "17-21 ttl 0",
            "21-23 RDLENGTH 3",
            "23-26 !address",
            "26-37 additional[0] OPT",
            "26-27 name .",
            "27-29 type OPT",
            "29-31 UDP payload size 1232",
            "31-35 EDNS extended RCODE bits 1, version 0, flags 0x8000 do",
            "35-37 RDLENGTH 0"),
        items(
            "1234 8000 0000 0001 0000 0001",
            "00 0001 0001 00000000 0003 010203",
            "00 0029 04d0 01008000 0000"));
  }

  @Test
  void aBrokenFrameIsShownUpToItsFault() {
    assertEquals(
        List.of(
            "12-24 answer[0] RDLENGTH",
            "12-13 name .",
            "13-15 type A",
            "15-17 class IN",
            "17-21 ttl 0",
            "21-23 !RDLENGTH",
            "23-24 unread"),
        items("1234 8000 0000 0001 0000 0000 00 0001 0001 00000000 0004 01"));
  }
}
