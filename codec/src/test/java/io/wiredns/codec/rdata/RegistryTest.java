package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
  /** RDATA of a user's type: a number and a name. */
  private record Private(RecordType type, int number, Name name) implements RData {
    static final RecordType TYPE = RecordType.of(65_400);

    static Private read(FieldReader in) {
      return new Private(TYPE, in.u8("number"), in.name("name", NameRule.PLAIN));
    }

    @Override
    public void write(FieldWriter out) {
      out.u8("number", number);
      out.name("name", name, NameRule.PLAIN);
    }
  }

  private static ByteBuffer message(int type, String rdata) {
    return ByteBuffer.wrap(
        Hex.of(
            "0000 0000 0000 0001 0000 0000 00",
            Hex.u16(type),
            "0001 00000000",
            Hex.u16(Hex.of(rdata).length),
            rdata));
  }

  @Test
  void typesAndOptionsAreInAscendingOrder() {
    List<RecordType> types = Registry.standard().types();
    assertEquals(types.stream().sorted().toList(), types);
    List<OptionCode> options = Registry.standard().options();
    assertEquals(options.stream().sorted().toList(), options);
    assertThrows(UnsupportedOperationException.class, () -> types.remove(0));
    assertSame(Registry.standard(), Registry.standard());
  }

  @Test
  void aTypeWithoutADecoderIsOpaque() {
    for (int type : new int[] {0, 54, 100, 271, 272, 273, 65_400, 65_535}) {
      assertNull(Registry.standard().decoder(type, 1), "type " + type);
    }
    assertNotNull(Registry.standard().decoder(1, 1));
    assertNotNull(Registry.standard().decoder(1, 3));
    assertNotNull(Registry.standard().decoder(1, 4));
    assertNull(Registry.standard().decoder(1, 32));
    assertNull(Registry.standard().decoder(28, 3));
    assertNotNull(Registry.standard().decoder(2, 3));
  }

  @Test
  void aUsersTypeIsReadThroughARegistryOfTheUsers() throws WireFormatException {
    Registry registry = Registry.standard().with(Private.TYPE, Private::read);
    ByteBuffer message = message(65_400, "07 0161 00");
    RData read = new MessageView(registry).wrap(message).record(0).rdata();
    assertEquals(new Private(Private.TYPE, 7, Name.of("a")), read);
    assertEquals("7 a.", read.toText());
    RData opaque = new MessageView().wrap(message).record(0).rdata();
    assertEquals("\\# 4 07016100", opaque.toText());
    assertEquals(Registry.standard().types().size() + 1, registry.types().size());
    WireFormatException fault =
        assertThrows(
            WireFormatException.class,
            () -> new MessageView(registry).wrap(message(65_400, "07 c00c")).toMessage());
    assertEquals("answer[0] TYPE65400 name", fault.field());
  }

  @Test
  void aUsersDecoderTakesTheStandardOnesPlaceInEveryClass() throws WireFormatException {
    Registry registry =
        Registry.standard()
            .with(RecordType.A, in -> new UnknownRData(RecordType.A, in.rest("x", OctetsText.HEX)));
    RData read = new MessageView(registry).wrap(message(1, "0102")).record(0).rdata();
    assertEquals("\\# 2 0102", read.toText());
    assertNotNull(registry.decoder(1, 3));
    assertEquals(Registry.standard().types().size(), registry.types().size());
    assertThrows(
        WireFormatException.class,
        () -> new MessageView().wrap(message(1, "0102")).record(0).rdata());
    assertThrows(NullPointerException.class, () -> registry.with(RecordType.A, null));
  }
}
