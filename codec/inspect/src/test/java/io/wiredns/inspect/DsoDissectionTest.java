package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.DsoType;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dissection has every field of every TLV, with its octets and its value. */
class DsoDissectionTest {
  private static final int BODY = 12;

  private static List<Dissection.Item> items(String... body) {
    byte[] octets = Hex.of("1234 3000 0000 0000 0000 0000", String.join("", body));
    List<Dissection.Item> items = Dissector.standard().dissect(ByteBuffer.wrap(octets)).items();
    return items.subList(7, items.size());
  }

  private static List<String> lines(String... body) {
    return ItemLines.withDepth(items(body), BODY);
  }

  @ParameterizedTest
  @CsvSource({
    "KEEPALIVE, 00003a98 0000ea60",
    "RETRY-DELAY, 0036ee80",
    "ENCRYPTION-PADDING, ''",
    "ENCRYPTION-PADDING, 000000",
    "SUBSCRIBE, 01610474657374 00 000c 0001",
    "PUSH, 016100 0001 0001 00000e10 0004 01020304",
    "PUSH, ''",
    "UNSUBSCRIBE, 1234",
    "RECONFIRM, 01610474657374 00 0001 0001 01020304",
    "RECONFIRM, 00 ff00 0001",
    "DSOTYPE63488, 0102",
    "DSOTYPE63488, ''"
  })
  void everyOctetBelongsToAFieldWithANameAndAValue(String type, String data) {
    DsoType tlv = DsoType.parse(type);
    int length = Hex.of(data).length;
    List<Dissection.Item> items = items(Hex.u16(tlv.value()), Hex.u16(length), data);
    assertEquals("tlv[0] " + tlv, items.get(0).name());
    int at = BODY;
    for (Dissection.Item item : items.subList(1, items.size())) {
      assertEquals(at, item.from());
      assertEquals(false, item.isFaulty());
      assertEquals(item.to() > item.from(), !item.value().isEmpty(), item.toString());
      assertEquals(-1, item.name().indexOf(tlv + " "), item.name());
      at = item.to();
    }
    assertEquals(BODY + 4 + length, at);
  }

  @Test
  void theRecordsOfPushHaveTheirFields() {
    assertEquals(
        List.of(
            "0 0-38 tlv[0] PUSH",
            "1 0-2 DSO-TYPE PUSH",
            "1 2-4 DSO-LENGTH 34",
            "1 4-7 name a.",
            "1 7-9 type TXT",
            "1 9-11 class IN",
            "1 11-15 ttl 60",
            "1 15-17 RDLENGTH 4",
            "1 17-19 text \"a\"",
            "1 19-21 text \"b\"",
            "1 21-23 name a.  (pointer at 33 to 16)",
            "1 23-25 type NSEC",
            "1 25-27 class IN",
            "1 27-31 ttl 60",
            "1 31-33 RDLENGTH 5",
            "1 33-35 next a.  (pointer at 45 to 16)",
            "1 35-38 types NS"),
        lines(
            "0041 0022",
            "0161 00 0010 0001 0000003c 0004 0161 0162",
            "c010 002f 0001 0000003c 0005 c010 000120"));
  }

  @Test
  void aMalformedTlvDoesNotHideThoseAfterIt() {
    assertEquals(
        List.of(
            "0 0-5 tlv[0] RETRY-DELAY",
            "1 0-2 DSO-TYPE RETRY-DELAY",
            "1 2-4 DSO-LENGTH 1",
            "1 4-5 !delay",
            "0 5-11 tlv[1] UNSUBSCRIBE",
            "1 5-7 DSO-TYPE UNSUBSCRIBE",
            "1 7-9 DSO-LENGTH 2",
            "1 9-11 message ID 7",
            "0 11-14 tlv[2] KEEPALIVE",
            "1 11-14 !DSO-TYPE"),
        lines("0002 0001 00", "0042 0002 0007", "0001 00"));
  }
}
