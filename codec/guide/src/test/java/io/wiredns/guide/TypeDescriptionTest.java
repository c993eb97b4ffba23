package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Facts;
import io.wiredns.codec.FieldNames;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.guide.TypeDescription.Scope;
import io.wiredns.inspect.FieldKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypeDescriptionTest {
  static Stream<RecordType> registered() {
    return Registry.standard().types().stream().filter(TypeFacts::hasExamples);
  }

  static Stream<RecordType> shown() {
    return Stream.concat(
        TypeDescription.all().stream().map(TypeDescription::type),
        Stream.of(0, 54, 129, 248, 61_440, 65_280, 65_535).map(RecordType::of));
  }

  @ParameterizedTest
  @MethodSource("registered")
  void everyTypeOfTheRegistryHasItsFieldsAndAnExample(RecordType type) {
    TypeDescription description = TypeDescription.of(type);
    assertFalse(description.fields().isEmpty());
    assertFalse(description.examples().isEmpty());
    assertFalse(description.scope() == Scope.OPAQUE);
    for (TypeDescription.Example example : description.examples()) {
      assertEquals(
          example.rdata().toOctets().toHex(),
          example.octets().stream().map(Octets::toHex).collect(Collectors.joining()));
    }
    List<String> written =
        FieldNames.of(description.examples().get(0).rdata()::write).stream()
            .distinct()
            .filter(
                name -> !name.equals("OPTION-LENGTH")) // OPT reads an unknown option as one field.
            .toList();
    assertTrue(
        description.fields().stream()
            .map(TypeDescription.Field::name)
            .toList()
            .containsAll(written),
        () -> written + " in " + description.fields());
  }

  @Test
  void allAreTheRegistrysTypesAndThoseThatOnlyHaveAMnemonic() {
    List<RecordType> all = TypeDescription.all().stream().map(TypeDescription::type).toList();
    assertEquals(all.stream().sorted().toList(), all);
    assertEquals(
        Registry.standard().types(),
        TypeDescription.all().stream()
            .filter(type -> type.scope() != Scope.OPAQUE)
            .map(TypeDescription::type)
            .toList());
    assertTrue(all.contains(RecordType.ANY) && all.contains(RecordType.UNSPEC));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void thePageFitsTheScreen(RecordType type) {
    String page = TypeDescription.of(type).toText();
    assertTrue(page.endsWith("\n"));
    for (String line : page.lines().toList()) {
      assertTrue(line.length() <= 100, line);
      assertEquals(line.stripTrailing(), line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
    }
  }

  private static String words(String cell) {
    return cell.replaceAll("RFC(\\d)", "RFC $1").replaceAll(" s(\\d)", " section $1");
  }

  @Test
  void referenceAndStatusAreThoseOfTheFacts() {
    int types = 0;
    for (Map<String, String> row : Facts.table("rrtypes")) {
      String[] numbers = row.get("number").split("-");
      for (String number : numbers) {
        TypeDescription type = TypeDescription.of(RecordType.of(Integer.parseInt(number)));
        boolean assigned = !row.get("mnemonic").startsWith("(");
        if (assigned) {
          assertEquals(row.get("mnemonic").replace(" (*)", ""), type.type().toString());
          assertEquals(words(row.get("reference")).replace(";", "; "), type.reference());
          assertEquals(words(row.get("status")), type.status());
          types++;
        } else {
          if (!type.type().toString().startsWith("TYPE")) {
            continue; // assigned after the table of facts was made
          }
          assertEquals("RFC 6895 section 3.1", type.reference());
          assertTrue(row.get("status").startsWith(type.status()), row + " " + type.status());
        }
      }
    }
    assertTrue(types >= 95, "types: " + types);
  }

  @Test
  void classesAndNamesAreThoseOfTheFacts() {
    List<String> different = new ArrayList<>();
    int names = 0;
    for (Map<String, String> row : Facts.table("rrtypes")) {
      TypeDescription type =
          TypeDescription.of(RecordType.of(Integer.parseInt(row.get("number").split("-")[0])));
      boolean internet = row.get("class_scope").startsWith("IN");
      if (type.scope() != Scope.OPAQUE && internet != (type.scope() == Scope.INTERNET)) {
        different.add(type.type() + " class " + type.scope());
      }
      String lower = row.get("canonical_lowercase_names").toLowerCase(java.util.Locale.ROOT);
      for (TypeDescription.Field field : type.fields()) {
        NameRule rule = field.nameRule().orElse(null);
        if (rule == null) {
          continue;
        }
        names++;
        boolean mustExpand = row.get("decompress_on_read").matches("(MUST|SHOULD) .*");
        if (rule.writesPointers() != row.get("compress_on_write").startsWith("yes")
            || rule.readsPointers() != mustExpand
            || rule.isLowerCaseInCanonicalForm() != !lower.startsWith("no")) {
          different.add(type.type() + " " + field.name() + " " + rule);
        }
      }
    }
    assertEquals(List.of(), different);
    assertTrue(names > 35, "names: " + names);
  }

  @Test
  void aPageHasNumberReferenceLayoutNamesAndExample() {
    Differences.assertSameLines(
        """
        MX, TYPE15
          reference    RFC 1035 section 3.3.9; RFC 7505
          status       active
          class        the same in every class
          names        exchange: compressed when written, expanded when read, lower case in canonical form

          fields in wire order
            preference  16 bits
            exchange    name

          example      10 mail.example.
          octets       000a 046d61696c076578616d706c6500
        """,
        TypeDescription.of(RecordType.MX).toText(),
        "MX");
  }

  @Test
  void aFieldThatDependsOnOthersHasAllItsKinds() {
    TypeDescription.Field gateway = TypeDescription.of(RecordType.IPSECKEY).fields().get(3);
    assertEquals(
        new TypeDescription.Field(
            "gateway",
            "",
            List.of(FieldKind.IPV4, FieldKind.IPV6, FieldKind.NAME),
            true,
            false,
            Optional.of(NameRule.PLAIN)),
        gateway);
  }

  @Test
  void whatComesSeveralTimesIsSaidToBeRepeated() {
    assertEquals(
        List.of(
            new TypeDescription.Field(
                "text", "", List.of(FieldKind.CHARACTER_STRING), false, true, Optional.empty())),
        TypeDescription.of(RecordType.TXT).fields());
    String page = TypeDescription.of(RecordType.SVCB).toText();
    assertTrue(
        page.contains(
            """
                target    name
                param, any number of them
                  key       16 bits
                  length    16 bits (the length of what follows)
                  alpn      character-string
                  port      16 bits
            """),
        page);
  }

  @Test
  void aTypeWithoutALayoutIsOpaque() {
    TypeDescription type = TypeDescription.of(RecordType.of(65_280));
    assertEquals(Scope.OPAQUE, type.scope());
    assertEquals(List.of(), type.fields());
    assertEquals(
        """
        TYPE65280
          reference    RFC 6895 section 3.1
          status       private use
          class        none has a layout for it: opaque octets, RFC 3597

          example      \\# 4 0A000001
          octets       0a000001
        """,
        type.toText());
    assertTrue(TypeDescription.of(RecordType.ANY).toText().contains("no RDATA"));
  }

  /** A user's type. */
  private record Pair(Name name, int number) implements RData {
    static final RecordType TYPE = RecordType.of(65_400);

    static Pair read(FieldReader in) {
      return new Pair(in.name("name", NameRule.CANONICAL), in.u16("number"));
    }

    @Override
    public void write(FieldWriter out) {
      out.name("name", name, NameRule.CANONICAL);
      out.u16("number", number);
    }

    @Override
    public RecordType type() {
      return TYPE;
    }
  }

  @Test
  void aUsersTypeIsDescribedByExamplesOfTheUsers() {
    Registry registry = Registry.standard().with(Pair.TYPE, Pair::read);
    Pair example = new Pair(Name.of("a."), 7);
    TypeDescription type = TypeDescription.of(Pair.TYPE, registry, List.of(example));
    assertEquals(Scope.EVERY_CLASS, type.scope());
    assertTrue(
        type.toText()
            .contains(
                """
                  names        name: never compressed, a pointer is a fault, lower case in canonical form

                  fields in wire order
                    name    name
                    number  16 bits

                  example      a. 7
                  octets       016100 0007
                """),
        type.toText());
    assertTrue(
        TypeDescription.of(Pair.TYPE, registry, List.of())
            .toText()
            .contains("fields in wire order: there is no example to tell\n"));
    List<RData> wrong =
        List.of(new Mx(1, Name.ROOT), new UnknownRData(Pair.TYPE, Octets.fromHex("00")));
    for (RData rdata : wrong) {
      assertThrows(
          IllegalArgumentException.class,
          () -> TypeDescription.of(Pair.TYPE, registry, List.of(rdata)));
    }
  }
}
