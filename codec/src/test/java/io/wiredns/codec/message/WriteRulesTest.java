package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.MalformedOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Messages that builder and writer refuse before an octet is written, each with the exception's
 * message.
 */
class WriteRulesTest {
  private static final Name OWNER = Name.of("a.example.");
  private static final ResourceRecord OPT = new ResourceRecord(Name.ROOT, 0, new Opt(List.of()));
  private static final ResourceRecord TSIG = tsig(RecordClass.ANY);

  private static ResourceRecord tsig(RecordClass recordClass) {
    Tsig tsig =
        new Tsig(Name.of("hmac-sha256."), 0, 300, Octets.EMPTY, 0, TsigError.NOERROR, Octets.EMPTY);
    return new ResourceRecord(OWNER, recordClass, 0, tsig);
  }

  private record Row(
      String name, Opcode opcode, Section section, List<ResourceRecord> records, String why) {}

  private static Row row(String name, Section section, String why, ResourceRecord... records) {
    return new Row(name, Opcode.QUERY, section, List.of(records), why);
  }

  private static ResourceRecord record(RecordClass recordClass, RData rdata) {
    return new ResourceRecord(OWNER, recordClass, 0, rdata);
  }

  private static ResourceRecord opaque(RecordType type, String hex) {
    return record(RecordClass.IN, new UnknownRData(type, Octets.fromHex(hex)));
  }

  private static ResourceRecord options(OptionCode code, String hex) {
    UnknownOption option = new UnknownOption(code, Octets.fromHex(hex));
    return new ResourceRecord(Name.ROOT, 0, new Opt(List.of(option)));
  }

  private static final List<Row> ROWS =
      List.of(
          row(
              "an address of three octets",
              Section.ANSWER,
              "A RDATA of 3 octets is malformed at its octet 0: RDATA_TRUNCATED",
              opaque(RecordType.A, "c00002")),
          row(
              "a string past its end",
              Section.ANSWER,
              "TXT RDATA of 2 octets is malformed at its octet 0: STRING_TRUNCATED",
              opaque(RecordType.TXT, "0561")),
          row(
              "a pointer to the question",
              Section.ANSWER,
              "CNAME RDATA of 2 octets is malformed at its octet ",
              opaque(RecordType.CNAME, "c00c")),
          row(
              "a pointer into the same data",
              Section.ANSWER,
              "MINFO RDATA of 18 octets is malformed at its octet ",
              opaque(RecordType.MINFO, "0e6162636465666768696a6b6c6d6e00" + "c00c")),
          row(
              "no address in class IN",
              Section.ANSWER,
              "A RDATA of 0 octets is malformed at its octet 0: RDATA_TRUNCATED",
              record(RecordClass.IN, new EmptyRData(RecordType.A))),
          row(
              "a cookie of one octet",
              Section.ADDITIONAL,
              "the octets of option COOKIE are malformed: OPTION_FIELD_TRUNCATED",
              options(OptionCode.COOKIE, "01")),
          row("OPT as an answer", Section.ANSWER, "OPT must be in ADDITIONAL", OPT),
          row("TSIG as authority", Section.AUTHORITY, "TSIG must be in ADDITIONAL", TSIG),
          row(
              "two OPT",
              Section.ADDITIONAL,
              "there must be one OPT and its owner the root (RFC 6891 section 6.1), found"
                  + " number 2 with owner .",
              OPT,
              OPT),
          row(
              "OPT of a name",
              Section.ADDITIONAL,
              "found number 1 with owner a.example.",
              new ResourceRecord(OWNER, 0, new Opt(List.of()))),
          row(
              "OPT with an owner",
              Section.ADDITIONAL,
              "owner a.example.",
              record(RecordClass.IN, new Opt(List.of()))),
          row(
              "something after TSIG",
              Section.ADDITIONAL,
              "TSIG must be the last record (RFC 8945 section 5.1), found OPT after it",
              TSIG,
              OPT),
          row(
              "TSIG of class IN",
              Section.ADDITIONAL,
              "TSIG must be of class ANY (RFC 8945 section 4.2), found class IN",
              tsig(RecordClass.IN)),
          new Row(
              "a deletion of an RRset that says data",
              Opcode.UPDATE,
              Section.AUTHORITY,
              List.of(record(RecordClass.ANY, new A(1))),
              "an UPDATE's record of class ANY has no data"),
          new Row(
              "a deletion of half an address",
              Opcode.UPDATE,
              Section.AUTHORITY,
              List.of(
                  record(RecordClass.NONE, new UnknownRData(RecordType.A, Octets.fromHex("0102")))),
              "A RDATA of 2 octets is malformed"));

