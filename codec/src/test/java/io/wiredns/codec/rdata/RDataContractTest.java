package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Vectors.Vector;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for the RDATA of every type. */
class RDataContractTest {
  /** RFC 3597 section 4: compressed when written. */
  private static final Set<String> COMPRESSED =
      Set.of("NS", "MD", "MF", "CNAME", "SOA", "MB", "MG", "MR", "PTR", "MINFO", "MX");

  private interface Check {
    void of(Vector vector) throws WireFormatException;
  }

  private static Stream<DynamicTest> forEach(Check check) {
    return Vectors.ALL.stream()
        .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> check.of(vector)));
  }

  /** The record under test between others, where OPT and TSIG may stand too. */
  private static RecordView view(String type, byte[] rdata) throws WireFormatException {
    boolean tsig = type.equals("TSIG");
    String address = "00 0001 0001 00000000 0004 01020304";
    String record =
        "00"
            + Hex.u16(RecordType.parse(type).value())
            + (tsig ? "00ff" : "0001")
            + "00000000"
            + Hex.u16(rdata.length)
            + Hex.text(rdata);
    byte[] message =
        Hex.of("0000 0000 0000 0000 0000 0002", tsig ? address + record : record + address);
    return new MessageView().wrap(ByteBuffer.wrap(message)).record(tsig ? 1 : 0);
  }

  private static RData read(Vector vector) throws WireFormatException {
    return view(vector.type(), vector.octets()).rdata();
  }

  /** Those that are among values of a type's own class, not opaque. */
  @TestFactory
  Stream<DynamicTest> theTextIsThatOfOthers() {
    return forEach(
        vector -> {
          RData rdata = read(vector);
          assertEquals(vector.text(), rdata.toText());
          assertEquals(vector.type(), rdata.type().toString());
          assertEquals(
              vector.type(), rdata.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT));
          assertTrue(rdata.toText().chars().allMatch(c -> c >= ' ' && c <= '~'));
        });
  }

  @TestFactory
  Stream<DynamicTest> octetsSurviveReadingAndWriting() {
    return forEach(
        vector -> {
          RData rdata = read(vector);
          byte[] written = written(rdata);
          assertArrayEquals(vector.octets(), written);
          assertEquals(rdata, view(vector.type(), written).rdata());
          assertEquals(rdata.hashCode(), view(vector.type(), written).rdata().hashCode());
          assertTrue(written.length == 0 || !rdata.equals(new EmptyRData(rdata.type())));
        });
  }

  /** The RDATA of a message with nothing else in it, in which a name can point to the first. */
  private static byte[] written(RData rdata) throws WireFormatException {
    RecordClass recordClass =
        rdata.type().equals(RecordType.TSIG) ? RecordClass.ANY : RecordClass.IN;
    ResourceRecord record = new ResourceRecord(Name.ROOT, recordClass, 0, rdata);
    ByteBuffer out = ByteBuffer.allocate(1000);
    Message.builder().additional(record).build().write(out);
    RecordView view = new MessageView().wrap(out.flip()).record(0);
    byte[] octets = new byte[view.rdataLength() + 510];
    return Arrays.copyOf(octets, view.copyExpandedRData(octets, 0));
  }

  @TestFactory
  Stream<DynamicTest> everyTruncationFaultsInsideTheRData() {
    return forEach(
        vector -> {
          byte[] whole = vector.octets();
          for (int length = 0; length < whole.length; length++) {
            RecordView view = view(vector.type(), Arrays.copyOf(whole, length));
            if (vector.alsoValid().contains(length)) {
              assertNotEquals(read(vector), view.rdata());
              continue;
            }
            WireFormatException fault =
                assertThrows(WireFormatException.class, view::rdata, "length " + length);
            assertTrue(
                fault.offset() >= view.rdataOffset()
                    && fault.offset() <= view.rdataOffset() + length,
                fault.getMessage());
            String path = "additional[" + (vector.type().equals("TSIG") ? 1 : 0) + "] ";
            assertTrue(fault.field().startsWith(path + vector.type() + " "), fault.field());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aTrailingOctetFaults() {
    return forEach(
        vector -> {
          byte[] longer = Arrays.copyOf(vector.octets(), vector.octets().length + 1);
          RecordView view = view(vector.type(), longer);
          if (vector.rest()) {
            assertNotEquals(read(vector), view.rdata());
            return;
          }
          WireFormatException fault = assertThrows(WireFormatException.class, view::rdata);
          switch (vector.type()) {
            case "NXT" -> assertEquals(Fault.NXT_BITMAP, fault.fault());
            case "OPT" -> assertEquals(Fault.RDATA_TRUNCATED, fault.fault());
            default -> {
              assertEquals(Fault.RDATA_TRAILING, fault.fault());
              assertEquals(view.rdataOffset() + longer.length - 1, fault.offset());
            }
          }
        });
  }

  /** A message whose question holds every name of the vector, to which the RDATA then points. */
  private static byte[] pointing(Vector vector) {
    byte[] plain = vector.octets();
    StringBuilder questions = new StringBuilder();
    StringBuilder rdata = new StringBuilder();
    int copied = 0;
    for (int start : vector.names()) {
      int end = start;
      while (plain[end] != 0) {
        end += plain[end] + 1;
      }
      end++;
      int target = 12 + questions.length() / 2;
      questions.append(Hex.text(Arrays.copyOfRange(plain, start, end))).append("00010001");
      // Its first label stands here, the others are pointed at.
      int label = plain[start] + 1;
      rdata.append(Hex.text(Arrays.copyOfRange(plain, copied, start + label)));
      rdata.append(Hex.u16(0xC000 | target + label));
      copied = end;
    }
    rdata.append(Hex.text(Arrays.copyOfRange(plain, copied, plain.length)));
    String record =
        "00"
            + Hex.u16(RecordType.parse(vector.type()).value())
            + (vector.type().equals("TSIG") ? "00ff" : "0001")
            + "00000000"
            + Hex.u16(rdata.length() / 2);
    return Hex.of(
        "00000000" + Hex.u16(vector.names().size()) + "000000000001", questions + record + rdata);
  }

  @TestFactory
  Stream<DynamicTest> pointersAreExpandedInTheTypesOfRfc3597Section4AndNowhereElse() {
    return forEach(
        vector -> {
          RecordView view = new MessageView().wrap(ByteBuffer.wrap(pointing(vector))).record(0);
          if (vector.type().equals("TSIG")) {
            WireFormatException fault = assertThrows(WireFormatException.class, view::rdata);
            assertEquals(Fault.POINTER_FORBIDDEN, fault.fault());
            return;
          }
          assertEquals(read(vector), view.rdata());
          assertEquals(vector.text(), view.rdata().toText());
          byte[] expanded = new byte[view.rdataLength() + 510];
          int length = view.copyExpandedRData(expanded, 0);
          assertArrayEquals(vector.octets(), Arrays.copyOf(expanded, length));
        });
  }

  @TestFactory
  Stream<DynamicTest> namesAreCompressedInTheTypesOfRfc1035AndNowhereElse() {
    return forEach(
        vector -> {
          RData rdata = read(vector);
          var message = Message.builder();
          for (int start : vector.names()) {
            Name name = nameAt(vector.octets(), start);
            message.question(new io.wiredns.codec.message.Question(name, RecordType.A));
          }
          boolean tsig = vector.type().equals("TSIG");
          message.record(
              Section.ADDITIONAL,
              new ResourceRecord(Name.ROOT, tsig ? RecordClass.ANY : RecordClass.IN, 0, rdata));
          ByteBuffer out = ByteBuffer.allocate(1000);
          message.build().write(out);
          int length = new MessageView().wrap(out.flip()).record(0).rdataLength();
          boolean compressed = COMPRESSED.contains(vector.type()) && !vector.names().isEmpty();
          int saved = compressed ? saved(vector) : 0;
          assertEquals(vector.octets().length - saved, length);
        });
  }

  private static Name nameAt(byte[] octets, int start) {
    return new io.wiredns.codec.wire.WireName(octets, start).toName();
  }

  private static int saved(Vector vector) {
    return vector.names().stream()
        .mapToInt(start -> nameAt(vector.octets(), start).length() - 2)
        .sum();
  }

  @TestFactory
  Stream<DynamicTest> inAnotherClassATypeOfClassInIsOpaque() {
    Set<String> internet = Set.of("A", "AAAA", "PX", "SRV");
    return forEach(
        vector -> {
          if (vector.type().equals("TSIG")) {
            return;
          }
          byte[] message =
              Hex.of(
                  "0000 0000 0000 0000 0000 0001 00"
                      + Hex.u16(RecordType.parse(vector.type()).value())
                      + "0003 00000000"
                      + Hex.u16(vector.octets().length)
                      + vector.hex());
          RData rdata = new MessageView().wrap(ByteBuffer.wrap(message)).record(0).rdata();
          if (internet.contains(vector.type())) {
            assertEquals(
                vector.octets().length,
                assertInstanceOf(UnknownRData.class, rdata).octets().length());
          } else {
            assertEquals(read(vector), rdata);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyTypeHasTwoVectors() {
    Consumer<String> check = type -> assertTrue(Vectors.of(type).size() >= 2, "vectors of " + type);
    return Vectors.ALL.stream()
        .map(Vector::type)
        .distinct()
        .map(type -> DynamicTest.dynamicTest(type, () -> check.accept(type)));
  }
}
