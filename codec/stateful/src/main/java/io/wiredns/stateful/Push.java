package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The PUSH TLV: changes to records to which a client has subscribed; RFC 8765 section 6.3.
 *
 * <pre>
 *   { NAME name | TYPE 16 | CLASS 16 | TTL 32 | RDLENGTH 16 | RDATA } one or more times
 * </pre>
 *
 * <p>The TTL determines the change: 0 to 2<sup>31</sup> - 1 adds the record; {@link #REMOVED}
 * removes the record; {@link #ALL_REMOVED}, with empty RDATA, removes the records of the name that
 * have this TYPE and CLASS, those of all types in the CLASS if TYPE is ANY, and those of all types
 * and classes if CLASS is ANY. A receiver should ignore a record with any other TTL. This class
 * checks neither the TTL nor that the RDATA is empty; RFC 8765 section 6.3.1.
 *
 * <p>Names may be compressed by pointers that count from the header, in the RDATA of more types
 * than RFC 3597 allows: they are expanded when they are read, and compressed as in other messages
 * when they are written. RFC 8765 limits the whole message to {@link #MAX_MESSAGE_OCTETS} octets,
 * and requires one record at least; a client that receives a longer message aborts the session.
 * This class checks neither.
 *
 * @param records the changes in their order
 * @since 0.1
 */
public record Push(List<ResourceRecord> records) implements DsoTlv {
  /** The maximum size in octets of a message with this TLV, RFC 8765 section 6.3.1. */
  public static final int MAX_MESSAGE_OCTETS = 16_382;

  /** The TTL that removes a record. */
  public static final long REMOVED = 0xFFFF_FFFFL;

  /** The TTL that removes several records; TYPE or CLASS may be ANY. */
  public static final long ALL_REMOVED = 0xFFFF_FFFEL;

  /**
   * Creates a TLV from its records.
   *
   * @param records the changes in their order
   */
  public Push {
    records = List.copyOf(records);
  }

  /**
   * Reads the fields of DSO-DATA.
   *
   * @param in the reader, at the first field of DSO-DATA
   * @return the TLV
   */
  public static Push read(FieldReader in) {
    return read(in, Registry.standard());
  }

  /** Reads the fields, decoding RDATA with the types of the given registry. */
  static Push read(FieldReader in, Registry registry) {
    List<ResourceRecord> records = new ArrayList<>();
    while (in.hasMore()) {
      records.add(record(in, registry));
    }
    return new Push(records);
  }

  private static ResourceRecord record(FieldReader in, Registry registry) {
    Name name = in.name("PUSH name", NameRule.COMPRESSED);
    RecordType type = in.codePoint16("PUSH type", registry.typeSpace());
    RecordClass recordClass = in.codePoint16("PUSH class", RecordClass.SPACE);
    long ttl = in.u32("PUSH ttl");
    int opened = in.open16("PUSH RDLENGTH", Fault.RDATA_TRUNCATED);
    RData rdata =
        ttl == ALL_REMOVED && !in.hasMore()
            ? new EmptyRData(type)
            : EmbeddedRData.readPushed(in, type, recordClass, registry);
    in.close("PUSH RDATA", opened, Fault.RDATA_TRAILING);
    return new ResourceRecord(name, recordClass, ttl, rdata);
  }

  @Override
  public void write(FieldWriter out) {
    for (ResourceRecord record : records) {
      out.name("PUSH name", record.name(), NameRule.COMPRESSED);
      out.codePoint16("PUSH type", record.type());
      out.codePoint16("PUSH class", record.recordClass());
      out.u32("PUSH ttl", record.ttl());
      int opened = out.open16("PUSH RDLENGTH");
      record.rdata().write(out);
      out.close(opened);
    }
  }

  @Override
  public DsoType type() {
    return DsoType.PUSH;
  }

  /** Returns each record as in zone files, separated by semicolons. */
  @Override
  public String toText() {
    return records.stream()
        .map(record -> " " + record)
        .collect(Collectors.joining(";", type().toString(), ""));
  }

  @Override
  public boolean equals(Object other) {
    return DsoTlv.equal(this, other);
  }

  @Override
  public int hashCode() {
    return DsoTlv.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
