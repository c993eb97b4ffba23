package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.Objects;

/**
 * Fills in an UPDATE: what must be so in a zone, and what is then to be changed in it, all or
 * nothing; RFC 2136.
 *
 * <pre>
 *   prerequisite, section 2.4              class   type   TTL   RDATA
 *     RRset exists                         ANY     type   0     -
 *     RRset exists with these data         zone    type   0     data
 *     RRset does not exist                 NONE    type   0     -
 *     name is in use                       ANY     ANY    0     -
 *     name is not in use                   NONE    ANY    0     -
 *   change, section 2.5
 *     add a record                         zone    type   TTL   data
 *     delete an RRset                      ANY     type   0     -
 *     delete all RRsets of a name          ANY     ANY    0     -
 *     delete a record                      NONE    type   0     data
 * </pre>
 *
 * <p>Classes and TTLs are set here: a record is given as the zone has it. What a server would
 * answer with FORMERR or NOTZONE is refused at once, and so is what it would ignore without a word
 * (section 3.4.2): an SOA record beside the zone's apex, and the deletion of the zone's SOA or of
 * all its NS records.
 *
 * <p>The order of changes matters: a server makes them in the order of the calls. {@link
 * Message#update(Name)} makes a builder; for one thread at a time.
 *
 * @since 0.1
 */
public final class UpdateBuilder {
  private final Name zone;
  private final RecordClass zoneClass;
  private final MessageBuilder message = Message.builder().opcode(Opcode.UPDATE);
  private int prerequisites;
  private int changes;

  UpdateBuilder(Name zone, RecordClass zoneClass) {
    this.zone = Objects.requireNonNull(zone);
    this.zoneClass = zoneClass;
    if (isMeta(zoneClass)) {
      throw new IllegalArgumentException("no zone is of class " + zoneClass);
    }
    message.question(new Question(zone, RecordType.SOA, zoneClass));
  }

  private static boolean isMeta(RecordClass recordClass) {
    return recordClass.equals(RecordClass.ANY)
        || recordClass.equals(RecordClass.NONE)
        || recordClass.value() == 0;
  }

  /**
   * Sets the identifier.
   *
   * @param id 0 to 65535; against forgery it must be hard to guess (RFC 5452)
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public UpdateBuilder id(int id) {
    message.id(id);
    return this;
  }

  /**
   * Sets whose rules RDATA and options must keep to that are given as octets.
   *
   * @param registry that of the server; the standard one if this is not called
   * @return this
   */
  public UpdateBuilder registry(Registry registry) {
    message.registry(registry);
    return this;
  }

  /**
   * Sets EDNS.
   *
   * @param edns what the OPT record says
   * @return this
   */
  public UpdateBuilder edns(Edns edns) {
    message.edns(edns);
    return this;
  }

  /**
   * Only if there are records of a name and a type, whatever their data; RFC 2136 section 2.4.1.
   *
   * @param name the owner
   * @param type the type
   * @return this
   * @throws IllegalArgumentException if the name is outside the zone, or no record has that type
   */
  public UpdateBuilder rrsetExists(Name name, RecordType type) {
    return prerequisite(name, RecordClass.ANY, new EmptyRData(plain(type)));
  }

  /**
   * Only if this record is there, and with all others of its owner and type that are given so, and
   * no more, makes up the RRset; RFC 2136 section 2.4.2. The TTL does not count.
   *
   * @param record the record
   * @return this
   * @throws IllegalArgumentException if it is outside the zone, of another class, or no record that
   *     a zone can have
   */
  public UpdateBuilder rrsetHas(ResourceRecord record) {
    return prerequisite(record.name(), zoneClass, data(record));
  }

  /**
   * Only if the records of an owner and a type are exactly these; RFC 2136 section 2.4.2. The TTL
   * does not count.
   *
   * @param set all records of the set
   * @return this
   * @throws IllegalArgumentException as {@link #rrsetHas}
   */
  public UpdateBuilder rrsetIs(RRset set) {
    List<ResourceRecord> records = set.records();
    for (ResourceRecord record : records) {
      inside(record.name());
    }
    for (ResourceRecord record : records) {
      data(record); // refuses one before any is added
    }
    for (ResourceRecord record : records) {
      rrsetHas(record);
    }
    return this;
  }

  /**
   * Only if there are no records of a name and a type; RFC 2136 section 2.4.3.
   *
   * @param name the owner
   * @param type the type
   * @return this
   * @throws IllegalArgumentException if the name is outside the zone, or no record has that type
   */
  public UpdateBuilder rrsetDoesNotExist(Name name, RecordType type) {
    return prerequisite(name, RecordClass.NONE, new EmptyRData(plain(type)));
  }

  /**
   * Only if a name has any record; RFC 2136 section 2.4.4.
   *
   * @param name the owner
   * @return this
   * @throws IllegalArgumentException if it is outside the zone
   */
  public UpdateBuilder nameIsInUse(Name name) {
    return prerequisite(name, RecordClass.ANY, new EmptyRData(RecordType.ANY));
  }

