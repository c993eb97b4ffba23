package io.wiredns.codec.edns;

import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message says by EDNS: the OPT record read as RFC 6891 section 6.1 means it.
 *
 * <pre>
 *   NAME root | TYPE 41 | CLASS udp payload size 16 |
 *   TTL: EXTENDED-RCODE 8, VERSION 8, DO 1, Z 15 | RDLENGTH 16 | options
 * </pre>
 *
 * @param udpPayloadSize the octets of UDP payload that the sender takes, as it came, 0 to 65535;
 *     below 512 means 512
 * @param extendedRcodeBits the upper eight bits of the RCODE, 0 to 255
 * @param version the version, 0 to 255; this library knows 0
 * @param flags the sixteen flag bits, DO the highest
 * @param options the options in their order; a code may come more than once
 * @since 0.1
 */
public record Edns(
    int udpPayloadSize, int extendedRcodeBits, int version, int flags, List<EdnsOption> options) {
  /** DNSSEC OK, RFC 3225. */
  public static final int FLAG_DO = 0x8000;

  /** Compact Answers OK, RFC 9824. */
  public static final int FLAG_CO = 0x4000;

  /**
   * EDNS with those values.
   *
   * @param udpPayloadSize 0 to 65535
   * @param extendedRcodeBits 0 to 255
   * @param version 0 to 255
   * @param flags 0 to 65535
   * @param options in their order
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Edns {
    check("UDP payload size", udpPayloadSize, 0xFFFF);
    check("extended RCODE bits", extendedRcodeBits, 0xFF);
    check("EDNS version", version, 0xFF);
    check("EDNS flags", flags, 0xFFFF);
    options = List.copyOf(options);
  }

  private static void check(String what, int value, int maximum) {
    if (value < 0 || value > maximum) {
      throw new IllegalArgumentException(what + " " + value + " is not in 0.." + maximum);
    }
  }

  /**
   * EDNS as a client sends it: version 0, the default payload size, no options.
   *
   * @param dnssecOk whether DNSSEC records are wanted
   * @return the values
   */
  public static Edns request(boolean dnssecOk) {
    return new Edns(WireLimits.DEFAULT_EDNS_UDP_OCTETS, 0, 0, dnssecOk ? FLAG_DO : 0, List.of());
  }

  /**
   * The values of an OPT record's class and TTL, with its options.
   *
   * @param recordClass the class field, 0 to 65535
   * @param ttl the TTL field
   * @param options the options
   * @return EDNS
   */
  public static Edns ofFields(int recordClass, int ttl, List<EdnsOption> options) {
    return new Edns(recordClass, ttl >>> 24, ttl >>> 16 & 0xFF, ttl & 0xFFFF, options);
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
    return options.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /**
   * All options of a kind, such as the several {@link ExtendedError}s that a response can have.
   *
   * @param <T> the kind
   * @param kind its class
   * @return the options in their order, perhaps none
   */
  public <T extends EdnsOption> List<T> options(Class<T> kind) {
    return options.stream().filter(kind::isInstance).<T>map(kind::cast).toList();
  }

  /**
   * The same with one option more.
   *
   * @param option comes behind the others
   * @return new values
   */
  public Edns withOption(EdnsOption option) {
    List<EdnsOption> more = new ArrayList<>(options);
    more.add(option);
    return new Edns(udpPayloadSize, extendedRcodeBits, version, flags, more);
  }

  /** A hash that is not stable between processes, {@link KeyedHash}. */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, (long) udpPayloadSize << 32 | ttlField());
    return KeyedHash.end(KeyedHash.add(state, options));
  }
}
