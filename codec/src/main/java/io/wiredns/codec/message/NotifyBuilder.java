package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import java.util.Objects;

/**
 * Fills in a NOTIFY: tells a server that something of a zone has changed, so that it comes and
 * looks; RFC 1996 section 3.
 *
 * <pre>
 *   header OPCODE 4, AA | question: zone, class, SOA | answer: the new SOA record, or nothing
 * </pre>
 *
 * <p>The question's type says what has changed: SOA the zone; CDS or CSYNC what a child tells its
 * parent (RFC 9859). The records in the answer are a hint that the other side need not believe. For
 * one thread.
 *
 * @since 0.1
 */
public final class NotifyBuilder {
  private final Name zone;
  private final RecordClass zoneClass;
  private final RecordType type;
  private final MessageBuilder message =
      Message.builder().opcode(Opcode.NOTIFY).authoritative(true);

  private NotifyBuilder(Name zone, RecordClass zoneClass, RecordType type) {
    this.zone = Objects.requireNonNull(zone);
    this.zoneClass = Objects.requireNonNull(zoneClass);
    this.type = type;
    if (type.isMeta() || type.value() == 0) {
      throw new IllegalArgumentException("no record of a zone has the type " + type);
    }
    message.question(new Question(zone, type, zoneClass));
  }

  /**
   * A zone of class IN has changed.
   *
   * @param zone the zone's name
   * @return a builder
   */
  public static NotifyBuilder of(Name zone) {
    return of(zone, RecordClass.IN, RecordType.SOA);
  }

  /**
   * Records of a zone have changed.
   *
   * @param zone the zone's name; for CDS and CSYNC the child's
   * @param zoneClass its class
   * @param type SOA, or CDS or CSYNC (RFC 9859 section 4)
   * @return a builder
   * @throws IllegalArgumentException if no record has that type
   */
  public static NotifyBuilder of(Name zone, RecordClass zoneClass, RecordType type) {
    return new NotifyBuilder(zone, zoneClass, type);
  }

  /**
   * Sets the identifier.
   *
   * @param id 0 to 65535; against forgery it must be hard to guess (RFC 5452)
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public NotifyBuilder id(int id) {
    message.id(id);
    return this;
  }

  /**
   * Sets EDNS.
   *
   * @param edns what the OPT record says
   * @return this
   */
  public NotifyBuilder edns(Edns edns) {
    message.edns(edns);
    return this;
  }

  /**
   * Adds a record as it is now, of the zone's own name and the type that has changed; RFC 1996
   * section 3.7.
   *
   * @param ttlSeconds its TTL, 0 to 4294967295
   * @param rdata its data
   * @return this
   * @throws IllegalArgumentException if the data are of another type, or the TTL out of range
   */
  public NotifyBuilder hint(long ttlSeconds, RData rdata) {
    if (!rdata.type().equals(type)) {
      throw new IllegalArgumentException(rdata.type() + " data where " + type + " has changed");
    }
    message.answer(new ResourceRecord(zone, zoneClass, ttlSeconds, rdata));
    return this;
  }

  /**
   * The message.
   *
   * @return a value; this builder can go on
   */
  public Message build() {
    return message.build();
  }
}
