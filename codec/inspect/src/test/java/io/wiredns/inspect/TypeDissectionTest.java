package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wiredns.codec.Differences;
import io.wiredns.codec.FieldNames;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Tkey;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.rdata.Vectors;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dissection has every field of every type of the registry, with its octets and its value. */
class TypeDissectionTest {
  /** The octets before the RDATA: header, root, type, class, TTL and RDLENGTH. */
  private static final int RDATA = 12 + 11;

  /**
   * The number of items that are not fields of RDATA: names, ID, counts and the fixed fields of the
   * record.
   */
  private static final int FRAME_ITEMS = 7 + 6;

  private record Row(String type, byte[] rdata) {
    byte[] message() {
      return Hex.of(
          "0000 0000 0000 0000 0000 0001 00",
          Hex.u16(RecordType.parse(type).value()),
          type.equals("TSIG") ? "00ff" : "0001",
          "00000000",
          Hex.u16(rdata.length),
          Hex.text(rdata));
    }
  }

  private static List<Row> rows() {
    return Vectors.ALL.stream()
        .map(vector -> new Row(vector.type().toString(), vector.octets()))
        .toList();
  }

  private static List<Dissection.Item> items(Row row) {
    Dissection dissection = Dissector.standard().dissect(ByteBuffer.wrap(row.message()));
    assertEquals(List.of(), dissection.faults());
    return dissection.items().subList(FRAME_ITEMS, dissection.items().size());
  }

  @Test
  void everyTypeOfTheRegistryIsHere() {
    Set<String> registered =
        Vectors.TYPES.stream().map(RecordType::toString).collect(Collectors.toSet());
    Differences.assertSameElements(
        registered, rows().stream().map(Row::type).collect(Collectors.toSet()), "types");
  }

  @TestFactory
  Stream<DynamicTest> everyFieldHasAName() {
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.type() + " " + Hex.text(row.rdata()), () -> checkNames(row)));
  }

  private static void checkNames(Row row) throws WireFormatException {
    int at = RDATA;
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Dissection.Item item : items(row)) {
      if (item.isGroup()) {
        continue;
      }
      assertEquals(at, item.from(), item.toString());
      at = item.to();
      if (item.to() > item.from()) {
        assertFalse(item.value().isEmpty(), item.toString());
        names.add(item.name().replaceFirst("^\\w+\\[\\d+] ", ""));
        values.add(item.value());
      }
    }
    assertEquals(RDATA + row.rdata().length, at);
    RData rdata = Message.parse(ByteBuffer.wrap(row.message())).additionals().get(0).rdata();
    if (rdata instanceof Opt || rdata instanceof UnknownRData) {
      return; // OPT is tested by OptionDissectionTest; the other type is LOC of another version.
    }
    assertEquals(FieldNames.of(rdata::write), names, "what is written is named as what is read");
    if (hasTextOfItsFields(rdata)) {
      String text = rdata.toText().replace(" ", "");
      int algorithm = names.indexOf("algorithm");
      if (algorithm >= 0 && !text.equals(together(values))) {
        // The text of all types except CERT has the number, as in BIND; the dissection has the
        // mnemonic.
        int number = DnssecAlgorithm.parse(values.get(algorithm)).value();
        values.set(algorithm, Integer.toString(number));
      }
      assertEquals(text, together(values));
    }
  }

  private static String together(List<String> values) {
    return String.join("", values).replace(" ", "");
  }

  private static boolean hasTextOfItsFields(RData rdata) {
    if (rdata instanceof Tsig || rdata instanceof Tkey) {
      return false; // Base64 in the text, hexadecimal in the dissection.
    }
    try {
      return rdata.getClass().getMethod("writeText", TextWriter.class).getDeclaringClass()
          == RData.class;
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void anOpaqueTypeIsOneField() {
    List<Dissection.Item> items = items(new Row("TYPE65280", Hex.of("0102")));
    assertEquals(
        List.of(new Dissection.Item(1, RDATA, RDATA + 2, "RDATA", "opaque", false, false)), items);
  }
}
