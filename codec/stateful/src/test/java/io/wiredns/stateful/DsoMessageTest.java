package io.wiredns.stateful;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.wiredns.codec.Facts;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DsoMessageTest {
  private static final String HEADER = "1234 3000 0000 0000 0000 0000";
  private static final Name NAME = Name.of("a.test.");

  /** A TLV in octets, as a value and as text, and the well-formed lengths of its data. */
  record Vector(DsoTlv tlv, Octets data, String text, IntPredicate lengths) {
    @Override
    public String toString() {
      return text;
    }

    byte[] message(Octets octets) {
      return Hex.of(HEADER, Hex.u16(tlv.type().value()), Hex.u16(octets.length()), octets.toHex());
    }
  }

  private static Vector v(DsoTlv tlv, String hex, String text, IntPredicate lengths) {
    return new Vector(tlv, Octets.of(Hex.of(hex)), text, lengths);
  }

  private static RData opaque(int type, int octets) {
    return new UnknownRData(RecordType.of(type), Octets.of(new byte[octets]));
  }

  static Stream<Vector> vectors() {
    return Stream.of(
        v(new KeepAlive(15_000, 60_000), "00003a98 0000ea60", "KEEPALIVE 15000 60000", n -> n == 8),
        v(
            new KeepAlive(KeepAlive.INFINITE, KeepAlive.MIN_INTERVAL_MILLIS),
            "ffffffff 00002710",
            "KEEPALIVE 4294967295 10000",
            n -> n == 8),
        v(new RetryDelay(0), "00000000", "RETRY-DELAY 0", n -> n == 4),
        v(new RetryDelay(3_600_000), "0036ee80", "RETRY-DELAY 3600000", n -> n == 4),
        v(EncryptionPadding.zeros(0), "", "ENCRYPTION-PADDING", n -> true),
        v(EncryptionPadding.zeros(3), "000000", "ENCRYPTION-PADDING 000000", n -> true),
        v(
            new Subscribe(NAME, RecordType.PTR, RecordClass.IN),
            "01610474657374 00 000c 0001",
            "SUBSCRIBE a.test. PTR IN",
            n -> n == 12),
        v(
            new Subscribe(Name.ROOT, RecordType.ANY, RecordClass.ANY),
            "00 00ff 00ff",
            "SUBSCRIBE . ANY ANY",
            n -> n == 5),
        v(
            new Push(List.of(new ResourceRecord(Name.of("a."), 3600, new A(0x01020304)))),
            "016100 0001 0001 00000e10 0004 01020304",
            "PUSH a. 3600 IN A 1.2.3.4",
            n -> n == 0 || n == 17),
        v(new Push(List.of()), "", "PUSH", n -> n == 0),
        v(new Unsubscribe(0x1234), "1234", "UNSUBSCRIBE 4660", n -> n == 2),
        v(new Unsubscribe(0), "0000", "UNSUBSCRIBE 0", n -> n == 2),
        v(
            new Reconfirm(NAME, RecordClass.IN, new A(0x01020304)),
            "01610474657374 00 0001 0001 01020304",
            "RECONFIRM a.test. A IN 1.2.3.4",
            n -> n == 16),
        v(
            new Reconfirm(Name.ROOT, RecordClass.IN, opaque(65_280, 0)),
            "00 ff00 0001",
            "RECONFIRM . TYPE65280 IN \\# 0",
            n -> n >= 5),
        v(
            new UnknownTlv(DsoType.of(0xF800), Octets.fromHex("0102")),
            "0102",
            "DSOTYPE63488 0102",
            n -> true));
  }

  private static DsoMessage parse(byte[] message) throws WireFormatException {
    return DsoMessage.of(Message.parse(ByteBuffer.wrap(message)));
  }

  private static byte[] write(DsoMessage message) {
    ByteBuffer out = ByteBuffer.allocate(65_535);
    message.toMessage().write(out);
    return Octets.of(out.flip()).toArray();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void tlvsOfTheSameOctetsAreEqualWhateverTheirClass(Vector vector) {
    DsoTlv opaque = new UnknownTlv(vector.tlv().type(), vector.data());
    assertEquals(vector.tlv(), opaque);
    assertEquals(opaque, vector.tlv());
    assertEquals(vector.tlv().hashCode(), opaque.hashCode());
    for (int length = 0; length < vector.data().length(); length++) {
      Octets data = Octets.of(vector.data().toArray(), 0, length);
      DsoTlv shorter = new UnknownTlv(vector.tlv().type(), data);
      assertNotEquals(vector.tlv(), shorter);
      assertNotEquals(shorter, vector.tlv());
    }
    WireFormatException any = new WireFormatException(DsoFault.DSO_TLV_TRUNCATED, 0, "data", "any");
    DsoTlv malformed = new MalformedTlv(opaque.type(), vector.data(), any);
    assertNotEquals(opaque, malformed);
    assertEquals(malformed, new MalformedTlv(opaque.type(), vector.data(), any.moved(0)));
  }

  @Test
  void dataInsideTlvsAreEqualByOctetsToo() {
    RData typed = new A(0xC0000201);
    RData opaque = new UnknownRData(RecordType.A, Octets.fromHex("c0000201"));
    List<DsoTlv> pushes =
        Stream.of(typed, opaque)
            .<DsoTlv>map(rdata -> new Push(List.of(new ResourceRecord(NAME, 1, rdata))))
            .toList();
    assertEquals(pushes.get(0), pushes.get(1));
    assertEquals(pushes.get(0).hashCode(), pushes.get(1).hashCode());
    DsoTlv reconfirm = new Reconfirm(NAME, RecordClass.IN, typed);
    assertEquals(reconfirm, new Reconfirm(NAME, RecordClass.IN, opaque));
    assertEquals(reconfirm.hashCode(), new Reconfirm(NAME, RecordClass.IN, opaque).hashCode());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void octetsReadAsTheValueAndAreWrittenAgain(Vector vector) throws WireFormatException {
    byte[] octets = vector.message(vector.data());
    DsoMessage message = parse(octets);
    assertEquals(DsoMessage.request(0x1234, vector.tlv()), message);
    assertArrayEquals(octets, write(message));
    assertEquals(vector.text(), vector.tlv().toText());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyOtherLengthIsAFaultInsideTheTlv(Vector vector) throws WireFormatException {
    byte[] data = vector.data().toArray();
    for (int length = 0; length <= data.length + 1; length++) {
      Octets cut = Octets.of(Arrays.copyOf(data, length));
      if (vector.lengths().test(length)) {
        assertEquals(1, parse(vector.message(cut)).tlvs().size());
      } else {
        WireFormatException fault =
            assertThrows(WireFormatException.class, () -> parse(vector.message(cut)));
        assertTrue(fault.field().startsWith("DSO tlv[0] "), fault.getMessage());
        assertTrue(fault.offset() >= 16 && fault.offset() <= 16 + length, fault.getMessage());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "one octet | 00 | DSO_TLV_HEADER | 12 | tlv[0] DSO-TYPE",
        "no length | 0001 | DSO_TLV_HEADER | 12 | tlv[0] DSO-TYPE",
        "second header cut | 0003 0000 000100 | DSO_TLV_HEADER | 16 | tlv[1] DSO-TYPE",
        "length too long | 0001 0008 00000000 | DSO_TLV_TRUNCATED | 14 | tlv[0] DSO-LENGTH",
        "left over | 0002 0005 00000000 00 | DSO_TLV_TRAILING | 20 | tlv[0] DSO-DATA",
        "KEEPALIVE short | 0001 0006 00000000 0000 | DSO_FIELD_TRUNCATED | 20 | tlv[0] KEEPALIVE"
            + " keepalive interval",
        "SUBSCRIBE pointer | 0040 0006 c00c 0001 0001 | POINTER_FORBIDDEN | 16 | tlv[0] SUBSCRIBE"
            + " name",
        "PUSH RDLENGTH too long | 0041 000d 0161 00 0001 0001 00000000 0001 | RDATA_TRUNCATED | 27 |"
            + " tlv[0] PUSH RDLENGTH",
        "PUSH left over | 0041 0012 0161 00 0001 0001 00000000 0005 0102030405 | RDATA_TRAILING | 33"
            + " | tlv[0] PUSH RDATA",
        "PUSH after a text of two strings | 0041 0012 00 0010 0001 00000000 0004 01610162 c00b 00 |"
            + " POINTER_INTO_HEADER | 31 | tlv[0] PUSH name",
        "PUSH pointer | 0041 0002 c00b | POINTER_INTO_HEADER | 16 | tlv[0] PUSH name",
        "RECONFIRM without class | 0043 0003 00 0001 | DSO_FIELD_TRUNCATED | 19 | tlv[0] RECONFIRM"
            + " class",
      })
  void aBrokenRuleIsNamedAtItsOctet(
      String name, String body, String fault, int offset, String field) {
    WireFormatException thrown =
        assertThrows(WireFormatException.class, () -> parse(Hex.of(HEADER, body)));
    assertEquals(fault, thrown.fault().name());
    assertEquals(offset, thrown.offset());
    assertEquals("DSO " + field, thrown.field());
  }

  @Test
  void pushedNamesMayBeCompressedWhereOtherMessagesForbidIt() throws WireFormatException {
    String nsec = "c010 002f 0001 0000003c 0005 c010 000140";
    String dname = "c010 0027 0001 0000003c 0002 c010";
    String all = "c010 00ff 00ff fffffffe 0000";
    String first = "0161 00 0001 0001 0000003c 0004 01020304";
    byte[] octets = Hex.of(first, nsec, dname, all);
    DsoMessage message = parse(Hex.of(HEADER, "0041", Hex.u16(octets.length), Hex.text(octets)));
    Push push = (Push) message.primary().orElseThrow();
    assertEquals(
        List.of(
            "a. 60 IN A 1.2.3.4",
            "a. 60 IN NSEC a. A",
            "a. 60 IN DNAME a.",
            "a. 4294967294 ANY ANY \\# 0"),
        push.records().stream().map(ResourceRecord::toString).toList());
    assertEquals(Push.ALL_REMOVED, push.records().get(3).ttl());
    assertEquals(message, parse(write(message)));
    WireFormatException forbidden =
        assertThrows(
            WireFormatException.class,
            () -> parse(Hex.of(HEADER, "0043 000b", "0161 00 002f 0001 c010 0000")));
    assertEquals(Fault.POINTER_FORBIDDEN, forbidden.fault());
  }

  @Test
  void tolerantReadingKeepsTheGoodAndTheOctetsOfTheBad() {
    Octets body = Octets.of(Hex.of("0001 0002 0102", "0042 0002 0007", "0003 0002 00"));
    List<WireFormatException> faults = new ArrayList<>();
    List<DsoTlv> tlvs = DsoMessage.tlvsTolerant(body, faults);
    assertEquals(
        List.of(
            "DSO_FIELD_TRUNCATED 16 DSO tlv[0] KEEPALIVE inactivity timeout",
            "DSO_TLV_TRUNCATED 26 DSO tlv[2] DSO-LENGTH"),
        faults.stream()
            .map(fault -> fault.fault() + " " + fault.offset() + " " + fault.field())
            .toList());
    MalformedTlv bad = (MalformedTlv) tlvs.get(0);
    assertEquals(new MalformedTlv(DsoType.KEEPALIVE, Octets.fromHex("0102"), faults.get(0)), bad);
    assertEquals("KEEPALIVE 0102 malformed, DSO_FIELD_TRUNCATED at octet 16", bad.toText());
    assertEquals(List.of(bad, new Unsubscribe(7)), tlvs);
    DsoMessage message = DsoMessage.unidirectional(bad);
    assertThrows(IllegalArgumentException.class, message::body);
  }

  @Test
  void countsAreAFault() throws WireFormatException {
    byte[] octets = Hex.of("0000 3000 0001 0000 0000 0000 00 0001 0001");
    Message message = Message.parse(ByteBuffer.wrap(octets));
    WireFormatException fault =
        assertThrows(WireFormatException.class, () -> DsoMessage.of(message));
    assertEquals(DsoFault.DSO_COUNTS, fault.fault());
    assertEquals(4, fault.offset());
    assertEquals("the counts of a DSO message sum to 1, they must be 0", fault.detail());
  }

  @Test
  void theFirstTlvIsThePrimaryOne() throws WireFormatException {
    DsoTlv padding = EncryptionPadding.zeros(2);
    DsoMessage request = DsoMessage.request(7, new KeepAlive(1, 2), padding, padding);
    assertEquals(request, parse(write(request)));
    assertEquals(Optional.of(new KeepAlive(1, 2)), request.primary());
    assertEquals(List.of(padding, padding), request.additionals());
    assertFalse(request.isUnidirectional());
    assertTrue(DsoMessage.unidirectional(new RetryDelay(1)).isUnidirectional());
  }

  @Test
  void aResponseHasTheRequestsIdAndPerhapsNoTlv() throws WireFormatException {
    DsoMessage response =
        DsoMessage.responseTo(DsoMessage.request(7, new RetryDelay(1)), Rcode.DSOTYPENI);
    assertEquals("0007b00b0000000000000000", Hex.text(write(response)));
    assertEquals(response, parse(write(response)));
    assertEquals(Optional.empty(), response.primary());
    assertEquals(List.of(), response.additionals());
    assertThrows(
        IllegalArgumentException.class, () -> DsoMessage.responseTo(response, Rcode.NOERROR));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    DsoTlv half = EncryptionPadding.zeros(40_000);
    ResourceRecord large = new ResourceRecord(NAME, 0, opaque(65_280, 40_000));
    WireFormatException fault = new WireFormatException(DsoFault.DSO_TLV_TRAILING, 0, "", "");
    List<Executable> wrong =
        List.of(
            () -> DsoMessage.request(0, half),
            () -> DsoMessage.request(65_536, half),
            () -> DsoMessage.request(1, half, half).body(),
            () -> DsoMessage.responseTo(DsoMessage.request(1, half), Rcode.BADVERS),
            () -> DsoMessage.responseTo(DsoMessage.unidirectional(half), Rcode.NOERROR),
            () -> DsoMessage.of(Message.query(1, NAME, RecordType.A)),
            () -> DsoMessage.tlvs(Octets.of(new byte[65_524])),
            () -> new KeepAlive(-1, 0),
            () -> new KeepAlive(0, 1L << 32),
            () -> new RetryDelay(-1),
            () -> new Unsubscribe(65_536),
            () -> EncryptionPadding.zeros(65_520),
            () -> EncryptionPadding.zeros(-1),
            () -> DsoMessage.unidirectional(new Push(List.of(large, large))).body(),
            () -> new MalformedTlv(DsoType.PUSH, Octets.of(new byte[65_520]), fault),
            () -> new UnknownTlv(DsoType.PUSH, Octets.of(new byte[65_520])));
    for (int i = 0; i < wrong.size(); i++) {
      assertThrows(IllegalArgumentException.class, wrong.get(i), "row " + i);
    }
  }

  @Test
  void everyTypeOfTheFactsIsKnownAndHasTwoVectors() {
    Map<Integer, Long> vectors =
        vectors()
            .collect(Collectors.groupingBy(v -> v.tlv().type().value(), Collectors.counting()));
    for (Map<String, String> row : Facts.table("dso_tlv")) {
      String code = row.get("type_hex");
      if (!code.contains("-") && !row.get("name").startsWith("(")) {
        DsoType type = DsoType.of(Integer.parseInt(code, 16));
        assertEquals(
            row.get("name").toUpperCase(java.util.Locale.ROOT), type.toString().replace("-", ""));
        assertEquals(type, DsoType.parse(type.toString()));
        assertEquals(2, vectors.get(type.value()), type.toString());
      }
    }
    assertTrue(vectors.keySet().containsAll(Set.of(1, 0x40, 0xF800)));
  }

  /** Opaque TLVs, and opaque data in TLVs, follow the rules of their type or are rejected. */
  @ParameterizedTest
  @MethodSource
  void octetsThatBreakTheRulesOfTheirTypeAreNotWritten(String why, DsoTlv tlv) {
    DsoMessage message = DsoMessage.request(1, tlv);
    for (Executable call : List.<Executable>of(message::body, message::toMessage)) {
      String said = assertThrows(IllegalArgumentException.class, call).getMessage();
      assertTrue(said.contains(why), said);
    }
  }

  static Stream<Arguments> octetsThatBreakTheRulesOfTheirTypeAreNotWritten() throws Exception {
    Name name = Name.of("a.test");
    UnknownRData short4 = new UnknownRData(RecordType.A, Octets.fromHex("c00002"));
    UnknownRData pointer = new UnknownRData(RecordType.NS, Octets.fromHex("c00c"));
    List<WireFormatException> faults = new ArrayList<>();
    DsoTlv malformed = DsoMessage.tlvsTolerant(Octets.fromHex("0001000101"), faults).get(0);
    // A change to a record whose name is a pointer out of the TLV.
    Octets push = Octets.fromHex("c00c0001000100000e10000401020304");
    return Stream.of(
        arguments("KEEPALIVE TLV", new UnknownTlv(DsoType.KEEPALIVE, Octets.fromHex("010203"))),
        arguments("KEEPALIVE TLV", new UnknownTlv(DsoType.KEEPALIVE, Octets.of(new byte[9]))),
        arguments("PUSH TLV", new UnknownTlv(DsoType.PUSH, push)),
        arguments("malformed KEEPALIVE TLV", malformed),
        arguments("A RDATA", new Reconfirm(name, RecordClass.IN, short4)),
        arguments("NS RDATA", new Reconfirm(name, RecordClass.IN, pointer)),
        arguments("A RDATA", new Push(List.of(new ResourceRecord(name, 300, short4)))),
        arguments("NS RDATA", new Push(List.of(new ResourceRecord(name, 300, pointer)))),
        arguments(
            "the TLVs are malformed",
            new Push(List.of(new ResourceRecord(name, 300, new EmptyRData(RecordType.A))))),
        arguments(
            "the TLVs are malformed",
            new Reconfirm(name, RecordClass.IN, new EmptyRData(RecordType.A))));
  }

  @Test
  void octetsThatKeepToTheirTypeAreWritten() throws WireFormatException {
    DsoTlv keepAlive = new UnknownTlv(DsoType.KEEPALIVE, Octets.fromHex("0000000100000002"));
    DsoTlv own = new UnknownTlv(DsoType.of(0xF800), Octets.fromHex("010203"));
    UnknownRData address = new UnknownRData(RecordType.A, Octets.fromHex("c0000201"));
    Message message =
        DsoMessage.request(
                7, keepAlive, own, new Reconfirm(Name.of("a.test"), RecordClass.IN, address))
            .toMessage();
    DsoMessage read = DsoMessage.of(message);
    assertEquals(7, read.id());
    assertEquals(new KeepAlive(1, 2), read.tlvs().get(0));
    assertEquals(own, read.tlvs().get(1));
    assertEquals(message, read.toMessage());
  }
}
