package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.FaultList;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A kind of error in octets, with the rule that it breaks.
 *
 * <p>The constants of this class are the faults of names, of fields of any type, and of type
 * bitmaps. Other packages define their own: {@code MessageFault}, {@code RDataFault}, {@code
 * OptionFault}, and {@code DsoFault} for DNS stateful operations. Faults for types of your own are
 * created by {@link #of}. The values of {@link #kind} are the same for all.
 *
 * <p>Only the structure is checked: lengths, bounds, pointers, placement. The meaning of a value is
 * not: a question with an unusual type or a CAA tag in capitals is not a fault.
 *
 * <p>Faults are equal if their names, kinds and rules are equal. If each fault is kept in one
 * constant, as those of this library are, faults can be compared by {@code ==}, unless they were
 * deserialized.
 *
 * <p>Faults are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public final class Fault implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * The subject of a fault.
   *
   * @since 0.1
   */
  public enum Kind {
    /** The counts of the header, and octets outside the entries that they count. */
    FRAMING,
    /** A name and its compression pointers. */
    NAME,
    /** The fields of a record other than its RDATA. */
    RECORD,
    /** The fields of RDATA. */
    RDATA,
    /** OPT and its options. */
    EDNS,
    /** A TSIG record. */
    TSIG,
    /** DNS stateful operations. */
    STATEFUL,
    /** The size of the whole message. */
    SIZE
  }

  private static final FaultList FAULTS = new FaultList();

  /**
   * Octets follow the last record that the header counts, or the end of a name that is not in a
   * message. Example: one octet after an empty message. RFC 1035 section 4.1.
   */
  public static final Fault TRAILING_OCTETS =
      FAULTS.add(
          Kind.FRAMING,
          "TRAILING_OCTETS",
          "RFC 1035 section 4.1",
          "Octets follow the last record that the header counts, or the end of a name that is not in a message.",
          "{found} octets follow the end");

  /**
   * A name's label, or the octet that must follow it, is outside the message or the RDATA. Example:
   * an owner without its root. RFC 1035 section 3.1.
   */
  public static final Fault NAME_TRUNCATED =
      FAULTS.add(
          Kind.NAME,
          "NAME_TRUNCATED",
          "RFC 1035 section 3.1",
          "A name's label, or the octet that must follow it, is outside the message or the RDATA.",
          "a label and the octet after it need {found} octets, {limit} are left");

  /** A label's top bits are 01 or 10. Example: the length octet 0x41. RFC 6891 section 5. */
  public static final Fault LABEL_TYPE =
      FAULTS.add(
          Kind.NAME,
          "LABEL_TYPE",
          "RFC 6891 section 5",
          "A label's top bits are 01 or 10.",
          "the length octet {found:x} has top bits {limit:b}, they must be 00 or 11");

  /**
   * An expanded name has more than 255 octets. Example: four labels of 63 octets. RFC 1035 section
   * 2.3.4.
   */
  public static final Fault NAME_TOO_LONG =
      FAULTS.add(
          Kind.NAME,
          "NAME_TOO_LONG",
          "RFC 1035 section 2.3.4",
          "An expanded name has more than 255 octets.",
          "the expanded name has at least {found} octets, it may have at most {limit}");

  /**
   * The second octet of a compression pointer is missing. Example: the owner 0xC0 at the end. RFC
   * 1035 section 4.1.4.
   */
  public static final Fault POINTER_TRUNCATED =
      FAULTS.add(
          Kind.NAME,
          "POINTER_TRUNCATED",
          "RFC 1035 section 4.1.4",
          "The second octet of a compression pointer is missing.",
          "a pointer needs {found} octets, {limit} is left");

  /**
   * A compression pointer does not point before the start of the piece of name that it ends.
   * Example: a pointer to itself. RFC 1035 section 4.1.4.
   */
  public static final Fault POINTER_NOT_PRIOR =
      FAULTS.add(
          Kind.NAME,
          "POINTER_NOT_PRIOR",
          "RFC 1035 section 4.1.4",
          "A compression pointer does not point before the start of the piece of name that it ends.",
          "the pointer is to octet {found}, it must be to one before octet {limit}");

  /**
   * A compression pointer points into the header, where no name is. Example: a pointer to octet 11.
   * RFC 1035 section 4.1.4.
   */
  public static final Fault POINTER_INTO_HEADER =
      FAULTS.add(
          Kind.NAME,
          "POINTER_INTO_HEADER",
          "RFC 1035 section 4.1.4",
          "A compression pointer points into the header, where no name is.",
          "the pointer is to octet {found}, names start at octet {limit}");

  /**
   * A name has more pointers than it can have labels. Example: a name of 128 pointers. RFC 9267
   * section 2.
   */
  public static final Fault POINTER_CHAIN =
      FAULTS.add(
          Kind.NAME,
          "POINTER_CHAIN",
          "RFC 9267 section 2",
          "A name has more pointers than it can have labels.",
          "the name has at least {found} pointers, it may have at most {limit}");

  /**
   * A name that must not be compressed has a compression pointer. Example: a pointer in the target
   * of DNAME. RFC 3597 section 4.
   */
  public static final Fault POINTER_FORBIDDEN =
      FAULTS.add(
          Kind.NAME,
          "POINTER_FORBIDDEN",
          "RFC 3597 section 4",
          "A name that must not be compressed has a compression pointer.",
          "a pointer to octet {found} in a name that must not be compressed");

  /**
   * A field runs past the end of its RDATA. Example: an IPv4 address of three octets. RFC 1035
   * section 3.2.1.
   */
  public static final Fault RDATA_TRUNCATED =
      FAULTS.add(
          Kind.RDATA,
          "RDATA_TRUNCATED",
          "RFC 1035 section 3.2.1",
          "A field runs past the end of its RDATA.",
          "the field needs {found} octets, the RDATA has {limit} left");

  /**
   * RDATA has octets after its last field. Example: an IPv4 address of five octets. RFC 1035
   * section 3.2.1.
   */
  public static final Fault RDATA_TRAILING =
      FAULTS.add(
          Kind.RDATA,
          "RDATA_TRAILING",
          "RFC 1035 section 3.2.1",
          "RDATA has octets after its last field.",
          "{found} octets follow the last field of the RDATA");

  /**
   * A character-string, or another string with a length octet, runs past the end of its field or
   * RDATA. Example: a string of three octets with two left. RFC 1035 section 3.3.
   */
  public static final Fault STRING_TRUNCATED =
      FAULTS.add(
          Kind.RDATA,
          "STRING_TRUNCATED",
          "RFC 1035 section 3.3",
          "A character-string, or another string with a length octet, runs past the end of its field or RDATA.",
          "the string and its length need {found} octets, {limit} are left");

  /**
   * A type bitmap's block is truncated, empty, or longer than 32 octets. Example: a block of no
   * octets. RFC 4034 section 4.1.2.
   */
  public static final Fault TYPE_BITMAP_LENGTH =
      FAULTS.add(
          Kind.RDATA,
          "TYPE_BITMAP_LENGTH",
          "RFC 4034 section 4.1.2",
          "A type bitmap's block is truncated, empty, or longer than 32 octets.",
          "the bitmap block has {found} octets, it must have 1 to {limit}");

  /**
   * A type bitmap's windows do not ascend. Example: window 0 after window 1. RFC 4034 section
   * 4.1.2.
   */
  public static final Fault TYPE_BITMAP_ORDER =
      FAULTS.add(
          Kind.RDATA,
          "TYPE_BITMAP_ORDER",
          "RFC 4034 section 4.1.2",
          "A type bitmap's windows do not ascend.",
          "window {found} follows window {limit}, windows must ascend");

  /**
   * A type bitmap's block ends in a zero octet. Example: the block 0x4000. RFC 4034 section 4.1.2.
   */
  public static final Fault TYPE_BITMAP_TRAILING_ZERO =
      FAULTS.add(
          Kind.RDATA,
          "TYPE_BITMAP_TRAILING_ZERO",
          "RFC 4034 section 4.1.2",
          "A type bitmap's block ends in a zero octet.",
          "the block of window {found} ends in a zero octet");

  private static final List<Fault> ALL = FAULTS.all();

  /** The subject. */
  private final Kind kind;

  /** The name of the constant. */
  private final String name;

  /** The document and section of the broken rule. */
  private final String rule;

  /** The description for people. */
  private final String sentence;

  /** The comparison of the value found with the limit, with placeholders for both. */
  private final String template;

  /**
   * The fault of a field that extends past the length to which this fault applies; null means
   * {@link #RDATA_TRUNCATED}.
   */
  private final Fault fieldFault;

  private Fault(
      Kind kind, String name, String rule, String sentence, String template, Fault fieldFault) {
    this.kind = Objects.requireNonNull(kind);
    this.name = Objects.requireNonNull(name);
    this.rule = Objects.requireNonNull(rule);
    this.sentence = Objects.requireNonNull(sentence);
    this.template = Objects.requireNonNull(template);
    this.fieldFault = fieldFault;
  }

  /**
   * Creates a fault, to be kept in a constant.
   *
   * @param kind the subject
   * @param name the name of the constant, such as {@code LINK_EMPTY}
   * @param rule the document and section of the rule that is broken
   * @param sentence the description, one sentence
   * @param template one clause that compares the value found with the limit. The placeholders
   *     {@code {found}} and {@code {limit}} stand for the numbers passed to {@link
   *     FieldReader#require}; {@code {found:x}} formats the first in hexadecimal and {@code
   *     {limit:b}} the second as two binary digits
   * @return the fault
   */
  public static Fault of(Kind kind, String name, String rule, String sentence, String template) {
    return new Fault(kind, name, rule, sentence, template, null);
  }

  /**
   * Returns a copy of this fault, which must be that of a length that is too large. The copy also
   * holds the fault of a field that extends past that length. A reader to which the copy is passed
   * in {@link FieldReader#open16} reports either of them. Without a call of this method, the fault
   * of the field is {@link #RDATA_TRUNCATED}.
   *
   * @param field the fault of a field that extends past the length
   * @return a fault equal to this one, to be kept in the constant
   */
  public Fault withFieldInside(Fault field) {
    return new Fault(kind, name, rule, sentence, template, Objects.requireNonNull(field));
  }

  /**
   * Returns the faults of this class: those of names, of fields of any type, and of type bitmaps.
   *
   * @return the faults in the order of their constants
   */
  public static List<Fault> all() {
    return ALL;
  }

  /**
   * Returns the subject of the fault.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the name of the fault.
   *
   * @return the name of its constant, such as {@code NAME_TOO_LONG}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the rule that is broken.
   *
   * @return the RFC and section, such as {@code RFC 1035 section 4.1.4}; another document where
   *     there is no RFC
   */
  public String rule() {
    return rule;
  }

  /**
   * Returns a description of the fault.
   *
   * @return one sentence
   */
  public String sentence() {
    return sentence;
  }

  /** Returns the fault of a field that extends past the length to which this fault applies. */
  Fault ofFieldInside() {
    return fieldFault == null ? RDATA_TRUNCATED : fieldFault;
  }

  /** Returns whether another object is a fault with the same name, kind and rule. */
  @Override
  public boolean equals(Object other) {
    return other == this
        || other instanceof Fault that
            && name.equals(that.name)
            && kind == that.kind
            && rule.equals(that.rule);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + rule.hashCode();
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }

  /** Returns a clause that compares the value found with the limit. */
  String detail(long found, long limit) {
    return template
        .replace("{found}", Long.toString(found))
        .replace("{found:x}", String.format("0x%02x", found))
        .replace("{limit:b}", limit == 1 ? "01" : "10")
        .replace("{limit}", Long.toString(limit));
  }
}
