package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.internal.message.RecordOrder;
import io.wiredns.codec.internal.message.RecordText;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A resource record; RFC 1035 section 4.1.3. Immutable; may be shared among threads.
 *
 * <pre>
 *   NAME name | TYPE 16 | CLASS 16 | TTL 32 | RDLENGTH 16 | RDATA
 * </pre>
 *
 * <p>The TTL is kept unchanged. If its top bit is set, RFC 2181 section 8 would treat it as zero,
 * and RFC 8767 section 4 as a very long time; a cache must decide which rule it applies. Neither
 * applies to OPT, whose TTL field is not a time.
 *
 * @since 0.1
 */
public final class ResourceRecord {
  private static final int TYPE_SHIFT = 48;
  private static final int CLASS_SHIFT = 32;

  /**
   * All type numbers up to this one are assigned. A type with a higher number may be registered by
   * a user; its mnemonic is then found in {@code rdata.type()}.
   */
  private static final int NO_USERS_TYPE = 53;

  private final Name name;

  /**
   * TYPE, CLASS and TTL as the eight octets of the wire format. Messages are read and written
   * without code point objects, and the CLASS of OPT, which is not a class, needs none.
   */
  private final long fixed;

  private final RData rdata;

  /**
   * Creates a record.
   *
   * @param fixed the eight octets of TYPE, CLASS and TTL
   * @param name the owner
   * @param rdata the data, of that type
   */
  ResourceRecord(long fixed, Name name, RData rdata) {
    this.name = name;
    this.fixed = fixed;
    this.rdata = rdata;
  }

  /**
   * Creates a record.
   *
   * @param name the owner
   * @param recordClass the class
   * @param ttlSeconds the TTL in seconds, 0 to 4294967295; by RFC 2181 section 8 it should be less
   *     than 2^31
   * @param rdata the data, which determine the type
   * @throws IllegalArgumentException if the TTL is out of range
   */
  public ResourceRecord(Name name, RecordClass recordClass, long ttlSeconds, RData rdata) {
    this(
        (long) rdata.type().value() << TYPE_SHIFT
            | (long) recordClass.value() << CLASS_SHIFT
            | ttlSeconds & 0xFFFF_FFFFL,
        Objects.requireNonNull(name),
        rdata);
    if (ttlSeconds >>> 32 != 0) {
      throw FieldRanges.refused("TTL", ttlSeconds, 0xFFFF_FFFFL);
    }
  }

  /**
   * Creates a record of class IN.
   *
   * @param name the owner
   * @param ttlSeconds the TTL in seconds, 0 to 4294967295
   * @param rdata the data, which determine the type
   * @throws IllegalArgumentException if the TTL is out of range
   */
  public ResourceRecord(Name name, long ttlSeconds, RData rdata) {
    this(name, RecordClass.IN, ttlSeconds, rdata);
  }

  /**
   * Returns the OPT record with the content of an {@link Edns}; RFC 6891 section 6.1.2.
   *
   * @param edns the UDP payload size, which becomes the record's CLASS; extended RCODE, version and
   *     flags, which become its TTL field; and the options
   * @return a record of type OPT, whose owner is the root
   */
  public static ResourceRecord of(Edns edns) {
    return new ResourceRecord(
        Name.ROOT,
        RecordClass.of(edns.udpPayloadSize()),
        Integer.toUnsignedLong(edns.ttlField()),
        new Opt(edns.options()));
  }

  /**
   * Parses a record from its text in a zone file, RFC 1035 section 5.1: owner, TTL and class in
   * either order, type, and RDATA as {@link RData#parse(RecordType, String)} reads it. If the class
   * is missing, it is IN. Only the TTL of SOA may be missing; it is then the MINIMUM field.
   *
   * @param text the text, on one line, or on several lines with parentheses; all its names are
   *     absolute
   * @return the record
   * @throws TextFormatException if the text is not a record that a zone may have, RFC 6895 section
   *     3
   */
  public static ResourceRecord parse(String text) throws TextFormatException {
    return RecordText.parse(text, null, Registry.standard());
  }

  /**
   * Parses a record from its text, as {@link #parse(String)} does, with the types of a registry.
   *
   * @param text the text
   * @param origin the name that is appended to relative names, and that {@code @} means
   * @param registry the registry with the types
   * @return the record
   * @throws TextFormatException if the text is not a record that a zone may have
   */
  public static ResourceRecord parse(String text, Name origin, Registry registry)
      throws TextFormatException {
    Objects.requireNonNull(origin);
    return RecordText.parse(text, origin, registry);
  }

