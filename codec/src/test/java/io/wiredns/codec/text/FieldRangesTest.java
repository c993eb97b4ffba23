package io.wiredns.codec.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.internal.wire.WireWriter;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every writer rejects numbers that do not fit their fields, in every method that has one as an
 * argument.
 */
class FieldRangesTest {
  /** A writer and a supplier of the text or octets that it has written. */
  private record Target(FieldWriter writer, Supplier<String> written) {}

  private static final Map<Class<?>, Supplier<Target>> WRITERS =
      Map.of(WireWriter.class, FieldRangesTest::wire, TextWriter.class, FieldRangesTest::text);

  /** The number of bits of a field; other fields have all bits of their Java type. */
  private static final Map<String, Integer> BITS =
      Map.of("u8", 8, "u16", 16, "u32", 32, "u48", 48, "codePoint8", 8, "codePoint16", 16);

  private static final Set<String> OF_ALL_BITS = Set.of("u64", "ipv4");

  private static Target wire() {
    WireWriter writer = new WireWriter();
    byte[] octets = new byte[8];
    writer.open(octets, 0, octets.length);
    return new Target(
        writer, () -> Hex.text(Arrays.copyOf(octets, writer.length())) + writer.overflowed());
  }

  private static Target text() {
    StringBuilder text = new StringBuilder();
    return new Target(new TextWriter(text), text::toString);
  }

  private static CodePoint codePoint(int value) {
    return new CodePoint() {
      @Override
      public int value() {
        return value;
      }

      @Override
      public String toString() {
        return "POINT";
      }
    };
  }

  /**
   * Returns a function from a number to the second argument of a method that writes numbers; null
   * for other methods.
   */
  private static Function<BigInteger, Object> number(Method method) {
    Class<?> type = method.getParameterCount() < 2 ? void.class : method.getParameterTypes()[1];
    if (type == int.class) {
      return BigInteger::intValueExact;
    }
    if (type == long.class) {
      return BigInteger::longValue;
    }
    return type == CodePoint.class ? value -> codePoint(value.intValueExact()) : null;
  }

  private static List<Object> texts(Method method) {
    if (method.getParameterCount() < 3) {
      return List.of();
    }
    return method.getName().equals("u64")
        ? List.of(NumberText.DECIMAL, NumberText.GROUPS)
        : List.of((Object[]) NumberText.values());
  }

  @Test
  void everyWriterIsTried() throws IOException, ClassNotFoundException {
    Path classes = Path.of("target/classes");
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
        Class<?> type =
            name.endsWith("-info")
                ? Object.class
                : Class.forName(name, false, FieldRangesTest.class.getClassLoader());
        if (FieldWriter.class.isAssignableFrom(type) && !type.isInterface()) {
          found.add(name);
        }
      }
    }
    Differences.assertSameElements(
        WRITERS.keySet().stream().map(Class::getName).collect(Collectors.toSet()),
        found,
        "field writers");
  }

  @TestFactory
  Stream<DynamicTest> aNumberOutOfRangeIsRefused() {
    List<DynamicTest> tests = new ArrayList<>();
    WRITERS.forEach(
        (type, target) -> {
          for (Method method : FieldWriter.class.getMethods()) {
            if (number(method) != null) {
              String name = type.getSimpleName() + " " + method.toGenericString();
              tests.add(DynamicTest.dynamicTest(name, () -> tryAll(method, target)));
            }
          }
        });
    assertTrue(tests.size() >= 2 * 10, tests.size() + " methods take numbers");
    return tests.stream();
  }

  private static void tryAll(Method method, Supplier<Target> target) throws Exception {
    List<Object> texts = texts(method);
    for (int i = 0; i < Math.max(1, texts.size()); i++) {
      List<Object> text = texts.isEmpty() ? List.of() : List.of(texts.get(i));
      if (OF_ALL_BITS.contains(method.getName())) {
        for (int value : new int[] {-1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
          accepted(method, target, BigInteger.valueOf(value), text);
        }
      } else {
        tryRange(method, target, text);
      }
    }
  }

  private static void tryRange(Method method, Supplier<Target> target, List<Object> text)
      throws Exception {
    BigInteger maximum =
        BigInteger.ONE.shiftLeft(BITS.get(method.getName())).subtract(BigInteger.ONE);
    accepted(method, target, BigInteger.ZERO, text);
    accepted(method, target, maximum, text);
    refused(method, target, BigInteger.ONE.negate(), maximum, text);
    refused(method, target, BigInteger.valueOf(Integer.MIN_VALUE), maximum, text);
    refused(method, target, maximum.add(BigInteger.ONE), maximum, text);
    if (method.getParameterTypes()[1] == long.class) {
      refused(method, target, BigInteger.valueOf(Long.MAX_VALUE), maximum, text);
      refused(method, target, BigInteger.valueOf(Long.MIN_VALUE), maximum, text);
    }
  }

  private static void call(Method method, FieldWriter writer, BigInteger value, List<Object> text)
      throws Exception {
    List<Object> arguments = new ArrayList<>(List.of("some field", number(method).apply(value)));
    arguments.addAll(text);
    try {
      method.invoke(writer, arguments.toArray());
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw thrown;
    }
  }

  private static void accepted(
      Method method, Supplier<Target> writer, BigInteger value, List<Object> text)
      throws Exception {
    Target target = writer.get();
    String before = target.written.get();
    call(method, target.writer, value, text);
    assertNotEquals(before, target.written.get());
  }

  private static void refused(
      Method method,
      Supplier<Target> writer,
      BigInteger value,
      BigInteger maximum,
      List<Object> text) {
    Target target = writer.get();
    String before = target.written.get();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> call(method, target.writer, value, text));
    assertEquals("some field " + value + " is not in 0.." + maximum, refused.getMessage());
    assertEquals(before, target.written.get());
  }

  @Test
  void aNumberIsRefusedWhereNothingFitsAnyLongerToo() {
    WireWriter writer = new WireWriter();
    writer.open(new byte[1], 0, 1);
    writer.u16("f", 1);
    assertTrue(writer.overflowed());
    assertThrows(IllegalArgumentException.class, () -> writer.u16("f", 65_536));
  }

  @Test
  void octetsThatTheirLengthCannotSayAreRefused() {
    for (Supplier<Target> writer : WRITERS.values()) {
      Octets octets = Octets.of(new byte[256]);
      Octets large = Octets.of(new byte[65_536]);
      for (OctetsText text : OctetsText.values()) {
        FieldWriter out = writer.get().writer;
        tooLong("255", () -> out.sized8("f", octets, text));
        tooLong("65535", () -> out.sized16("f", large, text));
      }
      FieldWriter out = writer.get().writer;
      tooLong("255", () -> out.characterString("f", octets));
    }
  }

  private static void tooLong(String most, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.startsWith("f has ") && message.contains("at most " + most), message);
  }

  @Test
  void aLengthIsClosedOnlyWhereOneWasOpened() {
    WireWriter writer = new WireWriter();
    writer.open(new byte[8], 0, 8);
    assertThrows(IllegalStateException.class, () -> writer.close(0));
    assertThrows(IllegalStateException.class, () -> writer.close(2));
    int opened = writer.open16("f");
    writer.close(opened);
    TextWriter text = new TextWriter(new StringBuilder());
    assertThrows(IllegalStateException.class, () -> text.open16("f"));
    assertThrows(IllegalStateException.class, () -> text.close(2));
  }
}
