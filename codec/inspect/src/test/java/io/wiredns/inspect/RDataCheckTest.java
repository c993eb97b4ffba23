package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.Vectors;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever {@link RDataCheck} accepts, the decoder of the type accepts as well. */
class RDataCheckTest {
  private static final int CLASS_IN = RecordClass.IN.value();

  /** The types with decoders whose RDATA are left to these. */
  private static final Set<String> LEFT =
      Set.of("A6", "ATMA", "IPN", "ISO", "NXT", "TKEY", "UNECE");

  /** Octets that mean something in lengths, names, numbers and lists of parameters. */
  private static final int[] SPECIAL = {0, 1, 2, 3, 4, 6, 8, 16, 32, 33, 63, 64, 0x80, 0xC0, 0xFF};

  private final MessageView view = new MessageView();
  private final TreeSet<String> known = new TreeSet<>();
  private final TreeSet<String> left = new TreeSet<>();
  private int good;
  private int accepted;
  private int malformed;

  private static byte[] message(int type, byte[] rdata) {
    return Hex.of(
        "0000 8400 0001 0001 0000 0000 03777777 00 0001 0001 C00C",
        Hex.u16(type),
        "0001 00000000",
        Hex.u16(rdata.length),
        Hex.text(rdata));
  }

  private void check(byte[] message) {
    if (!view.tryWrap(message)) {
      return;
    }
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      if (record.typeValue() == OptionRules.OPT || record.classValue() == CLASS_IN) {
        check(message, record);
      }
    }
  }

  private void check(byte[] message, RecordView record) {
    int from = record.rdataOffset();
    int to = from + record.rdataLength();
    boolean isKnown =
        record.typeValue() == OptionRules.OPT
            ? RDataCheck.isKnownGoodOpt(message, from, to)
            : RDataCheck.isKnownGood(record.typeValue(), message, from, to, message.length);
    try {
      record.rdata();
      String type = record.type().toString();
      if (!LEFT.contains(type)) {
        good++;
        accepted += isKnown ? 1 : 0;
      }
      (isKnown ? known : left).add(type);
    } catch (WireFormatException fault) {
      malformed++;
      assertFalse(isKnown, () -> fault.getMessage() + ": " + Hex.text(message));
    }
  }

  /** Every octet of each good RDATA is changed to each special value, and each length is tried. */
  @Test
  void noChangedOctetOfAnyTypeIsAcceptedWrongly() {
    for (Vectors.Vector vector : Vectors.ALL) {
      byte[] octets = vector.octets();
      int type = vector.type().value();
      if (octets.length > 300 || vector.type().equals(RecordType.OPT)) {
        continue;
      }
      check(message(type, octets));
      for (int i = 0; i < octets.length; i++) {
        byte[] changed = octets.clone();
        for (int special : SPECIAL) {
          changed[i] = (byte) special;
          check(message(type, changed));
        }
        for (int difference : new int[] {-1, 1}) {
          changed[i] = (byte) (octets[i] + difference);
          check(message(type, changed));
        }
        check(message(type, Arrays.copyOf(octets, i)));
      }
      for (int more = 1; more < 20; more++) {
        check(message(type, Arrays.copyOf(octets, octets.length + more)));
      }
    }
    assertTrue(malformed > 10_000, malformed + " malformed");
    assertTrue(accepted > 0.95 * good, accepted + " of " + good + ", left: " + left);
  }

  @Test
  void nearlyAllTypesAreKnown() {
    for (Vectors.Vector vector : Vectors.ALL) {
      check(message(vector.type().value(), vector.octets()));
    }
    left.removeAll(known);
    assertEquals(LEFT, left);
    assertTrue(known.size() > 70, known.toString());
  }

  @Test
  void noChangedMessageOfTheCorpusIsAcceptedWrongly() {
    List<byte[]> corpus = Shared.corpus();
    corpus.forEach(this::check);
    assertTrue(accepted > 0.95 * good, accepted + " of " + good + ", left: " + left);
    Random random = new Random(11);
    for (int round = 0; round < 30_000; round++) {
      byte[] message = corpus.get(random.nextInt(corpus.size())).clone();
      if (message.length > 24 && message.length < 1_500) {
        int at = 12 + random.nextInt(message.length - 12);
        message[at] =
            random.nextBoolean()
                ? (byte) SPECIAL[random.nextInt(SPECIAL.length)]
                : (byte) (message[at] + random.nextInt(3) - 1);
        check(message);
      }
    }
    assertTrue(malformed > 500, malformed + " malformed");
    assertTrue(accepted > 0.95 * good, accepted + " of " + good + ", left: " + left);
  }

  @Test
  void everyOptionThatIsAcceptedIsWellFormed() {
    int[] codes = {3, 8, 9, 10, 12, 15, 65_001, 65_535};
    Random random = new Random(12);
    for (int round = 0; round < 100_000; round++) {
      byte[] option = new byte[4 + random.nextInt(44)];
      for (int i = 4; i < option.length; i++) {
        option[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(3));
      }
      int code = codes[random.nextInt(codes.length)];
      option[0] = (byte) (code >>> 8);
      option[1] = (byte) code;
      option[3] = (byte) (option.length - 4 + (random.nextInt(50) == 0 ? 1 : 0));
      check(
          Hex.of(
              "0000 8400 0000 0000 0000 0001 00 0029 04D0 00000000",
              Hex.u16(option.length),
              Hex.text(option)));
    }
    assertTrue(malformed > 1_000, malformed + " malformed");
    assertTrue(accepted > 0.5 * good, accepted + " of " + good);
  }

  @Test
  void indexesOutOfOrderAreRefused() {
    byte[] message = message(1, new byte[4]);
    int end = message.length;
    assertDoesNotThrow(() -> RDataCheck.isKnownGood(1, message, end, end, end));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> RDataCheck.isKnownGood(1, message, end - 4, end, end - 1));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> RDataCheck.isKnownGood(1, message, end - 4, end + 1, end + 1));
    assertThrows(
        IndexOutOfBoundsException.class, () -> RDataCheck.isKnownGood(1, message, 4, 3, end));
    assertThrows(
        IndexOutOfBoundsException.class, () -> RDataCheck.isKnownGoodOpt(message, 0, end + 1));
  }
}
