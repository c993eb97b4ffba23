package io.wiredns.stateful;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DsoProperties {
  private static Arbitrary<byte[]> octets(int most) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(most);
  }

  private static String tlv(int type, byte[] data) {
    return Hex.u16(type) + Hex.u16(data.length) + Hex.text(data);
  }

  @Provide
  Arbitrary<Octets> body() {
    Arbitrary<Integer> type = Arbitraries.of(1, 2, 3, 0x40, 0x41, 0x42, 0x43, 0, 0x44, 0xFFFF);
    Arbitrary<String> anyData = Combinators.combine(type, octets(16)).as(DsoProperties::tlv);
    Arbitrary<String> good =
        Arbitraries.of(DsoMessageTest.vectors().toList())
            .map(vector -> tlv(vector.tlv().type().value(), vector.data().toArray()));
    Arbitrary<Octets> many =
        Arbitraries.oneOf(anyData, good)
            .list()
            .ofMaxSize(5)
            .map(list -> Octets.of(Hex.of(list.stream().collect(Collectors.joining()))));
    return Arbitraries.oneOf(octets(60).map(Octets::of), many);
  }

  @Property
  void anyOctetsAreTlvsThatAreWrittenAgainOrAFaultInsideThem(@ForAll("body") Octets body)
      throws WireFormatException {
    List<DsoTlv> tlvs;
    try {
      tlvs = DsoMessage.tlvs(body);
    } catch (WireFormatException fault) {
      assertTrue(fault.offset() >= 12 && fault.offset() <= 12 + body.length(), fault.getMessage());
      assertTrue(fault.field().startsWith("DSO tlv["), fault.getMessage());
      return;
    }
    Octets written = new DsoMessage(1, false, Rcode.NOERROR, tlvs).body();
    assertEquals(tlvs, DsoMessage.tlvs(written));
    if (tlvs.stream().noneMatch(tlv -> tlv instanceof Push || tlv instanceof Reconfirm)) {
      assertEquals(body, written);
    }
    for (DsoTlv tlv : tlvs) {
      assertTrue(tlv.toText().chars().allMatch(c -> c >= ' ' && c <= '~'), tlv.toText());
    }
  }

  @Property
  void tolerantReadingFindsAFaultWhereStrictReadingDoes(@ForAll("body") Octets body) {
    List<WireFormatException> faults = new ArrayList<>();
    List<DsoTlv> tolerant = DsoMessage.tlvsTolerant(body, faults);
    try {
      assertEquals(DsoMessage.tlvs(body), tolerant);
      assertEquals(List.of(), faults);
    } catch (WireFormatException fault) {
      assertEquals(fault.getMessage(), faults.get(0).getMessage());
    }
    for (DsoTlv tlv : tolerant) {
      assertTrue(tlv.toText().chars().allMatch(c -> c >= ' ' && c <= '~'), tlv.toText());
    }
  }
}
