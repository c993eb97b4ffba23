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
 * <p>The TTL is kept as it came. RFC 2181 section 8 would read one with the top bit set as zero,
 * RFC 8767 section 4 as very long; who keeps records decides, and must not do so with OPT, whose
 * TTL is no time.
 *
 * @since 0.1
 */
public final class ResourceRecord {
  private static final int TYPE_SHIFT = 48;
  private static final int CLASS_SHIFT = 32;

  /** Up to here all numbers are assigned; of those beyond the data say what users call them. */
  private static final int NO_USERS_TYPE = 53;

  private final Name name;

  /**
   * TYPE, CLASS and TTL as the eight octets that they are on the wire: whole messages are read and
   * written without a look at the code points, and those of OPT's CLASS need no objects.
   */
  private final long fixed;

  private final RData rdata;

  /** The record of those octets of type, class and TTL, and data of that type. */
  ResourceRecord(long fixed, Name name, RData rdata) {
    this.name = name;
    this.fixed = fixed;
    this.rdata = rdata;
  }

  /**
   * A record.
   *
   * @param name the owner
   * @param recordClass the class
   * @param ttlSeconds the TTL in seconds, 0 to 4294967295; RFC 2181 section 8 wants less than 2^31
   * @param rdata the data, which say the type
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
   * A record of class IN.
   *
   * @param name the owner
   * @param ttlSeconds the TTL in seconds, 0 to 4294967295
   * @param rdata the data, which say the type
   * @throws IllegalArgumentException if the TTL is out of range
   */
  public ResourceRecord(Name name, long ttlSeconds, RData rdata) {
    this(name, RecordClass.IN, ttlSeconds, rdata);
  }

  /**
   * The OPT record that says what EDNS is to say; RFC 6891 section 6.1.2.
   *
   * @param edns payload size, which is the record's class, the flags and the rest, which are its
   *     TTL, and options
   * @return a record of type OPT whose owner is the root
   */
  public static ResourceRecord of(Edns edns) {
    return new ResourceRecord(
        Name.ROOT,
        RecordClass.of(edns.udpPayloadSize()),
        Integer.toUnsignedLong(edns.ttlField()),
        new Opt(edns.options()));
  }

  /**
   * A record from its text as zone files have it: owner, TTL, class and type, the latter two in
   * either order, and RDATA as {@link RData#parse(RecordType, String)} reads it. The class may be
   * missing, which means IN, and the TTL of SOA, which is then its minimum.
   *
   * @param text the text, on one line or on more with parentheses; its names are absolute
   * @return the record
   * @throws TextFormatException if the text is no record that zones may have, RFC 6895 section 3
   */
  public static ResourceRecord parse(String text) throws TextFormatException {
    return RecordText.parse(text, null, Registry.standard());
  }

  /**
   * A record from its text, as {@link #parse(String)} reads it, of the types of a registry.
   *
   * @param text the text
   * @param origin completes relative names, and is the owner {@code @}
   * @param registry knows the types
   * @return the record
   * @throws TextFormatException if the text is no record that zones may have
   */
  public static ResourceRecord parse(String text, Name origin, Registry registry)
      throws TextFormatException {
    Objects.requireNonNull(origin);
    return RecordText.parse(text, origin, registry);
  }

  /**
   * The order in which DNSSEC has the records of a zone: by owner (RFC 4034 section 6.1), then by
   * class, type and the octets of RDATA in canonical form (section 6.3). The TTL does not count.
   * Comparing malformed RDATA throws IllegalArgumentException.
   *
   * @return the order, which may be shared among threads
   */
  public static Comparator<ResourceRecord> canonicalOrder() {
    return RecordOrder.CANONICAL;
  }

  /**
   * The owner.
   *
   * @return its name, in the case in which it came
   */
  public Name name() {
    return name;
  }

  /**
   * The type.
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
   * The class; of OPT the UDP payload size.
   *
   * @return the CLASS
   */
  public RecordClass recordClass() {
    return RecordClass.of((int) (fixed >>> CLASS_SHIFT) & 0xFFFF);
  }

  /**
   * The time to live; of OPT something else.
   *
   * @return seconds as they came, 0 to 4294967295
   */
  public long ttl() {
    return fixed & 0xFFFF_FFFFL;
  }

  /** The 32 bits of the TTL field. */
  int ttlField() {
    return (int) fixed;
  }

  /** TYPE, CLASS and TTL as the eight octets on the wire. */
  long fixed() {
    return fixed;
  }

  /**
   * The data.
   *
   * @return a value of the type's class, or one that keeps octets
   */
  public RData rdata() {
    return rdata;
  }

  /**
   * The data if they are of a kind.
   *
   * @param <T> the kind
   * @param kind its class, such as {@code Mx.class}
   * @return the data, or nothing if they are something else
   */
  public <T extends RData> Optional<T> rdata(Class<T> kind) {
    return kind.isInstance(rdata) ? Optional.of(kind.cast(rdata)) : Optional.empty();
  }

  /**
   * The same record with another TTL.
   *
   * @param ttlSeconds 0 to 4294967295
   * @return a new record
   * @throws IllegalArgumentException if the TTL is out of range
   */
  public ResourceRecord withTtl(long ttlSeconds) {
    return new ResourceRecord(name, recordClass(), ttlSeconds, rdata);
  }

  /** Whether two records belong to one RRset: owner, type and class. */
  boolean sameSet(ResourceRecord other) {
    return fixed >>> CLASS_SHIFT == other.fixed >>> CLASS_SHIFT && name.equals(other.name);
  }

  /**
   * Whether two records say the same but for the TTL: owner, type and class are equal, and the data
   * by {@link RData#equal}. This is the equality of RFC 2181 section 5 within an RRset.
   *
   * @param other the other record
   * @return whether at most their TTLs differ
   */
  public boolean hasSameData(ResourceRecord other) {
    return sameSet(other) && RData.equal(rdata, other.rdata);
  }

  /**
   * Whether owner, class and TTL are equal, and the data by {@link RData#equal}. The TTL counts, so
   * a record from a cache differs from the same record of the authority; {@link #hasSameData}
   * leaves it out.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceRecord that
        && fixed == that.fixed
        && name.equals(that.name)
        && RData.equal(rdata, that.rdata);
  }

  /**
   * A hash over owner, class, TTL and the octets of the data, also of data of a user's own class.
   * It is not stable between processes, {@link KeyedHash}.
   */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, fixed);
    state = KeyedHash.add(state, name.hashCode());
    return KeyedHash.end(KeyedHash.add(state, RData.hash(rdata)));
  }

  /** The record as zone files have it: owner, TTL, class, type, data. */
  @Override
  public String toString() {
    return line(recordClass().toString(), type().toString(), rdata.toText());
  }

  /** Joined in an array of its size, which a long name or text makes worth it. */
  private String line(String recordClass, String type, String data) {
    return String.join(" ", name.toString(), Long.toString(ttl()), recordClass, type, data);
  }

  /**
   * The record in the generic form that every record has, RFC 3597 section 5: {@code example. 300
   * CLASS1 TYPE1 \# 4 C0000201}.
   *
   * @return one line of printable ASCII
   */
  public String toGenericText() {
    return line(recordClass().toGenericText(), type().toGenericText(), rdata.toGenericText());
  }
}
