package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import java.util.Objects;

/**
 * Builds a NOTIFY message, which tells a server that a zone has changed, so that the server queries
 * for the change; RFC 1996 section 3.
 *
 * <pre>
 *   header OPCODE 4, AA | question: zone, class, SOA | answer: the new SOA record, or nothing
 * </pre>
 *
 * <p>The QTYPE says which records have changed: SOA means the zone, CDS or CSYNC means the records
 * by which a child zone informs its parent (RFC 9859). The records in the answer section are a
 * hint, which the server need not trust. {@link Message#notify(Name)} creates a builder. For one
 * thread at a time.
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
      throw new IllegalArgumentException("no zone may have a record of type " + type);
    }
    message.question(new Question(zone, type, zoneClass));
  }

  /**
   * Sets the identifier.
   *
   * @param id 0 to 65535; it must be hard to guess, as a protection against forged responses (RFC
   *     5452)
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public NotifyBuilder id(int id) {
    message.id(id);
    return this;
  }

  /**
   * Sets the registry whose rules RDATA and options must follow if they are given as octets.
   *
   * @param registry the registry of the server; by default the standard one
   * @return this
   */
  public NotifyBuilder registry(Registry registry) {
    message.registry(registry);
    return this;
  }

  /**
   * Sets the OPT record; it replaces the one of an earlier call.
   *
   * @param edns the content of the OPT record
   * @return this
   */
  public NotifyBuilder edns(Edns edns) {
    message.edns(edns);
    return this;
  }

  /**
   * Adds a record in its new state as a hint; RFC 1996 section 3.7. Its owner, class and type must
   * be those of the question.
   *
   * @param record the record
   * @return this
   * @throws IllegalArgumentException if it has another owner, class or type
   */
  public NotifyBuilder hint(ResourceRecord record) {
    if (!record.type().equals(type)
        || !record.name().equals(zone)
        || !record.recordClass().equals(zoneClass)) {
      throw new IllegalArgumentException(
          "the record is %s %s %s, not %s %s %s"
              .formatted(
                  record.name(), record.recordClass(), record.type(), zone, zoneClass, type));
    }
    message.answer(record);
    return this;
  }

  /**
   * Builds the message.
   *
   * @return the message; this builder can still be used
   * @throws IllegalArgumentException if data or an option given as octets break the rules of their
   *     type, or if there are more than 65,535 hints
   */
  public Message build() {
    return message.build();
  }
}
