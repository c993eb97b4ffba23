package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Own;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.Padding;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Types and options of a user with mnemonics. */
class UserRegistryTest {
  private static final Registry STANDARD = Registry.standard();

  @Test
  void aRegistryFindsNumbersByWordAndByNumber() {
    assertSame(Own.LINK, Own.REGISTRY.type(65_400));
    assertEquals(Optional.of(Own.LINK), Own.REGISTRY.type("link"));
    assertSame(Own.LINK, Own.REGISTRY.type("LINK").orElseThrow());
    assertEquals(Optional.of(RecordType.MX), Own.REGISTRY.type("mx"));
    assertEquals(Optional.of(RecordType.of(7_000)), Own.REGISTRY.type("TYPE7000"));
    assertEquals(Optional.empty(), STANDARD.type("LINK"));
    assertEquals(Optional.empty(), Own.REGISTRY.type("28"));
    assertSame(RecordType.MX, Own.REGISTRY.type(15));
    assertEquals("TYPE65401", Own.REGISTRY.type(65_401).toString());
    assertThrows(IllegalArgumentException.class, () -> Own.REGISTRY.type(-1));
    assertThrows(IllegalArgumentException.class, () -> Own.REGISTRY.type(65_536));
    assertSame(Own.HOPS, Own.REGISTRY.option(65_100));
    assertSame(Own.HOPS, Own.REGISTRY.option("Hops").orElseThrow());
    assertEquals(Optional.of(OptionCode.COOKIE), Own.REGISTRY.option("cookie"));
    assertEquals(Optional.empty(), STANDARD.option("HOPS"));
    assertThrows(IllegalArgumentException.class, () -> Own.REGISTRY.option(-1));
    assertThrows(IllegalArgumentException.class, () -> Own.REGISTRY.option(65_536));
    assertEquals("OPTION65100", STANDARD.option(65_100).toString());
    assertTrue(Own.REGISTRY.types().contains(Own.LINK));
    assertTrue(Own.REGISTRY.options().contains(Own.HOPS));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    for (int number : new int[] {-1, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      for (Registry registry : List.of(STANDARD, Own.REGISTRY)) {
        assertThrows(IllegalArgumentException.class, () -> registry.decoder(number, 1));
        assertThrows(IllegalArgumentException.class, () -> registry.textDecoder(number, 1));
        assertThrows(IllegalArgumentException.class, () -> registry.optionDecoder(number));
      }
    }
    assertNull(STANDARD.decoder(65_535, 1));
    assertNull(STANDARD.optionDecoder(65_535));
  }

  @Test
  void aWordNamesOneNumberOnly() {
    RecordType other = RecordType.of(65_401, "LINK");
    assertThrows(IllegalArgumentException.class, () -> Own.REGISTRY.with(other, Mx::read));
    OptionCode same = OptionCode.of(65_101, "HOPS");
    assertThrows(IllegalArgumentException.class, () -> Own.REGISTRY.with(same, Padding::read));
    Registry renamed = Own.REGISTRY.with(RecordType.of(65_400, "CHAIN"), Mx::read);
    assertEquals("CHAIN", renamed.type(65_400).toString());
    assertEquals(Optional.empty(), renamed.type("LINK"));
    assertEquals(other, renamed.with(other, Mx::read).type("LINK").orElseThrow());
    Registry unnamed = Own.REGISTRY.with(RecordType.of(65_400), Mx::read);
    assertEquals("TYPE65400", unnamed.type(65_400).toString());
    Registry small = STANDARD.with(RecordType.of(110, "SMALL"), Mx::read);
    assertEquals("SMALL", small.type(110).toString());
  }

  @Test
  void optionsOfOptAreRegisteredOneByOne() {
    assertThrows(IllegalArgumentException.class, () -> STANDARD.with(RecordType.OPT, Opt::read));
  }

  @Test
  void opaqueOctetsAreTyped() throws WireFormatException {
    Own.Link link = new Own.Link(7, Name.of("y.example"));
    UnknownRData rdata = new UnknownRData(Own.LINK, link.toOctets());
    assertEquals(link, Own.REGISTRY.typed(rdata));
    assertSame(rdata, STANDARD.typed(rdata));
    Octets bad = Octets.fromHex("0007c000");
    UnknownRData pointing = new UnknownRData(RecordType.of(65_400), bad);
    WireFormatException fault =
        assertThrows(WireFormatException.class, () -> Own.REGISTRY.typed(pointing));
    assertEquals("LINK target", fault.field());
    assertEquals(2, fault.offset());
    UnknownOption option = new UnknownOption(OptionCode.of(65_100), Octets.fromHex("03"));
    assertEquals(new Own.Hops(3), Own.REGISTRY.typed(option));
  }

  @Test
  void whatIsDecodedNamesItself() throws WireFormatException {
    Message message = Own.message();
    MessageView view = new MessageView(Own.REGISTRY).wrap(Written.buffer(message));
    Message read = view.toMessage();
    assertEquals(message, read);
    assertEquals("LINK", read.question().orElseThrow().type().toString());
    ResourceRecord record = read.answers().get(0);
    assertEquals("LINK", record.type().toString());
    assertEquals("LINK", record.rdata().type().toString());
    assertEquals("7 y.example.", record.rdata().toText());
    assertEquals("LINK", view.record(0).type().toString());
    assertEquals("LINK", view.question(0).type().toString());
    Edns edns = read.edns().orElseThrow();
    assertEquals(List.of(new Own.Hops(3)), edns.options());
    assertEquals("HOPS: 3", edns.options().get(0).toText());
    Message opaque = new MessageView().wrap(Written.buffer(message)).toMessage();
    assertEquals("TYPE65400", opaque.answers().get(0).type().toString());
  }

  @Test
  void faultsAreNamedToo() {
    byte[] octets = Written.octets(Own.message());
    int target = new String(octets, StandardCharsets.ISO_8859_1).indexOf("\1y");
    octets[target] = (byte) 0x80;
    WireFormatException fault =
        assertThrows(
            WireFormatException.class,
            () -> new MessageView(Own.REGISTRY).wrap(octets).record(0).rdata());
    assertEquals("answer[0] LINK target", fault.field());
  }

  @Test
  void everyWayToParseTakesARegistry() throws WireFormatException {
    Message message = Own.message();
    byte[] octets = message.toWire();
    String text = "7 y.example.";
    for (Message read :
        List.of(
            Message.parse(octets, Own.REGISTRY),
            Message.parse(ByteBuffer.wrap(octets), Own.REGISTRY),
            Message.parseTolerant(octets, Own.REGISTRY).message().orElseThrow(),
            Message.parseTolerant(ByteBuffer.wrap(octets), Own.REGISTRY).message().orElseThrow())) {
      assertEquals(message, read);
      assertEquals(text, read.answers().get(0).rdata().toText());
      assertEquals(List.of(new Own.Hops(3)), read.edns().orElseThrow().options());
    }
    String opaque = Message.parse(octets).answers().get(0).rdata().toText();
    assertTrue(opaque.startsWith("\\# 13 00070179"), opaque);
  }

  @Test
  void parserAndWriterKeepToTheSameRules() throws WireFormatException {
    RecordType plain = RecordType.of(65_400);
    OptionCode code = OptionCode.of(65_100);
    RData bad = new UnknownRData(plain, Octets.fromHex("0007c000"));
    Edns badOption = Edns.request().withOption(new UnknownOption(code, Octets.fromHex("0102")));
    for (MessageBuilder builder :
        List.of(
            Message.builder().answer(new ResourceRecord(Name.ROOT, 1, bad)),
            Message.builder().edns(badOption))) {
      Message message = builder.build();
      byte[] octets = message.toWire();
      assertEquals(message, Message.parse(octets));
      assertThrows(WireFormatException.class, () -> Message.parse(octets, Own.REGISTRY));
      MessageWriter writer = new MessageWriter(Own.REGISTRY);
      ByteBuffer out = ByteBuffer.allocate(100);
      assertThrows(IllegalArgumentException.class, () -> writer.write(message, out));
      Message parsed = Message.parse(octets);
      assertThrows(IllegalArgumentException.class, () -> writer.write(parsed, out));
      assertThrows(IllegalArgumentException.class, () -> writer.writeTruncated(message, out, 100));
      assertThrows(IllegalArgumentException.class, () -> builder.registry(Own.REGISTRY).build());
      assertEquals(0, out.position());
    }
    MessageWriter writer = new MessageWriter(Own.REGISTRY);
    ByteBuffer out = ByteBuffer.allocate(100);
    assertTrue(writer.write(Own.message(), out));
    assertEquals(Own.message(), Message.parse(out.flip(), Own.REGISTRY));
    writer.begin(out.clear(), 100, 1, 0);
    ResourceRecord record = new ResourceRecord(Name.ROOT, 1, bad);
    assertThrows(IllegalArgumentException.class, () -> writer.record(Section.ANSWER, record));
  }

  @Test
  void aDecoderInTheStandardOnesPlaceSetsTheRulesToo() throws WireFormatException {
    Registry lenient =
        STANDARD.with(
            RecordType.A, in -> new UnknownRData(RecordType.A, in.rest("any", OctetsText.HEX)));
    ResourceRecord record =
        new ResourceRecord(Name.ROOT, 1, new UnknownRData(RecordType.A, Octets.fromHex("0102")));
    MessageBuilder builder = Message.builder().answer(record);
    assertThrows(IllegalArgumentException.class, builder::build);
    Message message = builder.registry(lenient).build();
    ByteBuffer out = ByteBuffer.allocate(100);
    assertTrue(new MessageWriter(lenient).write(message, out));
    assertEquals(message, Message.parse(out.flip(), lenient));
  }
}
