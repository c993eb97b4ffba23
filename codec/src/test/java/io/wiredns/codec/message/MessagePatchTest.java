package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePatchTest {
  /**
   * Records of TTL 300, 0, 7 and 2^32 - 1, OPT and TSIG; the format has a placeholder for a TTL.
   */
  private static String message(String first, String second, String third, String fourth) {
    return "abcd 8583 0001 0002 0001 0003"
        + "03777777 076578616d706c65 00 000f 0001"
        + ("c00c 000f 0001" + first + "0009 000a 046d61696c c010")
        + ("c00c 0001 0003" + second + "0003 010203")
        + ("c010 0002 0001" + third + "0002 c00c")
        + ("c010 0001 0001" + fourth + "0004 c0000201")
        + "00 0029 04d0 01008000 0004 000c 0000"
        + "00 00fa 00ff 00000005 0011 00 000000000001 012c 0000 1234 0000 0000";
  }

  private static final String AS_SENT = message("0000012c", "00000000", "00000007", "ffffffff");

  /** A patch. */
  private interface Change {
    void to(ByteBuffer message) throws WireFormatException;
  }

  /** Patches the message in buffers of every kind, and checks that nothing else in them changes. */
  private static void changes(String to, Change change) throws WireFormatException {
    byte[] octets = Hex.of(AS_SENT);
    byte[] expected = Hex.of(to);
    for (Map.Entry<String, ByteBuffer> kind : Buffers.writing(octets.length).entrySet()) {
      ByteBuffer buffer = kind.getValue();
      int position = buffer.position();
      buffer.put(octets).position(position);
      ByteBuffer wanted =
          ByteBuffer.wrap(Buffers.octets(buffer.duplicate().clear(), 0, buffer.capacity()));
      wanted.position(position).put(expected).clear();
      String state = buffer + " " + buffer.order();
      change.to(buffer);
      assertEquals(state, buffer + " " + buffer.order(), kind.getKey());
      assertEquals(
          Hex.text(wanted.array()),
          Hex.text(Buffers.octets(buffer.duplicate().clear(), 0, buffer.capacity())),
          kind.getKey());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x1234, 0xFFFF})
  void theIdentifierAloneChanges(int id) throws WireFormatException {
    String changed = Hex.u16(id) + AS_SENT.substring(4);
    changes(changed, message -> MessagePatch.setId(message, id));
  }

  @ParameterizedTest
  @CsvSource({
    "0000, 0000, 8583",
    "0400, 0000, 8183",
    "0020, 0020, 85a3",
    "ffff, 1234, 1234",
    "000f, 0005, 8585",
    "8010, 8010, 8593"
  })
  void theFlagsOfTheMaskAloneChange(String mask, String bits, String flags)
      throws WireFormatException {
    String changed = "abcd" + flags + AS_SENT.substring(9);
    changes(
        changed,
        message ->
            MessagePatch.setFlags(message, Integer.parseInt(mask, 16), Integer.parseInt(bits, 16)));
  }

  private static MessageView look(ByteBuffer message) throws WireFormatException {
    return new MessageView().wrap(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0,          0000012c, 00000007, ffffffff",
    "1,          0000012b, 00000006, fffffffe",
    "8,          00000124, 00000000, fffffff7",
    "300,        00000000, 00000000, fffffed3",
    "4294967295, 00000000, 00000000, 00000000",
    "9223372036854775807, 00000000, 00000000, 00000000"
  })
  void ttlsAreLoweredButNotBelowZeroAndNotThoseOfOptAndTsig(
      long seconds, String first, String third, String fourth) throws WireFormatException {
    changes(
        message(first, "00000000", third, fourth),
        message -> MessagePatch.lowerTtls(message, look(message), seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "0,          00000000, 00000000, 00000000",
    "100,        00000064, 00000007, 00000064",
    "2147483647, 0000012c, 00000007, 7fffffff",
    "4294967295, 0000012c, 00000007, ffffffff",
    "9223372036854775807, 0000012c, 00000007, ffffffff"
  })
  void ttlsAreCutDownButNotThoseOfOptAndTsig(
      long seconds, String first, String third, String fourth) throws WireFormatException {
    changes(
        message(first, "00000000", third, fourth),
        message -> MessagePatch.limitTtls(message, look(message), seconds));
  }

  @Test
  void oneLookServesForManyChanges() throws WireFormatException {
    changes(
        message("00000064", "00000000", "00000002", "00000064"),
        message -> {
          MessageView view = look(message);
          MessagePatch.lowerTtls(message, view, 2);
          MessagePatch.lowerTtls(message, view, 3);
          MessagePatch.limitTtls(message, view, 100);
          assertEquals(300, view.record(0).ttl());
        });
  }

  @Test
  void aMessageWithoutRecordsStaysAsItIs() throws WireFormatException {
    byte[] octets = Hex.of("0000 2800 0000 0000 0000 0000");
    ByteBuffer message = ByteBuffer.wrap(octets);
    MessagePatch.lowerTtls(message, look(message), 5);
    assertEquals("000028000000000000000000", Hex.text(octets));
  }

  @Test
  void lessThanAHeaderIsRefusedAndLeftAsItIs() {
    for (int length = 0; length < 12; length++) {
      byte[] octets = new byte[20];
      ByteBuffer buffer = ByteBuffer.wrap(octets).position(3).limit(3 + length);
      for (Change change :
          new Change[] {
            message -> MessagePatch.setId(message, 1),
            message -> MessagePatch.setFlags(message, 1, 1)
          }) {
        WireFormatException fault =
            assertThrows(WireFormatException.class, () -> change.to(buffer));
        assertEquals(MessageFault.HEADER_TRUNCATED, fault.fault());
        assertEquals(length, fault.offset());
        assertEquals("00".repeat(20), Hex.text(octets));
      }
    }
  }

  private static void refused(String part, Executable change) {
    String message = assertThrows(IllegalArgumentException.class, change).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void whatTheCallerMustNotDoIsRefused() throws WireFormatException {
    ByteBuffer message = ByteBuffer.wrap(Hex.of(AS_SENT));
    MessageView view = look(message);
    refused("65536", () -> MessagePatch.setId(message, 65_536));
    refused("-1", () -> MessagePatch.setId(message, -1));
    refused("65536", () -> MessagePatch.setFlags(message, 65_536, 0));
    refused("0x3", () -> MessagePatch.setFlags(message, 2, 3));
    refused("-1 seconds", () -> MessagePatch.lowerTtls(message, view, -1));
    refused("-2 seconds", () -> MessagePatch.limitTtls(message, view, -2));
    ByteBuffer readOnly = message.asReadOnlyBuffer();
    refused("read-only", () -> MessagePatch.setId(readOnly, 1));
    refused("read-only", () -> MessagePatch.setFlags(readOnly, 1, 1));
    refused("read-only", () -> MessagePatch.lowerTtls(readOnly, view, 1));
    ByteBuffer shorter = message.duplicate().limit(50);
    refused("50 octets", () -> MessagePatch.lowerTtls(shorter, view, 1));
    assertEquals(false, view.tryWrap(shorter));
    refused("50 octets", () -> MessagePatch.limitTtls(shorter, view, 1));
    refused("octets", () -> MessagePatch.limitTtls(message, new MessageView(), 1));
    assertEquals(AS_SENT.replace(" ", ""), Hex.text(message.array()));
  }

  @Test
  void aHeaderAloneIsPatchedToo() throws WireFormatException {
    ByteBuffer header = ByteBuffer.wrap(Hex.of("0000 8000 0000 0000 0000 0000"));
    MessagePatch.setId(header, 0x1234);
    MessagePatch.setFlags(header, 0xF, 5);
    assertEquals("123480050000000000000000", Hex.text(header.array()));
    ByteBuffer shorter = ByteBuffer.wrap(new byte[11]);
    assertThrows(WireFormatException.class, () -> MessagePatch.setId(shorter, 1));
  }

  private static final String H2 = "0000 8000 0000 0002 0000 0000";
  private static final String H3 = "0000 8000 0000 0003 0000 0000";

  /**
   * Messages with names that include octets of a TTL field, and the offset of the field; -1 if
   * there is none.
   */
  @ParameterizedTest
  @CsvSource({
    // an owner that points to a TTL
    H2 + " 00 0001 0001 01610000 0004 01020304 c011 0001 0001 00000e10 0004 05060708, 17",
    // to a class, which is the length of a label that includes the TTL
    H2 + " 00 0001 0004 00000e10 0004 00020304 c010 0001 0001 00000e10 0004 05060708, 17",
    // to data that hold a pointer to a TTL
    H2 + " 00 0010 0001 01610000 0002 c011 c017 0001 0001 00000e10 0004 05060708, 17",
    // to a name in data that points to a TTL, by a chain
    H3
        + " 00 0010 0001 01610000 0002 c011"
        + " 00 0010 0001 00000001 0002 c017 c024 0001 0001 00000e10 0004 05060708, 17",
    // a name in data, of a type that permits compression and of one that does not
    H2 + " 00 0001 0001 01610000 0004 01020304 00 0005 0001 00000e10 0002 c011, 17",
    H2 + " 00 0001 0001 01610000 0004 01020304 00 000f 0001 00000e10 0004 0001 c011, 17",
    H2 + " 00 0001 0001 01610000 0004 01020304 00 0010 0001 00000e10 0002 c011, -1",
    // the second name of data
    H2 + " 00 0001 0001 01610000 0004 01020304 00 000e 0001 00000e10 0003 00 c011, 17",
    // the root in the last octet of a TTL, and the octet after it
    H2 + " 00 0001 0001 00000e00 0004 01020304 c014 0001 0001 00000e10 0004 05060708, 17",
    H2 + " 00 0001 0001 00000e00 0004 01020304 c015 0001 0001 00000e10 0004 05060708, -1",
    // the TTL field of OPT is not a time and does not change
    "0000 8000 0000 0001 0000 0002 00 0001 0001 00000e10 0004 01020304"
        + " 00 0029 04d0 01610000 0000 c020 0001 0001 00000e10 0004 05060708, -1",
    // a name in malformed data, which cannot be read
    H2 + " 00 0001 0001 40000000 0004 01020304 00 0005 0001 00000e10 0002 c011, 17",
  })
  void aMessageWhoseNamesAreMadeOfTtlsIsLeftAsItIs(String hex, int offset)
      throws WireFormatException {
    byte[] octets = Hex.of(hex);
    MessageView view = look(ByteBuffer.wrap(octets));
    assertEquals(offset, MessagePatch.namedTtl(view));
    byte[] patched = octets.clone();
    assertEquals(offset < 0, MessagePatch.lowerTtls(ByteBuffer.wrap(patched), view, 1));
    assertEquals(offset >= 0, java.util.Arrays.equals(octets, patched));
    patched = octets.clone();
    assertEquals(offset < 0, MessagePatch.limitTtls(ByteBuffer.wrap(patched), view, 1));
    assertEquals(offset >= 0, java.util.Arrays.equals(octets, patched));
  }

  /** Only the decoder of a user's type knows where its names are. */
  @Test
  void namesInDataOfAUsersTypeAreNamesToo() throws WireFormatException {
    RecordType type = RecordType.of(65_280);
    Registry registry =
        Registry.standard()
            .with(
                type,
                in -> new UnknownRData(type, in.name("x", NameRule.READ_COMPRESSED).toWire()));
    String own = H2 + "00 0001 0001 01610000 0004 01020304 00 ff00 0001 00000e10 0002 c0";
    byte[] named = Hex.of(own + "11");
    byte[] other = Hex.of(own + "0c");
    assertEquals(-1, MessagePatch.namedTtl(look(ByteBuffer.wrap(named))));
    MessageView view = new MessageView(registry).wrap(ByteBuffer.wrap(named));
    assertEquals(17, MessagePatch.namedTtl(view));
    assertFalse(MessagePatch.lowerTtls(ByteBuffer.wrap(named), view, 1));
    view.wrap(ByteBuffer.wrap(other));
    assertTrue(MessagePatch.lowerTtls(ByteBuffer.wrap(other), view, 1));
  }

  @Test
  void aViewThatShowsNothingHasNoTtl() {
    assertThrows(IllegalStateException.class, () -> MessagePatch.namedTtl(new MessageView()));
  }
}
