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
 * Builds an UPDATE message; RFC 2136. It has prerequisites, which must hold in a zone, and changes,
 * which the server then makes in the zone, either all or none.
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
 * <p>The builder sets the classes and TTLs of this table: a record is passed as it is in the zone.
 * Arguments that a server would answer with FORMERR or NOTZONE are refused at once (malformed data
 * given as octets only by {@link #build}), and so are these changes, which a server would silently
 * ignore (section 3.4.2): an SOA record that is not at the zone's apex, and the deletion of the
 * zone's SOA record or of all its NS records.
 *
 * <p>The order of changes matters: a server makes them in the order of the calls. {@link
 * Message#update(Name)} creates a builder. For one thread at a time.
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
      throw new IllegalArgumentException("no zone may have class " + zoneClass);
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
   * @param id 0 to 65535; it must be hard to guess, as a protection against forged responses (RFC
   *     5452)
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public UpdateBuilder id(int id) {
    message.id(id);
    return this;
  }

  /**
   * Sets the registry whose rules RDATA and options must follow if they are given as octets.
   *
   * @param registry the registry of the server; by default the standard one
   * @return this
   */
  public UpdateBuilder registry(Registry registry) {
    message.registry(registry);
    return this;
  }

  /**
   * Sets the OPT record; it replaces the one of an earlier call.
   *
   * @param edns the content of the OPT record
   * @return this
   */
  public UpdateBuilder edns(Edns edns) {
    message.edns(edns);
    return this;
  }

  /**
   * Requires that there are records of a name and a type, with any data; RFC 2136 section 2.4.1.
   *
   * @param name the owner
   * @param type the type
   * @return this
   * @throws IllegalArgumentException if the name is outside the zone, or no zone may have a record
   *     of that type
   */
  public UpdateBuilder rrsetExists(Name name, RecordType type) {
    return prerequisite(name, RecordClass.ANY, new EmptyRData(plain(type)));
  }

  /**
   * Requires that an RRset consists of exactly the records given to this method, which is called
   * once for each of them; RFC 2136 section 2.4.2. The TTL is ignored.
   *
   * @param record one record of the RRset
   * @return this
   * @throws IllegalArgumentException if it is outside the zone, of another class, or a record that
   *     no zone can have, or if its RDATA is missing or malformed
   */
  public UpdateBuilder rrsetHas(ResourceRecord record) {
    return prerequisite(record.name(), zoneClass, data(record));
  }

  /**
   * Requires that an RRset is equal to this one; RFC 2136 section 2.4.2. The TTL is ignored.
   *
   * @param set the RRset with all its data
   * @return this
   * @throws IllegalArgumentException for the reasons of {@link #rrsetHas}; nothing is added then
   */
  public UpdateBuilder rrsetIs(RRset set) {
    List<ResourceRecord> records = set.records();
    for (ResourceRecord record : records) {
      inside(record.name());
    }
    for (ResourceRecord record : records) {
      data(record); // checks all before any is added
    }
    for (ResourceRecord record : records) {
      rrsetHas(record);
    }
    return this;
  }

  /**
   * Requires that there are no records of a name and a type; RFC 2136 section 2.4.3.
   *
   * @param name the owner
   * @param type the type
   * @return this
   * @throws IllegalArgumentException if the name is outside the zone, or no zone may have a record
   *     of that type
   */
  public UpdateBuilder rrsetDoesNotExist(Name name, RecordType type) {
    return prerequisite(name, RecordClass.NONE, new EmptyRData(plain(type)));
  }

  /**
   * Requires that a name has at least one record; RFC 2136 section 2.4.4.
   *
   * @param name the owner
   * @return this
   * @throws IllegalArgumentException if it is outside the zone
   */
  public UpdateBuilder nameIsInUse(Name name) {
    return prerequisite(name, RecordClass.ANY, new EmptyRData(RecordType.ANY));
  }

  /**
   * Requires that a name has no record; RFC 2136 section 2.4.5.
   *
   * @param name the owner
   * @return this
   * @throws IllegalArgumentException if it is outside the zone
   */
  public UpdateBuilder nameIsNotInUse(Name name) {
    return prerequisite(name, RecordClass.NONE, new EmptyRData(RecordType.ANY));
  }

  /**
   * Adds a record; if the zone has it already, its TTL is changed; RFC 2136 section 2.5.1.
   *
   * @param record the record
   * @return this
   * @throws IllegalArgumentException if it is outside the zone, of another class, without
   *     well-formed RDATA, a record that no zone can have, or an SOA record that is not at the
   *     zone's apex, or if its TTL is not in 0..2147483647 (RFC 2181 section 8)
   */
  public UpdateBuilder add(ResourceRecord record) {
    RData rdata = data(record);
    if (record.ttl() > Integer.MAX_VALUE) {
      throw FieldRanges.refused("TTL", record.ttl(), Integer.MAX_VALUE);
    }
    if (record.type().equals(RecordType.SOA) && !record.name().equals(zone)) {
      throw new IllegalArgumentException(
          "an SOA record must be at " + zone + ", not at " + record.name());
    }
    return change(record.name(), zoneClass, record.ttl(), rdata);
  }

  /**
   * Deletes all records of a name and a type; RFC 2136 section 2.5.2.
   *
   * @param name the owner
   * @param type the type
   * @return this
   * @throws IllegalArgumentException if the name is outside the zone, no zone may have a record of
   *     that type, or these are the SOA or NS records of the zone's apex, which no UPDATE deletes
   */
  public UpdateBuilder deleteRrset(Name name, RecordType type) {
    if (name.equals(zone) && (type.equals(RecordType.SOA) || type.equals(RecordType.NS))) {
      throw new IllegalArgumentException(
          "an UPDATE cannot delete all "
              + type
              + " records of "
              + zone
              + " (RFC 2136 section 3.4.2.3)");
    }
    return change(name, RecordClass.ANY, 0, new EmptyRData(plain(type)));
  }

  /**
   * Deletes all records of a name, except SOA and NS records of the zone's apex; RFC 2136 section
   * 2.5.3.
   *
   * @param name the owner
   * @return this
   * @throws IllegalArgumentException if it is outside the zone
   */
  public UpdateBuilder deleteName(Name name) {
    return change(name, RecordClass.ANY, 0, new EmptyRData(RecordType.ANY));
  }

  /**
   * Deletes one record of an RRset; RFC 2136 section 2.5.4. The TTL is ignored.
   *
   * @param record the record
   * @return this
   * @throws IllegalArgumentException if it is outside the zone, of another class, without
   *     well-formed RDATA, a record that no zone can have, or an SOA record, which no UPDATE
   *     deletes
   */
  public UpdateBuilder delete(ResourceRecord record) {
    if (record.type().equals(RecordType.SOA)) {
      throw new IllegalArgumentException(
          "an UPDATE cannot delete the SOA record of " + zone + " (RFC 2136 section 3.4.2.4)");
    }
    return change(record.name(), RecordClass.NONE, 0, data(record));
  }

  private static RecordType plain(RecordType type) {
    if (type.isMeta() || type.value() == 0) {
      throw new IllegalArgumentException("no zone may have a record of type " + type);
    }
    return type;
  }

  private RData data(ResourceRecord record) {
    plain(record.type());
    if (!record.recordClass().equals(zoneClass)) {
      throw new IllegalArgumentException(
          "class %s is not the zone's class %s: %s of %s"
              .formatted(record.recordClass(), zoneClass, record.type(), record.name()));
    }
    if (record.rdata() instanceof EmptyRData || record.rdata() instanceof MalformedRData) {
      throw new IllegalArgumentException(
          "the RDATA is missing or malformed: " + record.type() + " of " + record.name());
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
      throw new IllegalArgumentException(name + " is not in zone " + zone);
    }
    return name;
  }

  /**
   * Returns the number of prerequisites so far.
   *
   * @return the number of records
   */
  public int prerequisiteCount() {
    return prerequisites;
  }

  /**
   * Returns the number of changes so far. An UPDATE without changes only tests the prerequisites.
   *
   * @return the number of records
   */
  public int changeCount() {
    return changes;
  }

  /**
   * Builds the message. It may still be too long for 65,535 octets, which is found when it is
   * written.
   *
   * @return the message; this builder can still be used
   * @throws IllegalArgumentException if there are more than 65,535 prerequisites or changes, or if
   *     data or an option given as octets break the rules of their type
   */
  public Message build() {
    return message.build();
  }
}
