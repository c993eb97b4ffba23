package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateBuilderTest {
  private static final Name ZONE = Name.of("zone.test");
  private static final Name NAME = Name.of("www.zone.test");
  private static final Name OUTSIDE = Name.of("www.other.test");
  private static final ResourceRecord RECORD = new ResourceRecord(NAME, 300, Txt.of("x"));
  private static final Soa SOA = new Soa(ZONE, ZONE, 1, 2, 3, 4, 5);

  /** A call, and the record that it adds: owner, TTL, class, type, data. */
  record Form(String name, Consumer<UpdateBuilder> call, boolean prerequisite, String record) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Form> forms() {
    return Stream.of(
        new Form(
            "RRset exists",
            u -> u.rrsetExists(NAME, RecordType.MX),
            true,
            "www.zone.test. 0 ANY MX \\# 0"),
        new Form(
            "RRset exists with data",
            u -> u.rrsetHas(RECORD),
            true,
            "www.zone.test. 0 IN TXT \"x\""),
        new Form(
            "RRset does not exist",
            u -> u.rrsetDoesNotExist(NAME, RecordType.MX),
            true,
            "www.zone.test. 0 NONE MX \\# 0"),
        new Form("name is in use", u -> u.nameIsInUse(ZONE), true, "zone.test. 0 ANY ANY \\# 0"),
        new Form(
            "name is not in use",
            u -> u.nameIsNotInUse(NAME),
            true,
            "www.zone.test. 0 NONE ANY \\# 0"),
        new Form("add", u -> u.add(RECORD), false, "www.zone.test. 300 IN TXT \"x\""),
        new Form(
            "add the zone's SOA",
            u -> u.add(new ResourceRecord(ZONE, 7, SOA)),
            false,
            "zone.test. 7 IN SOA zone.test. zone.test. 1 2 3 4 5"),
        new Form(
            "delete an RRset",
            u -> u.deleteRrset(NAME, RecordType.NS),
            false,
            "www.zone.test. 0 ANY NS \\# 0"),
        new Form("delete a name", u -> u.deleteName(NAME), false, "www.zone.test. 0 ANY ANY \\# 0"),
        new Form(
            "delete a record", u -> u.delete(RECORD), false, "www.zone.test. 0 NONE TXT \"x\""),
        new Form(
            "delete a record with a name",
            u -> u.delete(new ResourceRecord(NAME, 300, new Mx(10, ZONE))),
            false,
            "www.zone.test. 0 NONE MX 10 zone.test."),
        new Form(
            "delete one of the zone's NS",
            u -> u.delete(new ResourceRecord(ZONE, 300, new Ns(NAME))),
            false,
            "zone.test. 0 NONE NS www.zone.test."));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void eachFormIsTheRecordOfItsSection(Form form) throws WireFormatException {
    UpdateBuilder update = Message.update(ZONE).id(77);
    form.call().accept(update);
    Message message = update.build();
    assertEquals(77, message.id());
    assertEquals(Opcode.UPDATE, message.opcode());
    assertEquals(Opcode.UPDATE.value() << 11, message.flags());
    assertEquals(List.of(new Question(ZONE, RecordType.SOA)), message.questions());
    List<ResourceRecord> full = form.prerequisite() ? message.answers() : message.authorities();
    List<ResourceRecord> empty = form.prerequisite() ? message.authorities() : message.answers();
    assertEquals(List.of(form.record()), full.stream().map(ResourceRecord::toString).toList());
    assertTrue(empty.isEmpty() && message.additionals().isEmpty());
    assertEquals(form.prerequisite() ? 1 : 0, update.prerequisiteCount());
    assertEquals(form.prerequisite() ? 0 : 1, update.changeCount());
    ByteBuffer octets = ByteBuffer.allocate(512);
    message.write(octets);
    assertEquals(message, Message.parse(octets.flip()));
  }

  @Test
  void aWholeSetIsOnePrerequisiteARecord() {
    RRset set =
        new RRset(NAME, RecordType.TXT, RecordClass.IN, 300, List.of(Txt.of("x"), Txt.of("y")));
    UpdateBuilder update = Message.update(ZONE).rrsetIs(set).edns(Edns.request());
    assertEquals(2, update.prerequisiteCount());
    Message message = update.build();
    assertTrue(message.edns().isPresent());
    assertTrue(message.answers().stream().allMatch(record -> record.ttl() == 0));
  }

  @Test
  void aSetWithARecordThatIsRefusedAddsNone() {
    ResourceRecord good = new ResourceRecord(NAME, 300, Txt.of("x"));
    ResourceRecord bad = new ResourceRecord(NAME, 300, new EmptyRData(RecordType.TXT));
    RRset set = RRset.group(List.of(good, bad)).get(0);
    UpdateBuilder update = Message.update(ZONE);
    assertThrows(IllegalArgumentException.class, () -> update.rrsetIs(set));
    assertEquals(0, update.prerequisiteCount());
    assertEquals(List.of(), update.build().answers());
  }

  @Test
  void theClassIsTheZones() {
    Message message =
        Message.update(ZONE, RecordClass.CH)
            .rrsetHas(new ResourceRecord(NAME, RecordClass.CH, 300, Txt.of("x")))
            .build();
    assertEquals(RecordClass.CH, message.questions().get(0).recordClass());
    assertEquals("www.zone.test. 0 CH TXT \"x\"", message.answers().get(0).toString());
  }

  /** A call that a server would refuse or ignore, and a word of the exception's message. */
  record Refused(String name, Consumer<UpdateBuilder> call, String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Refused> refused() {
    ResourceRecord outside = new ResourceRecord(OUTSIDE, 300, Txt.of("x"));
    ResourceRecord chaos = new ResourceRecord(NAME, RecordClass.CH, 300, Txt.of("x"));
    ResourceRecord any = new ResourceRecord(NAME, RecordClass.ANY, 300, Txt.of("x"));
    ResourceRecord empty = new ResourceRecord(NAME, 300, new EmptyRData(RecordType.TXT));
    ResourceRecord meta = new ResourceRecord(NAME, 300, new EmptyRData(RecordType.ANY));
    ResourceRecord soa = new ResourceRecord(NAME, 300, SOA);
    String where = "not in zone zone.test.";
    return Stream.of(
        new Refused("a name outside exists", u -> u.rrsetExists(OUTSIDE, RecordType.A), where),
        new Refused("a name outside has", u -> u.rrsetHas(outside), where),
        new Refused("none outside", u -> u.rrsetDoesNotExist(OUTSIDE, RecordType.A), where),
        new Refused("a name outside in use", u -> u.nameIsInUse(OUTSIDE), where),
        new Refused("a name outside not in use", u -> u.nameIsNotInUse(OUTSIDE), where),
        new Refused("add outside", u -> u.add(outside), where),
        new Refused("delete a set outside", u -> u.deleteRrset(OUTSIDE, RecordType.A), where),
        new Refused("delete a name outside", u -> u.deleteName(OUTSIDE), where),
        new Refused("delete outside", u -> u.delete(outside), where),
        new Refused("the zone's parent", u -> u.deleteName(Name.of("test")), where),
        new Refused("type ANY exists", u -> u.rrsetExists(NAME, RecordType.ANY), "type ANY"),
        new Refused(
            "type AXFR does not exist", u -> u.rrsetDoesNotExist(NAME, RecordType.AXFR), "AXFR"),
        new Refused("delete type ANY", u -> u.deleteRrset(NAME, RecordType.ANY), "type ANY"),
        new Refused("delete type 0", u -> u.deleteRrset(NAME, RecordType.of(0)), "TYPE0"),
        new Refused("delete type OPT", u -> u.deleteRrset(NAME, RecordType.OPT), "type OPT"),
        new Refused("add a meta type", u -> u.add(meta), "type ANY"),
        new Refused("add another class", u -> u.add(chaos), "class CH is not the zone's class IN"),
        new Refused("add class ANY", u -> u.add(any), "class ANY"),
        new Refused("delete another class", u -> u.delete(chaos), "class CH"),
        new Refused("has another class", u -> u.rrsetHas(chaos), "class CH"),
        new Refused("add no data", u -> u.add(empty), "is missing or malformed"),
        new Refused("delete no data", u -> u.delete(empty), "is missing or malformed"),
        new Refused("has no data", u -> u.rrsetHas(empty), "is missing or malformed"),
        new Refused("add a negative TTL", u -> u.add(RECORD.withTtl(1L << 31)), "2147483648"),
        new Refused("add an SOA below", u -> u.add(soa), "not at www.zone.test."),
        new Refused(
            "delete the SOA record",
            u -> u.delete(new ResourceRecord(ZONE, 300, SOA)),
            "cannot delete the SOA"),
        new Refused("delete the SOA", u -> u.deleteRrset(ZONE, RecordType.SOA), "all SOA records"),
        new Refused("delete all NS", u -> u.deleteRrset(ZONE, RecordType.NS), "all NS records"),
        new Refused("an ID too large", u -> u.id(65536), "65536"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void nonsenseIsRefusedAndLeavesNothing(Refused row) {
    UpdateBuilder update = Message.update(ZONE);
    IllegalArgumentException reason =
        assertThrows(IllegalArgumentException.class, () -> row.call().accept(update));
    assertTrue(reason.getMessage().contains(row.reason()), reason.getMessage());
    assertEquals(0, update.prerequisiteCount() + update.changeCount());
    assertEquals(
        Message.builder()
            .opcode(Opcode.UPDATE)
            .question(new Question(ZONE, RecordType.SOA))
            .build(),
        update.build());
  }

  @Test
  void aZoneHasAClassThatZonesHave() {
    for (RecordClass recordClass : List.of(RecordClass.ANY, RecordClass.NONE, RecordClass.of(0))) {
      assertThrows(IllegalArgumentException.class, () -> Message.update(ZONE, recordClass));
    }
  }

  @Test
  void theOrderOfChangesIsThatOfTheCalls() {
    Message message =
        Message.update(ZONE)
            .deleteName(NAME)
            .add(new ResourceRecord(NAME, 60, new A(0xC0000201)))
            .delete(RECORD)
            .build();
    assertEquals(
        List.of(RecordClass.ANY, RecordClass.IN, RecordClass.NONE),
        message.authorities().stream().map(ResourceRecord::recordClass).toList());
  }

  @Test
  void everyCallGivesTheBuilderBack() {
    UpdateBuilder update = Message.update(ZONE);
    ResourceRecord record = new ResourceRecord(NAME, Integer.MAX_VALUE, Txt.of("x"));
    assertSame(update, update.rrsetExists(NAME, RecordType.TXT));
    assertSame(update, update.rrsetDoesNotExist(NAME, RecordType.A));
    assertSame(update, update.nameIsInUse(NAME));
    assertSame(update, update.nameIsNotInUse(Name.of("other." + ZONE)));
    assertSame(update, update.add(record));
    assertSame(update, update.deleteRrset(NAME, RecordType.A));
    assertEquals(4, update.prerequisiteCount());
    assertEquals(2, update.changeCount());
    assertEquals(Integer.MAX_VALUE, update.build().authorities().get(0).ttl());
  }
}
