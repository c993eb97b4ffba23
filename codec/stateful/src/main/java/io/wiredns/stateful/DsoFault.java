package io.wiredns.stateful;

import io.wiredns.codec.internal.wire.FaultList;
import io.wiredns.codec.wire.Fault;
import java.util.List;

/**
 * The faults of DSO messages.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class DsoFault {
  private static final FaultList FAULTS = new FaultList();

  /** A DSO message counts questions or records. Example: one question. RFC 8490 section 5.4. */
  public static final Fault DSO_COUNTS =
      FAULTS.add(
          Fault.Kind.STATEFUL,
          "DSO_COUNTS",
          "RFC 8490 section 5.4",
          "A DSO message counts questions or records.",
          "the counts of a DSO message sum to {found}, they must be {limit}");

  /**
   * A DSO TLV's type and length run past the message's end. Example: three octets of a TLV. RFC
   * 8490 section 5.4.4.
   */
  public static final Fault DSO_TLV_HEADER =
      FAULTS.add(
          Fault.Kind.STATEFUL,
          "DSO_TLV_HEADER",
          "RFC 8490 section 5.4.4",
          "A DSO TLV's type and length run past the message's end.",
          "type and length of a TLV need {found} octets, the message has {limit} left");

  /**
   * A field runs past the end of its DSO TLV. Example: a keepalive of two octets. RFC 8490 section
   * 5.4.4.
   */
  public static final Fault DSO_FIELD_TRUNCATED =
      FAULTS.add(
          Fault.Kind.STATEFUL,
          "DSO_FIELD_TRUNCATED",
          "RFC 8490 section 5.4.4",
          "A field runs past the end of its DSO TLV.",
          "the field needs {found} octets, the TLV has {limit} left");

  /**
   * A DSO TLV's length runs past the message's end. Example: a length of 8 with nothing left. RFC
   * 8490 section 5.4.4.
   */
  public static final Fault DSO_TLV_TRUNCATED =
      FAULTS.add(
          Fault.Kind.STATEFUL,
          "DSO_TLV_TRUNCATED",
          "RFC 8490 section 5.4.4",
          "A DSO TLV's length runs past the message's end.",
          "the length of the TLV is {found}, the message has {limit} octets left",
          DSO_FIELD_TRUNCATED);

  /**
   * A DSO TLV has octets after its last field. Example: a keepalive of nine octets. RFC 8490
   * section 5.4.4.
   */
  public static final Fault DSO_TLV_TRAILING =
      FAULTS.add(
          Fault.Kind.STATEFUL,
          "DSO_TLV_TRAILING",
          "RFC 8490 section 5.4.4",
          "A DSO TLV has octets after its last field.",
          "{found} octets follow the last field of the TLV");

  private static final List<Fault> ALL = FAULTS.all();

  private DsoFault() {}

  /**
   * Returns the faults of this class.
   *
   * @return all faults, in the order of their declaration
   */
  public static List<Fault> all() {
    return ALL;
  }
}
