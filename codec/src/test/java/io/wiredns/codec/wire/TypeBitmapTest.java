package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.FaultNames;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireDecoder;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

class TypeBitmapTest {
  private static TypeBitmap read(String hex) {
    byte[] octets = Hex.of(hex);
    return WireDecoder.of(octets, octets.length)
        .decode(in -> in.typeBitmap("types"), 0, octets.length);
  }

  @Test
  void theExampleOfRfc4034Section43IsWrittenAndRead() {
    TypeBitmap types =
        TypeBitmap.of(
            RecordType.of(1234),
            RecordType.MX,
            RecordType.NSEC,
            RecordType.A,
            RecordType.MX,
            RecordType.RRSIG);
    String hex = "0006 400100000003 041b" + "00".repeat(26) + "20";
    assertEquals(hex.replace(" ", ""), types.octets().toHex());
    assertEquals(types, read(hex));
    assertEquals(types.hashCode(), read(hex).hashCode());
    assertEquals("A MX RRSIG NSEC TYPE1234", types.toString());
    assertEquals(
        List.of(
            RecordType.A, RecordType.MX, RecordType.RRSIG, RecordType.NSEC, RecordType.of(1234)),
        types.types());
  }

  @Test
  void noTypeIsNoOctet() {
    assertSame(TypeBitmap.EMPTY, TypeBitmap.of());
    assertSame(TypeBitmap.EMPTY, read(""));
    assertEquals(List.of(), TypeBitmap.EMPTY.types());
    assertEquals("", TypeBitmap.EMPTY.toString());
    assertFalse(TypeBitmap.EMPTY.contains(RecordType.A));
    assertNotEquals(TypeBitmap.EMPTY, TypeBitmap.of(RecordType.A));
    assertFalse(TypeBitmap.EMPTY.equals(Octets.EMPTY));
    assertNotEquals(
        TypeBitmap.of(RecordType.A).hashCode(), TypeBitmap.of(RecordType.NS).hashCode());
  }

  @Test
  void aSetHoldsWhatWasPutInAndNothingElse() {
    Random random = new Random(34);
    for (int round = 0; round < 40; round++) {
      TreeSet<RecordType> in = new TreeSet<>();
      for (int i = random.nextInt(30); i >= 0; i--) {
        int window = random.nextBoolean() ? 0 : random.nextInt(256);
        in.add(RecordType.of(window << 8 | random.nextInt(256)));
      }
      TypeBitmap types = TypeBitmap.of(in);
      assertEquals(List.copyOf(in), types.types());
      for (int value = 0; value <= 0xFFFF; value++) {
        RecordType type = RecordType.of(value);
        if (in.contains(type) != types.contains(type)) {
          assertEquals(in.contains(type), types.contains(type), type + " in " + types);
        }
      }
      assertEquals(types, read(types.octets().toHex()));
    }
  }

  @Test
  void aBlockHas32OctetsAtMost() {
    assertTrue(read("0020" + "00".repeat(31) + "01").contains(RecordType.of(255)));
    assertTrue(read("ff20" + "00".repeat(31) + "01 ").contains(RecordType.of(0xFFFF)));
  }

  @ParameterizedTest
  @CsvSource({
    "00, TYPE_BITMAP_LENGTH, 0, 'the bitmap block has 0 octets, it must have 1 to 0'",
    "0000, TYPE_BITMAP_LENGTH, 1, 'the bitmap block has 0 octets, it must have 1 to 0'",
    "000040, TYPE_BITMAP_LENGTH, 1, 'the bitmap block has 0 octets, it must have 1 to 1'",
    "0005, TYPE_BITMAP_LENGTH, 1, 'the bitmap block has 5 octets, it must have 1 to 0'",
    "000240, TYPE_BITMAP_LENGTH, 1, 'the bitmap block has 2 octets, it must have 1 to 1'",
    "000140 010340, TYPE_BITMAP_LENGTH, 4, 'the bitmap block has 3 octets, it must have 1 to 1'",
    "000140 01, TYPE_BITMAP_LENGTH, 3, 'the bitmap block has 0 octets, it must have 1 to 0'",
    "000140 000120, TYPE_BITMAP_ORDER, 3, 'window 0 follows window 0, windows must ascend'",
    "050140 040120, TYPE_BITMAP_ORDER, 3, 'window 4 follows window 5, windows must ascend'",
    "000140 07024000, TYPE_BITMAP_TRAILING_ZERO, 6, the block of window 7 ends in a zero octet",
  })
  void badOctetsAreRefusedWithTheReason(
      String hex, @ConvertWith(FaultNames.class) Fault fault, int offset, String detail) {
    byte[] octets = Hex.of("ffff", hex);
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    assertNull(decoder.decode(in -> in.typeBitmap("types"), 2, octets.length));
    WireFormatException failure = decoder.failure("NSEC");
    assertEquals(fault, failure.fault());
    assertEquals(2 + offset, failure.offset());
    assertEquals(detail, failure.detail());
    assertEquals("NSEC types", failure.field());
  }

  @Test
  void aBlockOf33OctetsIsRefusedThoughTheyAreThere() {
    byte[] octets = Hex.of("0021" + "01".repeat(40));
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    assertNull(decoder.decode(in -> in.typeBitmap("types"), 0, octets.length));
    assertEquals(
        "the bitmap block has 33 octets, it must have 1 to 32", decoder.failure("").detail());
  }
}
