package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.FaultList;
import io.wiredns.codec.wire.Fault;
import java.util.List;

/**
 * The faults of a message outside the RDATA of its records: in its header, counts and entries, and
 * in the places of OPT and TSIG; RFC 1035 section 4.1, RFC 6891 section 6.1, RFC 8945 section 5.1.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class MessageFault {
  private static final FaultList FAULTS = new FaultList();

  /** The message has fewer than 12 octets. Example: 11 octets. RFC 1035 section 4.1.1. */
  public static final Fault HEADER_TRUNCATED =
      FAULTS.add(
          Fault.Kind.FRAMING,
          "HEADER_TRUNCATED",
          "RFC 1035 section 4.1.1",
          "The message has fewer than 12 octets.",
          "the message has {found} octets, its header needs 12");

  /** The message has more than 65,535 octets. Example: 65,536 octets. RFC 1035 section 4.2.2. */
  public static final Fault MESSAGE_TOO_LONG =
      FAULTS.add(
          Fault.Kind.SIZE,
          "MESSAGE_TOO_LONG",
          "RFC 1035 section 4.2.2",
          "The message has more than 65,535 octets.",
          "the message has {found} octets, it may have at most {limit}");

  /**
   * The message ends before the entries that the header counts. Example: two answers counted, one
   * there. RFC 1035 section 4.1.1.
   */
  public static final Fault COUNT_EXCEEDS_MESSAGE =
      FAULTS.add(
          Fault.Kind.FRAMING,
          "COUNT_EXCEEDS_MESSAGE",
          "RFC 1035 section 4.1.1",
          "The message ends before the entries that the header counts.",
          "the header counts {found} entries here, the message ends after {limit}");

  /**
   * A question's type and class run past the message's end. Example: a question without its class.
   * RFC 1035 section 4.1.2.
   */
  public static final Fault QUESTION_TRUNCATED =
      FAULTS.add(
          Fault.Kind.FRAMING,
          "QUESTION_TRUNCATED",
          "RFC 1035 section 4.1.2",
          "A question's type and class run past the message's end.",
          "type and class need {found} octets, the message has {limit} left");

  /**
   * A record's type, class, TTL and RDLENGTH run past the message's end. Example: a record that
   * ends in its TTL. RFC 1035 section 4.1.3.
   */
  public static final Fault RECORD_TRUNCATED =
      FAULTS.add(
          Fault.Kind.RECORD,
          "RECORD_TRUNCATED",
          "RFC 1035 section 4.1.3",
          "A record's type, class, TTL and RDLENGTH run past the message's end.",
          "type, class, TTL and RDLENGTH need {found} octets, the message has {limit} left");

  /**
   * RDLENGTH runs past the message's end. Example: RDLENGTH 5 with 4 octets left. RFC 1035 section
   * 4.1.3.
   */
  public static final Fault RDLENGTH_EXCEEDS_MESSAGE =
      FAULTS.add(
          Fault.Kind.RECORD,
          "RDLENGTH_EXCEEDS_MESSAGE",
          "RFC 1035 section 4.1.3",
          "RDLENGTH runs past the message's end.",
          "RDLENGTH is {found}, the message has {limit} octets left");

  /**
   * A record of class ANY in an UPDATE, which refers to a whole RRset, has RDATA. Example: an
   * UPDATE that deletes A 192.0.2.1 in class ANY. RFC 2136 section 2.4.1.
   */
  public static final Fault UPDATE_ANY_DATA =
      FAULTS.add(
          Fault.Kind.RECORD,
          "UPDATE_ANY_DATA",
          "RFC 2136 section 2.4.1",
          "A record of class ANY in an UPDATE, which refers to a whole RRset, has RDATA.",
          "RDLENGTH is {found}, in class ANY it must be {limit}");

  /** OPT is outside the additional section. Example: OPT as an answer. RFC 6891 section 6.1.1. */
  public static final Fault OPT_PLACE =
      FAULTS.add(
          Fault.Kind.EDNS,
          "OPT_PLACE",
          "RFC 6891 section 6.1.1",
          "OPT is outside the additional section.",
          "OPT is in section {found}, it must be in section {limit}");

  /** A message has a second OPT. Example: two OPT. RFC 6891 section 6.1.1. */
  public static final Fault OPT_REPEATED =
      FAULTS.add(
          Fault.Kind.EDNS,
          "OPT_REPEATED",
          "RFC 6891 section 6.1.1",
          "A message has a second OPT.",
          "OPT number {found}, there may be at most {limit}");

  /** OPT's owner is not the root. Example: OPT with another owner. RFC 6891 section 6.1.2. */
  public static final Fault OPT_OWNER =
      FAULTS.add(
          Fault.Kind.EDNS,
          "OPT_OWNER",
          "RFC 6891 section 6.1.2",
          "OPT's owner is not the root.",
          "the owner starts with octet {found:x}, it must be the root");

  /**
   * TSIG is outside the additional section, or is not the last record there. Example: TSIG as an
   * answer. RFC 8945 section 5.1.
   */
  public static final Fault TSIG_PLACE =
      FAULTS.add(
          Fault.Kind.TSIG,
          "TSIG_PLACE",
          "RFC 8945 section 5.1",
          "TSIG is outside the additional section, or is not the last record there.",
          "TSIG is record {found} of the message, it must be record {limit}");

  /** TSIG's class is not ANY. Example: TSIG of class IN. RFC 8945 section 4.2. */
  public static final Fault TSIG_CLASS =
      FAULTS.add(
          Fault.Kind.TSIG,
          "TSIG_CLASS",
          "RFC 8945 section 4.2",
          "TSIG's class is not ANY.",
          "TSIG's class is {found}, it must be {limit}");

  private static final List<Fault> ALL = FAULTS.all();

  private MessageFault() {}

  /**
   * Returns the faults of this class.
   *
   * @return all of them, in the order of their declarations; an unmodifiable list
   */
  public static List<Fault> all() {
    return ALL;
  }
}
