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
 * A request for a zone transfer: of the complete zone (AXFR, RFC 5936 section 2.1), or of the
 * changes since a version (IXFR, RFC 1995 section 3).
 *
 * <pre>
 *   AXFR   question: zone, class, AXFR
 *   IXFR   question: zone, class, IXFR | authority: the SOA record of the client's version
 * </pre>
 *
 * @param zone the name of the zone
 * @param recordClass the class of the zone
 * @param known the SOA record of the client's version for an IXFR; empty for an AXFR
 * @since 0.1
 */
public record TransferRequest(Name zone, RecordClass recordClass, Optional<Soa> known) {
  /**
   * Creates a request.
   *
   * @param zone the name of the zone
   * @param recordClass the class of the zone
   * @param known the SOA record of the client's version for an IXFR; empty for an AXFR
   * @throws IllegalArgumentException if the class is ANY, NONE or 0, which no zone has
   */
  public TransferRequest {
    Objects.requireNonNull(recordClass, "recordClass");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(known, "known");
    if (recordClass.equals(RecordClass.ANY)
        || recordClass.equals(RecordClass.NONE)
        || recordClass.value() == 0) {
      throw new IllegalArgumentException("no zone may have class " + recordClass);
    }
  }

  /**
   * Returns a request for a complete zone of class IN.
   *
   * @param zone the name of the zone
   * @return the request
   */
  public static TransferRequest axfr(Name zone) {
    return new TransferRequest(zone, RecordClass.IN, Optional.empty());
  }

  /**
   * Returns a request for the changes in a zone of class IN.
   *
   * @param zone the name of the zone
   * @param known the SOA record of the client's version
   * @return the request
   */
  public static TransferRequest ixfr(Name zone, Soa known) {
    return new TransferRequest(
        zone, RecordClass.IN, Optional.of(Objects.requireNonNull(known, "known")));
  }

  /**
   * Returns a request for the changes in a zone of class IN since a serial. The serial is the only
   * field of the SOA record that a server uses.
   *
   * @param zone the name of the zone
   * @param serial the serial of the client's version, 0 to 4294967295
   * @return the request
   * @throws IllegalArgumentException if the serial is out of range
   */
  public static TransferRequest ixfr(Name zone, long serial) {
    return ixfr(zone, new Soa(Name.ROOT, Name.ROOT, serial, 0, 0, 0, 0));
  }

  /**
   * Returns the type of the question.
   *
   * @return AXFR or IXFR
   */
  public RecordType type() {
    return known.isPresent() ? RecordType.IXFR : RecordType.AXFR;
  }

  /**
   * Returns a request for the complete zone.
   *
   * @return the AXFR request for the same zone and class
   */
  public TransferRequest whole() {
    return new TransferRequest(zone, recordClass, Optional.empty());
  }

  /**
   * Returns the query message, without EDNS.
   *
   * @param id the ID of the message, 0 to 65535
   * @return the message
   * @throws IllegalArgumentException if the ID is out of range
   */
  public Message query(int id) {
    var query = Message.builder().id(id).question(new Question(zone, type(), recordClass));
    known.ifPresent(soa -> query.authority(new ResourceRecord(zone, recordClass, 0, soa)));
    return query.build();
  }
}
