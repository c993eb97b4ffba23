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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault is described in full, in the program and in its Javadoc, and its example is right.
 */
class FaultCatalogueTest {
  private static final Pattern CONSTANT =
      Pattern.compile(
          "/\\*\\*((?:[^*]++|\\*(?!/))*)\\*/\\s+public static final Fault ([A-Z0-9_]+) =");

  private static final Pattern FAULT =
      Pattern.compile("public static final Fault ([A-Z0-9_]+)\\s*=");

  private static final Pattern RULE =
      Pattern.compile(
          "RFC [0-9]{3,5}( section [0-9]+(\\.[0-9]+)*)?|draft-[a-z0-9-]+( section [0-9.]+)?"
              + "|ATM Forum af-dans-0152");

  @ParameterizedTest
  @MethodSource("io.wiredns.guide.FaultCatalogue#all")
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
  @MethodSource("io.wiredns.guide.FaultCatalogue#all")
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

  @Test
  void theJavadocSaysTheSame() throws IOException {
    Map<String, String> comments = new HashMap<>();
    for (Path source : sources()) {
      Matcher matcher = CONSTANT.matcher(Files.readString(source));
      while (matcher.find()) {
        comments.put(
            matcher.group(2), matcher.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip());
      }
    }
    for (Fault fault : FaultCatalogue.all()) {
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

  /** Whoever adds a class of faults adds it to the catalogue, and to the mutators. */
  @Test
  void everyConstantOfAnyModuleIsInTheCatalogue() throws IOException {
    Set<String> constants = new TreeSet<>();
    for (Path source : sources()) {
      Matcher matcher = FAULT.matcher(Files.readString(source));
      while (matcher.find()) {
        assertTrue(constants.add(matcher.group(1)), matcher.group(1) + " twice");
      }
    }
    Set<String> collected = new TreeSet<>();
    FaultCatalogue.all().forEach(fault -> assertTrue(collected.add(fault.name()), fault.name()));
    assertEquals(constants, collected);
    assertEquals(86, collected.size());
  }

  /** The main sources of every module that is released, built by now or not. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("codec", "core")) {
      try (Stream<Path> all = Files.walk(Shared.root().resolve(module))) {
        all.filter(path -> path.toString().endsWith(".java"))
            .filter(path -> path.toString().contains("/src/main/java/"))
            .forEach(sources::add);
      }
    }
    return sources;
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
    for (Fault fault : FaultCatalogue.all()) {
      assertTrue(
          seen.contains(fault)
              || fault.name().startsWith("DSO_")
              || FaultExample.of(fault).message().length() > 20_000,
          fault.name());
    }
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.guide.FaultCatalogue#all")
  void dissectionsOfTheSameExampleAreEqual(Fault fault) {
    byte[] octets = FaultExample.of(fault).message().toArray();
    Dissector dissector = Dissector.standard();
    assertEquals(dissector.dissect(octets), dissector.dissect(ByteBuffer.wrap(octets)));
  }
}
