package io.wiredns.dnssec.chain;

import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a verdict is what it is.
 *
 * @param reason the reason
 * @param about owner, type and class of the RRset that the verdict depends on, or the question if
 *     there is no RRset
 * @param record the record that decides, such as the RRSIG that has expired, the DS that matches no
 *     key, or the NSEC record that denies the name; absent if no single record does
 * @param detail a sentence for people
 * @since 0.1
 */
public record ChainFinding(
    ChainReason reason, Question about, Optional<ResourceRecord> record, String detail) {
  /**
   * Creates an instance from its components.
   *
   * @param reason the reason
   * @param about the RRset or the question
   * @param record the record that decides
   * @param detail a sentence for people
   */
  public ChainFinding {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(about);
    Objects.requireNonNull(record);
    Objects.requireNonNull(detail);
  }

  /** Returns reason, RRset, detail and RFC section on one line. */
  @Override
  public String toString() {
    return reason + ", " + about + ": " + detail + " (" + reason.section() + ")";
  }
}
