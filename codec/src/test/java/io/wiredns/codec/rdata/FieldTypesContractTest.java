package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for the types whose text is one word a field, with the vectors of vectors.tsv. */
class FieldTypesContractTest {
  /** One RDATA, its text, and where its names start. */
  record Row(String type, byte[] octets, String text, List<Integer> names) {
    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      List<Integer> names =
          cells[3].isEmpty()
              ? List.of()
              : Stream.of(cells[3].split(",")).map(Integer::valueOf).toList();
      return new Row(cells[0], Hex.of(cells[1]), cells[2], names);
    }

    @Override
    public String toString() {
      return type + " " + text;
    }
  }

  static List<Row> rows() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                FieldTypesContractTest.class.getResourceAsStream("vectors.tsv"),
                StandardCharsets.US_ASCII))) {
      return in.lines().filter(line -> !line.startsWith("#")).map(Row::of).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private interface Check {
    void of(Row row) throws WireFormatException, TextFormatException;
  }

  private static Stream<DynamicTest> forEach(Check check) {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check.of(row)));
  }

  /** A question named example. and one record that is owned by the root. */
  private static RecordView view(String type, byte[] rdata) throws WireFormatException {
    byte[] message =
        Hex.of(
            "0000 0000 0001 0001 0000 0000 076578616d706c6500 0001 0001 00",
            Hex.u16(RecordType.parse(type).value()),
            "0001 00000000",
            Hex.u16(rdata.length),
            Hex.text(rdata));
    return new MessageView().wrap(ByteBuffer.wrap(message)).record(0);
  }

  @TestFactory
  Stream<DynamicTest> theTextIsThatOfBindAndReadsBack() {
    return forEach(
        row -> {
          RData rdata = view(row.type(), row.octets()).rdata();
          assertEquals(row.text(), rdata.toText());
          assertEquals(rdata, RDataText.parse(RecordType.parse(row.type()), row.text(), null));
          String generic = "\\# " + row.octets().length + " " + Hex.text(row.octets());
          assertEquals(rdata, RDataText.parse(RecordType.parse(row.type()), generic, null));
        });
  }

  @TestFactory
  Stream<DynamicTest> octetsSurviveAndNoNameIsCompressed() {
    return forEach(
        row -> {
          RData rdata = view(row.type(), row.octets()).rdata();
          ResourceRecord record = new ResourceRecord(Name.of("example."), 0, rdata);
          ByteBuffer out = ByteBuffer.allocate(1000);
          Message.builder().answer(record).build().write(out);
          byte[] raw = new MessageView().wrap(out.flip()).record(0).rawRData().toArray();
          assertArrayEquals(row.octets(), raw);
        });
  }

  @TestFactory
  Stream<DynamicTest> aShorterRDataFaultsInsideOrMeansSomethingElse() {
    return forEach(
        row -> {
          RData whole = view(row.type(), row.octets()).rdata();
          for (int length = 0; length < row.octets().length; length++) {
            RecordView view = view(row.type(), Arrays.copyOf(row.octets(), length));
            try {
              assertNotEquals(whole, view.rdata());
            } catch (WireFormatException fault) {
              int from = view.rdataOffset();
              assertTrue(
                  fault.offset() >= from && fault.offset() <= from + length, fault.getMessage());
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> anOctetMoreFaultsOrMeansSomethingElse() {
    return forEach(
        row -> {
          RData whole = view(row.type(), row.octets()).rdata();
          RecordView view = view(row.type(), Arrays.copyOf(row.octets(), row.octets().length + 1));
          try {
            assertNotEquals(whole, view.rdata());
          } catch (WireFormatException fault) {
            assertTrue(fault.offset() >= view.rdataOffset(), fault.getMessage());
          }
        });
  }

  /** RFC 3597 section 4: a reader expands in its list only, and none of these types is in it. */
  @TestFactory
  Stream<DynamicTest> aPointerInANameIsAFault() {
    return rows().stream()
        .filter(row -> !row.names().isEmpty())
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.toString(),
                    () -> {
                      int start = row.names().get(row.names().size() - 1);
                      String pointing = Hex.text(Arrays.copyOf(row.octets(), start)) + "c00c";
                      RecordView view = view(row.type(), Hex.of(pointing));
                      WireFormatException fault =
                          assertThrows(WireFormatException.class, view::rdata);
                      assertEquals(Fault.POINTER_FORBIDDEN, fault.fault());
                      assertEquals(view.rdataOffset() + start, fault.offset());
                    }));
  }
}
