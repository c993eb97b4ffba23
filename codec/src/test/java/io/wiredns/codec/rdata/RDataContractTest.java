package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Layout;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.FieldOctets;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Vectors.Vector;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Properties of the RDATA of every type. */
class RDataContractTest {
  /** RFC 3597 section 4: names are compressed when written, and pointers are followed when read. */
  private static final Set<String> COMPRESSED =
      Set.of("NS", "MD", "MF", "CNAME", "SOA", "MB", "MG", "MR", "PTR", "MINFO", "MX");

  /** RFC 3597 section 4: pointers are followed when read. */
  private static final Set<String> EXPANDED =
      Set.of("RP", "AFSDB", "RT", "SIG", "PX", "NXT", "NAPTR", "SRV");

  /**
   * RFC 4034 section 6.2 as corrected by RFC 6840 section 5.1, in addition to the two sets above:
   * names are in lower case in canonical form. NSAP-PTR as in BIND, TSIG by RFC 8945 section 4.3.3.
   */
  private static final Set<String> LOWER_CASE =
      Set.of("KX", "DNAME", "A6", "RRSIG", "NSAP-PTR", "TSIG");

  private interface Check {
    void of(Vector vector) throws WireFormatException, TextFormatException;
  }

  private static Stream<DynamicTest> forEach(Check check) {
    return Vectors.ALL.stream()
        .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> check.of(vector)));
  }

  private static RData read(Vector vector) throws WireFormatException {
    return RDataInMessage.view(vector.type(), vector.octets()).rdata();
  }

  private static void assertSurvives(RData rdata, byte[] octets)
      throws WireFormatException, TextFormatException {
    RecordType type = rdata.type();
    assertArrayEquals(octets, RDataInMessage.written(rdata));
    RData again = RDataInMessage.view(type, octets).rdata();
    assertEquals(rdata, again);
    assertEquals(rdata.hashCode(), again.hashCode());
    assertTrue(rdata.toText().chars().allMatch(c -> c >= ' ' && c <= '~'));
    RData ofText = RData.parse(type, rdata.toText());
    assertEquals(rdata, ofText);
    // Equal names may differ in case; their written octets do not.
    assertArrayEquals(octets, RDataInMessage.written(ofText));
    String generic = "\\# " + octets.length + " " + Hex.text(octets);
    assertArrayEquals(octets, RDataInMessage.written(RData.parse(type, generic)));
  }

  @TestFactory
  Stream<DynamicTest> theTextIsThatOfTheVector() {
    return forEach(
        vector -> {
          RData rdata = read(vector);
          assertEquals(vector.text(), rdata.toText());
          assertEquals(vector.type(), rdata.type());
          boolean version1 = vector.type().equals(RecordType.LOC) && vector.octets()[0] != 0;
          assertEquals(
              version1 ? "UNKNOWNRDATA" : vector.type().toString().replace("-", ""),
              rdata.getClass().getSimpleName().toUpperCase(Locale.ROOT));
        });
  }

  @TestFactory
  Stream<DynamicTest> octetsAndTextSurviveReadingAndWriting() {
    return forEach(
        vector -> {
          RData rdata = read(vector);
          assertSurvives(rdata, vector.octets());
          assertEquals(rdata, RData.parse(vector.type(), vector.text()));
          assertEquals(vector.octets().length == 0, rdata.equals(new EmptyRData(rdata.type())));
        });
  }

  private static void assertSame(RData one, RData other) {
    assertEquals(one, other);
    assertEquals(other, one);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(RData.hash(one), one.hashCode(), one.getClass() + " has a hash of its own");
  }

  /** Returns the octets with the letters of names, and no others, in the other case. */
  private static byte[] otherCase(Vector vector) {
    byte[] octets = vector.octets();
    for (int start : vector.names()) {
      for (int p = start; p < nameEnd(vector.octets(), start); p++) {
        boolean letter = Character.isLetter(octets[p]) && octets[p] > 0;
        octets[p] ^= (byte) (letter ? 0x20 : 0);
      }
    }
    return octets;
  }

  @TestFactory
  Stream<DynamicTest> opaqueOctetsOfAKnownTypeEqualWhatParsingReturns() {
    return forEach(
        vector -> {
          RData rdata = read(vector);
          UnknownRData opaque = new UnknownRData(vector.type(), Octets.of(vector.octets()));
          byte[] octets = otherCase(vector);
          RData cased = RDataInMessage.view(vector.type(), octets).rdata();
          UnknownRData opaqueCased = new UnknownRData(vector.type(), Octets.of(octets));
          RData[] all = {rdata, opaque, cased, opaqueCased};
          for (RData one : all) {
            for (RData other : all) {
              assertSame(one, other);
            }
          }
          RecordType type = RecordType.of(vector.type().value() ^ 0x8000);
          assertNotEquals(opaque, new UnknownRData(type, opaque.octets()));
        });
  }

  @TestFactory
  Stream<DynamicTest> malformedOctetsOfAKnownTypeEqualThemselvesAndNothingElse() {
    return forEach(
        vector -> {
          RData rdata = read(vector);
          byte[] octets = vector.octets();
          for (int length = 0; length < octets.length; length++) {
            Octets shorter = Octets.of(octets, 0, length);
            UnknownRData opaque = new UnknownRData(vector.type(), shorter);
            assertSame(opaque, new UnknownRData(vector.type(), shorter));
            assertNotEquals(rdata, opaque);
            assertNotEquals(opaque, rdata);
            assertEquals(length == 0, opaque.equals(new EmptyRData(vector.type())));
          }
          assertSame(new EmptyRData(vector.type()), new UnknownRData(vector.type(), Octets.EMPTY));
        });
  }

  @TestFactory
  Stream<DynamicTest> everyTruncationFaultsAtItsOctetOrIsAShorterValue() {
    return forEach(
        vector -> {
          byte[] whole = vector.octets();
          for (int length = 0; length < whole.length; length++) {
            assertAsTheLayoutSays(vector, Arrays.copyOf(whole, length));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> anOctetMoreFaultsAtItsOctetOrIsALongerValue() {
    return forEach(
        vector -> {
          byte[] longer = Arrays.copyOf(vector.octets(), vector.octets().length + 1);
          for (int octet : new int[] {0, 1, 0xFF}) {
            longer[longer.length - 1] = (byte) octet;
            assertAsTheLayoutSays(vector, longer);
          }
        });
  }

  private static void assertAsTheLayoutSays(Vector vector, byte[] octets)
      throws WireFormatException, TextFormatException {
    RecordView view = RDataInMessage.view(vector.type(), octets);
    Optional<Layout.Broken> broken = Vectors.check(vector.type(), octets);
    if (octets.length == 0 && vector.type().equals(RecordType.TKEY)) {
      // A meta type without data, as in queries.
      assertEquals(new EmptyRData(RecordType.TKEY), view.rdata());
    } else if (broken.isEmpty()) {
      assertNotEquals(read(vector), view.rdata());
      assertSurvives(view.rdata(), octets);
    } else {
      WireFormatException fault =
          assertThrows(WireFormatException.class, view::rdata, Hex.text(octets));
      int offset = fault.offset() - view.rdataOffset();
      assertEquals(broken.get(), new Layout.Broken(fault.fault(), offset), fault.getMessage());
      assertTrue(fault.field().startsWith("additional[1] " + vector.type() + " "), fault.field());
      assertTrue(offset >= 0 && offset <= octets.length, fault.getMessage());
    }
  }

  /** Checks the layouts themselves, so that a layout that accepts everything is noticed. */
  @TestFactory
  Stream<DynamicTest> aLayoutAllowsTheVectorAndNotAllItsBeginnings() {
    return forEach(
        vector -> {
          byte[] whole = vector.octets();
          assertEquals(Optional.empty(), Vectors.check(vector.type(), whole));
          boolean refused = false;
          for (int length = 0; length < whole.length && !refused; length++) {
            refused = Vectors.check(vector.type(), Arrays.copyOf(whole, length)).isPresent();
          }
          boolean any = whole.length == 0 || Vectors.LAYOUTS.get(vector.type()).equals("any");
          assertEquals(!any, refused);
        });
  }

  private static int nameEnd(byte[] octets, int start) {
    return start + WireAccess.get().wireName(octets, start, 0, 0).toName().length();
  }

  /**
   * Returns a message whose question contains every name of the vector, to which the RDATA has
   * pointers.
   */
  private static byte[] pointing(Vector vector) {
    byte[] plain = vector.octets();
    StringBuilder questions = new StringBuilder();
    StringBuilder rdata = new StringBuilder();
    int copied = 0;
    for (int start : vector.names()) {
      int end = nameEnd(plain, start);
      int target = 12 + questions.length() / 2;
      questions.append(Hex.text(Arrays.copyOfRange(plain, start, end))).append("00010001");
      // Its first label is here; the others are at the target of a pointer.
      int label = plain[start] + 1;
      rdata.append(Hex.text(Arrays.copyOfRange(plain, copied, start + label)));
      rdata.append(Hex.u16(0xC000 | target + label));
      copied = end;
    }
    rdata.append(Hex.text(Arrays.copyOfRange(plain, copied, plain.length)));
    return Hex.of(
        "00000000" + Hex.u16(vector.names().size()) + "000000000001",
        questions + RDataInMessage.record(vector.type(), "0001", Hex.of(rdata.toString())));
  }

  @TestFactory
  Stream<DynamicTest> pointersAreExpandedInTheTypesOfRfc3597Section4AndFaultInOthers() {
    return forEach(
        vector -> {
          if (vector.names().isEmpty()) {
            return;
          }
          RecordView view = new MessageView().wrap(ByteBuffer.wrap(pointing(vector))).record(0);
          String type = vector.type().toString();
          if (COMPRESSED.contains(type) || EXPANDED.contains(type)) {
            assertEquals(read(vector), view.rdata());
            assertEquals(vector.text(), view.rdata().toText());
            assertArrayEquals(vector.octets(), RDataInMessage.expanded(view));
            return;
          }
          WireFormatException fault = assertThrows(WireFormatException.class, view::rdata);
          int start = vector.names().get(0);
          assertEquals(Fault.POINTER_FORBIDDEN, fault.fault());
          assertEquals(
              view.rdataOffset() + start + vector.octets()[start] + 1,
              fault.offset(),
              fault.getMessage());
        });
  }

  @TestFactory
  Stream<DynamicTest> namesAreCompressedInTheTypesOfRfc1035AndNowhereElse() {
    return forEach(
        vector -> {
          var message = Message.builder();
          int saved = 0;
          for (int start : vector.names()) {
            Name name = WireAccess.get().wireName(vector.octets(), start, 0, 0).toName();
            message.question(new Question(name, RecordType.A));
            saved += name.length() - 2;
          }
          boolean tsig = vector.type().equals(RecordType.TSIG);
          RecordClass recordClass = tsig ? RecordClass.ANY : RecordClass.IN;
          message.additional(new ResourceRecord(Name.ROOT, recordClass, 0, read(vector)));
          ByteBuffer out = ByteBuffer.allocate(1000);
          message.build().write(out);
          int length = new MessageView().wrap(out.flip()).record(0).rdataLength();
          boolean compressed = COMPRESSED.contains(vector.type().toString());
          assertEquals(
              vector.octets().length - (compressed ? saved : 0),
              length,
              () ->
                  "octets of "
                      + vector
                      + "; NameRule.COMPRESSED belongs to the types of RFC 1035 and to no other");
        });
  }

  @TestFactory
  Stream<DynamicTest> theCanonicalFormHasNamesInLowerCaseInTheTypesOfRfc4034AndNothingElse() {
    return forEach(
        vector -> {
          byte[] canonical = vector.octets();
          String type = vector.type().toString();
          if (COMPRESSED.contains(type) || EXPANDED.contains(type) || LOWER_CASE.contains(type)) {
            for (int start : vector.names()) {
              for (int p = start; p < nameEnd(vector.octets(), start); p++) {
                canonical[p] += (byte) (canonical[p] >= 'A' && canonical[p] <= 'Z' ? 0x20 : 0);
              }
            }
          }
          assertArrayEquals(
              canonical,
              FieldOctets.canonical(WireLimits.MESSAGE_OCTETS).of(read(vector)::write).toArray());
        });
  }

  @TestFactory
  Stream<DynamicTest> inAnotherClassATypeOfClassInIsOpaque() {
    return forEach(
        vector -> {
          byte[] octets = vector.octets();
          byte[] message =
              Hex.of(
                  "0000 0000 0000 0000 0000 0001",
                  RDataInMessage.record(vector.type(), "0020", octets));
          RData rdata = new MessageView().wrap(ByteBuffer.wrap(message)).record(0).rdata();
          if (Vectors.INTERNET.contains(vector.type())) {
            assertEquals(new UnknownRData(vector.type(), Octets.of(octets)), rdata);
          } else {
            assertEquals(read(vector), rdata);
          }
        });
  }
}
