package io.wiredns.codec.edns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.TolerantResult;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptRecordTest {
  private static final OptionCode PRIVATE = OptionCode.of(65_001);

  /** A user's option of one octet. */
  private record Colour(int value) implements EdnsOption {
    static Colour read(FieldReader in) {
      return new Colour(in.u8("COLOUR value"));
    }

    @Override
    public void write(FieldWriter out) {
      out.u8("COLOUR value", value);
    }

    @Override
    public OptionCode code() {
      return PRIVATE;
    }
  }

  private static final Registry COLOURED = Registry.standard().with(PRIVATE, Colour::read);

  private static Message parse(String rdata) throws WireFormatException {
    ByteBuffer message = ByteBuffer.wrap(OptMessages.octets(Hex.of(rdata)));
    return new MessageView(COLOURED).wrap(message).toMessage();
  }

  @Test
  void orderAndDuplicatesAreKept() throws WireFormatException {
    String rdata = "0003 0001 61 fde9 0000 0003 0001 62 000a 0008 0102030405060708 0003 0001 61";
    assertEquals(
        List.of(
            new Nsid(Octets.fromHex("61")),
            new UnknownOption(PRIVATE, Octets.EMPTY),
            new Nsid(Octets.fromHex("62")),
            Cookie.ofClient(Octets.fromHex("0102030405060708")),
            new Nsid(Octets.fromHex("61"))),
        OptMessages.parse(Hex.of(rdata)));
  }

  @Test
  void unknownAndReservedCodesSurvive() throws WireFormatException {
    for (int code : new int[] {0, 4, 27, 32, 20_291, 65_000, 65_535}) {
      UnknownOption option = new UnknownOption(OptionCode.of(code), Octets.fromHex("0102"));
      assertEquals(List.of(option), OptMessages.parse(OptMessages.option(code, option.data())));
      assertEquals("OPT=" + code + ": 01 02 (\"..\")", option.toText());
      assertEquals(option, option.typed());
      assertSame(option, UnknownOption.of(option));
    }
  }

  @Test
  void aUsersOptionIsReadWrittenAndShown() throws WireFormatException {
    Message message = parse("fde9 0001 07 0003 0000");
    assertEquals(List.of(new Colour(7), Nsid.query()), message.edns().orElseThrow().options());
    assertEquals("OPTION65001: 7", new Colour(7).toText());
    assertEquals(
        Hex.text(OptMessages.octets(Hex.of("fde9 0001 07 0003 0000"))),
        Hex.text(Written.octets(message)));
    assertEquals(null, Registry.standard().optionDecoder(65_001));
    assertEquals(Registry.standard().options().size() + 1, COLOURED.options().size());
  }

  @Test
  void aUsersOptionIsBoundedByItsLength() {
    WireFormatException tooLong =
        assertThrows(WireFormatException.class, () -> parse("fde9 0002 0708"));
    assertEquals(OptionFault.OPTION_TRAILING, tooLong.fault());
    assertEquals("additional[0] OPT option[0] OPTION65001 OPTION-DATA", tooLong.field());
    WireFormatException tooShort =
        assertThrows(WireFormatException.class, () -> parse("fde9 0000 0003 0000"));
    assertEquals("additional[0] OPT option[0] COLOUR value", tooShort.field());
  }

  @Test
  void anOpaqueOptionSaysHowItIsMalformed() {
    UnknownOption bad = new UnknownOption(OptionCode.COOKIE, Octets.fromHex("010203040506070809"));
    WireFormatException fault = assertThrows(WireFormatException.class, bad::typed);
    assertEquals(OptionFault.COOKIE_LENGTH, fault.fault());
    assertEquals(8, fault.offset());
    assertEquals("option COOKIE server", fault.field());
    assertEquals("COOKIE: 01 02 03 04 05 06 07 08 09 (\".........\")", bad.toText());
  }

  private static final String TWO_BAD_OF_FOUR =
      "0003 0001 61 000a 0002 0102 000b 0002 0064 0009 0001 00";

  @Test
  void tolerantReadingKeepsTheGoodAndTheOctetsOfTheBad() {
    List<WireFormatException> faults = new ArrayList<>();
    Octets rdata = Octets.of(Hex.of(TWO_BAD_OF_FOUR));
    Opt read = Opt.readTolerant(rdata, Registry.standard(), faults);
    assertEquals(
        List.of(
            new Nsid(Octets.fromHex("61")),
            new MalformedOption(OptionCode.COOKIE, Octets.fromHex("0102"), faults.get(0)),
            TcpKeepalive.of(100),
            new MalformedOption(OptionCode.EXPIRE, Octets.fromHex("00"), faults.get(1))),
        read.options());
    assertEquals(
        List.of("OPT option[1] COOKIE client 9", "OPT option[3] EXPIRE seconds 21"),
        faults.stream().map(fault -> fault.field() + " " + fault.offset()).toList());
  }

  @Test
  void tolerantParsingGivesTheGoodOptionsAndAFaultForEachBadOne() {
    ByteBuffer octets = ByteBuffer.wrap(OptMessages.octets(Hex.of(TWO_BAD_OF_FOUR)));
    TolerantResult result = Message.parseTolerant(octets);
    assertEquals(
        List.of(
            "OPTION_FIELD_TRUNCATED 32 additional[0] OPT option[1] COOKIE client",
            "OPTION_FIELD_TRUNCATED 44 additional[0] OPT option[3] EXPIRE seconds"),
        result.faults().stream()
            .map(fault -> fault.fault() + " " + fault.offset() + " " + fault.field())
            .toList());
    Edns edns = result.message().orElseThrow().edns().orElseThrow();
    assertEquals(1232, edns.udpPayloadSize());
    assertEquals(Optional.of(TcpKeepalive.of(100)), edns.option(TcpKeepalive.class));
    assertEquals(Optional.empty(), edns.option(Cookie.class));
    MalformedOption cookie = edns.option(MalformedOption.class).orElseThrow();
    assertEquals(OptionCode.COOKIE, cookie.code());
    assertEquals("0102", cookie.data().toHex());
    assertSame(result.faults().get(0), cookie.fault());
    assertEquals(
        "COOKIE: 01 02 (\"..\") malformed, OPTION_FIELD_TRUNCATED at octet 32", cookie.toText());
    assertEquals(UnknownOption.of(cookie).data(), cookie.data());
    MalformedRData rdata =
        (MalformedRData) result.message().orElseThrow().additionals().get(0).rdata();
    assertEquals(Octets.of(Hex.of(TWO_BAD_OF_FOUR)), rdata.octets());
    assertSame(result.faults().get(0), rdata.fault());
  }

  @Test
  void tolerantParsingGivesTheOptionsBeforeAWrongLength() {
    ByteBuffer octets = ByteBuffer.wrap(OptMessages.octets(Hex.of("0003 0001 61 000a 0009 01")));
    TolerantResult result = Message.parseTolerant(octets);
    assertEquals(1, result.faults().size());
    assertEquals(OptionFault.OPTION_TRUNCATED, result.faults().get(0).fault());
    Message message = result.message().orElseThrow();
    assertEquals(List.of(new Nsid(Octets.fromHex("61"))), message.edns().orElseThrow().options());
    assertEquals("\\# 10 0003000161000A000901", message.additionals().get(0).rdata().toText());
    Message answer = Message.responseTo(message).rcode(Rcode.FORMERR).build();
    assertEquals(Optional.of(Edns.request()), answer.edns());
  }

  @Test
  void aUsersOptionsAreReadTolerantlyWithTheUsersRegistry() {
    MessageView view = new MessageView(COLOURED);
    byte[] octets = OptMessages.octets(Hex.of("fde9 0001 07 fde9 0002 0708"));
    List<WireFormatException> faults = view.wrapTolerant(ByteBuffer.wrap(octets));
    Edns edns = view.toMessageTolerant(faults).edns().orElseThrow();
    assertEquals(1, faults.size());
    assertEquals(OptionCode.of(65_001), edns.options().get(0).code());
    assertFalse(edns.options().get(0) instanceof UnknownOption);
    assertEquals("0708", edns.option(MalformedOption.class).orElseThrow().data().toHex());
    List<WireFormatException> again = new ArrayList<>();
    assertTrue(view.opt().rdataTolerant(again) instanceof MalformedRData);
    assertEquals(faults.get(0).getMessage(), again.get(0).getMessage());
  }

  @Test
  void tolerantReadingEndsAtAWrongLength() {
    for (String tail :
        List.of("00", "000a", "000a 00", "000a 0009 0102030405060708", "fde9 0001")) {
      List<WireFormatException> faults = new ArrayList<>();
      Octets rdata = Octets.of(Hex.of("0003 0001 61", tail));
      Opt read = Opt.readTolerant(rdata, Registry.standard(), faults);
      assertEquals(List.of(new Nsid(Octets.fromHex("61"))), read.options(), tail);
      assertEquals(1, faults.size(), tail);
    }
    Octets tooLong = Octets.of(new byte[65_536]);
    assertThrows(
        IllegalArgumentException.class,
        () -> Opt.readTolerant(tooLong, Registry.standard(), new ArrayList<>()));
  }

  @Test
  void theRecordsTextHasCodesLengthsAndBase64() throws TextFormatException {
    Opt opt = new Opt(List.of(Cookie.ofClient(Octets.fromHex("0001020304050607")), Nsid.query()));
    assertEquals("10 8 AAECAwQFBgc= 3 0", opt.toText());
    assertEquals(opt, RData.parse(RecordType.OPT, opt.toText()));
    Opt empty = new Opt(List.of());
    assertEquals("", empty.toText());
  }

  @Test
  void malformedOptionsAreNoTextOfTheRecord() {
    String tooLong = java.util.Base64.getEncoder().encodeToString(new byte[65_532]);
    for (String text :
        List.of("10", "10 1", "10 1 AA==", "65536 0", "x 0", "3 65532 " + tooLong, "3 1 AAAA")) {
      assertThrows(TextFormatException.class, () -> RData.parse(RecordType.OPT, text), text);
    }
  }
}
