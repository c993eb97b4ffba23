package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.MalformedOption;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TolerantTest {
  private static final String QUESTION = "0161 00 0001 0001";
  private static final String ADDRESS = "c00c 0001 0001 0000003c 0004 c0000201";
  private static final String BAD_ADDRESS = "c00c 0001 0001 0000003c 0003 c00002";
  private static final String OPT = "00 0029 04d0 00000000 0000";
  private static final String TSIG =
      "00 00fa 00ff 00000000 0011 00 000000000001 012c 0000 1234 0000 0000";

  private static TolerantResult parse(String... hex) {
    return Message.parseTolerant(ByteBuffer.wrap(Hex.of(hex)));
  }

  private static List<String> faults(TolerantResult result) {
    return result.faults().stream()
        .map(fault -> fault.fault() + " " + fault.offset() + " " + fault.field())
        .toList();
  }

  @Test
  void aWellFormedMessageHasNoFaults() throws WireFormatException {
    byte[] octets = Hex.of("1234 8000 0001 0001 0000 0001", QUESTION, ADDRESS, OPT);
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
    assertEquals(List.of(), result.faults());
    assertEquals(Message.parse(ByteBuffer.wrap(octets)), result.message().orElseThrow());
  }

  @Test
  void recordsBeforeAFaultOfFramingAreKept() {
    TolerantResult result =
        parse(
            "1234 8000 0001 0002 0001 0000", QUESTION, ADDRESS, "c00c 0001 0001 0000003c 0005 c0");
    assertEquals(List.of("RDLENGTH_EXCEEDS_MESSAGE 45 answer[1] RDLENGTH"), faults(result));
    Message message = result.message().orElseThrow();
    assertEquals(0x1234, message.id());
    assertEquals(1, message.questions().size());
    assertEquals(
        List.of(new A(0xC0000201)), message.answers().stream().map(ResourceRecord::rdata).toList());
    assertEquals(0, message.authorities().size());
  }

  @Test
  void optBeforeABrokenNameIsFoundAndItsFaultComesFirst() {
    String forward = "c0ff 0001 0001 0000003c 0004 c0000201";
    TolerantResult inPlace = parse("1234 8000 0001 0000 0000 0002", QUESTION, OPT, forward);
    assertEquals(List.of("POINTER_NOT_PRIOR 30 additional[1] name"), faults(inPlace));
    assertEquals(1232, inPlace.message().orElseThrow().edns().orElseThrow().udpPayloadSize());
    String[] misplaced = {"1234 8000 0001 0001 0001 0000", QUESTION, OPT, forward};
    assertEquals(
        List.of("OPT_PLACE 20 answer[0] type", "POINTER_NOT_PRIOR 30 authority[0] name"),
        faults(parse(misplaced)));
    WireFormatException strict =
        assertThrows(
            WireFormatException.class, () -> Message.parse(ByteBuffer.wrap(Hex.of(misplaced))));
    assertEquals(MessageFault.OPT_PLACE, strict.fault());
  }

  @Test
  void questionsBeforeAFaultAreKept() {
    TolerantResult result = parse("1234 8000 0002 0001 0000 0000", QUESTION, "0162");
    assertEquals(List.of("NAME_TRUNCATED 19 question[1] name"), faults(result));
    assertEquals(1, result.message().orElseThrow().questions().size());
    assertEquals(0, result.message().orElseThrow().answers().size());
  }

  @Test
  void trailingOctetsCostNothing() {
    TolerantResult result = parse("1234 8000 0001 0001 0000 0000", QUESTION, ADDRESS, "ffff");
    assertEquals(List.of("TRAILING_OCTETS 35 message"), faults(result));
    assertEquals(1, result.message().orElseThrow().answers().size());
  }

  @Test
  void malformedRDataIsKeptInItsPlaceAndListed() {
    TolerantResult result =
        parse(
            "1234 8000 0001 0003 0001 0000",
            QUESTION,
            BAD_ADDRESS,
            ADDRESS,
            "c00c 0010 0001 0000003c 0000",
            "c00c 0002 0001 0000003c 0002 c04a");
    assertEquals(
        List.of(
            "RDATA_TRUNCATED 31 answer[0] A address",
            "TEXT_EMPTY 62 answer[2] TXT text",
            "POINTER_NOT_PRIOR 74 authority[0] NS nsdname"),
        faults(result));
    Message message = result.message().orElseThrow();
    MalformedRData first = assertInstanceOf(MalformedRData.class, message.answers().get(0).rdata());
    assertEquals(RecordType.A, message.answers().get(0).type());
    assertEquals("c00002", first.octets().toHex());
    assertSame(result.faults().get(0), first.fault());
    assertEquals("\\# 3 C00002", first.toText());
    assertEquals(new A(0xC0000201), message.answers().get(1).rdata());
    assertInstanceOf(MalformedRData.class, message.authorities().get(0).rdata());
    assertThrows(IllegalArgumentException.class, () -> message.write(ByteBuffer.allocate(512)));
  }

  @Test
  void faultsOfFramingAndPlacementComeBeforeThoseOfRData() {
    TolerantResult result =
        parse(
            "1234 8000 0001 0003 0000 0000",
            QUESTION,
            BAD_ADDRESS,
            OPT,
            "c00c 0001 0001 0000003c 0004 c0");
    assertEquals(
        List.of(
            "OPT_PLACE 35 answer[1] type",
            "RDLENGTH_EXCEEDS_MESSAGE 55 answer[2] RDLENGTH",
            "RDATA_TRUNCATED 31 answer[0] A address"),
        faults(result));
  }

  @Test
  void misplacedOptAndTsigAreKeptWhereTheyAre() {
    TolerantResult result =
        parse("1234 8000 0001 0001 0001 0004", QUESTION, OPT, TSIG, TSIG, OPT, OPT, ADDRESS);
    assertEquals(
        List.of(
            "OPT_PLACE 20 answer[0] type",
            "TSIG_PLACE 31 authority[0] type",
            "TSIG_PLACE 59 additional[0] type",
            "OPT_REPEATED 98 additional[2] type"),
        faults(result));
    Message message = result.message().orElseThrow();
    assertInstanceOf(Opt.class, message.answers().get(0).rdata());
    assertInstanceOf(Tsig.class, message.authorities().get(0).rdata());
    assertEquals(
        List.of(RecordType.TSIG, RecordType.OPT, RecordType.OPT, RecordType.A),
        message.additionals().stream().map(ResourceRecord::type).toList());
    assertTrue(message.edns().isPresent());
  }

  @Test
  void withoutAHeaderThereIsNoMessage() {
    for (String hex : List.of("", "00".repeat(11))) {
      TolerantResult result = parse(hex);
      assertTrue(result.message().isEmpty());
      assertEquals(List.of("HEADER_TRUNCATED " + hex.length() / 2 + " header"), faults(result));
      MessageView view = new MessageView();
      view.wrapTolerant(ByteBuffer.wrap(Hex.of(hex)));
      assertFalse(view.hasHeader());
      assertThrows(IllegalStateException.class, view::recordCount);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRowOfFaultsIsListedWithItsOctet() {
    return FaultRows.ALL.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.fault() + ": " + row.name(),
                    () -> {
                      TolerantResult result = parse(row.hex());
                      WireFormatException fault = result.faults().get(0);
                      assertEquals(row.fault(), fault.fault());
                      assertEquals(row.offset(), fault.offset());
                      assertEquals(row.field(), fault.field());
                      boolean headless = row.fault() == MessageFault.HEADER_TRUNCATED;
                      assertEquals(!headless, result.message().isPresent());
                    }));
  }

  @Test
  void aStatefulMessageThatIsTooLongHasNoBody() {
    byte[] octets = new byte[65_536];
    octets[2] = 0x30;
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
    assertEquals(MessageFault.MESSAGE_TOO_LONG, result.faults().get(0).fault());
    assertEquals(0, result.message().orElseThrow().body().length());
  }

  @Test
  void theListOfFaultsIsNobodysToChange() {
    TolerantResult result = parse("");
    assertThrows(UnsupportedOperationException.class, () -> result.faults().clear());
  }

  @Test
  void whatAStrictParserRefusesIsNotWritten() {
    Message misplaced =
        parse("1234 8000 0001 0001 0000 0000", QUESTION, OPT).message().orElseThrow();
    Message twice =
        parse("1234 8000 0001 0000 0000 0002", QUESTION, OPT, OPT).message().orElseThrow();
    MessageWriter writer = new MessageWriter();
    for (Message message : List.of(misplaced, twice)) {
      ByteBuffer out = ByteBuffer.allocate(512);
      assertThrows(IllegalArgumentException.class, () -> writer.write(message, out));
      assertThrows(IllegalArgumentException.class, () -> writer.writeTruncated(message, out, 512));
      assertEquals(0, out.position());
    }
  }

  @Test
  void anUpdateThatOctetsFollowIsWrittenWithoutThem() {
    // In a query, an A record without data, like this prerequisite, would be malformed.
    String update = "1234 2800 0001 0001 0000 0000 0161 00 0006 0001 00 0001 0001 00000000 0000";
    TolerantResult result = parse(update + "ff");
    assertEquals(List.of("TRAILING_OCTETS 30 message"), faults(result));
    ByteBuffer out = ByteBuffer.allocate(512);
    assertTrue(new MessageWriter().write(result.message().orElseThrow(), out));
    assertEquals(update.replace(" ", ""), Hex.text(out.array()).substring(0, 60));
  }

  @Test
  void whatIsGoodOfAMalformedOptIsThere() {
    // A cookie of three octets, then NSID.
    String options = "000a 0003 010203 0003 0000";
    TolerantResult result =
        parse("1234 8000 0001 0000 0000 0001", QUESTION, "00 0029 04d0 00000000 000b", options);
    assertEquals(1, result.faults().size());
    Edns edns = result.message().orElseThrow().edns().orElseThrow();
    assertEquals(1232, edns.udpPayloadSize());
    assertEquals(2, edns.options().size());
    assertInstanceOf(MalformedOption.class, edns.options().get(0));
    assertInstanceOf(Nsid.class, edns.options().get(1));
  }

  @Test
  void aMalformedTsigIsNone() {
    TolerantResult result =
        parse("1234 8000 0001 0000 0000 0001", QUESTION, "00 00fa 00ff 00000000 0001 00");
    assertEquals(1, result.faults().size());
    Message message = result.message().orElseThrow();
    assertEquals(RecordType.TSIG, message.additionals().get(0).type());
    assertTrue(message.tsig().isEmpty());
  }

  @Test
  void aStatefulMessageHasABodyOf65523OctetsAtMost() {
    byte[] octets = new byte[65_535];
    octets[2] = 0x30;
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
    assertEquals(65_523, result.message().orElseThrow().body().length());
  }
}
