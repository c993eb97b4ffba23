package io.wiredns.codec.edns;

import io.wiredns.codec.internal.wire.FaultList;
import io.wiredns.codec.wire.Fault;
import java.util.List;

/**
 * The faults of EDNS options, of any code or of a known one.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class OptionFault {
  private static final FaultList FAULTS = new FaultList();

  /**
   * A field runs past the end of its option. Example: an extended error of one octet. RFC 6891
   * section 6.1.2.
   */
  public static final Fault OPTION_FIELD_TRUNCATED =
      FAULTS.add(
          Fault.Kind.EDNS,
          "OPTION_FIELD_TRUNCATED",
          "RFC 6891 section 6.1.2",
          "A field runs past the end of its option.",
          "the field needs {found} octets, the option has {limit} left");

  /**
   * An option's length runs past the end of OPT's RDATA. Example: a cookie of length 8 with four
   * octets left. RFC 6891 section 6.1.2.
   */
  public static final Fault OPTION_TRUNCATED =
      FAULTS.add(
          Fault.Kind.EDNS,
          "OPTION_TRUNCATED",
          "RFC 6891 section 6.1.2",
          "An option's length runs past the end of OPT's RDATA.",
          "the option's length is {found}, the RDATA has {limit} octets left",
          OPTION_FIELD_TRUNCATED);

  /**
   * An option has octets after its last field. Example: EXPIRE of five octets. RFC 6891 section
   * 6.1.2.
   */
  public static final Fault OPTION_TRAILING =
      FAULTS.add(
          Fault.Kind.EDNS,
          "OPTION_TRAILING",
          "RFC 6891 section 6.1.2",
          "An option has octets after its last field.",
          "{found} octets follow the last field of the option");

  /** ECS has an unknown address family. Example: family 3. RFC 7871 section 6. */
  public static final Fault ECS_FAMILY =
      FAULTS.add(
          Fault.Kind.EDNS,
          "ECS_FAMILY",
          "RFC 7871 section 6",
          "ECS has an unknown address family.",
          "the address family is {found}, known are 1 and {limit}");

  /**
   * ECS has a prefix that is longer than its family's addresses. Example: a source prefix of 33
   * bits for IPv4. RFC 7871 section 6.
   */
  public static final Fault ECS_PREFIX_LENGTH =
      FAULTS.add(
          Fault.Kind.EDNS,
          "ECS_PREFIX_LENGTH",
          "RFC 7871 section 6",
          "ECS has a prefix that is longer than its family's addresses.",
          "the prefix has {found} bits, the family's addresses have {limit}");

  /**
   * ECS has address bits after its source prefix. Example: a source prefix of 7 bits and the octet
   * 0x01. RFC 7871 section 6.
   */
  public static final Fault ECS_ADDRESS_BITS =
      FAULTS.add(
          Fault.Kind.EDNS,
          "ECS_ADDRESS_BITS",
          "RFC 7871 section 6",
          "ECS has address bits after its source prefix.",
          "the last octet is {found:x}, only its first {limit} bits may be set");

  /**
   * A server cookie is present but does not have 8 to 32 octets. Example: a server cookie of one
   * octet. RFC 7873 section 4.
   */
  public static final Fault COOKIE_LENGTH =
      FAULTS.add(
          Fault.Kind.EDNS,
          "COOKIE_LENGTH",
          "RFC 7873 section 4",
          "A server cookie is present but does not have 8 to 32 octets.",
          "the server cookie has {found} octets, it must have 8 to {limit}");

  /** A key tag option has no key tag. Example: KEY-TAG without data. RFC 8145 section 4.1. */
  public static final Fault KEY_TAG_EMPTY =
      FAULTS.add(
          Fault.Kind.EDNS,
          "KEY_TAG_EMPTY",
          "RFC 8145 section 4.1",
          "A key tag option has no key tag.",
          "the option has {found} key tags, it must have at least {limit}");

  /**
   * A zone version of type SOA-SERIAL does not have the length of a serial. Example: a serial of
   * three octets. RFC 9660 section 2.
   */
  public static final Fault ZONEVERSION_LENGTH =
      FAULTS.add(
          Fault.Kind.EDNS,
          "ZONEVERSION_LENGTH",
          "RFC 9660 section 2",
          "A zone version of type SOA-SERIAL does not have the length of a serial.",
          "the SOA serial has {found} octets, it must have {limit}");

  /**
   * An MQTYPE-Query option has no type. Example: MQTYPE-QUERY without data. RFC 10029 section 3.
   */
  public static final Fault MQTYPE_EMPTY =
      FAULTS.add(
          Fault.Kind.EDNS,
          "MQTYPE_EMPTY",
          "RFC 10029 section 3",
          "An MQTYPE-Query option has no type.",
          "the option has {found} types, it must have at least {limit}");

  /** An MQTYPE option has a type twice. Example: A twice. RFC 10029 section 3. */
  public static final Fault MQTYPE_REPEATED =
      FAULTS.add(
          Fault.Kind.EDNS,
          "MQTYPE_REPEATED",
          "RFC 10029 section 3",
          "An MQTYPE option has a type twice.",
          "type {found} is repeated, it is entry {limit} already");

  private static final List<Fault> ALL = FAULTS.all();

  private OptionFault() {}

  /**
   * Returns the faults of this class.
   *
   * @return all faults, in the order of their declaration
   */
  public static List<Fault> all() {
    return ALL;
  }
}
