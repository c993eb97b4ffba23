package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.wiredns.codec.internal.wire.WireDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final Fault LINK_EMPTY =
      Fault.of(
          Fault.Kind.RDATA,
          "LINK_EMPTY",
          "the manual of LINK, section 2",
          "A link has no octets.",
          "{found} octets ({found:x}) where {limit} at least must be");

  @Test
  void theCatalogueHasEveryConstantByItsName() throws IllegalAccessException {
    List<Fault> constants = new ArrayList<>();
    for (Field field : Fault.class.getFields()) {
      Fault fault = (Fault) field.get(null);
      assertEquals(field.getName(), fault.name());
      assertEquals(field.getName(), fault.toString());
      constants.add(fault);
    }
    assertEquals(constants, Fault.all());
    assertEquals(86, Fault.all().size());
    Set<Fault.Kind> kinds = EnumSet.noneOf(Fault.Kind.class);
    Fault.all().forEach(fault -> kinds.add(fault.kind()));
    assertEquals(EnumSet.allOf(Fault.Kind.class), kinds);
  }

  /** A field that runs past an end may be of a user's own length, inside of another's. */
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
    assertEquals("0 octets (0x00) where 1 at least must be", failure.detail());
    assertEquals(
        "LINK_EMPTY at octet 0, LINK link: 0 octets (0x00) where 1 at least must be"
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
              int option = in.open16("length", Fault.OPTION_TRUNCATED);
              in.close("length", option, Fault.OPTION_TRAILING);
              return in;
            },
            0,
            4));
    assertSame(Fault.OPTION_TRAILING, decoder.failure("LINK").fault());
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

  @Test
  void aFaultIsEqualOnlyToItself() {
    Fault other =
        Fault.of(
            LINK_EMPTY.kind(),
            LINK_EMPTY.name(),
            LINK_EMPTY.rule(),
            LINK_EMPTY.sentence(),
            "{found}");
    assertNotEquals(LINK_EMPTY, other);
  }

  @Test
  void aFaultThatWasWrittenIsTheSameAgain() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(new WireFormatException(Fault.LABEL_TYPE, 3, "field", "why"));
      objects.writeObject(LINK_EMPTY);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      assertSame(Fault.LABEL_TYPE, ((WireFormatException) in.readObject()).fault());
      assertEquals("LINK_EMPTY", ((Fault) in.readObject()).name());
    }
  }
}
