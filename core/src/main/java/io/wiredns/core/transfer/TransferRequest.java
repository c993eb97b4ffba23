package io.wiredns.core.transfer;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import java.util.Objects;
import java.util.Optional;

/**
 * What a transfer is asked for: a whole zone (AXFR, RFC 5936 section 2.1), or what has changed in
 * it since a version (IXFR, RFC 1995 section 3).
 *
 * <pre>
 *   AXFR   question: zone, class, AXFR
 *   IXFR   question: zone, class, IXFR | authority: the SOA record that the client has
 * </pre>
 *
 * @param zone the zone's name
 * @param recordClass its class
 * @param known the SOA record that the client has: then this is an IXFR
 * @since 0.1
 */
public record TransferRequest(Name zone, RecordClass recordClass, Optional<Soa> known) {
  /**
   * The request of its parts.
   *
   * @param zone the zone's name
   * @param recordClass its class
   * @param known the SOA record that the client has, or nothing
   * @throws IllegalArgumentException if zones have no such class: ANY, NONE, 0
   */
  public TransferRequest {
    Objects.requireNonNull(recordClass, "recordClass");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(known, "known");
    if (recordClass.equals(RecordClass.ANY)
        || recordClass.equals(RecordClass.NONE)
        || recordClass.value() == 0) {
      throw new IllegalArgumentException("no zone is of class " + recordClass);
    }
  }

  /**
   * A whole zone of class IN.
   *
   * @param zone the zone's name
   * @return the request
   */
  public static TransferRequest axfr(Name zone) {
    return new TransferRequest(zone, RecordClass.IN, Optional.empty());
  }

  /**
   * What has changed in a zone of class IN.
   *
   * @param zone the zone's name
   * @param known the SOA record that the client has
   * @return the request
   */
  public static TransferRequest ixfr(Name zone, Soa known) {
    return new TransferRequest(
        zone, RecordClass.IN, Optional.of(Objects.requireNonNull(known, "known")));
  }

  /**
   * What has changed in a zone of class IN, when no more than the serial is known; of the SOA
   * record a server looks at nothing else.
   *
   * @param zone the zone's name
   * @param serial the serial that the client has, 0 to 4294967295
   * @return the request
   * @throws IllegalArgumentException if the serial is out of range
   */
  public static TransferRequest ixfr(Name zone, long serial) {
    return ixfr(zone, new Soa(Name.ROOT, Name.ROOT, serial, 0, 0, 0, 0));
  }

  /**
   * The question's type.
   *
   * @return AXFR or IXFR
   */
  public RecordType type() {
    return known.isPresent() ? RecordType.IXFR : RecordType.AXFR;
  }

  /**
   * The same zone as a whole.
   *
   * @return an AXFR
   */
  public TransferRequest whole() {
    return new TransferRequest(zone, recordClass, Optional.empty());
  }

  /**
   * The query, without EDNS.
   *
   * @param id the identifier, 0 to 65535
   * @return the message
   * @throws IllegalArgumentException if the identifier is out of range
   */
  public Message query(int id) {
    var query = Message.builder().id(id).question(new Question(zone, type(), recordClass));
    known.ifPresent(soa -> query.authority(new ResourceRecord(zone, recordClass, 0, soa)));
    return query.build();
  }
}
