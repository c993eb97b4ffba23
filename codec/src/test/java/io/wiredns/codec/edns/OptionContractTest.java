package io.wiredns.codec.edns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Facts;
import io.wiredns.codec.Layout;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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
    assertArrayEquals(octets, Written.octets(message));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theValueIsShownAsDigShowsIt(OptionVectors.Vector vector) {
    assertEquals(vector.text(), vector.option().toText());
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
  void optionsOfTheSameOctetsAreEqualWhateverTheirClass(OptionVectors.Vector vector) {
    EdnsOption option = vector.option();
    UnknownOption opaque = new UnknownOption(option.code(), vector.data());
    WireFormatException any =
        new WireFormatException(OptionFault.OPTION_TRUNCATED, 0, "data", "any");
    MalformedOption malformed = new MalformedOption(option.code(), vector.data(), any);
    assertAllEqual(List.of(option, opaque, malformed));
    assertNotEquals(opaque, new UnknownOption(OptionCode.of(65_001), vector.data()));
    byte[] data = vector.data().toArray();
    for (int length = 0; length < data.length; length++) {
      UnknownOption shorter = new UnknownOption(option.code(), Octets.of(data, 0, length));
      assertNotEquals(option, shorter);
      assertNotEquals(shorter, option);
      assertAllEqual(List.of(shorter, new MalformedOption(option.code(), shorter.data(), any)));
    }
  }

  @Test
  void namesInOptionsAreEqualInAnyCase() {
    EdnsOption option = new ReportChannel(Name.of("agent.example"));
    EdnsOption upper = new ReportChannel(Name.of("AGENT.example"));
    assertAllEqual(List.of(option, upper, UnknownOption.of(option), UnknownOption.of(upper)));
  }

  private static void assertAllEqual(List<EdnsOption> options) {
    for (EdnsOption one : options) {
      for (EdnsOption other : options) {
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        RData opt = new Opt(List.of(one));
        assertEquals(opt, new Opt(List.of(other)));
        Octets rdata =
            Octets.of(OptMessages.option(other.code().value(), UnknownOption.of(other).data()));
        assertEquals(opt, new UnknownRData(RecordType.OPT, rdata));
        assertEquals(new UnknownRData(RecordType.OPT, rdata).hashCode(), opt.hashCode());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyTruncationFaultsAtItsOctetOrIsAShorterOption(OptionVectors.Vector vector)
      throws WireFormatException {
    byte[] data = vector.data().toArray();
    for (int length = 0; length < data.length; length++) {
      assertAsTheLayoutSays(vector, Arrays.copyOf(data, length));
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void anOctetMoreFaultsAtItsOctetOrIsALongerOption(OptionVectors.Vector vector)
      throws WireFormatException {
    byte[] longer = Arrays.copyOf(vector.data().toArray(), vector.data().length() + 1);
    for (int octet : new int[] {0, 1, 0xFF}) {
      longer[longer.length - 1] = (byte) octet;
      assertAsTheLayoutSays(vector, longer);
    }
  }

  private static void assertAsTheLayoutSays(OptionVectors.Vector vector, byte[] data)
      throws WireFormatException {
    OptionCode code = vector.option().code();
    byte[] octets = OptMessages.octets(OptMessages.option(code.value(), Octets.of(data)));
    Optional<Layout.Broken> broken = check(code, data);
    if (broken.isEmpty()) {
      Message message = Message.parse(ByteBuffer.wrap(octets));
      assertNotEquals(List.of(vector.option()), message.edns().orElseThrow().options());
      assertArrayEquals(octets, Written.octets(message));
      return;
    }
    WireFormatException fault =
        assertThrows(WireFormatException.class, () -> Message.parse(ByteBuffer.wrap(octets)));
    int offset = fault.offset() - OptMessages.RDATA - 4;
    assertEquals(broken.get(), new Layout.Broken(fault.fault(), offset), fault.getMessage());
    String path = "additional[0] OPT option[0] " + code + " ";
    assertTrue(
        fault.field().startsWith(path),
        () ->
            "let the name of the field in read and write of the option start with "
                + code
                + ": "
                + fault.getMessage());
    assertTrue(offset >= 0 && offset <= data.length, fault.getMessage());
  }

  private static Optional<Layout.Broken> check(OptionCode code, byte[] data) {
    return Layout.check(
        OptionVectors.LAYOUTS.get(code),
        data,
        OptionFault.OPTION_TRAILING,
        OptionFault.OPTION_FIELD_TRUNCATED);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theLayoutAllowsTheVector(OptionVectors.Vector vector) {
    assertEquals(Optional.empty(), check(vector.option().code(), vector.data().toArray()));
  }

  @Test
  void everyAssignedCodeHasADecoder() {
    TreeSet<OptionCode> assigned = new TreeSet<>();
    for (Map<String, String> row : Facts.table("ednsoptions")) {
      if (!row.get("mnemonic").startsWith("(")) {
        assigned.add(OptionCode.of(Integer.parseInt(row.get("code"))));
      }
    }
    assertTrue(Registry.standard().options().containsAll(assigned), assigned.toString());
    assigned.forEach(code -> assertNotNull(Registry.standard().optionDecoder(code.value())));
  }

  @Test
  void everyErrorCodeOfTheFactsHasItsWords() {
    for (Map<String, String> row : Facts.table("ede")) {
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
