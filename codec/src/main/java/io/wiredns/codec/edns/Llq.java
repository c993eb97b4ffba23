package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * The LLQ option of long-lived queries; RFC 8764 section 3.2. Queries and responses have the same
 * layout.
 *
 * <pre>
 *   LLQ-VERSION 16 | LLQ-OPCODE 16 | LLQ-ERROR 16 | LLQ-ID 64 | LLQ-LEASE 32
 * </pre>
 *
 * @param version the version of the protocol, 0 to 65535; only 1 is defined
 * @param opcode {@link #SETUP}, {@link #REFRESH} or {@link #EVENT}; other numbers from 0 to 65535
 *     are accepted too
 * @param error the error code, 0 to 65535: 0 for no error; 1 to 6 are defined
 * @param id the identifier of the long-lived query; 0 to request a new one
 * @param leaseSeconds the lifetime of the query in seconds, 0 to 4294967295
 * @since 0.1
 */
public record Llq(int version, int opcode, int error, long id, long leaseSeconds)
    implements EdnsOption {
  /** Opcode LLQ-SETUP. */
  public static final int SETUP = 1;

  /** Opcode LLQ-REFRESH. */
  public static final int REFRESH = 2;

  /** Opcode LLQ-EVENT. */
  public static final int EVENT = 3;

  /**
   * Creates an option from its fields.
   *
   * @param version 0 to 65535
   * @param opcode 0 to 65535
   * @param error 0 to 65535
   * @param id any 64 bits
   * @param leaseSeconds 0 to 4294967295
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Llq {
    OptionRanges.u16("LLQ version", version);
    OptionRanges.u16("LLQ opcode", opcode);
    OptionRanges.u16("LLQ error", error);
    OptionRanges.u32("LLQ lease", leaseSeconds);
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static Llq read(FieldReader in) {
    return new Llq(
        in.u16("LLQ version"),
        in.u16("LLQ opcode"),
        in.u16("LLQ error"),
        in.u64("LLQ id"),
        in.u32("LLQ lease"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("LLQ version", version);
    out.u16("LLQ opcode", opcode);
    out.u16("LLQ error", error);
    out.u64("LLQ id", id);
    out.u32("LLQ lease", leaseSeconds);
  }

  @Override
  public OptionCode code() {
    return OptionCode.LLQ;
  }

  @Override
  public String toText() {
    return "LLQ: Version: "
        + version
        + ", Opcode: "
        + opcode
        + ", Error: "
        + error
        + ", Identifier: "
        + Long.toUnsignedString(id)
        + ", Lifetime: "
        + leaseSeconds;
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
