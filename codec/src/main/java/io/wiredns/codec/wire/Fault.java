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

  /** TSIG outside the additional section, or not the last record there. */
  TSIG_PLACE(
      "RFC 8945 section 5.1", "TSIG is record {found} of the message, its place is record {limit}"),
  /** TSIG's class is not ANY. */
  TSIG_CLASS("RFC 8945 section 4.2", "TSIG's class is {found}, it must be {limit}");

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
