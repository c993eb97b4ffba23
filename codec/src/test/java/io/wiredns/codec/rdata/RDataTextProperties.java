package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The text of every type of the registry, including meta types: the text of well-formed octets is
 * read back as the same octets, and any text results in a value or in an error with a position.
 */
class RDataTextProperties {
  private static final List<RecordType> TYPES = Vectors.TYPES;

  private static final Map<RecordType, Set<String>> SEEN = new HashMap<>();

  @Property(tries = 300)
  void octetsThatAreWellFormedAreReadBackFromTheirText(@ForAll Random random)
      throws WireFormatException, TextFormatException {
    for (RecordType type : TYPES) {
      RecordView view = wellFormed(type, random);
      RData rdata = view.rdata();
      byte[] octets = RDataInMessage.expanded(view);
      String text = rdata.toText();
      SEEN.computeIfAbsent(type, any -> new HashSet<>()).add(text);
      assertTrue(text.chars().allMatch(c -> c >= ' ' && c <= '~'), text);
      assertArrayEquals(octets, RDataInMessage.written(rdata), () -> type + " " + text);
      assertReadsAs(rdata, octets, text);
      assertReadsAs(rdata, octets, "(" + text + " ; of " + type + "\n)");
      assertReadsAs(rdata, octets, "\\# " + octets.length + " " + Hex.text(octets));
    }
  }

  private static void assertReadsAs(RData rdata, byte[] octets, String text)
      throws WireFormatException, TextFormatException {
    RData read = RData.parse(rdata.type(), text);
    assertEquals(rdata, read, text);
    // Equal names may differ in case; their written octets do not.
    assertArrayEquals(octets, RDataInMessage.written(read), text);
  }

  @AfterContainer
  static void everyTypeHadManyValues() {
    for (RecordType type : TYPES) {
      int texts = SEEN.getOrDefault(type, Set.of()).size();
      assertTrue(texts >= 100, () -> "different texts of " + type + ": " + texts);
    }
  }

  /** Returns a vector of the type, changed at random until it is well-formed again. */
  private static RecordView wellFormed(RecordType type, Random random) {
    List<byte[]> vectors = Vectors.octets(type);
    for (int i = 0; i < 10_000; i++) {
      try {
        RecordView view = RDataInMessage.view(type, changed(vectors, random));
        view.rdata();
        return view;
      } catch (WireFormatException again) {
        // Try another change.
      }
    }
    throw new AssertionError("no well-formed octets of " + type + " were found");
  }

  private static byte[] changed(List<byte[]> vectors, Random random) {
    byte[] octets = any(vectors, random);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int from = random.nextInt(octets.length + 1);
      int to = from + random.nextInt(Math.min(4, octets.length - from + 1));
      octets =
          switch (random.nextInt(6)) {
            case 0 -> spliced(octets, from, to, some(random));
            case 1 -> spliced(octets, from, to, new byte[] {(byte) random.nextInt(5)});
            case 2 -> spliced(octets, from, octets.length, end(any(vectors, random), random));
            default -> octets.length == 0 ? octets : withOne(octets, random);
          };
    }
    return octets;
  }

  private static byte[] any(List<byte[]> vectors, Random random) {
    return vectors.get(random.nextInt(vectors.size()));
  }

  private static byte[] some(Random random) {
    byte[] octets = new byte[random.nextInt(4)];
    random.nextBytes(octets);
    return octets;
  }

  private static byte[] withOne(byte[] octets, Random random) {
    byte[] changed = octets.clone();
    changed[random.nextInt(octets.length)] = (byte) random.nextInt(256);
    return changed;
  }

  private static byte[] end(byte[] octets, Random random) {
    int from = random.nextInt(octets.length + 1);
    return Arrays.copyOfRange(octets, from, octets.length);
  }

  private static byte[] spliced(byte[] octets, int from, int to, byte[] piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(octets, 0, from);
    out.writeBytes(piece);
    out.write(octets, to, octets.length - to);
    return out.toByteArray();
  }

  private static final String[] PIECES = {
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "(",
    ")",
    "\"",
    "\\",
    "\\#",
    "\\0",
    "\\256",
    "\\255",
    ";",
    "@",
    ".",
    "..",
    "-",
    "+",
    "=",
    ",",
    ":",
    "/",
    "!",
    "0x",
    "0",
    "1",
    "256",
    "65536",
    "4294967296",
    "18446744073709551616",
    "20301332000000",
    "1h30m",
    "192.0.2.1",
    "::",
    "1:2",
    "A",
    "TYPE9",
    "key7=",
    "mandatory=",
    "AQ==",
    "=",
    "é",
    "\u0000",
    "\uffff",
    "m",
    "N",
    "W",
    "a."
  };

  @Property(tries = 20_000)
  void anyTextEndsInAValueOrAtAPlace(@ForAll Random random) throws TextFormatException {
    RecordType type = TYPES.get(random.nextInt(TYPES.size()));
    String text = damaged(type, random);
    Name origin = random.nextBoolean() ? null : Name.of("example.");
    RData rdata;
    try {
      rdata =
          origin == null
              ? RData.parse(type, text)
              : RData.parse(type, text, origin, Registry.standard());
    } catch (TextFormatException fault) {
      assertHasPlace(fault, type, text);
      return;
    }
    assertEquals(rdata, RData.parse(type, rdata.toText()), text);
  }

  private static void assertHasPlace(TextFormatException fault, RecordType type, String text) {
    String message = type + " " + text + ": " + fault.getMessage();
    long lines = 1 + text.chars().filter(c -> c == '\n').count();
    assertTrue(fault.line() >= 1 && fault.line() <= lines, message);
    // Columns count octets, and a character here has at most three.
    assertTrue(fault.column() >= 1 && fault.column() <= 3 * text.length() + 1, message);
    assertTrue(!fault.expected().isEmpty() && !fault.found().isEmpty(), message);
    assertTrue(fault.getMessage().chars().allMatch(c -> c >= ' ' && c <= '~'), message);
  }

  /** Returns a text of the type, or sometimes of another one, with parts inserted and removed. */
  private static String damaged(RecordType type, Random random) {
    List<String> texts =
        Vectors.ALL.stream()
            .filter(vector -> vector.type().equals(type) != (random.nextInt(50) == 0))
            .map(Vectors.Vector::text)
            .toList();
    if (texts.isEmpty()) {
      return damaged(type, random);
    }
    StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = from + random.nextInt(Math.min(6, text.length() - from + 1));
      text.replace(from, to, random.nextInt(4) == 0 ? "" : PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
