package io.wiredns.codec.rdata;

import io.wiredns.codec.internal.wire.FaultList;
import io.wiredns.codec.wire.Fault;
import java.util.List;

/**
 * The faults of RDATA of known types.
 *
 * <p>Faults are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public final class RDataFault {
  private static final FaultList FAULTS = new FaultList();

  /** A text record has no character-string. Example: TXT without RDATA. RFC 1035 section 3.3.14. */
  public static final Fault TEXT_EMPTY =
      add(
          "TEXT_EMPTY",
          "RFC 1035 section 3.3.14",
          "A text record has no character-string.",
          "there are {found} character-strings, there must be at least 1");

  /**
   * The bitmap of WKS has ports above 65,535. Example: 8,193 octets of bitmap. RFC 1035 section
   * 3.4.2.
   */
  public static final Fault WKS_BITMAP_LENGTH =
      add(
          "WKS_BITMAP_LENGTH",
          "RFC 1035 section 3.4.2",
          "The bitmap of WKS has ports above 65,535.",
          "the bitmap has {found} octets, it may have at most {limit}");

  /** NSAP has no address. Example: NSAP without RDATA. RFC 1706 section 5. */
  public static final Fault NSAP_EMPTY =
      add(
          "NSAP_EMPTY",
          "RFC 1706 section 5",
          "NSAP has no address.",
          "the address has {found} octets, it must have at least {limit}");

  /**
   * A decimal digit of LOC's size or precision is above 9. Example: a size of 0xA2. RFC 1876
   * section 2.
   */
  public static final Fault LOC_SIZE =
      add(
          "LOC_SIZE",
          "RFC 1876 section 2",
          "A decimal digit of LOC's size or precision is above 9.",
          "the digit is {found}, it may be at most {limit}");

  /**
   * A latitude of LOC is beyond a pole, or a longitude beyond 180 degrees. Example: the latitude
   * 0xFFFFFFFF. RFC 1876 section 2.
   */
  public static final Fault LOC_ANGLE =
      add(
          "LOC_ANGLE",
          "RFC 1876 section 2",
          "A latitude of LOC is beyond a pole, or a longitude beyond 180 degrees.",
          "the angle is {found} thousandths of an arc second, it may be at most {limit}");

  /**
   * NXT's type bitmap has no octet, too many, or a trailing zero octet. Example: a bitmap that ends
   * in zero. RFC 2535 section 5.2.
   */
  public static final Fault NXT_BITMAP =
      add(
          "NXT_BITMAP",
          "RFC 2535 section 5.2",
          "NXT's type bitmap has no octet, too many, or a trailing zero octet.",
          "the bitmap has {found} octets, it must have 1 to {limit} and not end in a zero octet");

  /**
   * Bit 0 of NXT's type bitmap is set, which denotes a format that was never defined. Example: a
   * bitmap of 0x80. RFC 2535 section 5.2.
   */
  public static final Fault NXT_FORMAT =
      add(
          "NXT_FORMAT",
          "RFC 2535 section 5.2",
          "Bit 0 of NXT's type bitmap is set, which denotes a format that was never defined.",
          "the bitmap starts with {found:x}, its first bit must be 0");

  /**
   * EID has no endpoint identifier. Example: EID without RDATA. draft-ietf-nimrod-dns-01 section 2.
   */
  public static final Fault EID_EMPTY =
      add(
          "EID_EMPTY",
          "draft-ietf-nimrod-dns-01 section 2",
          "EID has no endpoint identifier.",
          "the identifier has {found} octets, it must have at least {limit}");

  /** NIMLOC has no locator. Example: NIMLOC without RDATA. draft-ietf-nimrod-dns-01 section 2. */
  public static final Fault NIMLOC_EMPTY =
      add(
          "NIMLOC_EMPTY",
          "draft-ietf-nimrod-dns-01 section 2",
          "NIMLOC has no locator.",
          "the locator has {found} octets, it must have at least {limit}");

  /** ATMA has no address. Example: ATMA with its format only. ATM Forum af-dans-0152. */
  public static final Fault ATMA_EMPTY =
      add(
          "ATMA_EMPTY",
          "ATM Forum af-dans-0152",
          "ATMA has no address.",
          "the address has {found} octets, it must have at least {limit}");

  /**
   * An address of ATMA in format 1 (E.164) has an octet that is not an ASCII digit. Example: a plus
   * sign before the digits. ATM Forum af-dans-0152.
   */
  public static final Fault ATMA_DIGIT =
      add(
          "ATMA_DIGIT",
          "ATM Forum af-dans-0152",
          "An address of ATMA in format 1 (E.164) has an octet that is not an ASCII digit.",
          "the octet {found:x} is not a digit");

  /**
   * The prefix of A6 is longer than 128 bits. Example: a prefix of 129 bits. RFC 2874 section 3.1.
   */
  public static final Fault A6_PREFIX_LENGTH =
      add(
          "A6_PREFIX_LENGTH",
          "RFC 2874 section 3.1",
          "The prefix of A6 is longer than 128 bits.",
          "the prefix has {found} bits, an address has {limit}");

  /**
   * A prefix of APL is longer than the addresses of its family. Example: a prefix of 33 bits for
   * IPv4. RFC 3123 section 4.
   */
  public static final Fault APL_PREFIX_LENGTH =
      add(
          "APL_PREFIX_LENGTH",
          "RFC 3123 section 4",
          "A prefix of APL is longer than the addresses of its family.",
          "the prefix has {found} bits, the family's addresses have {limit}");

  /**
   * An address of APL is longer than those of its family. Example: an IPv4 address of five octets.
   * RFC 3123 section 4.
   */
  public static final Fault APL_ADDRESS_LENGTH =
      add(
          "APL_ADDRESS_LENGTH",
          "RFC 3123 section 4",
          "An address of APL is longer than those of its family.",
          "the address has {found} octets, those of the family have {limit}");

  /**
   * An address of APL ends in a zero octet, which must be left out. Example: 192.0 written as two
   * octets. RFC 3123 section 4.
   */
  public static final Fault APL_TRAILING_ZERO =
      add(
          "APL_TRAILING_ZERO",
          "RFC 3123 section 4",
          "An address of APL ends in a zero octet, which must be left out.",
          "the last octet of the address is {found}");

  /**
   * A digest of a key does not have the length of its digest type. Example: SHA-1 of one octet. RFC
   * 4034 section 5.1.4.
   */
  public static final Fault DIGEST_LENGTH =
      add(
          "DIGEST_LENGTH",
          "RFC 4034 section 5.1.4",
          "A digest of a key does not have the length of its digest type.",
          "the digest has {found} octets, its type requires {limit}");

  /**
   * A fingerprint of SSHFP does not have the length of its type. Example: SHA-256 of one octet. RFC
   * 4255 section 3.1.3.
   */
  public static final Fault SSHFP_LENGTH =
      add(
          "SSHFP_LENGTH",
          "RFC 4255 section 3.1.3",
          "A fingerprint of SSHFP does not have the length of its type.",
          "the fingerprint has {found} octets, its type requires {limit}");

  /** NSEC3 has no next hashed owner name. Example: a hash length of 0. RFC 5155 section 3.2. */
  public static final Fault NSEC3_HASH_EMPTY =
      add(
          "NSEC3_HASH_EMPTY",
          "RFC 5155 section 3.2",
          "NSEC3 has no next hashed owner name.",
          "the hash has {found} octets, it must have at least {limit}");

  /** HIP has no host identity tag. Example: a HIT length of 0. RFC 8005 section 5. */
  public static final Fault HIP_HIT_EMPTY =
      add(
          "HIP_HIT_EMPTY",
          "RFC 8005 section 5",
          "HIP has no host identity tag.",
          "the tag has {found} octets, it must have at least {limit}");

  /** HIP has no public key. Example: a key length of 0. RFC 8005 section 5. */
  public static final Fault HIP_KEY_EMPTY =
      add(
          "HIP_KEY_EMPTY",
          "RFC 8005 section 5",
          "HIP has no public key.",
          "the key has {found} octets, it must have at least {limit}");

  /**
   * A digest of ZONEMD has fewer than 12 octets. Example: a digest of one octet. RFC 8976 section
   * 2.2.4.
   */
  public static final Fault ZONEMD_DIGEST_SHORT =
      add(
          "ZONEMD_DIGEST_SHORT",
          "RFC 8976 section 2.2.4",
          "A digest of ZONEMD has fewer than 12 octets.",
          "the digest has {found} octets, it must have at least {limit}");

  /**
   * A digest of ZONEMD under the scheme SIMPLE does not have the length of its hash algorithm.
   * Example: SHA-384 of 12 octets. RFC 8976 section 5.3.
   */
  public static final Fault ZONEMD_DIGEST_LENGTH =
      add(
          "ZONEMD_DIGEST_LENGTH",
          "RFC 8976 section 5.3",
          "A digest of ZONEMD under the scheme SIMPLE does not have the length of its hash"
              + " algorithm.",
          "the digest has {found} octets, its algorithm requires {limit}");

  /** HHIT has no data. Example: HHIT without RDATA. RFC 9886. */
  public static final Fault HHIT_EMPTY =
      add(
          "HHIT_EMPTY",
          "RFC 9886",
          "HHIT has no data.",
          "there are {found} octets, there must be at least {limit}");

  /** BRID has no data. Example: BRID without RDATA. RFC 9886. */
  public static final Fault BRID_EMPTY =
      add(
          "BRID_EMPTY",
          "RFC 9886",
          "BRID has no data.",
          "there are {found} octets, there must be at least {limit}");

  /**
   * UNECE or ISO has no name of its standard, or no code. Example: UNECE without a code.
   * draft-woodcock-faltstrom-external-registry-rrtypes.
   */
  public static final Fault EXTERNAL_CODE_EMPTY =
      add(
          "EXTERNAL_CODE_EMPTY",
          "draft-woodcock-faltstrom-external-registry-rrtypes",
          "UNECE or ISO has no name of its standard, or no code.",
          "there are {found} octets, there must be at least {limit}");

  /**
   * TKEY's Key Size runs past the end of the RDATA. Example: a Key Size of 9 with no key. RFC 2930
   * section 2.7.
   */
  public static final Fault TKEY_KEY_LENGTH =
      add(
          "TKEY_KEY_LENGTH",
          "RFC 2930 section 2.7",
          "TKEY's Key Size runs past the end of the RDATA.",
          "the size is {found}, the RDATA has {limit} octets left");

  /**
   * TKEY's Other Size runs past the end of the RDATA. Example: an Other Size of 1 with no data. RFC
   * 2930 section 2.8.
   */
  public static final Fault TKEY_OTHER_LENGTH =
      add(
          "TKEY_OTHER_LENGTH",
          "RFC 2930 section 2.8",
          "TKEY's Other Size runs past the end of the RDATA.",
          "the size is {found}, the RDATA has {limit} octets left");

  /** URI has no target. Example: URI with priority and weight only. RFC 7553 section 4.4. */
  public static final Fault URI_TARGET_EMPTY =
      add(
          "URI_TARGET_EMPTY",
          "RFC 7553 section 4.4",
          "URI has no target.",
          "the target has {found} octets, it must have at least {limit}");

  /** CAA has no tag. Example: a tag length of 0. RFC 8659 section 4.1. */
  public static final Fault CAA_TAG_EMPTY =
      add(
          "CAA_TAG_EMPTY",
          "RFC 8659 section 4.1",
          "CAA has no tag.",
          "the tag has {found} octets, it must have at least {limit}");

  /**
   * A tag of CAA has an octet that is not an ASCII letter or digit. Example: the tag i-s. RFC 8659
   * section 4.1.
   */
  public static final Fault CAA_TAG_CHARACTER =
      add(
          "CAA_TAG_CHARACTER",
          "RFC 8659 section 4.1",
          "A tag of CAA has an octet that is not an ASCII letter or digit.",
          "the octet {found:x} is neither a letter nor a digit");

  /** The keys of SVCB's parameters do not ascend. Example: port twice. RFC 9460 section 2.2. */
  public static final Fault SVCB_KEY_ORDER =
      add(
          "SVCB_KEY_ORDER",
          "RFC 9460 section 2.2",
          "The keys of SVCB's parameters do not ascend.",
          "key {found} follows key {limit}, the keys must ascend");

  /**
   * A field runs past the end of its parameter of SVCB. Example: a port of one octet. RFC 9460
   * section 2.2.
   */
  public static final Fault SVCB_FIELD_TRUNCATED =
      add(
          "SVCB_FIELD_TRUNCATED",
          "RFC 9460 section 2.2",
          "A field runs past the end of its parameter of SVCB.",
          "the field needs {found} octets, the value has {limit} left");

  /**
   * The length of a parameter of SVCB runs past the end of the RDATA. Example: a length of 2 with
   * one octet left. RFC 9460 section 2.2.
   */
  public static final Fault SVCB_VALUE_TRUNCATED =
      FAULTS.add(
          Fault.Kind.RDATA,
          "SVCB_VALUE_TRUNCATED",
          "RFC 9460 section 2.2",
          "The length of a parameter of SVCB runs past the end of the RDATA.",
          "the length is {found}, the RDATA has {limit} octets left",
          SVCB_FIELD_TRUNCATED);

  /**
   * A value of SVCB has octets after the value of its key. Example: a port of three octets. RFC
   * 9460 section 2.2.
   */
  public static final Fault SVCB_VALUE_TRAILING =
      add(
          "SVCB_VALUE_TRAILING",
          "RFC 9460 section 2.2",
          "A value of SVCB has octets after the value of its key.",
          "{found} octets follow the value of the key");

  /**
   * A parameter of SVCB has no value, but its key requires one. Example: ipv4hint without an
   * address. RFC 9460 section 2.2.
   */
  public static final Fault SVCB_VALUE_EMPTY =
      add(
          "SVCB_VALUE_EMPTY",
          "RFC 9460 section 2.2",
          "A parameter of SVCB has no value, but its key requires one.",
          "the value has {found} octets, it must have at least {limit}");

  /**
   * The keys in SVCB's mandatory do not ascend, or include mandatory itself. Example: mandatory
   * lists itself. RFC 9460 section 8.
   */
  public static final Fault SVCB_MANDATORY_ORDER =
      add(
          "SVCB_MANDATORY_ORDER",
          "RFC 9460 section 8",
          "The keys in SVCB's mandatory do not ascend, or include mandatory itself.",
          "key {found} follows key {limit}, the keys must ascend");

  /**
   * SVCB's mandatory lists a key that is not among the parameters. Example: mandatory lists alpn,
   * which is missing. RFC 9460 section 8.
   */
  public static final Fault SVCB_KEY_MISSING =
      add(
          "SVCB_KEY_MISSING",
          "RFC 9460 section 8",
          "SVCB's mandatory lists a key that is not among the parameters.",
          "key {found} is missing, key {limit} requires it");

  /**
   * SVCB has no-default-alpn without alpn. Example: no-default-alpn alone. RFC 9460 section 7.1.1.
   */
  public static final Fault SVCB_ALPN_MISSING =
      add(
          "SVCB_ALPN_MISSING",
          "RFC 9460 section 7.1.1",
          "SVCB has no-default-alpn without alpn.",
          "key {found} is missing, key {limit} requires it");

  /**
   * A protocol in SVCB's alpn is empty. Example: a protocol of no octets. RFC 9460 section 7.1.1.
   */
  public static final Fault SVCB_ALPN_EMPTY =
      add(
          "SVCB_ALPN_EMPTY",
          "RFC 9460 section 7.1.1",
          "A protocol in SVCB's alpn is empty.",
          "the protocol has {found} octets, it must have at least {limit}");

  /** SVCB's dohpath is not UTF-8. Example: the path 0xFF. RFC 9461 section 5. */
  public static final Fault SVCB_PATH_ENCODING =
      add(
          "SVCB_PATH_ENCODING",
          "RFC 9461 section 5",
          "SVCB's dohpath is not UTF-8.",
          "the octet {found:x} is not valid UTF-8 here");

  /**
   * SVCB's tls-supported-groups has a group twice. Example: group 29 twice.
   * draft-ietf-tls-key-share-prediction.
   */
  public static final Fault SVCB_GROUP_REPEATED =
      add(
          "SVCB_GROUP_REPEATED",
          "draft-ietf-tls-key-share-prediction",
          "SVCB's tls-supported-groups has a group twice.",
          "group {found} is repeated");

  /**
   * TSIG's MAC Size runs past the end of the RDATA. Example: a MAC Size of 32 with six octets left.
   * RFC 8945 section 4.2.
   */
  public static final Fault TSIG_MAC_LENGTH =
      FAULTS.add(
          Fault.Kind.TSIG,
          "TSIG_MAC_LENGTH",
          "RFC 8945 section 4.2",
          "TSIG's MAC Size runs past the end of the RDATA.",
          "the size is {found}, the RDATA has {limit} octets left");

  /**
   * TSIG's Other Len runs past the end of the RDATA. Example: an Other Len of 6 with nothing left.
   * RFC 8945 section 4.2.
   */
  public static final Fault TSIG_OTHER_LENGTH =
      FAULTS.add(
          Fault.Kind.TSIG,
          "TSIG_OTHER_LENGTH",
          "RFC 8945 section 4.2",
          "TSIG's Other Len runs past the end of the RDATA.",
          "the length is {found}, the RDATA has {limit} octets left");

  private static final List<Fault> ALL = FAULTS.all();

  private RDataFault() {}

  private static Fault add(String identifier, String rfc, String sentence, String finding) {
    return FAULTS.add(Fault.Kind.RDATA, identifier, rfc, sentence, finding);
  }

  /**
   * Returns the faults of this class.
   *
   * @return the faults in the order of their constants
   */
  public static List<Fault> all() {
    return ALL;
  }
}