  @TestFactory
  Stream<DynamicTest> refusedWithAReasonAndNothingWritten() {
    return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row)));
  }

  private static void check(Row row) {
    Question question = new Question(OWNER, RecordType.SOA);
    MessageBuilder builder = Message.builder().opcode(row.opcode()).question(question);
    row.records().forEach(record -> builder.record(row.section(), record));
    IllegalArgumentException built = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(built.getMessage().contains(row.why()), built.getMessage());

    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(512);
    writer.begin(out, 512, 1, row.opcode().value() << 11);
    assertTrue(writer.question(question));
    byte[] before = out.array().clone();
    int length = writer.length();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> writer.rrset(row.section(), row.records()));
    assertTrue(refused.getMessage().contains(row.why()), refused.getMessage());
    assertEquals(length, writer.length());
    assertEquals(ByteBuffer.wrap(before), ByteBuffer.wrap(out.array()));
    assertTrue(writer.record(Section.ANSWER, record(RecordClass.IN, new A(1))));
  }

  @Test
  void opaqueOctetsThatKeepToTheirTypeAreWritten() throws WireFormatException {
    Message message =
        Message.builder()
            .answer(opaque(RecordType.A, "c0000201"))
            .answer(record(RecordClass.CH, new UnknownRData(RecordType.AAAA, Octets.fromHex("01"))))
            .additional(options(OptionCode.COOKIE, "0102030405060708"))
            .build();
    ByteBuffer out = ByteBuffer.allocate(512);
    message.write(out);
    Message read = Message.parse(out.flip());
    assertEquals(new A(0xC0000201), read.answers().get(0).rdata());
  }

  @Test
  void piecesAfterTsigAreRefusedWhateverCallTheyComeWith() {
    MessageWriter writer = new MessageWriter().begin(ByteBuffer.allocate(512), 512, 1, 0);
    assertTrue(writer.record(Section.ADDITIONAL, OPT));
    assertThrows(IllegalArgumentException.class, () -> writer.record(Section.ADDITIONAL, OPT));
    assertTrue(writer.record(Section.ADDITIONAL, TSIG));
    assertThrows(
        IllegalArgumentException.class,
        () -> writer.record(Section.ADDITIONAL, record(RecordClass.IN, new A(1))));
    assertDoesNotThrow(writer::finish);
    assertThrows(IllegalStateException.class, writer::truncated);
  }

  /** A message with a cookie of three octets, as tolerant parsing returns it. */
  @Test
  void aMalformedOptionIsKeptButNotWritten() {
    ByteBuffer octets =
        ByteBuffer.wrap(
            Hex.of("000000000000000000000001 00 0029 04d0 00000000 0007 000a0003010203"));
    Message read = Message.parseTolerant(octets).message().orElseThrow();
    Edns edns = read.edns().orElseThrow();
    assertEquals(Octets.fromHex("010203"), edns.option(MalformedOption.class).get().data());
    Message message = Message.builder().edns(edns).build();
    assertEquals(edns, message.edns().orElseThrow());
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(512);
    String why = "a malformed COOKIE option cannot be written: OPTION_FIELD_TRUNCATED";
    refused(why, () -> message.write(out));
    refused(why, () -> message.toBuilder().id(7).build().write(out));
    refused(why, () -> writer.writeTruncated(message, out, 512));
    refused(
        why, () -> writer.begin(out, 512, 1, 0).rrset(Section.ADDITIONAL, message.additionals()));
    refused("malformed OPT RDATA cannot be written", () -> read.write(out));
    assertEquals(0, out.position());
    assertEquals("\\# 7 000A0003010203", message.additionals().get(0).rdata().toGenericText());
    assertEquals("10 3 AQID", message.additionals().get(0).rdata().toText());
  }

  private static void refused(String why, Executable call) {
    String said = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(said.contains(why), said);
  }

  /** A message with TLVs has no sections: RFC 8490 section 5.4. */
  @Test
  void aStatefulMessageHasNoSections() throws WireFormatException {
    Question question = new Question(OWNER, RecordType.A);
    String why = "opcode DSO must have neither questions nor records";
    refused(why, () -> Message.builder().opcode(Opcode.DSO).question(question).build());
    refused(why, () -> Message.builder().opcode(Opcode.DSO).additional(OPT).build());
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(512);
    writer.begin(out, 512, 1, Opcode.DSO.value() << 11);
    refused(why, () -> writer.question(question));
    refused(why, () -> writer.record(Section.ADDITIONAL, OPT));
    assertEquals(12, writer.finish());
    // A parsed one is written unchanged, and a response to it is correct.
    byte[] asked = Hex.of("1234 3000 0001 0000 0000 0001 00 0001 0001 00 0029 04d0 00000000 0000");
    Message read = Message.parse(ByteBuffer.wrap(asked));
    assertEquals(Hex.text(asked), Hex.text(Written.octets(read)));
    assertEquals(Hex.text(asked), Hex.text(Written.octets(read.toBuilder().build())));
    out.clear();
    Message.responseTo(read).rcode(Rcode.FORMERR).build().write(out);
    assertEquals("1234b001" + "00".repeat(8), Hex.text(out.array()).substring(0, 24));
  }

  @Test
  void placesAreLookedAtBesideMalformedDataToo() {
    WireFormatException fault = new WireFormatException(Fault.RDATA_TRUNCATED, 1, "x", "y");
    RData malformed = new MalformedRData(RecordType.NS, Octets.EMPTY, fault);
    MessageBuilder builder =
        Message.builder().answer(record(RecordClass.IN, malformed)).answer(OPT);
    assertThrows(IllegalArgumentException.class, builder::build);
    MessageWriter writer = new MessageWriter();
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      MessageBuilder one = Message.builder();
      switch (section) {
        case ANSWER -> one.answer(record(RecordClass.IN, malformed));
        case AUTHORITY -> one.authority(record(RecordClass.IN, malformed));
        default -> one.additional(record(RecordClass.IN, malformed));
      }
      Message message = one.build();
      ByteBuffer out = ByteBuffer.allocate(512);
      assertThrows(IllegalArgumentException.class, () -> writer.write(message, out));
      assertEquals(0, out.position());
    }
  }
}
