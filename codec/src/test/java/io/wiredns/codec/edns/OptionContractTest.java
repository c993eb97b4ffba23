package io.wiredns.codec.edns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.render.DigText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionContractTest {
  static Stream<OptionVectors.Vector> vectors() {
    return OptionVectors.ALL.stream();
  }

  private static byte[] rdata(OptionVectors.Vector vector) {
    return OptMessages.option(vector.option().code().value(), vector.data());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void octetsReadAsTheValueAndAreWrittenAgain(OptionVectors.Vector vector)
      throws WireFormatException {
    byte[] octets = OptMessages.octets(rdata(vector));
    Message message = Message.parse(ByteBuffer.wrap(octets));
    assertEquals(List.of(vector.option()), message.edns().orElseThrow().options());
    assertArrayEquals(octets, OptMessages.write(message));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theValueIsShownAsDigShowsIt(OptionVectors.Vector vector) {
    assertEquals(vector.text(), vector.option().toText());
    Message message =
        Message.builder().edns(Edns.request(false).withOption(vector.option())).build();
    assertTrue(DigText.of(message).lines().anyMatch(("; " + vector.text())::equals));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void opaqueOctetsAndTheValueTurnIntoEachOther(OptionVectors.Vector vector)
      throws WireFormatException {
    UnknownOption opaque = new UnknownOption(vector.option().code(), vector.data());
    assertEquals(opaque, UnknownOption.of(vector.option()));
    assertEquals(vector.option(), opaque.typed());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyOtherLengthIsAFaultInsideTheOption(OptionVectors.Vector vector)
      throws WireFormatException {
    byte[] data = vector.data().toArray();
    for (int length = 0; length <= data.length + 1; length++) {
      Octets cut = Octets.of(Arrays.copyOf(data, length));
      byte[] rdata = OptMessages.option(vector.option().code().value(), cut);
      if (vector.lengths().test(length)) {
        assertEquals(1, OptMessages.parse(rdata).size());
      } else {
        WireFormatException fault =
            assertThrows(WireFormatException.class, () -> OptMessages.parse(rdata), cut::toHex);
        String path = "additional[0] OPT option[0] " + vector.option().code() + " ";
        assertTrue(fault.field().startsWith(path), fault.getMessage());
        int from = OptMessages.RDATA + 4;
        assertTrue(fault.offset() >= from && fault.offset() <= from + length, fault.getMessage());
      }
    }
  }

  @Test
  void everyOptionOfTheRegistryHasTwoVectors() {
    Map<OptionCode, Long> vectors =
        OptionVectors.ALL.stream()
            .collect(
                Collectors.groupingBy(
                    vector -> vector.option().code(), TreeMap::new, Collectors.counting()));
    for (OptionCode code : OptionRegistry.standard().codes()) {
      assertTrue(vectors.getOrDefault(code, 0L) >= 2, code + " has too few vectors");
    }
    assertEquals(OptionRegistry.standard().codes(), List.copyOf(vectors.keySet()));
  }

  @Test
  void everyAssignedCodeHasADecoder() {
    TreeSet<OptionCode> assigned = new TreeSet<>();
    for (Map<String, String> row : Shared.table("facts/ednsoptions.csv", ',')) {
      if (!row.get("mnemonic").startsWith("(")) {
        assigned.add(OptionCode.of(Integer.parseInt(row.get("code"))));
      }
    }
    assertEquals(List.copyOf(assigned), OptionRegistry.standard().codes());
    assigned.forEach(code -> assertNotNull(OptionRegistry.standard().decoder(code.value())));
  }

  @Test
  void everyErrorCodeOfTheFactsHasItsWords() {
    for (Map<String, String> row : Shared.table("facts/ede.csv", ',')) {
      String code = row.get("info_code");
      if (!code.contains("-")) {
        ExtendedErrorCode known = ExtendedErrorCode.of(Integer.parseInt(code));
        assertEquals(row.get("mnemonic"), known.purpose());
        assertEquals(known, ExtendedErrorCode.parse(known.toString()));
        assertEquals(known, ExtendedErrorCode.parse("ede" + code));
      }
    }
    assertEquals("", ExtendedErrorCode.of(36).purpose());
    assertEquals("EDE36", ExtendedErrorCode.of(36).toString());
  }
}
