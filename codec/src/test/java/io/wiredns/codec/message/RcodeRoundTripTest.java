package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.TkeyMode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.Tkey;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Writes RCODEs of header and OPT, and errors of TSIG and TKEY, and reads them again. */
class RcodeRoundTripTest {
  private static final MessageBuilder EDNS =
      Message.builder().response(true).edns(Edns.request().withDnssecOk(true));
  private final MessageView view = new MessageView();
  private final ByteBuffer octets = ByteBuffer.allocate(512);

  private Message roundTrip(Message message) throws WireFormatException {
    octets.clear();
    message.write(octets);
    return view.wrap(octets.flip()).toMessage();
  }

  @Test
  void all4096RcodesSurvive() throws WireFormatException {
    for (int value = 0; value <= 4095; value++) {
      Rcode rcode = Rcode.of(value);
      Message read = roundTrip(EDNS.rcode(rcode).build());
      assertEquals(rcode, read.rcode());
      assertEquals(value, view.rcodeValue());
      assertEquals(rcode.headerBits(), read.header().rcodeBits());
      assertEquals(rcode.extendedBits(), read.edns().orElseThrow().extendedRcodeBits());
      assertTrue(read.edns().orElseThrow().isDnssecOk());
      assertEquals(value, Rcode.compose(rcode.headerBits(), rcode.extendedBits()));
    }
  }

  @Test
  void all65536TsigAndTkeyErrorsSurvive() throws WireFormatException {
    Name name = Name.of("key");
    for (int value = 0; value <= 0xFFFF; value++) {
      TsigError error = TsigError.of(value);
      Tkey tkey = new Tkey(name, 0, 0, TkeyMode.GSS_API, error, Octets.EMPTY, Octets.EMPTY);
      Tsig tsig = new Tsig(name, 0, 300, Octets.EMPTY, 0, error, Octets.EMPTY);
      Message message =
          Message.builder()
              .answer(new ResourceRecord(name, RecordClass.ANY, 0, tkey))
              .additional(new ResourceRecord(name, RecordClass.ANY, 0, tsig))
              .build();
      Message read = roundTrip(message);
      assertEquals(error, ((Tkey) read.answers().get(0).rdata()).error());
      assertEquals(error, ((Tsig) read.tsig().orElseThrow().rdata()).error());
    }
  }

  @Test
  void anExtendedRcodeWithoutOptIsRefused() {
    for (int value : new int[] {16, 23, 4095}) {
      MessageBuilder builder = Message.builder().rcode(Rcode.of(value));
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, builder::build);
      assertEquals(
          "RCODE "
              + Rcode.of(value)
              + " ("
              + value
              + ") needs an OPT record (RFC 6891 section 6.1.3)",
          refused.getMessage());
    }
  }

  @Test
  void anExtendedRcodeDoesNotBecomeAnotherWhenOptIsTakenAway() {
    Message badVers = EDNS.rcode(Rcode.BADVERS).build();
    MessageBuilder changed = badVers.toBuilder().clear(Section.ADDITIONAL);
    assertThrows(IllegalArgumentException.class, changed::build);
    assertEquals(Rcode.REFUSED, changed.rcode(Rcode.REFUSED).build().rcode());
    Message other = badVers.toBuilder().edns(Edns.request()).build();
    assertEquals(Rcode.BADVERS, other.rcode());
    assertEquals(badVers, badVers.toBuilder().build());
  }

  @Test
  void partsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Rcode.compose(16, 0));
    assertThrows(IllegalArgumentException.class, () -> Rcode.compose(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> Rcode.compose(0, 256));
    assertThrows(IllegalArgumentException.class, () -> Rcode.compose(0, -1));
  }

  @Test
  void sixteenHasANameByItsType() {
    assertEquals("BADVERS", Rcode.of(16).toString());
    assertEquals("BADSIG", TsigError.of(16).toString());
    assertEquals("RCODE3841", Rcode.of(3841).toString());
    assertTrue(Rcode.of(3841).isPrivate() && TsigError.of(4095).isPrivate());
    assertTrue(!Rcode.of(3840).isPrivate() && !TsigError.of(4096).isPrivate());
  }
}
