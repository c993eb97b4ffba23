package io.wiredns.codec.wire;

/**
 * Every way in which octets can fail to be a DNS message, each with the rule that it breaks.
 *
 * <p>Only structure is checked: lengths, bounds, pointers, placement. What a value means is not (a
 * question with a strange type, a CAA tag in capitals are no faults).
 *
 * @since 0.1
 */
public enum Fault {
  /** Fewer than 12 octets. */
  HEADER_TRUNCATED("RFC 1035 section 4.1.1", "a header has 12 octets, the message {found}"),
  /** More than 65,535 octets. */
  MESSAGE_TOO_LONG(
      "RFC 1035 section 4.2.2", "a message has at most {limit} octets, this one {found}"),
  /** The message ends before the entries that the header counts. */
  COUNT_EXCEEDS_MESSAGE(
      "RFC 1035 section 4.1.1", "the header counts {found} here, the message ends after {limit}"),
  /** A question's type and class run past the message's end. */
  QUESTION_TRUNCATED(
      "RFC 1035 section 4.1.2", "type and class take {found} octets, the message has {limit} left"),
  /** A record's type, class, TTL and RDLENGTH run past the message's end. */
  RECORD_TRUNCATED(
      "RFC 1035 section 4.1.3",
      "type, class, TTL and RDLENGTH take {found} octets, the message has {limit} left"),
  /** RDLENGTH runs past the message's end. */
  RDLENGTH_EXCEEDS_MESSAGE(
      "RFC 1035 section 4.1.3", "RDLENGTH is {found}, the message has {limit} octets left"),
  /** Octets follow the last record that the header counts. */
  TRAILING_OCTETS("RFC 1035 section 4.1", "{found} octets follow its end"),

  /** A name's label, or the octet that must follow it, lies outside the message or the RDATA. */
  NAME_TRUNCATED(
      "RFC 1035 section 3.1",
      "a label and the octet behind it take {found} octets, {limit} are left"),
  /** A label's top bits are 01 or 10. */
  LABEL_TYPE(
      "RFC 6891 section 5", "the length octet {found:x} has top bits {limit}, known are 00 and 11"),
  /** More than 255 octets in all. */
  NAME_TOO_LONG(
      "RFC 1035 section 2.3.4",
      "the expanded name takes at least {found} octets, of {limit} at most"),
  /** The second octet of a compression pointer is missing. */
  POINTER_TRUNCATED("RFC 1035 section 4.1.4", "a pointer has {found} octets, {limit} is left"),
  /** A pointer that does not point before the start of the piece of name that it ends. */
  POINTER_NOT_PRIOR(
      "RFC 1035 section 4.1.4", "the pointer says octet {found}, it must be before octet {limit}"),
  /** A pointer into the header: no name is there. */
  POINTER_INTO_HEADER(
      "RFC 1035 section 4.1.4", "the pointer says octet {found}, names start at octet {limit}"),
  /** More pointers than a name can have labels. */
  POINTER_CHAIN("RFC 9267 section 2", "the name takes pointer number {found}, of {limit} at most"),
  /** A pointer in a name that must not be compressed. */
  POINTER_FORBIDDEN(
      "RFC 3597 section 4", "a pointer to octet {found} in a name that is never compressed"),

  /** A field runs past the end of its RDATA. */
  RDATA_TRUNCATED(
      "RFC 9267 section 5", "the field takes {found} octets, the RDATA has {limit} left"),
  /** RDATA goes on after its last field. */
  RDATA_TRAILING("RFC 9267 section 5", "{found} octets follow the last field of the RDATA"),
  /** A text record without a single character-string. */
  TEXT_EMPTY("RFC 1035 section 3.3.14", "one character-string at least, found {found}"),
  /** NXT's type bitmap has no octet, too many, or a trailing zero octet. */
  NXT_BITMAP(
      "RFC 2535 section 5.2",
      "the bitmap of {found} octets must have 1 to {limit} and not end in a zero octet"),
  /** Bit 0 of NXT's type bitmap is set: a format follows that nobody ever defined. */
  NXT_FORMAT("RFC 2535 section 5.2", "the bitmap starts with {found:x}, whose first bit must be 0"),

