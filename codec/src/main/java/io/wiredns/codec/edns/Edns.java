package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a message says by EDNS: the OPT record read as RFC 6891 section 6.1 means it.
 *
 * <pre>
 *   NAME root | TYPE 41 | CLASS udp payload size 16 |
 *   TTL: EXTENDED-RCODE 8, VERSION 8, DO 1, Z 15 | RDLENGTH 16 | options
 * </pre>
 *
 * <p>Immutable; may be shared among threads. {@link #request} is what a client begins with, and
 * each method {@code with..} gives new values.
 *
 * @since 0.1
 */
public final class Edns {
  /** DNSSEC OK, RFC 3225. */
  public static final int FLAG_DO = 0x8000;

  /** Compact Answers OK, RFC 9824. */
  public static final int FLAG_CO = 0x4000;

  private static final Edns REQUEST =
      new Edns(WireLimits.DEFAULT_EDNS_UDP_OCTETS, 0, 0, 0, List.of());

  private final int udpPayloadSize;
  private final int extendedRcodeBits;
  private final int version;
  private final int flags;
  private final List<EdnsOption> options;

  private Edns(
      int udpPayloadSize, int extendedRcodeBits, int version, int flags, List<EdnsOption> options) {
    check("UDP payload size", udpPayloadSize, 0xFFFF);
    check("extended RCODE bits", extendedRcodeBits, 0xFF);
    check("EDNS version", version, 0xFF);
    check("EDNS flags", flags, 0xFFFF);
    this.udpPayloadSize = udpPayloadSize;
    this.extendedRcodeBits = extendedRcodeBits;
    this.version = version;
    this.flags = flags;
    this.options = List.copyOf(options);
  }

  private static void check(String what, int value, int maximum) {
    if (value < 0 || value > maximum) {
      throw FieldRanges.refused(what, value, maximum);
    }
  }

  /**
   * EDNS as a client sends it: version 0, a payload size of 1,232 octets, no flags, no options.
   *
   * @return the values
   */
  public static Edns request() {
    return REQUEST;
  }

  /**
   * The values of an OPT record's class and TTL, with its options.
   *
   * @param recordClass the class field, 0 to 65535
   * @param ttl the TTL field
   * @param options the options
   * @return EDNS
   * @throws IllegalArgumentException if the class is out of range
   */
  public static Edns ofFields(int recordClass, int ttl, List<EdnsOption> options) {
    return new Edns(recordClass, ttl >>> 24, ttl >>> 16 & 0xFF, ttl & 0xFFFF, options);
  }

  /**
   * The octets of UDP payload that the sender accepts.
   *
   * @return the number as it came, 0 to 65535; below 512 it means 512
   */
  public int udpPayloadSize() {
    return udpPayloadSize;
  }

  /**
   * The upper eight bits of the RCODE. {@code Message.rcode} puts them together with those of the
   * header.
   *
   * @return 0 to 255
   */
  public int extendedRcodeBits() {
    return extendedRcodeBits;
  }

  /**
   * The version. RFC 6891 defines version 0 and no other.
   *
   * @return 0 to 255
   */
  public int version() {
    return version;
  }

  /**
   * The flags, for the masks of this class.
   *
   * @return sixteen bits, DO the highest
   */
  public int flags() {
    return flags;
  }

  /**
   * The options.
   *
   * @return an unmodifiable list in their order; a code may come more than once
   */
  public List<EdnsOption> options() {
    return options;
  }

  /**
   * The TTL field that carries RCODE bits, version and flags.
   *
   * @return the 32 bits
   */
  public int ttlField() {
    return extendedRcodeBits << 24 | version << 16 | flags;
  }

  /**
   * Whether the DO bit is set.
   *
   * @return true if DNSSEC records are wanted, or were in the query
   */
  public boolean isDnssecOk() {
    return (flags & FLAG_DO) != 0;
  }

  /**
   * The first option of a kind.
   *
   * @param <T> the kind
   * @param kind its class
   * @return the option, or nothing
   */
  public <T extends EdnsOption> Optional<T> option(Class<T> kind) {
    Objects.requireNonNull(kind);
    for (EdnsOption option : options) {
      if (kind.isInstance(option)) {
        return Optional.of(kind.cast(option));
      }
    }
    return Optional.empty();
  }

  /**
   * All options of a kind, such as the several {@link ExtendedError}s that a response can have.
   *
   * @param <T> the kind
   * @param kind its class
   * @return the options in their order, perhaps none
   */
  public <T extends EdnsOption> List<T> options(Class<T> kind) {
    Objects.requireNonNull(kind);
    List<T> found = new ArrayList<>();
    for (EdnsOption option : options) {
      if (kind.isInstance(option)) {
        found.add(kind.cast(option));
      }
    }
    return List.copyOf(found);
  }

  /**
   * The same with another payload size.
   *
   * @param octets the octets of UDP payload that the sender accepts, 0 to 65535
   * @return new values
   * @throws IllegalArgumentException if they are out of range
   */
  public Edns withUdpPayloadSize(int octets) {
    return new Edns(octets, extendedRcodeBits, version, flags, options);
  }

  /**
   * The same with other upper bits of the RCODE. {@code MessageBuilder.rcode} sets them together
   * with those of the header.
   *
   * @param bits 0 to 255
   * @return new values
   * @throws IllegalArgumentException if they are out of range
   */
  public Edns withExtendedRcodeBits(int bits) {
    return new Edns(udpPayloadSize, bits, version, flags, options);
  }

  /**
   * The same with another version.
   *
   * @param version 0 to 255
   * @return new values
   * @throws IllegalArgumentException if it is out of range
   */
  public Edns withVersion(int version) {
    return new Edns(udpPayloadSize, extendedRcodeBits, version, flags, options);
  }

  /**
   * The same with other flags.
   *
   * @param flags all sixteen bits, by the masks of this class
   * @return new values
   * @throws IllegalArgumentException if they are out of range
   */
  public Edns withFlags(int flags) {
    return new Edns(udpPayloadSize, extendedRcodeBits, version, flags, options);
  }

  /**
   * The same with the DO bit set or not.
   *
   * @param on whether DNSSEC records are wanted
   * @return new values
   */
  public Edns withDnssecOk(boolean on) {
    return withFlags(on ? flags | FLAG_DO : flags & ~FLAG_DO);
  }

  /**
   * The same with one option more.
   *
   * @param option comes after the others
   * @return new values
   */
  public Edns withOption(EdnsOption option) {
    List<EdnsOption> more = new ArrayList<>(options);
    more.add(option);
    return withOptions(more);
  }

  /**
   * The same without the options of one code.
   *
   * @param code the code; there may be several options of it, or none
   * @return new values
   */
  public Edns withoutOption(OptionCode code) {
    Objects.requireNonNull(code);
    List<EdnsOption> others = new ArrayList<>();
    for (EdnsOption option : options) {
      if (!option.code().equals(code)) {
        others.add(option);
      }
    }
    return withOptions(others);
  }

  /**
   * The same with other options.
   *
   * @param options take the place of those that there are
   * @return new values
   */
  public Edns withOptions(List<EdnsOption> options) {
    return new Edns(udpPayloadSize, extendedRcodeBits, version, flags, options);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edns that
        && udpPayloadSize == that.udpPayloadSize
        && ttlField() == that.ttlField()
        && options.equals(that.options);
  }

  /** A hash that is not stable between processes, {@link KeyedHash}. */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, (long) udpPayloadSize << 32 | ttlField());
    return KeyedHash.end(KeyedHash.add(state, options));
  }

  /** One line for logs: version, payload size, flags by name, RCODE bits if any, and options. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("EDNS").append(version);
    text.append(' ').append(udpPayloadSize);
    if (isDnssecOk()) {
      text.append(" do");
    }
    if ((flags & FLAG_CO) != 0) {
      text.append(" co");
    }
    int others = flags & ~(FLAG_DO | FLAG_CO);
    if (others != 0) {
      text.append(" flags 0x").append(Integer.toHexString(others));
    }
    if (extendedRcodeBits != 0) {
      text.append(" extended RCODE ").append(extendedRcodeBits);
    }
    for (EdnsOption option : options) {
      text.append(", ").append(option.code());
    }
    return text.toString();
  }
}
