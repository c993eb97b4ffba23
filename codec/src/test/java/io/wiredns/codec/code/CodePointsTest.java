package io.wiredns.codec.code;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Facts;
import io.wiredns.codec.Shared;
import io.wiredns.codec.Surface;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodePointsTest {
  /** Checks each mnemonic of a registry's table and returns their number. */
  private static int check(
      String table,
      String valueColumn,
      Predicate<Map<String, String>> applies,
      IntFunction<?> of,
      Function<String, ?> parse) {
    List<Executable> checks = new ArrayList<>();
    for (Map<String, String> row : Facts.table(table)) {
      String number = row.get(valueColumn);
      String mnemonic = row.get("mnemonic").replace(" (*)", "");
      if (number.matches("[0-9]+") && mnemonic.matches("[A-Za-z0-9*-]+") && applies.test(row)) {
        int value = Integer.parseInt(number);
        checks.add(() -> assertEquals(mnemonic, of.apply(value).toString(), table));
        checks.add(
            () -> assertSame(of.apply(value), parse.apply(mnemonic), table + " " + mnemonic));
        checks.add(
            () ->
                assertSame(
                    of.apply(value), parse.apply(mnemonic.toLowerCase(Locale.ROOT)), mnemonic));
      }
    }
    assertAll(checks);
    return checks.size() / 3;
  }

  @Test
  void everyTypeOfTheRegistryHasItsMnemonic() {
    int found = check("rrtypes", "number", row -> true, RecordType::of, RecordType::parse);
    assertTrue(found > 80, "rows: " + found);
  }

  @Test
  void everyClassOfTheRegistryHasItsMnemonic() {
    int found = check("classes", "value", row -> true, RecordClass::of, RecordClass::parse);
    assertTrue(found == 5, "rows: " + found);
  }

  @Test
  void everyOpcodeOfTheRegistryHasItsMnemonic() {
    int found = check("opcodes", "value", row -> true, Opcode::of, Opcode::parse);
    assertTrue(found >= 6, "rows: " + found);
  }

  @Test
  void everyRcodeOfTheRegistryHasItsMnemonic() {
    int found =
        check(
            "rcodes",
            "value",
            row ->
                !row.get("lives_in").startsWith("TSIG") && !row.get("lives_in").startsWith("TKEY"),
            Rcode::of,
            Rcode::parse);
    assertEquals(14, found);
  }

  @Test
  void everyTsigErrorOfTheRegistryHasItsMnemonic() {
    int found =
        check(
            "rcodes",
            "value",
            row -> row.get("lives_in").contains("TSIG") || row.get("lives_in").contains("TKEY"),
            TsigError::of,
            TsigError::parse);
    assertEquals(19, found);
  }

  @Test
  void everyModeOfTkeyHasTheNameOfItsRfc() {
    int found = 0;
    for (Map<String, String> row : Facts.table("tkey_modes")) {
      if (row.get("value").matches("[1-5]")) {
        TkeyMode mode = TkeyMode.of(Integer.parseInt(row.get("value")));
        assertEquals(row.get("mode").toUpperCase(Locale.ROOT).replace(' ', '-'), mode.toString());
        assertSame(mode, TkeyMode.parse(mode.toString().toLowerCase(Locale.ROOT)));
        found++;
      }
    }
    assertEquals(5, found);
    assertEquals("6", TkeyMode.of(6).toString());
  }

  @Test
  void everyOptionOfTheRegistryHasAMnemonic() {
    int found = 0;
    for (Map<String, String> row : Facts.table("ednsoptions")) {
      String mnemonic = row.get("mnemonic");
      if (row.get("code").matches("[0-9]+") && mnemonic.matches("[A-Za-z0-9-]+")) {
        OptionCode code = OptionCode.of(Integer.parseInt(row.get("code")));
        assertFalse(code.toString().startsWith("OPTION"), mnemonic);
        assertSame(code, OptionCode.parse(code.toString()));
        found++;
      }
    }
    assertTrue(found >= 15, "rows: " + found);
  }

  @Test
  void unknownNumbersPrintInTheGenericFormAndParseBack() {
    assertEquals("TYPE65280", RecordType.of(65280).toString());
    assertEquals("CLASS32", RecordClass.of(32).toString());
    assertEquals("TYPE0", RecordType.of(0).toString());
    assertEquals("OPCODE15", Opcode.of(15).toString());
    assertEquals("RCODE4095", Rcode.of(4095).toString());
    assertEquals(RecordType.of(65280), RecordType.parse("tYpE65280"));
    assertEquals(RecordClass.of(32), RecordClass.parse("class32"));
  }

  @Test
  void everyNumberPrintsAndParsesBack() {
    for (int value = 0; value <= 0xFFFF; value++) {
      assertEquals(value, RecordType.parse(RecordType.of(value).toString()).value());
      assertEquals(value, RecordClass.parse(RecordClass.of(value).toString()).value());
      assertEquals(value, OptionCode.parse(OptionCode.of(value).toString()).value());
      assertEquals(value, TsigError.parse(TsigError.of(value).toString()).value());
      if (value <= 4095) {
        assertEquals(value, Rcode.parse(Rcode.of(value).toString()).value());
      }
      if (value <= 15) {
        assertEquals(value, Opcode.parse(Opcode.of(value).toString()).value());
      }
    }
  }

  @Test
  void theGenericFormOfAKnownNumberIsTheKnownCode() {
    assertSame(RecordType.MX, RecordType.parse("TYPE15"));
    assertSame(RecordClass.IN, RecordClass.parse("CLASS1"));
    assertSame(Rcode.BADVERS, Rcode.parse("rcode16"));
    assertSame(RecordType.ANY, RecordType.parse("*"));
    assertSame(RecordClass.ANY, RecordClass.parse("*"));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    for (int value : new int[] {-1, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> RecordType.of(value));
      assertThrows(IllegalArgumentException.class, () -> RecordClass.of(value));
      assertThrows(IllegalArgumentException.class, () -> OptionCode.of(value));
      assertThrows(IllegalArgumentException.class, () -> TsigError.of(value));
    }
    assertThrows(IllegalArgumentException.class, () -> Opcode.of(16));
    assertThrows(IllegalArgumentException.class, () -> Rcode.of(4096));
  }

  @Test
  void otherTextsAreRefused() {
    for (String text :
        new String[] {
          "", "TYPE", "TYPE-1", "TYPE65536", "TYPE000001", "TYPE1 ", "XYZZY", "TYPE\u0661"
        }) {
      assertThrows(IllegalArgumentException.class, () -> RecordType.parse(text), text);
    }
    assertThrows(IllegalArgumentException.class, () -> RecordType.parse("CLASS1"));
    assertThrows(IllegalArgumentException.class, () -> Rcode.parse("RCODE4096"));
    assertThrows(IllegalArgumentException.class, () -> Opcode.parse("OPCODE16"));
    assertThrows(IllegalArgumentException.class, () -> Rcode.parse("BADSIG"));
    assertThrows(IllegalArgumentException.class, () -> TsigError.parse("BADVERS"));
  }

  @Test
  void codesCompareByNumber() {
    assertTrue(RecordType.A.compareTo(RecordType.of(65280)) < 0);
    assertEquals(RecordType.of(65280), RecordType.of(65280));
    assertEquals(RecordType.of(65280).hashCode(), RecordType.of(65280).hashCode());
    assertNotEquals(RecordType.of(65280), RecordType.of(65281));
    assertFalse(RecordType.of(1).equals((Object) RecordClass.of(1)));
  }

  /** Creates the code point of a number by reflection. */
  private static Object of(Class<?> registry, int value) throws ReflectiveOperationException {
    return registry.getMethod("of", int.class).invoke(null, value);
  }

  /**
   * Code points of the same number are equal in every registry, even if each call returns another
   * object.
   */
  @ParameterizedTest
  @MethodSource("registries")
  void oneNumberIsOneCodePoint(Class<? extends CodePoint> registry) throws Exception {
    for (int value = 0; value <= 0xFFFF; value++) {
      CodePoint one;
      try {
        one = (CodePoint) of(registry, value);
      } catch (InvocationTargetException refused) {
        assertInstanceOf(IllegalArgumentException.class, refused.getCause());
        assertTrue(value > 15, registry + " " + value);
        break;
      }
      CodePoint other = (CodePoint) of(registry, value);
      assertEquals(value, one.value());
      assertEquals(one, other);
      assertEquals(one.hashCode(), other.hashCode());
      assertEquals(one.toString(), other.toString());
      assertNotEquals(one, value == 0 ? of(registry, 1) : of(registry, 0));
      assertFalse(one.equals(null));
    }
  }

  /** Each constant is the object that {@code of} returns for its number. */
  @ParameterizedTest
  @MethodSource("registries")
  void constantsAreOfTheirNumbers(Class<? extends CodePoint> registry) throws Exception {
    int constants = 0;
    for (Field field : registry.getFields()) {
      if (field.getType() == registry) {
        CodePoint constant = (CodePoint) field.get(null);
        assertSame(constant, of(registry, constant.value()), field.toString());
        constants++;
      }
    }
    assertTrue(constants > 0, registry + ": " + constants + " constants");
  }

  static Stream<Class<?>> registries() throws IOException {
    List<Class<?>> registries =
        new Surface(Shared.root().resolve("codec"))
            .types().stream()
                .filter(type -> CodePoint.class.isAssignableFrom(type) && !type.isInterface())
                .toList();
    assertTrue(registries.size() >= 12, registries.toString());
    return registries.stream();
  }

  @Test
  void metaTypesAreThoseOfRfc6895Section31() {
    for (int value = 0; value <= 0xFFFF; value++) {
      boolean meta = value == 41 || (value >= 128 && value <= 255);
      assertEquals(meta, RecordType.of(value).isMeta(), "type " + value);
    }
  }

  @Test
  void rcodesAboveFifteenAreExtended() {
    assertFalse(Rcode.of(15).isExtended());
    assertTrue(Rcode.of(16).isExtended());
  }
}
