package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.OptionalLong;

/**
 * The Update Lease option: the lifetime of the records that an UPDATE adds; RFC 9664 section 4.
 * Requests and responses have the same layout; the short form has one lease for all records.
 *
 * <pre>
 *   LEASE 32 | [ KEY-LEASE 32 ]
 * </pre>
 *
 * @param leaseSeconds the lease in seconds, 0 to 4294967295
 * @param keyLeaseSeconds the lease of KEY records in seconds, 0 to 4294967295; empty in the short
 *     form
 * @since 0.1
 */
public record UpdateLease(long leaseSeconds, OptionalLong keyLeaseSeconds) implements EdnsOption {
  /**
   * Creates an option from its fields.
   *
   * @param leaseSeconds 0 to 4294967295
   * @param keyLeaseSeconds 0 to 4294967295; empty in the short form
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public UpdateLease {
    OptionRanges.u32("UL lease", leaseSeconds);
    if (keyLeaseSeconds.isPresent()) {
      OptionRanges.u32("UL key lease", keyLeaseSeconds.getAsLong());
    }
  }

  /**
   * Creates an option in the short form.
   *
   * @param leaseSeconds 0 to 4294967295
   * @return the option
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public static UpdateLease of(long leaseSeconds) {
    return new UpdateLease(leaseSeconds, OptionalLong.empty());
  }

  /**
   * Creates an option in the long form.
   *
   * @param leaseSeconds 0 to 4294967295
   * @param keyLeaseSeconds 0 to 4294967295
   * @return the option
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public static UpdateLease of(long leaseSeconds, long keyLeaseSeconds) {
    return new UpdateLease(leaseSeconds, OptionalLong.of(keyLeaseSeconds));
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static UpdateLease read(FieldReader in) {
    long lease = in.u32("UL lease");
    return new UpdateLease(
        lease, in.hasMore() ? OptionalLong.of(in.u32("UL key lease")) : OptionalLong.empty());
  }

  @Override
  public void write(FieldWriter out) {
    out.u32("UL lease", leaseSeconds);
    if (keyLeaseSeconds.isPresent()) {
      out.u32("UL key lease", keyLeaseSeconds.getAsLong());
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.UL;
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
