package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.Registry;
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
 * parent (RFC 9859). The records in the answer are a hint that the other side need not believe.
 * {@link Message#notify(Name)} makes one; for one thread at a time.
 *
 * @since 0.1
 */
public final class NotifyBuilder {
  private final Name zone;
  private final RecordClass zoneClass;
  private final RecordType type;
  private final MessageBuilder message =
      Message.builder().opcode(Opcode.NOTIFY).authoritative(true);

  NotifyBuilder(Name zone, RecordClass zoneClass, RecordType type) {
    this.zone = Objects.requireNonNull(zone);
    this.zoneClass = Objects.requireNonNull(zoneClass);
    this.type = type;
    if (type.isMeta() || type.value() == 0) {
      throw new IllegalArgumentException("no record of a zone has the type " + type);
    }
    message.question(new Question(zone, type, zoneClass));
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
   * Sets whose rules RDATA and options must keep to that are given as octets.
   *
   * @param registry that of the server; the standard one if this is not called
   * @return this
   */
  public NotifyBuilder registry(Registry registry) {
    message.registry(registry);
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
   * @param record the record
   * @return this
   * @throws IllegalArgumentException if it is of another name, class or type
   */
  public NotifyBuilder hint(ResourceRecord record) {
    if (!record.type().equals(type)
        || !record.name().equals(zone)
        || !record.recordClass().equals(zoneClass)) {
      throw new IllegalArgumentException(
          "%s %s %s where %s %s %s has changed"
              .formatted(
                  record.name(), record.recordClass(), record.type(), zone, zoneClass, type));
    }
    message.answer(record);
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
