package io.wiredns.codec.wire;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Every way in which octets can fail to be a DNS message, each with the rule that it breaks: the
 * catalogue that the parsers, {@code wiredns faults} and the test kit share. A user's own types add
 * theirs by {@link #of}.
 *
 * <p>Only structure is checked: lengths, bounds, pointers, placement. What a value means is not (a
 * question with a strange type, a CAA tag in capitals are no faults).
 *
 * <p>It is long because it is one list, a few lines a fault.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Fault implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What a fault is about.
   *
   * @since 0.1
   */
  public enum Kind {
    /** The header's counts and what lies between the entries that they count. */
    FRAMING,
    /** A name and its compression pointers. */
    NAME,
    /** A record around its RDATA. */
    RECORD,
    /** The fields of RDATA. */
    RDATA,
    /** OPT and its options. */
    EDNS,
    /** A TSIG record. */
    TSIG,
    /** DNS Stateful Operations. */
    STATEFUL,
    /** The message as a whole is too large. */
    SIZE
  }

  /**
   * Each constant, in the order in which they stand here; complete when the class is initialized.
   */
  private static final List<Fault> OURS = new ArrayList<>();

  /** The message has fewer than 12 octets. Example: 11 octets. RFC 1035 section 4.1.1. */
  public static final Fault HEADER_TRUNCATED =
      ours(
          Kind.FRAMING,
          "HEADER_TRUNCATED",
          "RFC 1035 section 4.1.1",
          "The message has fewer than 12 octets.",
          "a header has 12 octets, the message {found}");

  /** The message has more than 65,535 octets. Example: 65,536 octets. RFC 1035 section 4.2.2. */
  public static final Fault MESSAGE_TOO_LONG =
      ours(
          Kind.SIZE,
          "MESSAGE_TOO_LONG",
          "RFC 1035 section 4.2.2",
          "The message has more than 65,535 octets.",
          "a message has at most {limit} octets, this one {found}");

  /**
   * The message ends before the entries that the header counts. Example: two answers counted, one
   * there. RFC 1035 section 4.1.1.
   */
  public static final Fault COUNT_EXCEEDS_MESSAGE =
      ours(
          Kind.FRAMING,
          "COUNT_EXCEEDS_MESSAGE",
          "RFC 1035 section 4.1.1",
          "The message ends before the entries that the header counts.",
          "the header counts {found} here, the message ends after {limit}");

  /**
   * A question's type and class run past the message's end. Example: a question without its class.
   * RFC 1035 section 4.1.2.
   */
  public static final Fault QUESTION_TRUNCATED =
      ours(
          Kind.FRAMING,
          "QUESTION_TRUNCATED",
          "RFC 1035 section 4.1.2",
          "A question's type and class run past the message's end.",
          "type and class take {found} octets, the message has {limit} left");

  /**
   * A record's type, class, TTL and RDLENGTH run past the message's end. Example: a record cut in
   * its TTL. RFC 1035 section 4.1.3.
   */
  public static final Fault RECORD_TRUNCATED =
      ours(
          Kind.RECORD,
          "RECORD_TRUNCATED",
          "RFC 1035 section 4.1.3",
          "A record's type, class, TTL and RDLENGTH run past the message's end.",
          "type, class, TTL and RDLENGTH take {found} octets, the message has {limit} left");

  /**
   * RDLENGTH runs past the message's end. Example: RDLENGTH 5 with 4 octets left. RFC 1035 section
   * 4.1.3.
   */
  public static final Fault RDLENGTH_EXCEEDS_MESSAGE =
      ours(
          Kind.RECORD,
          "RDLENGTH_EXCEEDS_MESSAGE",
          "RFC 1035 section 4.1.3",
          "RDLENGTH runs past the message's end.",
          "RDLENGTH is {found}, the message has {limit} octets left");

  /**
   * Octets follow the last record that the header counts, or the end of a name that stands alone.
   * Example: one octet behind an empty message. RFC 1035 section 4.1.
   */
  public static final Fault TRAILING_OCTETS =
      ours(
          Kind.FRAMING,
          "TRAILING_OCTETS",
          "RFC 1035 section 4.1",
          "Octets follow the last record that the header counts, or the end of a name that stands alone.",
          "{found} octets follow its end");

  /**
   * A name's label, or the octet that must follow it, lies outside the message or the RDATA.
   * Example: an owner without its root. RFC 1035 section 3.1.
   */
  public static final Fault NAME_TRUNCATED =
      ours(
          Kind.NAME,
          "NAME_TRUNCATED",
          "RFC 1035 section 3.1",
          "A name's label, or the octet that must follow it, lies outside the message or the RDATA.",
          "a label and the octet behind it take {found} octets, {limit} are left");

  /** A label's top bits are 01 or 10. Example: the length octet 0x41. RFC 6891 section 5. */
  public static final Fault LABEL_TYPE =
      ours(
          Kind.NAME,
          "LABEL_TYPE",
          "RFC 6891 section 5",
          "A label's top bits are 01 or 10.",
          "the length octet {found:x} has top bits {limit}, known are 00 and 11");

  /**
   * An expanded name has more than 255 octets. Example: four labels of 63 octets. RFC 1035 section
   * 2.3.4.
   */
  public static final Fault NAME_TOO_LONG =
      ours(
          Kind.NAME,
          "NAME_TOO_LONG",
          "RFC 1035 section 2.3.4",
          "An expanded name has more than 255 octets.",
          "the expanded name takes at least {found} octets, of {limit} at most");

  /**
   * The second octet of a compression pointer is missing. Example: the owner 0xC0 at the end. RFC
   * 1035 section 4.1.4.
   */
  public static final Fault POINTER_TRUNCATED =
      ours(
          Kind.NAME,
          "POINTER_TRUNCATED",
          "RFC 1035 section 4.1.4",
          "The second octet of a compression pointer is missing.",
          "a pointer has {found} octets, {limit} is left");

  /**
   * A compression pointer does not point before the start of the piece of name that it ends.
   * Example: a pointer to itself. RFC 1035 section 4.1.4.
   */
  public static final Fault POINTER_NOT_PRIOR =
      ours(
          Kind.NAME,
          "POINTER_NOT_PRIOR",
          "RFC 1035 section 4.1.4",
          "A compression pointer does not point before the start of the piece of name that it ends.",
          "the pointer says octet {found}, it must be before octet {limit}");

  /**
   * A compression pointer points into the header, where no name is. Example: a pointer to octet 11.
   * RFC 1035 section 4.1.4.
   */
  public static final Fault POINTER_INTO_HEADER =
      ours(
          Kind.NAME,
          "POINTER_INTO_HEADER",
          "RFC 1035 section 4.1.4",
          "A compression pointer points into the header, where no name is.",
          "the pointer says octet {found}, names start at octet {limit}");

  /**
   * A name takes more pointers than it can have labels. Example: a name of 128 pointers. RFC 9267
   * section 2.
   */
  public static final Fault POINTER_CHAIN =
      ours(
          Kind.NAME,
          "POINTER_CHAIN",
          "RFC 9267 section 2",
          "A name takes more pointers than it can have labels.",
          "the name takes pointer number {found}, of {limit} at most");

  /**
   * A compression pointer stands in a name that must not be compressed. Example: a pointer in the
   * target of DNAME. RFC 3597 section 4.
   */
  public static final Fault POINTER_FORBIDDEN =
      ours(
          Kind.NAME,
          "POINTER_FORBIDDEN",
          "RFC 3597 section 4",
          "A compression pointer stands in a name that must not be compressed.",
          "a pointer to octet {found} in a name that is never compressed");

  /**
   * A field runs past the end of its RDATA. Example: an IPv4 address of three octets. RFC 1035
   * section 3.2.1.
   */
  public static final Fault RDATA_TRUNCATED =
      ours(
          Kind.RDATA,
          "RDATA_TRUNCATED",
          "RFC 1035 section 3.2.1",
          "A field runs past the end of its RDATA.",
          "the field takes {found} octets, the RDATA has {limit} left");

  /**
   * RDATA goes on after its last field. Example: an IPv4 address of five octets. RFC 1035 section
   * 3.2.1.
   */
  public static final Fault RDATA_TRAILING =
      ours(
          Kind.RDATA,
          "RDATA_TRAILING",
          "RFC 1035 section 3.2.1",
          "RDATA goes on after its last field.",
          "{found} octets follow the last field of the RDATA");

  /**
   * A character-string, or another string behind a length octet, runs past the end of what holds
   * it. Example: a string of three octets with two left. RFC 1035 section 3.3.
   */
  public static final Fault STRING_TRUNCATED =
      ours(
          Kind.RDATA,
          "STRING_TRUNCATED",
          "RFC 1035 section 3.3",
          "A character-string, or another string behind a length octet, runs past the end of what holds it.",
          "the string takes {found} octets with its length, {limit} are left");

  /** A text record has no character-string. Example: TXT without RDATA. RFC 1035 section 3.3.14. */
  public static final Fault TEXT_EMPTY =
      ours(
          Kind.RDATA,
          "TEXT_EMPTY",
          "RFC 1035 section 3.3.14",
          "A text record has no character-string.",
          "one character-string at least, found {found}");

  /**
   * The bitmap of WKS says ports above 65,535. Example: 8,193 octets of bitmap. RFC 1035 section
   * 3.4.2.
   */
  public static final Fault WKS_BITMAP_LENGTH =
      ours(
          Kind.RDATA,
          "WKS_BITMAP_LENGTH",
          "RFC 1035 section 3.4.2",
          "The bitmap of WKS says ports above 65,535.",
          "a bitmap of {found} octets, {limit} have all ports");

  /** NSAP has no address. Example: NSAP without RDATA. RFC 1706 section 5. */
  public static final Fault NSAP_EMPTY =
      ours(
          Kind.RDATA,
          "NSAP_EMPTY",
          "RFC 1706 section 5",
          "NSAP has no address.",
          "an address of {found} octets, {limit} at least must be");

  /**
   * A decimal digit of LOC's size or precision is above 9. Example: a size of 0xA2. RFC 1876
   * section 2.
   */
  public static final Fault LOC_SIZE =
      ours(
          Kind.RDATA,
          "LOC_SIZE",
          "RFC 1876 section 2",
          "A decimal digit of LOC's size or precision is above 9.",
          "the digit {found}, {limit} is the largest");

  /**
   * A latitude of LOC is beyond a pole, or a longitude beyond 180 degrees. Example: the latitude
   * 0xFFFFFFFF. RFC 1876 section 2.
   */
  public static final Fault LOC_ANGLE =
      ours(
          Kind.RDATA,
          "LOC_ANGLE",
          "RFC 1876 section 2",
          "A latitude of LOC is beyond a pole, or a longitude beyond 180 degrees.",
          "{found} thousandths of an arc second off, {limit} is the farthest");

  /**
   * NXT's type bitmap has no octet, too many, or a trailing zero octet. Example: a bitmap that ends
   * in zero. RFC 2535 section 5.2.
   */
  public static final Fault NXT_BITMAP =
      ours(
          Kind.RDATA,
          "NXT_BITMAP",
          "RFC 2535 section 5.2",
          "NXT's type bitmap has no octet, too many, or a trailing zero octet.",
          "the bitmap of {found} octets must have 1 to {limit} and not end in a zero octet");

  /**
   * Bit 0 of NXT's type bitmap is set, which says a format that nobody ever defined. Example: a
   * bitmap of 0x80. RFC 2535 section 5.2.
   */
  public static final Fault NXT_FORMAT =
      ours(
          Kind.RDATA,
          "NXT_FORMAT",
          "RFC 2535 section 5.2",
          "Bit 0 of NXT's type bitmap is set, which says a format that nobody ever defined.",
          "the bitmap starts with {found:x}, whose first bit must be 0");

  /**
   * EID has no endpoint identifier. Example: EID without RDATA. draft-ietf-nimrod-dns-01 section 2.
   */
  public static final Fault EID_EMPTY =
      ours(
          Kind.RDATA,
          "EID_EMPTY",
          "draft-ietf-nimrod-dns-01 section 2",
          "EID has no endpoint identifier.",
          "an identifier of {found} octets, {limit} at least must be");

  /** NIMLOC has no locator. Example: NIMLOC without RDATA. draft-ietf-nimrod-dns-01 section 2. */
  public static final Fault NIMLOC_EMPTY =
      ours(
          Kind.RDATA,
          "NIMLOC_EMPTY",
          "draft-ietf-nimrod-dns-01 section 2",
          "NIMLOC has no locator.",
          "a locator of {found} octets, {limit} at least must be");

  /** ATMA has no address. Example: ATMA with its format only. ATM Forum af-dans-0152. */
  public static final Fault ATMA_EMPTY =
      ours(
          Kind.RDATA,
          "ATMA_EMPTY",
          "ATM Forum af-dans-0152",
          "ATMA has no address.",
          "an address of {found} octets, {limit} at least must be");

  /**
   * An address of ATMA in format 1 (E.164) has an octet that is no ASCII digit. Example: a plus
   * sign before the digits. ATM Forum af-dans-0152.
   */
  public static final Fault ATMA_DIGIT =
      ours(
          Kind.RDATA,
          "ATMA_DIGIT",
          "ATM Forum af-dans-0152",
          "An address of ATMA in format 1 (E.164) has an octet that is no ASCII digit.",
          "the octet {found:x} is no digit");

  /**
   * The prefix of A6 is longer than 128 bits. Example: a prefix of 129 bits. RFC 2874 section 3.1.
   */
  public static final Fault A6_PREFIX_LENGTH =
      ours(
          Kind.RDATA,
          "A6_PREFIX_LENGTH",
          "RFC 2874 section 3.1",
          "The prefix of A6 is longer than 128 bits.",
          "a prefix of {found} bits, an address has {limit}");

  /**
   * A prefix of APL is longer than the addresses of its family. Example: a prefix of 33 bits for
   * IPv4. RFC 3123 section 4.
   */
  public static final Fault APL_PREFIX_LENGTH =
      ours(
          Kind.RDATA,
          "APL_PREFIX_LENGTH",
          "RFC 3123 section 4",
          "A prefix of APL is longer than the addresses of its family.",
          "a prefix of {found} bits, the family's addresses have {limit}");

  /**
   * An address of APL is longer than those of its family. Example: an IPv4 address of five octets.
   * RFC 3123 section 4.
   */
  public static final Fault APL_ADDRESS_LENGTH =
      ours(
          Kind.RDATA,
          "APL_ADDRESS_LENGTH",
          "RFC 3123 section 4",
          "An address of APL is longer than those of its family.",
          "an address of {found} octets, the family's have {limit}");

  /**
   * An address of APL ends in a zero octet, which must be left out. Example: 192.0 written as two
   * octets. RFC 3123 section 4.
   */
  public static final Fault APL_TRAILING_ZERO =
      ours(
          Kind.RDATA,
          "APL_TRAILING_ZERO",
          "RFC 3123 section 4",
          "An address of APL ends in a zero octet, which must be left out.",
          "the last octet of the address is {found}");

  /**
   * A type bitmap's block is cut, empty, or longer than 32 octets. Example: a block of no octets.
   * RFC 4034 section 4.1.2.
   */
  public static final Fault TYPE_BITMAP_LENGTH =
      ours(
          Kind.RDATA,
          "TYPE_BITMAP_LENGTH",
          "RFC 4034 section 4.1.2",
          "A type bitmap's block is cut, empty, or longer than 32 octets.",
          "a bitmap block of {found} octets, where 1 to {limit} can be");

  /**
   * A type bitmap's windows do not ascend. Example: window 0 behind window 1. RFC 4034 section
   * 4.1.2.
   */
  public static final Fault TYPE_BITMAP_ORDER =
      ours(
          Kind.RDATA,
          "TYPE_BITMAP_ORDER",
          "RFC 4034 section 4.1.2",
          "A type bitmap's windows do not ascend.",
          "window {found} does not come after window {limit}");

  /**
   * A type bitmap's block ends in a zero octet. Example: the block 0x4000. RFC 4034 section 4.1.2.
   */
  public static final Fault TYPE_BITMAP_TRAILING_ZERO =
      ours(
          Kind.RDATA,
          "TYPE_BITMAP_TRAILING_ZERO",
          "RFC 4034 section 4.1.2",
          "A type bitmap's block ends in a zero octet.",
          "the block of window {found} ends in a zero octet");

  /**
   * A digest of a key has not the length that its digest type gives. Example: SHA-1 of one octet.
   * RFC 4034 section 5.1.4.
   */
  public static final Fault DIGEST_LENGTH =
      ours(
          Kind.RDATA,
          "DIGEST_LENGTH",
          "RFC 4034 section 5.1.4",
          "A digest of a key has not the length that its digest type gives.",
          "a digest of {found} octets where its type has {limit}");

  /**
   * A fingerprint of SSHFP has not the length that its type gives. Example: SHA-256 of one octet.
   * RFC 4255 section 3.1.3.
   */
  public static final Fault SSHFP_LENGTH =
      ours(
          Kind.RDATA,
          "SSHFP_LENGTH",
          "RFC 4255 section 3.1.3",
          "A fingerprint of SSHFP has not the length that its type gives.",
          "a fingerprint of {found} octets where its type has {limit}");

  /** NSEC3 has no next hashed owner name. Example: a hash length of 0. RFC 5155 section 3.2. */
  public static final Fault NSEC3_HASH_EMPTY =
      ours(
          Kind.RDATA,
          "NSEC3_HASH_EMPTY",
          "RFC 5155 section 3.2",
          "NSEC3 has no next hashed owner name.",
          "a hash of {found} octets, {limit} at least must be");

  /** HIP has no host identity tag. Example: a HIT length of 0. RFC 8005 section 5. */
  public static final Fault HIP_HIT_EMPTY =
      ours(
          Kind.RDATA,
          "HIP_HIT_EMPTY",
          "RFC 8005 section 5",
          "HIP has no host identity tag.",
          "a tag of {found} octets, {limit} at least must be");

  /** HIP has no public key. Example: a key length of 0. RFC 8005 section 5. */
  public static final Fault HIP_KEY_EMPTY =
      ours(
          Kind.RDATA,
          "HIP_KEY_EMPTY",
          "RFC 8005 section 5",
          "HIP has no public key.",
          "a key of {found} octets, {limit} at least must be");

  /**
   * A digest of ZONEMD has fewer than 12 octets. Example: a digest of one octet. RFC 8976 section
   * 2.2.4.
   */
  public static final Fault ZONEMD_DIGEST_SHORT =
      ours(
          Kind.RDATA,
          "ZONEMD_DIGEST_SHORT",
          "RFC 8976 section 2.2.4",
          "A digest of ZONEMD has fewer than 12 octets.",
          "a digest of {found} octets, {limit} at least must be");

  /**
   * A digest of ZONEMD under the scheme SIMPLE has not the length that its hash algorithm gives.
   * Example: SHA-384 of 12 octets. RFC 8976 section 5.3.
   */
  public static final Fault ZONEMD_DIGEST_LENGTH =
      ours(
          Kind.RDATA,
          "ZONEMD_DIGEST_LENGTH",
          "RFC 8976 section 5.3",
          "A digest of ZONEMD under the scheme SIMPLE has not the length that its hash algorithm"
              + " gives.",
          "a digest of {found} octets where its algorithm has {limit}");

  /** HHIT has no data. Example: HHIT without RDATA. RFC 9886. */
  public static final Fault HHIT_EMPTY =
      ours(
          Kind.RDATA,
          "HHIT_EMPTY",
          "RFC 9886",
          "HHIT has no data.",
          "{found} octets, {limit} at least must be");

  /** BRID has no data. Example: BRID without RDATA. RFC 9886. */
  public static final Fault BRID_EMPTY =
      ours(
          Kind.RDATA,
          "BRID_EMPTY",
          "RFC 9886",
          "BRID has no data.",
          "{found} octets, {limit} at least must be");

  /**
   * UNECE or ISO has no name of its standard, or no code. Example: UNECE without a code.
   * draft-woodcock-faltstrom-external-registry-rrtypes.
   */
  public static final Fault EXTERNAL_CODE_EMPTY =
      ours(
          Kind.RDATA,
          "EXTERNAL_CODE_EMPTY",
          "draft-woodcock-faltstrom-external-registry-rrtypes",
          "UNECE or ISO has no name of its standard, or no code.",
          "{found} octets, {limit} at least must be");

  /**
   * TKEY's Key Size runs past the end of the RDATA. Example: a Key Size of 9 with no key. RFC 2930
   * section 2.7.
   */
  public static final Fault TKEY_KEY_LENGTH =
      ours(
          Kind.RDATA,
          "TKEY_KEY_LENGTH",
          "RFC 2930 section 2.7",
          "TKEY's Key Size runs past the end of the RDATA.",
          "the size is {found}, the RDATA has {limit} octets left");

  /**
   * TKEY's Other Size runs past the end of the RDATA. Example: an Other Size of 1 with no data. RFC
   * 2930 section 2.8.
   */
  public static final Fault TKEY_OTHER_LENGTH =
      ours(
          Kind.RDATA,
          "TKEY_OTHER_LENGTH",
          "RFC 2930 section 2.8",
          "TKEY's Other Size runs past the end of the RDATA.",
          "the size is {found}, the RDATA has {limit} octets left");

  /** URI has no target. Example: URI with priority and weight only. RFC 7553 section 4.4. */
  public static final Fault URI_TARGET_EMPTY =
      ours(
          Kind.RDATA,
          "URI_TARGET_EMPTY",
          "RFC 7553 section 4.4",
          "URI has no target.",
          "a target of {found} octets, {limit} at least must be");

  /** CAA has no tag. Example: a tag length of 0. RFC 8659 section 4.1. */
  public static final Fault CAA_TAG_EMPTY =
      ours(
          Kind.RDATA,
          "CAA_TAG_EMPTY",
          "RFC 8659 section 4.1",
          "CAA has no tag.",
          "a tag of {found} octets, {limit} at least must be");

  /**
   * A tag of CAA has an octet that is no ASCII letter or digit. Example: the tag i-s. RFC 8659
   * section 4.1.
   */
  public static final Fault CAA_TAG_CHARACTER =
      ours(
          Kind.RDATA,
          "CAA_TAG_CHARACTER",
          "RFC 8659 section 4.1",
          "A tag of CAA has an octet that is no ASCII letter or digit.",
          "the octet {found:x} is no letter or digit");

  /** The keys of SVCB's parameters do not ascend. Example: port twice. RFC 9460 section 2.2. */
  public static final Fault SVCB_KEY_ORDER =
      ours(
          Kind.RDATA,
          "SVCB_KEY_ORDER",
          "RFC 9460 section 2.2",
          "The keys of SVCB's parameters do not ascend.",
          "key {found} does not come after key {limit}");

  /**
   * The length of a parameter of SVCB runs past the end of the RDATA. Example: a length of 2 with
   * one octet left. RFC 9460 section 2.2.
   */
  public static final Fault SVCB_VALUE_TRUNCATED =
      ours(
          Kind.RDATA,
          "SVCB_VALUE_TRUNCATED",
          "RFC 9460 section 2.2",
          "The length of a parameter of SVCB runs past the end of the RDATA.",
          "the length is {found}, the RDATA has {limit} octets left");

  /**
   * A field runs past the end of its parameter of SVCB. Example: a port of one octet. RFC 9460
   * section 2.2.
   */
  public static final Fault SVCB_FIELD_TRUNCATED =
      ours(
          Kind.RDATA,
          "SVCB_FIELD_TRUNCATED",
          "RFC 9460 section 2.2",
          "A field runs past the end of its parameter of SVCB.",
          "the field takes {found} octets, the value has {limit} left");

  /**
   * A value of SVCB goes on after what its key takes. Example: a port of three octets. RFC 9460
   * section 2.2.
   */
  public static final Fault SVCB_VALUE_TRAILING =
      ours(
          Kind.RDATA,
          "SVCB_VALUE_TRAILING",
          "RFC 9460 section 2.2",
          "A value of SVCB goes on after what its key takes.",
          "{found} octets follow the value of the key");

  /**
   * A parameter of SVCB has no value where its key wants one. Example: ipv4hint without an address.
   * RFC 9460 section 2.2.
   */
  public static final Fault SVCB_VALUE_EMPTY =
      ours(
          Kind.RDATA,
          "SVCB_VALUE_EMPTY",
          "RFC 9460 section 2.2",
          "A parameter of SVCB has no value where its key wants one.",
          "{found} octets where {limit} at least must be");

  /**
   * The keys in SVCB's mandatory do not ascend, or mandatory itself is one. Example: mandatory says
   * itself. RFC 9460 section 8.
   */
  public static final Fault SVCB_MANDATORY_ORDER =
      ours(
          Kind.RDATA,
          "SVCB_MANDATORY_ORDER",
          "RFC 9460 section 8",
          "The keys in SVCB's mandatory do not ascend, or mandatory itself is one.",
          "key {found} does not come after key {limit}");

  /**
   * SVCB's mandatory says a key that is not among the parameters. Example: mandatory says alpn,
   * which is missing. RFC 9460 section 8.
   */
  public static final Fault SVCB_KEY_MISSING =
      ours(
          Kind.RDATA,
          "SVCB_KEY_MISSING",
          "RFC 9460 section 8",
          "SVCB's mandatory says a key that is not among the parameters.",
          "key {limit} wants key {found}, which is missing");

  /**
   * SVCB has no-default-alpn without alpn. Example: no-default-alpn alone. RFC 9460 section 7.1.1.
   */
  public static final Fault SVCB_ALPN_MISSING =
      ours(
          Kind.RDATA,
          "SVCB_ALPN_MISSING",
          "RFC 9460 section 7.1.1",
          "SVCB has no-default-alpn without alpn.",
          "key {limit} wants key {found}, which is missing");

  /**
   * A protocol in SVCB's alpn is empty. Example: a protocol of no octets. RFC 9460 section 7.1.1.
   */
  public static final Fault SVCB_ALPN_EMPTY =
      ours(
          Kind.RDATA,
          "SVCB_ALPN_EMPTY",
          "RFC 9460 section 7.1.1",
          "A protocol in SVCB's alpn is empty.",
          "a protocol of {found} octets, {limit} at least must be");

  /** SVCB's dohpath is not UTF-8. Example: the path 0xFF. RFC 9461 section 5. */
  public static final Fault SVCB_PATH_ENCODING =
      ours(
          Kind.RDATA,
          "SVCB_PATH_ENCODING",
          "RFC 9461 section 5",
          "SVCB's dohpath is not UTF-8.",
          "the octet {found:x} does not belong into UTF-8");

  /**
   * SVCB's tls-supported-groups has a group twice. Example: group 29 twice.
   * draft-ietf-tls-key-share-prediction.
   */
  public static final Fault SVCB_GROUP_REPEATED =
      ours(
          Kind.RDATA,
          "SVCB_GROUP_REPEATED",
          "draft-ietf-tls-key-share-prediction",
          "SVCB's tls-supported-groups has a group twice.",
          "group {found} again");

  /**
   * A record of class ANY in an UPDATE, which stands for a whole RRset, has RDATA. Example: an
   * UPDATE that deletes A 192.0.2.1 in class ANY. RFC 2136 section 2.4.1.
   */
  public static final Fault UPDATE_ANY_DATA =
      ours(
          Kind.RECORD,
          "UPDATE_ANY_DATA",
          "RFC 2136 section 2.4.1",
          "A record of class ANY in an UPDATE, which stands for a whole RRset, has RDATA.",
          "RDLENGTH is {found} in class ANY, where it must be {limit}");

  /**
   * OPT stands outside the additional section. Example: OPT as an answer. RFC 6891 section 6.1.1.
   */
  public static final Fault OPT_PLACE =
      ours(
          Kind.EDNS,
          "OPT_PLACE",
          "RFC 6891 section 6.1.1",
          "OPT stands outside the additional section.",
          "OPT in section {found}, its place is section {limit}");

  /** A message has a second OPT. Example: two OPT. RFC 6891 section 6.1.1. */
  public static final Fault OPT_REPEATED =
      ours(
          Kind.EDNS,
          "OPT_REPEATED",
          "RFC 6891 section 6.1.1",
          "A message has a second OPT.",
          "OPT number {found}, of {limit} at most");

  /** OPT's owner is not the root. Example: OPT that belongs to a name. RFC 6891 section 6.1.2. */
  public static final Fault OPT_OWNER =
      ours(
          Kind.EDNS,
          "OPT_OWNER",
          "RFC 6891 section 6.1.2",
          "OPT's owner is not the root.",
          "OPT's owner starts with octet {found:x}, not with the root's");

  /**
   * An option's length runs past the end of OPT's RDATA. Example: a cookie of length 8 with four
   * octets left. RFC 6891 section 6.1.2.
   */
  public static final Fault OPTION_TRUNCATED =
      ours(
          Kind.EDNS,
          "OPTION_TRUNCATED",
          "RFC 6891 section 6.1.2",
          "An option's length runs past the end of OPT's RDATA.",
          "the option's length is {found}, the RDATA has {limit} octets left");

  /**
   * A field runs past the end of its option. Example: an extended error of one octet. RFC 6891
   * section 6.1.2.
   */
  public static final Fault OPTION_FIELD_TRUNCATED =
      ours(
          Kind.EDNS,
          "OPTION_FIELD_TRUNCATED",
          "RFC 6891 section 6.1.2",
          "A field runs past the end of its option.",
          "the field takes {found} octets, the option has {limit} left");

  /**
   * An option goes on after its last field. Example: EXPIRE of five octets. RFC 6891 section 6.1.2.
   */
  public static final Fault OPTION_TRAILING =
      ours(
          Kind.EDNS,
          "OPTION_TRAILING",
          "RFC 6891 section 6.1.2",
          "An option goes on after its last field.",
          "{found} octets follow the last field of the option");

  /**
   * ECS has an address family that has no addresses here. Example: family 3. RFC 7871 section 6.
   */
  public static final Fault ECS_FAMILY =
      ours(
          Kind.EDNS,
          "ECS_FAMILY",
          "RFC 7871 section 6",
          "ECS has an address family that has no addresses here.",
          "address family {found}, known are 1 and {limit}");

  /**
   * ECS has a prefix that is longer than its family's addresses. Example: a source prefix of 33
   * bits for IPv4. RFC 7871 section 6.
   */
  public static final Fault ECS_PREFIX_LENGTH =
      ours(
          Kind.EDNS,
          "ECS_PREFIX_LENGTH",
          "RFC 7871 section 6",
          "ECS has a prefix that is longer than its family's addresses.",
          "a prefix of {found} bits, the family's addresses have {limit}");

  /**
   * ECS has address bits behind its source prefix. Example: a source prefix of 7 bits and the octet
   * 0x01. RFC 7871 section 6.
   */
  public static final Fault ECS_ADDRESS_BITS =
      ours(
          Kind.EDNS,
          "ECS_ADDRESS_BITS",
          "RFC 7871 section 6",
          "ECS has address bits behind its source prefix.",
          "the last octet is {found:x} where only {limit} bits may be set");

  /**
   * A server cookie is neither missing nor 8 to 32 octets. Example: a server cookie of one octet.
   * RFC 7873 section 4.
   */
  public static final Fault COOKIE_LENGTH =
      ours(
          Kind.EDNS,
          "COOKIE_LENGTH",
          "RFC 7873 section 4",
          "A server cookie is neither missing nor 8 to 32 octets.",
          "a server cookie of {found} octets, where 8 to {limit} can be");

  /** A key tag option has no key tag. Example: KEY-TAG without data. RFC 8145 section 4.1. */
  public static final Fault KEY_TAG_EMPTY =
      ours(
          Kind.EDNS,
          "KEY_TAG_EMPTY",
          "RFC 8145 section 4.1",
          "A key tag option has no key tag.",
          "{found} key tags where {limit} at least must be");

  /**
   * A zone version of type SOA-SERIAL is no serial. Example: a serial of three octets. RFC 9660
   * section 2.
   */
  public static final Fault ZONEVERSION_LENGTH =
      ours(
          Kind.EDNS,
          "ZONEVERSION_LENGTH",
          "RFC 9660 section 2",
          "A zone version of type SOA-SERIAL is no serial.",
          "a SOA serial of {found} octets, where {limit} must be");

  /**
   * An MQTYPE-Query option has no type. Example: MQTYPE-QUERY without data. RFC 10029 section 3.
   */
  public static final Fault MQTYPE_EMPTY =
      ours(
          Kind.EDNS,
          "MQTYPE_EMPTY",
          "RFC 10029 section 3",
          "An MQTYPE-Query option has no type.",
          "{found} types where {limit} at least must be");

  /** An MQTYPE option has a type twice. Example: A twice. RFC 10029 section 3. */
  public static final Fault MQTYPE_REPEATED =
      ours(
          Kind.EDNS,
          "MQTYPE_REPEATED",
          "RFC 10029 section 3",
          "An MQTYPE option has a type twice.",
          "type {found} again, it was entry {limit} before");

  /**
   * TSIG stands outside the additional section, or is not the last record there. Example: TSIG as
   * an answer. RFC 8945 section 5.1.
   */
  public static final Fault TSIG_PLACE =
      ours(
          Kind.TSIG,
          "TSIG_PLACE",
          "RFC 8945 section 5.1",
          "TSIG stands outside the additional section, or is not the last record there.",
          "TSIG is record {found} of the message, its place is record {limit}");

  /** TSIG's class is not ANY. Example: TSIG of class IN. RFC 8945 section 4.2. */
  public static final Fault TSIG_CLASS =
      ours(
          Kind.TSIG,
          "TSIG_CLASS",
          "RFC 8945 section 4.2",
          "TSIG's class is not ANY.",
          "TSIG's class is {found}, it must be {limit}");

  /**
   * TSIG's MAC Size runs past the end of the RDATA. Example: a MAC Size of 32 with six octets left.
   * RFC 8945 section 4.2.
   */
  public static final Fault TSIG_MAC_LENGTH =
      ours(
          Kind.TSIG,
          "TSIG_MAC_LENGTH",
          "RFC 8945 section 4.2",
          "TSIG's MAC Size runs past the end of the RDATA.",
          "the size is {found}, the RDATA has {limit} octets left");

  /**
   * TSIG's Other Len runs past the end of the RDATA. Example: an Other Len of 6 with nothing left.
   * RFC 8945 section 4.2.
   */
  public static final Fault TSIG_OTHER_LENGTH =
      ours(
          Kind.TSIG,
          "TSIG_OTHER_LENGTH",
          "RFC 8945 section 4.2",
          "TSIG's Other Len runs past the end of the RDATA.",
          "the length is {found}, the RDATA has {limit} octets left");

  /** A DSO message counts questions or records. Example: one question. RFC 8490 section 5.4. */
  public static final Fault DSO_COUNTS =
      ours(
          Kind.STATEFUL,
          "DSO_COUNTS",
          "RFC 8490 section 5.4",
          "A DSO message counts questions or records.",
          "the counts of a DSO message must be {limit}, found {found}");

  /**
   * A DSO TLV's type and length run past the message's end. Example: three octets of a TLV. RFC
   * 8490 section 5.4.4.
   */
  public static final Fault DSO_TLV_HEADER =
      ours(
          Kind.STATEFUL,
          "DSO_TLV_HEADER",
          "RFC 8490 section 5.4.4",
          "A DSO TLV's type and length run past the message's end.",
          "type and length of a TLV take {found} octets, the message has {limit} left");

  /**
   * A DSO TLV's length runs past the message's end. Example: a length of 8 with nothing left. RFC
   * 8490 section 5.4.4.
   */
  public static final Fault DSO_TLV_TRUNCATED =
      ours(
          Kind.STATEFUL,
          "DSO_TLV_TRUNCATED",
          "RFC 8490 section 5.4.4",
          "A DSO TLV's length runs past the message's end.",
          "the length of the TLV is {found}, the message has {limit} octets left");

  /**
   * A field runs past the end of its DSO TLV. Example: a keepalive of two octets. RFC 8490 section
   * 5.4.4.
   */
  public static final Fault DSO_FIELD_TRUNCATED =
      ours(
          Kind.STATEFUL,
          "DSO_FIELD_TRUNCATED",
          "RFC 8490 section 5.4.4",
          "A field runs past the end of its DSO TLV.",
          "the field takes {found} octets, the TLV has {limit} left");

  /**
   * A DSO TLV goes on after its last field. Example: a keepalive of nine octets. RFC 8490 section
   * 5.4.4.
   */
  public static final Fault DSO_TLV_TRAILING =
      ours(
          Kind.STATEFUL,
          "DSO_TLV_TRAILING",
          "RFC 8490 section 5.4.4",
          "A DSO TLV goes on after its last field.",
          "{found} octets follow the last field of the TLV");

  private static final List<Fault> ALL = List.copyOf(OURS);

  /** What it is about. */
  private final Kind kind;

  /** Its identifier. */
  private final String name;

  /** The RFC section that it breaks. */
  private final String rule;

  /** What is wrong, for people. */
  private final String sentence;

  /** What was found against what the rule wants, with places for both numbers. */
  private final String template;

  private Fault(Kind kind, String name, String rule, String sentence, String template) {
    this.kind = kind;
    this.name = name;
    this.rule = rule;
    this.sentence = sentence;
    this.template = template;
  }

  /** A fault of this library, which the catalogue then has. */
  private static Fault ours(Kind kind, String name, String rule, String sentence, String template) {
    Fault fault = new Fault(kind, name, rule, sentence, template);
    OURS.add(fault);
    return fault;
  }

  /**
   * A fault of somebody's own type, which is kept in a constant: faults are equal only to
   * themselves.
   *
   * @param kind what it is about
   * @param name its name, such as {@code LINK_EMPTY}
   * @param rule the document and section of the rule that it breaks
   * @param sentence what is wrong, one sentence
   * @param template what was found against what the rule wants, with {@code {found}} (or {@code
   *     {found:x}} in hexadecimal) and {@code {limit}} where the numbers stand that {@link
   *     FieldReader#require} was given
   * @return the fault
   */
  public static Fault of(Kind kind, String name, String rule, String sentence, String template) {
    return new Fault(
        Objects.requireNonNull(kind),
        Objects.requireNonNull(name),
        Objects.requireNonNull(rule),
        Objects.requireNonNull(sentence),
        Objects.requireNonNull(template));
  }

  /**
   * The faults of this library.
   *
   * @return all of them, in the order of this catalogue
   */
  public static List<Fault> all() {
    return ALL;
  }

  /**
   * Those of this library are the same objects when they are read from a stream.
   *
   * @return the one of this library that has the same name, else this one
   */
  private Object readResolve() {
    for (Fault fault : ALL) {
      if (fault.name.equals(name)) {
        return fault;
      }
    }
    return this;
  }

  /**
   * What the fault is about.
   *
   * @return its kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The fault's name.
   *
   * @return the name of its constant, such as {@code NAME_TOO_LONG}
   */
  public String name() {
    return name;
  }

  /**
   * Where the broken rule stands.
   *
   * @return RFC and section, such as {@code RFC 1035 section 4.1.4}; where there is no RFC, the
   *     document that there is
   */
  public String rule() {
    return rule;
  }

  /**
   * What is wrong.
   *
   * @return one sentence
   */
  public String sentence() {
    return sentence;
  }

  /** The fault of a field that runs past the end of something whose length was not at fault. */
  Fault ofFieldInside() {
    if (this == OPTION_TRUNCATED) {
      return OPTION_FIELD_TRUNCATED;
    }
    if (this == SVCB_VALUE_TRUNCATED) {
      return SVCB_FIELD_TRUNCATED;
    }
    return this == DSO_TLV_TRUNCATED ? DSO_FIELD_TRUNCATED : RDATA_TRUNCATED;
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }

  /** What was found against what the rule wants, in words. */
  String detail(long found, long limit) {
    return template
        .replace("{found}", Long.toString(found))
        .replace("{found:x}", String.format("0x%02x", found))
        .replace("{limit}", this == LABEL_TYPE ? (limit == 1 ? "01" : "10") : Long.toString(limit));
  }
}