  /** A type bitmap's block is cut, empty, or longer than 32 octets. */
  TYPE_BITMAP_LENGTH(
      "RFC 4034 section 4.1.2", "a bitmap block of {found} octets, where 1 to {limit} can be"),
  /** A type bitmap's windows do not ascend. */
  TYPE_BITMAP_ORDER("RFC 4034 section 4.1.2", "window {found} does not come after window {limit}"),
  /** A type bitmap's block ends in a zero octet. */
  TYPE_BITMAP_TRAILING_ZERO(
      "RFC 4034 section 4.1.2", "the block of window {found} ends in a zero octet"),
  /** A digest has not the length of its type. */
  DIGEST_LENGTH("RFC 4034 section 5.1.4", "a digest of {found} octets where its type has {limit}"),
  /** A field holds a value that its type's RFC rules out. */
  VALUE_RANGE("RFC 9267 section 5", "the value {found} where at most {limit} can be"),
  /** A field that must not be empty is. */
  VALUE_EMPTY("RFC 9267 section 5", "{found} octets where {limit} at least must be"),
  /** A field holds a value that its type's RFC does not let stand there. */
  VALUE_FORBIDDEN("RFC 9267 section 5", "the value {found} can not stand here"),
  /** The keys of SVCB's parameters, or those in its mandatory, do not ascend. */
  SVCB_KEY_ORDER("RFC 9460 section 2.2", "key {found} does not come after key {limit}"),
  /** A value of SVCB goes on after what its key takes. */
  SVCB_VALUE_TRAILING("RFC 9460 section 2.2", "{found} octets follow the value of the key"),
  /** A parameter of SVCB asks for another that is not there. */
  SVCB_KEY_MISSING("RFC 9460 section 8", "key {limit} wants key {found}, which is missing"),
  /** An UPDATE's record of class ANY, which stands for a whole RRset, has RDATA. */
  UPDATE_ANY_DATA(
      "RFC 2136 section 2.4.1", "RDLENGTH is {found} in class ANY, where it must be {limit}"),

  /** OPT outside the additional section. */
  OPT_PLACE("RFC 6891 section 6.1.1", "OPT in section {found}, its place is section {limit}"),
  /** A second OPT. */
  OPT_REPEATED("RFC 6891 section 6.1.1", "OPT number {found}, of {limit} at most"),
  /** OPT's owner is not the root. */
  OPT_OWNER(
      "RFC 6891 section 6.1.2", "OPT's owner starts with octet {found:x}, not with the root's"),
  /** An option's length runs past the end of OPT's RDATA. */
  OPTION_TRUNCATED(
      "RFC 6891 section 6.1.2",
      "the option's length is {found}, the RDATA has {limit} octets left"),
  /** An option goes on after its last field. */
  OPTION_TRAILING("RFC 6891 section 6.1.2", "{found} octets follow the last field of the option"),
  /** ECS of an address family that has no addresses here. */
  ECS_FAMILY("RFC 7871 section 6", "address family {found}, known are 1 and {limit}"),
  /** ECS with a prefix that is longer than its family's addresses. */
  ECS_PREFIX_LENGTH(
      "RFC 7871 section 6", "a prefix of {found} bits, the family's addresses have {limit}"),
  /** ECS with address bits behind its source prefix. */
  ECS_ADDRESS_BITS(
      "RFC 7871 section 6", "the last octet is {found:x} where only {limit} bits may be set"),
  /** A server cookie that is neither missing nor 8 to 32 octets. */
  COOKIE_LENGTH(
      "RFC 7873 section 4", "a server cookie of {found} octets, where 8 to {limit} can be"),
  /** A key tag option without a single key tag. */
  KEY_TAG_EMPTY("RFC 8145 section 4.1", "{found} key tags where {limit} at least must be"),
  /** A zone version of type SOA-SERIAL that is no serial. */
  ZONEVERSION_LENGTH("RFC 9660 section 2", "a SOA serial of {found} octets, where {limit} must be"),
  /** An MQTYPE-Query option without a single type. */
  MQTYPE_EMPTY("RFC 10029 section 3", "{found} types where {limit} at least must be"),
  /** An MQTYPE option that has a type twice. */
  MQTYPE_REPEATED("RFC 10029 section 3", "type {found} again, it was entry {limit} before"),

  /** TSIG outside the additional section, or not the last record there. */
  TSIG_PLACE(
      "RFC 8945 section 5.1", "TSIG is record {found} of the message, its place is record {limit}"),
  /** TSIG's class is not ANY. */
  TSIG_CLASS("RFC 8945 section 4.2", "TSIG's class is {found}, it must be {limit}"),

  /** A DSO message that counts questions or records. */
  DSO_COUNTS("RFC 8490 section 5.4", "the counts of a DSO message must be {limit}, found {found}"),
  /** A DSO TLV's type and length run past the message's end. */
  DSO_TLV_HEADER(
      "RFC 8490 section 5.4.4",
      "type and length of a TLV take {found} octets, the message has {limit} left"),
  /** A DSO TLV's length runs past the message's end. */
  DSO_TLV_TRUNCATED(
      "RFC 8490 section 5.4.4",
      "the length of the TLV is {found}, the message has {limit} octets left"),
  /** A DSO TLV goes on after its last field. */
  DSO_TLV_TRAILING("RFC 8490 section 5.4.4", "{found} octets follow the last field of the TLV");

  private final String rule;
  private final String template;

  Fault(String rule, String template) {
    this.rule = rule;
    this.template = template;
  }

  /**
   * Where the broken rule stands.
   *
   * @return RFC and section, such as {@code RFC 1035 section 4.1.4}
   */
  public String rule() {
    return rule;
  }

  /** What was found against what the rule wants, in words. */
  String detail(long found, long limit) {
    return template
        .replace("{found}", Long.toString(found))
        .replace("{found:x}", String.format("0x%02x", found))
        .replace("{limit}", this == LABEL_TYPE ? (limit == 1 ? "01" : "10") : Long.toString(limit));
  }
}
