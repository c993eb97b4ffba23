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
 * The EDNS data of a message: the contents of its OPT record, RFC 6891 section 6.1.
 *
 * <pre>
 *   NAME root | TYPE 41 | CLASS udp payload size 16 |
 *   TTL: EXTENDED-RCODE 8, VERSION 8, DO 1, Z 15 | RDLENGTH 16 | options
 * </pre>
 *
 * <p>Immutable; may be shared among threads. A client starts with {@link #request}; each method
 * {@code with..} returns a new object.
 *
 * @since 0.1
 */
public final class Edns {
  /** The DO flag (DNSSEC OK), RFC 3225. */
  public static final int FLAG_DO = 0x8000;

  /** The CO flag (Compact Answers OK), RFC 9824. */
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
   * Returns the EDNS data of a plain query: version 0, a UDP payload size of 1,232 octets, no
   * flags, no options.
   *
   * @return the EDNS data
   */
  public static Edns request() {
    return REQUEST;
  }

  /**
   * Creates EDNS data from the class and TTL fields of an OPT record and its options.
   *
   * @param recordClass the class field, 0 to 65535
   * @param ttl the TTL field
   * @param options the options
   * @return the EDNS data
   * @throws IllegalArgumentException if the class is out of range
   */
  public static Edns ofFields(int recordClass, int ttl, List<EdnsOption> options) {
    return new Edns(recordClass, ttl >>> 24, ttl >>> 16 & 0xFF, ttl & 0xFFFF, options);
  }

  /**
   * Returns the largest UDP payload that the sender accepts.
   *
   * @return the size in octets as received, 0 to 65535; values below 512 mean 512
   */
  public int udpPayloadSize() {
    return udpPayloadSize;
  }

  /**
   * Returns the upper eight bits of the RCODE. {@code Message.rcode} combines them with the bits in
   * the header.
   *
   * @return the bits, 0 to 255
   */
  public int extendedRcodeBits() {
    return extendedRcodeBits;
  }

  /**
   * Returns the EDNS version. RFC 6891 defines only version 0.
   *
   * @return the version, 0 to 255
   */
  public int version() {
    return version;
  }

  /**
   * Returns the flags, to be tested with the masks of this class.
   *
   * @return sixteen bits, of which DO is the highest
   */
  public int flags() {
    return flags;
  }

  /**
   * Returns the options.
   *
   * @return an unmodifiable list in the order of the record; a code may occur more than once
   */
  public List<EdnsOption> options() {
    return options;
  }

  /**
   * Returns the TTL field of the OPT record, which contains RCODE bits, version and flags.
   *
   * @return the 32 bits
   */
  public int ttlField() {
    return extendedRcodeBits << 24 | version << 16 | flags;
  }

  /**
   * Returns whether the DO bit is set.
   *
   * @return true if it is set; a query sets it to ask for DNSSEC records, and the response repeats
   *     it
   */
  public boolean isDnssecOk() {
    return (flags & FLAG_DO) != 0;
  }

  /**
   * Returns the first option of the given class.
   *
   * @param <T> the class of the option
   * @param kind the class of the option
   * @return the option, or empty if there is none
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
   * Returns all options of the given class, for example all {@link ExtendedError}s of a response.
   *
   * @param <T> the class of the options
   * @param kind the class of the options
   * @return the options in the order of the record; may be empty
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
   * Returns the same data with another UDP payload size.
   *
   * @param octets the largest UDP payload that the sender accepts, 0 to 65535 octets
   * @return new EDNS data
   * @throws IllegalArgumentException if the size is out of range
   */
  public Edns withUdpPayloadSize(int octets) {
    return new Edns(octets, extendedRcodeBits, version, flags, options);
  }

  /**
   * Returns the same data with other upper bits of the RCODE. {@code MessageBuilder.rcode} sets
   * them together with those of the header.
   *
   * @param bits 0 to 255
   * @return new EDNS data
   * @throws IllegalArgumentException if they are out of range
   */
  public Edns withExtendedRcodeBits(int bits) {
    return new Edns(udpPayloadSize, bits, version, flags, options);
  }

  /**
   * Returns the same data with another version.
   *
   * @param version 0 to 255
   * @return new EDNS data
   * @throws IllegalArgumentException if it is out of range
   */
  public Edns withVersion(int version) {
    return new Edns(udpPayloadSize, extendedRcodeBits, version, flags, options);
  }

  /**
   * Returns the same data with other flags.
   *
   * @param flags all sixteen bits, 0 to 0xFFFF, such as {@link #FLAG_DO} or 0
   * @return new EDNS data
   * @throws IllegalArgumentException if they are out of range
   */
  public Edns withFlags(int flags) {
    return new Edns(udpPayloadSize, extendedRcodeBits, version, flags, options);
  }

  /**
   * Returns the same data with the DO bit set or clear.
   *
   * @param on whether the sender asks for DNSSEC records
   * @return new EDNS data
   */
  public Edns withDnssecOk(boolean on) {
    return withFlags(on ? flags | FLAG_DO : flags & ~FLAG_DO);
  }

  /**
   * Returns the same data with one more option.
   *
   * @param option the option, which comes after the others
   * @return new EDNS data
   */
  public Edns withOption(EdnsOption option) {
    List<EdnsOption> more = new ArrayList<>(options);
    more.add(option);
    return withOptions(more);
  }

  /**
   * Returns the same data without the options of the given code.
   *
   * @param code the code; all options that have it are removed, if there are any
   * @return new EDNS data
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
   * Returns the same data with other options.
   *
   * @param options the options that replace the present ones
   * @return new EDNS data
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

  /** Returns a keyed hash, which differs between processes. */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, (long) udpPayloadSize << 32 | ttlField());
    return KeyedHash.end(KeyedHash.add(state, options));
  }

  /**
   * Returns one line for logs: version, payload size, flags by name, RCODE bits if any, and the
   * codes of the options.
   */
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
