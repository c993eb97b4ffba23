package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TtlFieldsTest {
  /** A message with two records, of TTL 300 and 2^32 - 1, and OPT. */
  private static final String MESSAGE =
      "abcd 8180 0001 0002 0000 0001 0161 00 0001 0001"
          + " c00c 0001 0001 0000012c 0004 c0000201"
          + " c00c 0001 0001 ffffffff 0004 c0000202"
          + " 00 0029 04d0 00000000 0000";

  private static TtlFields of(ByteBuffer message) throws WireFormatException {
    return TtlFields.of(new MessageView().wrap(message)).orElseThrow();
  }

  /** Returns the message, preceded by other octets, in buffers of each kind and byte order. */
  private static List<ByteBuffer> buffers() {
    byte[] octets = Hex.of(MESSAGE);
    ByteBuffer slice = ByteBuffer.allocate(octets.length + 9).position(5).slice();
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length + 4);
    return List.of(
        slice.put(3, octets).position(3).limit(3 + octets.length),
        direct.put(4, octets).position(4),
        direct.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(4));
  }

  private static String ttls(ByteBuffer message) {
    ByteBuffer big = message.duplicate().order(ByteOrder.BIG_ENDIAN);
    int first = big.position();
    return "%08x %08x".formatted(big.getInt(first + 25), big.getInt(first + 41));
  }

  @Test
  void fieldsAreChangedInEveryKindOfBuffer() throws WireFormatException {
    for (ByteBuffer message : buffers()) {
      message.slice().put(Hex.of(MESSAGE));
      TtlFields fields = of(message);
      assertEquals(2, fields.count());
      assertEquals(300, fields.lowest(message));
      fields.lower(message, 100);
      assertEquals("000000c8 ffffff9b", ttls(message));
      fields.limit(message, 0x80000000L);
      assertEquals("000000c8 80000000", ttls(message));
      assertEquals(200, fields.lowest(message));
      fields.lower(message, 201);
      assertEquals("00000000 7fffff37", ttls(message));
      assertEquals(Hex.of(MESSAGE).length, message.remaining());
    }
  }

  @Test
  void aMessageWithoutTtlsNeverAges() throws WireFormatException {
    ByteBuffer message = ByteBuffer.wrap(Hex.of("0000 2800 0000 0000 0000 0000"));
    TtlFields fields = of(message);
    assertEquals(0, fields.count());
    assertEquals(0xFFFF_FFFFL, fields.lowest(message));
    fields.lower(message, 1);
    assertEquals("000028000000000000000000", Hex.text(message.array()));
    assertEquals("0 TTL fields of a message of 12 octets", fields.toString());
  }

  @Test
  void aMessageWhoseNamesAreMadeOfTtlsHasNone() throws WireFormatException {
    String named =
        "0000 8000 0000 0002 0000 0000"
            + " 00 0001 0001 01610000 0004 01020304 c011 0001 0001 00000e10 0004 05060708";
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(Hex.of(named)));
    assertEquals(Optional.empty(), TtlFields.of(view));
    assertThrows(IllegalStateException.class, () -> TtlFields.of(new MessageView()));
  }

  private static void refused(String part, Executable change) {
    String message = assertThrows(IllegalArgumentException.class, change).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void whatTheCallerMustNotDoIsRefused() throws WireFormatException {
    ByteBuffer message = ByteBuffer.wrap(Hex.of(MESSAGE));
    TtlFields fields = of(message);
    refused("-1 seconds", () -> fields.lower(message, -1));
    refused("-2 seconds", () -> fields.limit(message, -2));
    refused("read-only", () -> fields.lower(message.asReadOnlyBuffer(), 1));
    refused("20 octets", () -> fields.limit(message.duplicate().limit(20), 1));
    refused("20 octets", () -> fields.lowest(message.duplicate().limit(20)));
    assertEquals(MESSAGE.replace(" ", ""), Hex.text(message.array()));
  }
}
