package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.Dissector;
import io.wiredns.stateful.DsoMessage;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault has a complete description and a correct example. {@link FaultRegistrationTest}
 * reports missing ones.
 */
class FaultCatalogueTest {
  private static final Pattern RULE =
      Pattern.compile(
          "RFC [0-9]{3,5}( section [0-9]+(\\.[0-9]+)*)?|draft-[a-z0-9-]+( section [0-9.]+)?"
              + "|ATM Forum af-dans-0152");

  static List<Fault> withExamples() {
    return FaultCatalogue.all().stream()
        .filter(fault -> FaultExamples.names().contains(fault.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("withExamples")
  void theExampleYieldsTheFaultAtItsOctetAndField(Fault fault) {
    FaultExample example = FaultExample.of(fault);
    WireFormatException thrown = found(fault, example.message());
    assertEquals(fault, thrown.fault(), thrown.getMessage());
    assertEquals(example.offset(), thrown.offset(), thrown.getMessage());
    assertEquals(example.field(), thrown.field());
  }

  private static WireFormatException found(Fault fault, Octets octets) {
    Message message;
    try {
      message = Message.parse(ByteBuffer.wrap(octets.toArray()));
    } catch (WireFormatException malformed) {
      return malformed;
    }
    assumeTrue(fault.name().startsWith("DSO_"), "MessageViewTest of the codec names " + fault);
    return assertThrows(WireFormatException.class, () -> DsoMessage.of(message));
  }

  @ParameterizedTest
  @MethodSource("withExamples")
  void sentenceRuleAndExampleAreThere(Fault fault) {
    assertTrue(fault.sentence().matches("[A-Z][^.]*([.0-9][^.]+)*\\."), fault.sentence());
    assertTrue(RULE.matcher(fault.rule()).matches(), fault.rule());
    assertTrue(
        FaultExample.of(fault).summary().matches("[A-Za-z0-9].*[^.]"),
        FaultExample.of(fault).summary());
  }

  @Test
  void noTwoFaultsSayTheSame() {
    Set<String> sentences = new HashSet<>();
    for (Fault fault : FaultCatalogue.all()) {
      assertTrue(sentences.add(fault.sentence()), fault.sentence());
    }
  }

  @ParameterizedTest
  @MethodSource("withExamples")
  void dissectionsOfTheSameExampleAreEqual(Fault fault) {
    byte[] octets = FaultExample.of(fault).message().toArray();
    Dissector dissector = Dissector.standard();
    assertEquals(dissector.dissect(octets), dissector.dissect(ByteBuffer.wrap(octets)));
  }
}
