package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.FaultNames;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.internal.wire.WireDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
  private static final Fault LINK_EMPTY =
      Fault.of(
          Fault.Kind.RDATA,
          "LINK_EMPTY",
          "the manual of LINK, section 2",
          "A link has no octets.",
          "{found} octets ({found:x}), at least {limit} are needed");

  static Stream<Arguments> holders() {
    return FaultNames.HOLDERS.entrySet().stream()
        .map(holder -> Arguments.of(holder.getKey(), holder.getValue()));
  }

  @ParameterizedTest
  @MethodSource("holders")
  void eachClassHasEveryConstantByItsName(Class<?> holder, List<Fault> all)
      throws IllegalAccessException {
    List<Fault> constants = new ArrayList<>();
    for (Field field : holder.getFields()) {
      Fault fault = (Fault) field.get(null);
      assertEquals(field.getName(), fault.name());
      assertEquals(field.getName(), fault.toString());
      constants.add(fault);
    }
    constants.removeAll(all);
    assertEquals(List.of(), constants, "add these by FAULTS.add of " + holder.getSimpleName());
  }

  @Test
  void noTwoFaultsHaveOneName() {
    Set<String> names = new HashSet<>();
    FaultNames.ALL.forEach(fault -> assertTrue(names.add(fault.name()), fault.name()));
  }

  @Test
  void eachKindButThatOfStatefulOperationsHasAFault() {
    Set<Fault.Kind> kinds = EnumSet.of(Fault.Kind.STATEFUL);
    FaultNames.ALL.forEach(fault -> kinds.add(fault.kind()));
    assertEquals(EnumSet.allOf(Fault.Kind.class), kinds);
  }

  /** A user's fault is reported for a rule, and for a length that extends past the end. */
  @Test
  void aUsersFaultIsReportedAsTheLibrarysAre() {
    byte[] octets = {0, 2, 7};
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    assertNull(
        decoder.decode(
            in -> {
              in.require(false, LINK_EMPTY, "link", in.position(), 0, 1);
              return in;
            },
            0,
            1));
    WireFormatException failure = decoder.failure("LINK");
    assertSame(LINK_EMPTY, failure.fault());
    assertEquals("0 octets (0x00), at least 1 are needed", failure.detail());
    assertEquals(
        "LINK_EMPTY at octet 0, LINK link: 0 octets (0x00), at least 1 are needed"
            + " (the manual of LINK, section 2)",
        failure.getMessage());
    assertNull(decoder.decode(in -> in.open16("length", LINK_EMPTY), 0, 3));
    assertSame(LINK_EMPTY, decoder.failure("LINK").fault());
  }

  @Test
  void aFieldPastAUsersLengthIsTruncated() {
    byte[] octets = {0, 1, 7, 8};
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    assertNull(
        decoder.decode(
            in -> {
              int option = in.open16("length", OptionFault.OPTION_TRUNCATED);
              in.close("length", option, OptionFault.OPTION_TRAILING);
              return in;
            },
            0,
            4));
    assertSame(OptionFault.OPTION_TRAILING, decoder.failure("LINK").fault());
    assertNull(
        decoder.decode(
            in -> {
              in.open16("length", LINK_EMPTY);
              return in.u16("value");
            },
            0,
            4));
    assertSame(Fault.RDATA_TRUNCATED, decoder.failure("LINK").fault());
  }

  /** A length of a user's type may have its own fault for the fields inside it. */
  @Test
  void aUsersLengthSaysWhatIsWrongWithinIt() {
    Fault inner = fault("LINK_FIELD_TRUNCATED");
    Fault outer = fault("LINK_LENGTH").withFieldInside(inner);
    assertEquals(fault("LINK_LENGTH"), outer);
    byte[] octets = {0, 5, 0, 0, 0, 1, 7, 8, 9};
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    for (int depth = 1; depth <= 2; depth++) {
      int last = depth;
      assertNull(
          decoder.decode(
              in -> {
                int opened = in.open16("length", outer);
                int empty = in.open16("length", LINK_EMPTY);
                in.close("length", empty, LINK_EMPTY);
                if (last == 2) {
                  in.open16("length", LINK_EMPTY);
                }
                in.octets("value", 4, OctetsText.HEX);
                in.close("length", opened, LINK_EMPTY);
                return in;
              },
              0,
              9));
      assertSame(last == 2 ? Fault.RDATA_TRUNCATED : inner, decoder.failure("LINK").fault());
      assertNull(decoder.decode(in -> in.u16("value"), 0, 1));
      assertSame(Fault.RDATA_TRUNCATED, decoder.failure("LINK").fault());
    }
    assertThrows(NullPointerException.class, () -> outer.withFieldInside(null));
  }

  @Test
  void lengthsMayLieInLengthsToAnyDepth() {
    int depth = 20;
    byte[] octets = new byte[2 * depth];
    List<Fault> inner = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      octets[2 * i + 1] = (byte) (2 * (depth - 1 - i));
      inner.add(fault("INNER_" + i));
    }
    for (int closed = 0; closed <= depth; closed++) {
      int last = closed;
      WireDecoder decoder = WireDecoder.of(octets, octets.length);
      assertNull(
          decoder.decode(
              in -> {
                int[] opened = new int[depth];
                for (int i = 0; i < depth; i++) {
                  opened[i] = in.open16("length", LINK_EMPTY.withFieldInside(inner.get(i)));
                }
                for (int i = 0; i < last; i++) {
                  in.close("length", opened[depth - 1 - i], LINK_EMPTY);
                }
                return in.u8("value");
              },
              0,
              octets.length));
      assertSame(
          closed == depth ? Fault.RDATA_TRUNCATED : inner.get(depth - 1 - closed),
          decoder.failure("LINK").fault());
    }
  }

  @Test
  void nothingIsClosedThatIsNotOpen() {
    WireDecoder decoder = WireDecoder.of(new byte[2], 2);
    assertThrows(
        IllegalStateException.class,
        () ->
            decoder.decode(
                in -> {
                  in.close("length", 2, LINK_EMPTY);
                  return in;
                },
                0,
                2));
  }

  private static Fault fault(String name) {
    return Fault.of(LINK_EMPTY.kind(), name, LINK_EMPTY.rule(), "It is wrong.", "{found} {limit}");
  }

  @Test
  void faultsAreEqualIfNameKindAndRuleAre() {
    Fault same =
        Fault.of(LINK_EMPTY.kind(), LINK_EMPTY.name(), LINK_EMPTY.rule(), "Other.", "{found}");
    assertEquals(LINK_EMPTY, same);
    assertEquals(LINK_EMPTY.hashCode(), same.hashCode());
    assertNotEquals(LINK_EMPTY, fault("LINK_FULL"));
    assertNotEquals(
        LINK_EMPTY, Fault.of(Fault.Kind.RECORD, LINK_EMPTY.name(), LINK_EMPTY.rule(), "", ""));
    assertNotEquals(LINK_EMPTY, Fault.of(LINK_EMPTY.kind(), LINK_EMPTY.name(), "another", "", ""));
    assertFalse(LINK_EMPTY.equals(null));
  }

  @Test
  void theOctetOfALabelIsShownWithItsTopBits() {
    WireDecoder decoder = WireDecoder.of(new byte[] {0x41, (byte) 0x81}, 2);
    for (int i = 0; i < 2; i++) {
      assertNull(decoder.decode(in -> in.name("name", NameRule.PLAIN), i, 2));
      assertEquals(
          i == 0
              ? "the length octet 0x41 has top bits 01, they must be 00 or 11"
              : "the length octet 0x81 has top bits 10, they must be 00 or 11",
          decoder.failure("LINK").detail());
    }
  }

  @Test
  void aFaultThatWasWrittenIsEqualToTheConstant() throws IOException, ClassNotFoundException {
    WireFormatException why = new WireFormatException(Fault.LABEL_TYPE, 3, "field", "why");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(why);
      objects.writeObject(OptionFault.OPTION_TRUNCATED);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      assertEquals(why, in.readObject());
      Fault read = (Fault) in.readObject();
      assertEquals(OptionFault.OPTION_TRUNCATED, read);
      assertEquals(OptionFault.OPTION_FIELD_TRUNCATED, read.ofFieldInside());
    }
  }
}
