package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Hex;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class Rfc8427JsonTest {
  private static final String HEAD =
      "{\"ID\":4660,\"QR\":1,\"Opcode\":0,\"AA\":1,\"TC\":0,\"RD\":1,\"RA\":0,\"xZ\":0,\"AD\":0,"
          + "\"CD\":0,\"RCODE\":0,";

  private static String render(String... hex) throws WireFormatException {
    return Rfc8427Json.standard().toText(new MessageView().wrap(Hex.of(hex)));
  }

  @Test
  void aResponseIsOneObjectOnOneLine() throws WireFormatException {
    String expected =
        HEAD
            + "\"xRCODE\":16,\"xRCODEname\":\"BADVERS\",\"QDCOUNT\":1,\"ANCOUNT\":2,\"NSCOUNT\":0,"
            + "\"ARCOUNT\":1,\"questionRRs\":[{\"NAME\":\"A\\\\.b.\",\"xNAMEHEX\":\"03412e6200\","
            + "\"TYPE\":15,\"TYPEname\":\"MX\",\"CLASS\":1,\"CLASSname\":\"IN\"}],\"answerRRs\":["
            + "{\"NAME\":\"A\\\\.b.\",\"xNAMEHEX\":\"03412e6200\",\"TYPE\":15,\"TYPEname\":\"MX\","
            + "\"CLASS\":1,\"CLASSname\":\"IN\",\"TTL\":4294967295,\"RDLENGTH\":4,"
            + "\"RDATAHEX\":\"000a03412e6200\",\"rdataMX\":\"10 A\\\\.b.\"},"
            + "{\"NAME\":\".\",\"xNAMEHEX\":\"00\",\"TYPE\":16,\"TYPEname\":\"TXT\",\"CLASS\":3,"
            + "\"CLASSname\":\"CH\",\"TTL\":0,\"RDLENGTH\":4,\"RDATAHEX\":\"03220a5c\","
            + "\"rdataTXT\":\"\\\"\\\\\\\"\\\\010\\\\\\\\\\\"\"}],\"authorityRRs\":[],"
            + "\"additionalRRs\":[{\"NAME\":\".\",\"xNAMEHEX\":\"00\",\"TYPE\":41,"
            + "\"TYPEname\":\"OPT\",\"CLASS\":1232,\"CLASSname\":\"CLASS1232\",\"TTL\":16777216,"
            + "\"RDLENGTH\":4,\"RDATAHEX\":\"00030000\"}]}";
    assertEquals(
        expected,
        render(
            "1234 8500 0001 0002 0000 0001",
            "03412e62 00 000f 0001",
            "c00c 000f 0001 ffffffff 0004 000a c00c",
            "00 0010 0003 00000000 0004 03220a5c",
            "00 0029 04d0 01000000 0004 00030000"));
  }

  @Test
  void aMessageWithoutEntriesHasEmptyLists() throws WireFormatException {
    assertEquals(
        HEAD
            + "\"xRCODE\":0,\"xRCODEname\":\"NOERROR\",\"QDCOUNT\":0,\"ANCOUNT\":0,\"NSCOUNT\":0,"
            + "\"ARCOUNT\":0,\"questionRRs\":[],\"answerRRs\":[],\"authorityRRs\":[],"
            + "\"additionalRRs\":[]}",
        render("1234 8500 0000 0000 0000 0000"));
  }

  @Test
  void theTlvsOfADsoMessageAreItsBody() throws WireFormatException {
    String json =
        render(
            "1234 3000 0000 0000 0000 0000",
            "0040 0007 0161 00 0001 0001",
            "0003 0001 00",
            "f800 0000");
    assertEquals(
        "\"additionalRRs\":[],\"xBODYHEX\":\"0040000701610000010001"
            + "0003000100f8000000\","
            + "\"xTLVs\":[{\"DSOTYPE\":64,\"DSOTYPEname\":\"SUBSCRIBE\",\"DSOLENGTH\":7,"
            + "\"text\":\"SUBSCRIBE a. A IN\"},"
            + "{\"DSOTYPE\":3,\"DSOTYPEname\":\"ENCRYPTION-PADDING\",\"DSOLENGTH\":1,"
            + "\"text\":\"ENCRYPTION-PADDING 00\"},"
            + "{\"DSOTYPE\":63488,\"DSOTYPEname\":\"DSOTYPE63488\",\"DSOLENGTH\":0,"
            + "\"text\":\"DSOTYPE63488\"}]}",
        json.substring(json.indexOf("\"additionalRRs\"")));
  }

  @Test
  void aMalformedTlvIsAFaultAndKeptByATolerantLook() {
    byte[] octets = Hex.of("1234 3000 0000 0000 0000 0000 0001 0001 07 0042 0002 0001");
    MessageView view = new MessageView();
    WireFormatException fault =
        assertThrows(
            WireFormatException.class, () -> Rfc8427Json.standard().toText(view.wrap(octets)));
    assertEquals("DSO tlv[0] KEEPALIVE inactivity timeout", fault.field());
    String out = Rfc8427Json.standard().toText(octets);
    assertEquals(
        "\"xTLVs\":[{\"DSOTYPE\":1,\"DSOTYPEname\":\"KEEPALIVE\",\"DSOLENGTH\":1,"
            + "\"text\":\"KEEPALIVE 07 malformed, DSO_FIELD_TRUNCATED at octet 16\"},"
            + "{\"DSOTYPE\":66,\"DSOTYPEname\":\"UNSUBSCRIBE\",\"DSOLENGTH\":2,"
            + "\"text\":\"UNSUBSCRIBE 1\"}],\"xFaults\":[{\"fault\":\"DSO_FIELD_TRUNCATED\","
            + "\"offset\":16,\"field\":\"DSO tlv[0] KEEPALIVE inactivity timeout\","
            + "\"rule\":\"RFC 8490 section 5.4.4\","
            + "\"detail\":\"the field needs 4 octets, the TLV has 1 left\"}]}",
        out.substring(out.indexOf("\"xTLVs\"")));
  }

  @Test
  void theGenericFormIsThatOfEveryRecordUnlessMalformed() {
    byte[] octets =
        Hex.of(
            "1234 8500 0000 0004 0000 0000",
            "00 000f 0001 00000000 0003 0001 00",
            "00 ff00 0001 00000000 0001 ab",
            "00 0001 0001 00000000 0001 ff",
            "00 0010 0001 00000000 0002 0161");
    String out = Rfc8427Json.builder().form(TextForm.GENERIC).build().toText(octets);
    assertEquals(
        List.of(
            "\"rdataMX\":\"\\\\# 3 000100\"",
            "\"rdataTYPE65280\":\"\\\\# 1 AB\"",
            "\"rdataTXT\":\"\\\\# 2 0161\""),
        java.util.regex.Pattern.compile("\"rdata[A-Z0-9]+\":\"[^\"]*\"")
            .matcher(out)
            .results()
            .map(java.util.regex.MatchResult::group)
            .toList());
  }

  @Test
  void aMalformedMessageIsItsFaultAndItsOctets() throws IOException {
    byte[] octets = Hex.of("1234 8500 0001 0000 0000 0000 c00c");
    for (ByteBuffer buffer : Buffers.reading(octets).values()) {
      String before = Buffers.state(buffer);
      WireFormatException fault =
          assertThrows(WireFormatException.class, () -> Message.parse(buffer));
      StringBuilder out = new StringBuilder();
      Rfc8427Json.standard().writeMalformed(buffer, fault, out);
      assertEquals(
          "{\"malformed\":{\"fault\":\"POINTER_NOT_PRIOR\",\"offset\":12,"
              + "\"field\":\"question[0] name\",\"rule\":\"RFC 1035 section 4.1.4\","
              + "\"detail\":\"the pointer is to octet 12, it must be to one before octet 12\"},"
              + "\"messageOctetsHEX\":\"123485000001000000000000c00c\"}",
          out.toString());
      assertEquals(before, Buffers.state(buffer));
    }
  }

  @Test
  void badRDataLeavesTheTextAsItWas() {
    StringBuilder out = new StringBuilder("before");
    ByteBuffer octets =
        ByteBuffer.wrap(Hex.of("1234 8500 0000 0001 0000 0000 00 0001 0001 00000000 0001 ff"));
    MessageView view = new MessageView();
    assertThrows(
        WireFormatException.class, () -> Rfc8427Json.standard().write(view.wrap(octets), out));
    assertEquals("before", out.toString());
  }

  @Test
  void aTolerantLookShowsWhatIsGoodAndTheFaults() {
    byte[] octets = Hex.of("1234 8500 0000 0002 0000 0000 00 0001 0001 00000000 0001 ff");
    assertEquals(
        HEAD
            + "\"xRCODE\":0,\"xRCODEname\":\"NOERROR\",\"QDCOUNT\":0,\"ANCOUNT\":2,\"NSCOUNT\":0,"
            + "\"ARCOUNT\":0,\"questionRRs\":[],\"answerRRs\":[{\"NAME\":\".\",\"xNAMEHEX\":\"00\","
            + "\"TYPE\":1,\"TYPEname\":\"A\",\"CLASS\":1,\"CLASSname\":\"IN\",\"TTL\":0,"
            + "\"RDLENGTH\":1,\"RDATAHEX\":\"ff\"}],\"authorityRRs\":[],\"additionalRRs\":[],"
            + "\"xFaults\":[{\"fault\":\"COUNT_EXCEEDS_MESSAGE\",\"offset\":24,"
            + "\"field\":\"answer[1]\",\"rule\":\"RFC 1035 section 4.1.1\","
            + "\"detail\":\"the header counts 2 entries here, the message ends after 1\"},"
            + "{\"fault\":\"RDATA_TRUNCATED\",\"offset\":23,\"field\":\"answer[0] A address\","
            + "\"rule\":\"RFC 1035 section 3.2.1\","
            + "\"detail\":\"the field needs 4 octets, the RDATA has 1 left\"}]}",
        Rfc8427Json.standard().toText(octets));
  }

  @Test
  void aMessageOfATolerantParserIsShownWithItsFaults() {
    Message message =
        Message.parseTolerant(Hex.of("1234 8500 0000 0001 0000 0000 00 0001 0001 00000000 0001 ff"))
            .message()
            .orElseThrow();
    String json = Rfc8427Json.standard().toText(message);
    assertEquals(
        "\"RDLENGTH\":1,\"RDATAHEX\":\"ff\"}],\"authorityRRs\":[],\"additionalRRs\":[],"
            + "\"xFaults\":[{\"fault\":\"RDATA_TRUNCATED\",\"offset\":23,"
            + "\"field\":\"answer[0] A address\",\"rule\":\"RFC 1035 section 3.2.1\","
            + "\"detail\":\"the field needs 4 octets, the RDATA has 1 left\"}]}",
        json.substring(json.indexOf("\"RDLENGTH\"")));
  }

  @Test
  void withoutAHeaderThereAreOctetsAndTheFault() {
    assertEquals(
        "{\"messageOctetsHEX\":\"1234\",\"xFaults\":[{\"fault\":\"HEADER_TRUNCATED\",\"offset\":2,"
            + "\"field\":\"header\",\"rule\":\"RFC 1035 section 4.1.1\","
            + "\"detail\":\"the message has 2 octets, its header needs 12\"}]}",
        Rfc8427Json.standard().toText(Hex.of("1234")));
  }
}