  /**
   * Returns the canonical order of records in DNSSEC: by owner (RFC 4034 section 6.1), then by
   * class, by type, and by the octets of RDATA in canonical form (section 6.3). The TTL is ignored.
   * The comparison of malformed RDATA throws IllegalArgumentException.
   *
   * @return the comparator, which may be shared among threads
   */
  public static Comparator<ResourceRecord> canonicalOrder() {
    return RecordOrder.CANONICAL;
  }

  /**
   * Returns the owner name.
   *
   * @return the name, with its case unchanged
   */
  public Name name() {
    return name;
  }

  /**
   * Returns the type.
   *
   * @return the TYPE
   */
  public RecordType type() {
    int value = (int) (fixed >>> TYPE_SHIFT);
    if (value <= NO_USERS_TYPE) {
      return RecordType.of(value);
    }
    RecordType type = rdata.type();
    return type.value() == value ? type : RecordType.of(value);
  }

  /**
   * Returns the class. For OPT, its number is the UDP payload size.
   *
   * @return the CLASS
   */
  public RecordClass recordClass() {
    return RecordClass.of((int) (fixed >>> CLASS_SHIFT) & 0xFFFF);
  }

  /**
   * Returns the TTL. For OPT, it holds extended RCODE, version and flags instead.
   *
   * @return the TTL in seconds, unchanged, 0 to 4294967295
   */
  public long ttl() {
    return fixed & 0xFFFF_FFFFL;
  }

  /** Returns the 32 bits of the TTL field. */
  int ttlField() {
    return (int) fixed;
  }

  /** Returns TYPE, CLASS and TTL as the eight octets of the wire format. */
  long fixed() {
    return fixed;
  }

  /**
   * Returns the data.
   *
   * @return a value of the type's class, or one that keeps octets if the data were not decoded
   */
  public RData rdata() {
    return rdata;
  }

  /**
   * Returns the data if they are an instance of a class.
   *
   * @param <T> the class of the data
   * @param kind the class, such as {@code Mx.class}
   * @return the data, or an empty Optional if they are of another class
   */
  public <T extends RData> Optional<T> rdata(Class<T> kind) {
    return kind.isInstance(rdata) ? Optional.of(kind.cast(rdata)) : Optional.empty();
  }

  /**
   * Returns a copy of this record with another TTL.
   *
   * @param ttlSeconds 0 to 4294967295
   * @return a new record
   * @throws IllegalArgumentException if the TTL is out of range
   */
  public ResourceRecord withTtl(long ttlSeconds) {
    return new ResourceRecord(name, recordClass(), ttlSeconds, rdata);
  }

  /** Returns whether two records belong to one RRset: their owners, types and classes are equal. */
  boolean sameSet(ResourceRecord other) {
    return fixed >>> CLASS_SHIFT == other.fixed >>> CLASS_SHIFT && name.equals(other.name);
  }

  /**
   * Returns whether two records are equal except for the TTL: owners, types and classes are equal,
   * and the data are equal by {@link RData#equal}. Such records are duplicates by RFC 2181 section
   * 5.
   *
   * @param other the other record
   * @return true if nothing but their TTLs differs
   */
  public boolean hasSameData(ResourceRecord other) {
    return sameSet(other) && RData.equal(rdata, other.rdata);
  }

  /**
   * Returns whether owners, types, classes and TTLs are equal, and the data are equal by {@link
   * RData#equal}. The TTL is compared, so a record from a cache differs from the same record of an
   * authoritative server; {@link #hasSameData} ignores the TTL.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceRecord that
        && fixed == that.fixed
        && name.equals(that.name)
        && RData.equal(rdata, that.rdata);
  }

  /**
   * Returns a hash of owner, type, class, TTL and the octets of the data, even if the class of the
   * data was written by a user. It differs between processes, see {@link KeyedHash}.
   */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, fixed);
    state = KeyedHash.add(state, name.hashCode());
    return KeyedHash.end(KeyedHash.add(state, RData.hash(rdata)));
  }

  /** Returns the record in zone file format: owner, TTL, class, type, data. */
  @Override
  public String toString() {
    return line(recordClass().toString(), type().toString(), rdata.toText());
  }

  /**
   * Joins the fields of a line. {@code String.join} allocates the final size at once, which matters
   * for long names and texts.
   */
  private String line(String recordClass, String type, String data) {
    return String.join(" ", name.toString(), Long.toString(ttl()), recordClass, type, data);
  }

  /**
   * Returns the record in the generic text format, which is defined for every record, RFC 3597
   * section 5: {@code example. 300 CLASS1 TYPE1 \# 4 C0000201}.
   *
   * @return one line of printable ASCII
   */
  public String toGenericText() {
    return line(recordClass().toGenericText(), type().toGenericText(), rdata.toGenericText());
  }
}