  /**
   * Only if a name has no record; RFC 2136 section 2.4.5.
   *
   * @param name the owner
   * @return this
   * @throws IllegalArgumentException if it is outside the zone
   */
  public UpdateBuilder nameIsNotInUse(Name name) {
    return prerequisite(name, RecordClass.NONE, new EmptyRData(RecordType.ANY));
  }

  /**
   * Adds a record, or gives it this TTL if it is there; RFC 2136 section 2.5.1.
   *
   * @param record the record
   * @return this
   * @throws IllegalArgumentException if it is outside the zone, of another class, no record that a
   *     zone can have, an SOA record of another name than the zone's, or its TTL is not in
   *     0..2147483647 (RFC 2181 section 8)
   */
  public UpdateBuilder add(ResourceRecord record) {
    RData rdata = data(record);
    if (record.ttl() > Integer.MAX_VALUE) {
      throw FieldRanges.refused("TTL", record.ttl(), Integer.MAX_VALUE);
    }
    if (record.type().equals(RecordType.SOA) && !record.name().equals(zone)) {
      throw new IllegalArgumentException(
          "the SOA record of " + zone + " is not at " + record.name());
    }
    return change(record.name(), zoneClass, record.ttl(), rdata);
  }

  /**
   * Deletes all records of a name and a type; RFC 2136 section 2.5.2.
   *
   * @param name the owner
   * @param type the type
   * @return this
   * @throws IllegalArgumentException if the name is outside the zone, no record has that type, or
   *     these are the SOA or the NS records of the zone itself, which no update deletes
   */
  public UpdateBuilder deleteRrset(Name name, RecordType type) {
    if (name.equals(zone) && (type.equals(RecordType.SOA) || type.equals(RecordType.NS))) {
      throw new IllegalArgumentException(
          "no update deletes all " + type + " records of the zone " + zone + " itself");
    }
    return change(name, RecordClass.ANY, 0, new EmptyRData(plain(type)));
  }

  /**
   * Deletes all records of a name; of the zone's own name SOA and NS stay; RFC 2136 section 2.5.3.
   *
   * @param name the owner
   * @return this
   * @throws IllegalArgumentException if it is outside the zone
   */
  public UpdateBuilder deleteName(Name name) {
    return change(name, RecordClass.ANY, 0, new EmptyRData(RecordType.ANY));
  }

  /**
   * Deletes a record; the others of its set stay; RFC 2136 section 2.5.4. The TTL does not count.
   *
   * @param record the record
   * @return this
   * @throws IllegalArgumentException if it is outside the zone, of another class, no record that a
   *     zone can have, or an SOA record, which no update deletes
   */
  public UpdateBuilder delete(ResourceRecord record) {
    if (record.type().equals(RecordType.SOA)) {
      throw new IllegalArgumentException("no update deletes the SOA record of " + zone);
    }
    return change(record.name(), RecordClass.NONE, 0, data(record));
  }

  private static RecordType plain(RecordType type) {
    if (type.isMeta() || type.value() == 0) {
      throw new IllegalArgumentException("no record of a zone has the type " + type);
    }
    return type;
  }

  private RData data(ResourceRecord record) {
    plain(record.type());
    if (!record.recordClass().equals(zoneClass)) {
      throw new IllegalArgumentException(
          "a record of class %s in a zone of class %s: %s at %s"
              .formatted(record.recordClass(), zoneClass, record.type(), record.name()));
    }
    if (record.rdata() instanceof EmptyRData || record.rdata() instanceof MalformedRData) {
      throw new IllegalArgumentException(
          "no zone has a record with missing or malformed data: "
              + record.type()
              + " at "
              + record.name());
    }
    return record.rdata();
  }

  private UpdateBuilder prerequisite(Name name, RecordClass recordClass, RData rdata) {
    message.answer(new ResourceRecord(inside(name), recordClass, 0, rdata));
    prerequisites++;
    return this;
  }

  private UpdateBuilder change(Name name, RecordClass recordClass, long ttl, RData rdata) {
    message.authority(new ResourceRecord(inside(name), recordClass, ttl, rdata));
    changes++;
    return this;
  }

  private Name inside(Name name) {
    if (!name.isSubdomainOf(zone)) {
      throw new IllegalArgumentException(name + " is not in the zone " + zone);
    }
    return name;
  }

  /**
   * How many prerequisites there are so far.
   *
   * @return the number of records
   */
  public int prerequisiteCount() {
    return prerequisites;
  }

  /**
   * How many changes there are so far. Without one an update asks whether the prerequisites hold.
   *
   * @return the number of records
   */
  public int changeCount() {
    return changes;
  }

  /**
   * The message. Whether it fits 65,535 octets shows when it is written.
   *
   * @return a value; this builder can go on
   * @throws IllegalArgumentException if there are more than 65,535 prerequisites or changes
   */
  public Message build() {
    return message.build();
  }
}
