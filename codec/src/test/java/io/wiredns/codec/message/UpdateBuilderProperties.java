package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class UpdateBuilderProperties {
  @Provide
  Arbitrary<List<Tuple2<Integer, ResourceRecord>>> steps() {
    Arbitrary<Integer> form = net.jqwik.api.Arbitraries.integers().between(0, 9);
    return form.flatMap(f -> Arbitraries.records().map(record -> Tuple.of(f, record)))
        .list()
        .ofMaxSize(8);
  }

  private static void step(UpdateBuilder update, int form, ResourceRecord record) {
    Name name = record.name();
    RecordType type = record.type();
    switch (form) {
      case 0 -> update.rrsetExists(name, type);
      case 1 -> update.rrsetHas(record);
      case 2 -> update.rrsetDoesNotExist(name, type);
      case 3 -> update.nameIsInUse(name);
      case 4 -> update.nameIsNotInUse(name);
      case 5, 6 -> update.add(record);
      case 7 -> update.deleteRrset(name, type);
      case 8 -> update.deleteName(name);
      default -> update.delete(record);
    }
  }

  /**
   * Returns whether a record of a section has the class, TTL and data of one of the forms in RFC
   * 2136.
   */
  private static boolean isOfAForm(ResourceRecord record, boolean prerequisite) {
    boolean empty = record.rdata() instanceof EmptyRData;
    RecordClass recordClass = record.recordClass();
    if (recordClass.equals(RecordClass.IN)) {
      return !empty && (!prerequisite || record.ttl() == 0);
    }
    if (recordClass.equals(RecordClass.NONE)) {
      return record.ttl() == 0 && empty == prerequisite;
    }
    return recordClass.equals(RecordClass.ANY) && record.ttl() == 0 && empty;
  }

  @Property(tries = 300)
  void whatIsTakenIsOfTheFormsAndComesBackFromTheWire(
      @ForAll @From("steps") List<Tuple2<Integer, ResourceRecord>> steps)
      throws WireFormatException {
    UpdateBuilder update = Message.update(Name.ROOT);
    int taken = 0;
    for (Tuple2<Integer, ResourceRecord> step : steps) {
      try {
        step(update, step.get1(), step.get2());
        taken++;
      } catch (IllegalArgumentException refused) {
        assertEquals(taken, update.prerequisiteCount() + update.changeCount());
      }
    }
    Message message = update.build();
    assertEquals(update.prerequisiteCount(), message.answers().size());
    assertEquals(update.changeCount(), message.authorities().size());
    assertEquals(taken, update.prerequisiteCount() + update.changeCount());
    assertTrue(message.answers().stream().allMatch(record -> isOfAForm(record, true)));
    assertTrue(message.authorities().stream().allMatch(record -> isOfAForm(record, false)));
    // Data of no octets become EmptyRData: both are the same on the wire.
    ByteBuffer octets = Written.buffer(message);
    assertEquals(octets, Written.buffer(Message.parse(octets)));
  }
}
