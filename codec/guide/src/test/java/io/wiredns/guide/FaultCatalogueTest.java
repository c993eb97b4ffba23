package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.FaultNames;
import io.wiredns.codec.Resource;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.Dissector;
import io.wiredns.stateful.DsoMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault is described in full, in the program and in its Javadoc, and its example is right.
 */
class FaultCatalogueTest {
  private static final Pattern CONSTANT =
      Pattern.compile(
          "/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s+public static final Fault ([A-Z0-9_]+) =");

  private static final Pattern RULE =
      Pattern.compile(
          "RFC [0-9]{3,5}( section [0-9]+(\\.[0-9]+)*)?|draft-[a-z0-9-]+( section [0-9.]+)?"
              + "|ATM Forum af-dans-0152");

  @ParameterizedTest
  @MethodSource("io.wiredns.codec.wire.Fault#all")
  void theExampleYieldsTheFaultAtItsOctetAndField(Fault fault) {
    FaultExample example = FaultExample.of(fault);
    WireFormatException thrown =
        assertThrows(WireFormatException.class, () -> parse(fault, example.message()));
    assertEquals(fault, thrown.fault(), thrown.getMessage());
    assertEquals(example.offset(), thrown.offset(), thrown.getMessage());
    assertEquals(example.field(), thrown.field());
  }

  private static void parse(Fault fault, Octets octets) throws WireFormatException {
    Message message = Message.parse(ByteBuffer.wrap(octets.toArray()));
    assertTrue(fault.name().startsWith("DSO_"), "the parser took the example of " + fault);
    DsoMessage.of(message);
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.codec.wire.Fault#all")
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
    for (Fault fault : Fault.all()) {
      assertTrue(sentences.add(fault.sentence()), fault.sentence());
    }
  }

  @Test
  void theJavadocSaysTheSame() throws IOException {
    Map<String, String> comments = new HashMap<>();
    Path source = Shared.root().resolve("codec/src/main/java/io/wiredns/codec/wire/Fault.java");
    Matcher matcher = CONSTANT.matcher(Files.readString(source));
    while (matcher.find()) {
      comments.put(
          matcher.group(2), matcher.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip());
    }
    for (Fault fault : Fault.all()) {
      assertEquals(
          fault.sentence()
              + " Example: "
              + FaultExample.of(fault).summary()
              + ". "
              + fault.rule()
              + ".",
          comments.get(fault.name()),
          fault.name());
    }
  }

  /** The codec's tests cannot ask the guide, and have its examples in a table. */
  @Test
  void theCodecIsTestedWithTheSameExamples() {
    Set<Fault> seen = new HashSet<>();
    for (String[] cells : Resource.table(Message.class, "faults.tsv")) {
      Fault fault = FaultNames.of(cells[0]);
      assertTrue(seen.add(fault), cells[0]);
      assertEquals(
          FaultExample.of(fault),
          new FaultExample(
              cells[4], Octets.fromHex(cells[1]), Integer.parseInt(cells[2]), cells[3]));
    }
    for (Fault fault : Fault.all()) {
      assertTrue(
          seen.contains(fault)
              || fault.name().startsWith("DSO_")
              || FaultExample.of(fault).message().length() > 20_000,
          fault.name());
    }
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.codec.wire.Fault#all")
  void dissectionsOfTheSameExampleAreEqual(Fault fault) {
    byte[] octets = FaultExample.of(fault).message().toArray();
    Dissector dissector = Dissector.standard();
    assertEquals(dissector.dissect(octets), dissector.dissect(ByteBuffer.wrap(octets)));
  }
}
