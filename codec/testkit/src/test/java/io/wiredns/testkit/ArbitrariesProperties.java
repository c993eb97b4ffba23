package io.wiredns.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.MalformedOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.stateful.DsoMessage;
import io.wiredns.testkit.jqwik.DnsArbitraries;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The arbitraries of jqwik generate the values that the generators promise. */
class ArbitrariesProperties {
  @Provide
  Arbitrary<Name> names() {
    return DnsArbitraries.names();
  }

  @Provide
  Arbitrary<ResourceRecord> records() {
    return DnsArbitraries.records();
  }

  @Provide
  Arbitrary<ResourceRecord> services() {
    return DnsArbitraries.records(RecordType.HTTPS);
  }

  @Provide
  Arbitrary<EdnsOption> options() {
    return DnsArbitraries.options();
  }

  @Provide
  Arbitrary<Message> messages() {
    return DnsArbitraries.messages();
  }

  @Provide
  Arbitrary<Planted> planted() {
    return DnsArbitraries.planted();
  }

  @Provide
  Arbitrary<Planted> signatureFaults() {
    return DnsArbitraries.planted(Fault.Kind.TSIG);
  }

  @Property
  void aKindOfFaultIsPlantedAlone(@ForAll("signatureFaults") Planted planted) {
    assertEquals(Fault.Kind.TSIG, planted.fault().kind());
  }

  @Property
  void namesComeBackFromTheirOctets(@ForAll("names") Name name) throws WireFormatException {
    assertEquals(name, Name.fromWire(name.toWire()));
  }

  @Property
  void recordsComeBackFromAMessage(
      @ForAll("records") ResourceRecord record, @ForAll("services") ResourceRecord service)
      throws WireFormatException {
    assertEquals(RecordType.HTTPS, service.type());
    Message message = Message.builder().answer(record).answer(service).build();
    assertEquals(message, Message.parse(ByteBuffer.wrap(Messages.octets(message))));
  }

  @Property
  void optionsAreWellFormed(@ForAll("options") EdnsOption option) {
    assertFalse(option instanceof MalformedOption);
    assertTrue(option.code().value() < 65_535, option.toString());
  }

  @Property
  void messagesComeBackFromTheirOctets(@ForAll("messages") Message message)
      throws WireFormatException {
    assertEquals(message, Message.parse(ByteBuffer.wrap(Messages.octets(message))));
  }

  @Property
  void plantedFaultsAreFound(@ForAll("planted") Planted planted) {
    WireFormatException fault =
        assertThrows(
            WireFormatException.class,
            () -> {
              Message read = Message.parse(ByteBuffer.wrap(planted.message().toArray()));
              DsoMessage.of(read);
            });
    assertEquals(planted.fault(), fault.fault());
    assertEquals(planted.offset(), fault.offset());
    assertEquals(planted.field(), fault.field());
  }
}
