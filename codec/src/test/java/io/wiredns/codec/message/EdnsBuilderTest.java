package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sets EDNS field by field. */
class EdnsBuilderTest {
  private static final ExtendedError STALE = ExtendedError.of(ExtendedErrorCode.STALE_ANSWER);
  private static final UnknownOption OWN =
      new UnknownOption(OptionCode.of(65_001), Octets.fromHex("beef"));

  private static MessageBuilder query() {
    return Message.query(1, Name.of("example"), RecordType.A).toBuilder();
  }

  @Test
  void eachSetterMakesOptIfThereIsNone() {
    assertEquals(
        Optional.of(Edns.request().withOption(STALE)), query().option(STALE).build().edns());
    assertEquals(
        Optional.of(Edns.request().withDnssecOk(true)), query().dnssecOk(true).build().edns());
    assertEquals(Optional.of(Edns.request()), query().dnssecOk(false).build().edns());
    assertEquals(
        Optional.of(Edns.request().withUdpPayloadSize(4096)),
        query().udpPayloadSize(4096).build().edns());
    assertEquals(Optional.of(Edns.request().withVersion(1)), query().ednsVersion(1).build().edns());
  }

  @Test
  void theRecordOfEdnsIsReadAsWhatItWasMadeOf() throws Exception {
    Edns said =
        Edns.request()
            .withUdpPayloadSize(512)
            .withVersion(3)
            .withDnssecOk(true)
            .withOption(OWN)
            .withOption(STALE);
    Message made = query().additional(ResourceRecord.of(said)).build();
    assertEquals(query().edns(said).build(), made);
    assertEquals(Optional.of(said), Message.parse(made.toWire()).edns());
  }

  @Test
  void settersGoTogetherInAnyOrder() {
    Message message = query().option(STALE).udpPayloadSize(1400).dnssecOk(true).option(OWN).build();
    assertEquals(
        Edns.request().withUdpPayloadSize(1400).withDnssecOk(true).withOptions(List.of(STALE, OWN)),
        message.edns().orElseThrow());
    assertEquals(1, message.additionals().size());
    Message without = message.toBuilder().withoutEdns().build();
    assertTrue(without.edns().isEmpty());
    assertEquals(List.of(), without.additionals());
    assertEquals(Optional.of(Edns.request()), without.toBuilder().dnssecOk(false).build().edns());
  }

  @Test
  void aResponseToAQueryWithoutOptIgnoresThem() {
    Message plain = query().build();
    MessageBuilder response =
        Message.responseTo(plain).option(STALE).dnssecOk(true).udpPayloadSize(4096).ednsVersion(0);
    assertTrue(response.build().edns().isEmpty());
    assertThrows(NullPointerException.class, () -> response.option(null));
    assertThrows(IllegalArgumentException.class, () -> response.udpPayloadSize(65_536));
    assertThrows(IllegalArgumentException.class, () -> response.ednsVersion(256));
    assertEquals(
        Optional.of(Edns.request().withOption(STALE)),
        response.edns(Edns.request()).option(STALE).build().edns());
    Message stateful = Message.builder().opcode(Opcode.DSO).build();
    assertTrue(Message.responseTo(stateful).option(STALE).build().edns().isEmpty());
  }

  @Test
  void aResponseToAQueryWithOptTakesThem() {
    Message response = Message.responseTo(query().dnssecOk(true).build()).option(STALE).build();
    assertEquals(
        Edns.request().withDnssecOk(true).withOption(STALE), response.edns().orElseThrow());
    assertEquals(Rcode.NOERROR, response.rcode());
  }

  @Test
  void aVersionThatIsNotKnownIsBadvers() {
    Message response = Message.responseTo(query().ednsVersion(1).build()).build();
    assertEquals(Rcode.BADVERS, response.rcode());
    assertEquals(0, response.edns().orElseThrow().version());
    Message other = Message.responseTo(query().ednsVersion(1).build()).rcode(Rcode.REFUSED).build();
    assertEquals(Rcode.REFUSED, other.rcode());
  }

  @Test
  void anOptRecordThatIsMalformedIsNotChanged() {
    WireFormatException fault = new WireFormatException(OptionFault.OPTION_TRUNCATED, 1, "x", "y");
    ResourceRecord opt =
        new ResourceRecord(
            Name.ROOT,
            RecordClass.of(1232),
            0,
            new MalformedRData(RecordType.OPT, Octets.fromHex("00"), fault));
    MessageBuilder builder = query().additional(opt);
    assertThrows(IllegalStateException.class, () -> builder.option(STALE));
    assertThrows(IllegalStateException.class, () -> builder.dnssecOk(true));
    assertEquals(Optional.of(Edns.request()), builder.edns(Edns.request()).build().edns());
  }

  @Test
  void theLimitOfAResponseIsAtLeastThatOfPlainUdp() {
    assertEquals(512, query().build().maxResponseOctets());
    assertEquals(512, query().udpPayloadSize(0).build().maxResponseOctets());
    assertEquals(512, query().udpPayloadSize(512).build().maxResponseOctets());
    assertEquals(1232, query().dnssecOk(false).build().maxResponseOctets());
    assertEquals(65_535, query().udpPayloadSize(65_535).build().maxResponseOctets());
  }

  @Test
  void valuesOfEdnsAreComparedAndCopied() {
    Edns edns = Edns.request().withOption(STALE).withOption(OWN).withOption(STALE);
    assertEquals(List.of(OWN), edns.withoutOption(STALE.code()).options());
    assertEquals(edns, edns.withoutOption(OptionCode.COOKIE));
    assertEquals(edns.hashCode(), edns.withVersion(0).hashCode());
    assertNotEquals(edns, edns.withVersion(1));
    assertNotEquals(edns, edns.withUdpPayloadSize(1));
    assertNotEquals(edns, edns.withFlags(1));
    assertNotEquals(edns, edns.withExtendedRcodeBits(1));
    assertNotEquals(edns, edns.withOptions(List.of()));
    assertNotEquals(edns, "EDNS");
    assertFalse(edns.withDnssecOk(true).withDnssecOk(false).isDnssecOk());
    List<EdnsOption> options = new ArrayList<>(List.of(OWN));
    Edns copied = edns.withOptions(options);
    options.clear();
    assertEquals(List.of(OWN), copied.options());
    assertThrows(UnsupportedOperationException.class, () -> copied.options().clear());
    assertThrows(NullPointerException.class, () -> edns.withOption(null));
    assertThrows(NullPointerException.class, () -> edns.withOptions(null));
    assertThrows(NullPointerException.class, () -> edns.withoutOption(null));
  }

  @Test
  void oneLineShowsTheFlagsByName() {
    assertEquals("EDNS0 1232", Edns.request().toString());
    assertEquals(
        "EDNS1 4096 do co flags 0x1 extended RCODE 2, EDE, OPTION65001",
        Edns.request()
            .withUdpPayloadSize(4096)
            .withVersion(1)
            .withFlags(0xC001)
            .withExtendedRcodeBits(2)
            .withOption(STALE)
            .withOption(OWN)
            .toString());
  }
}
