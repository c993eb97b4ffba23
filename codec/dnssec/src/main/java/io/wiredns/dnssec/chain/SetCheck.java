package io.wiredns.dnssec.chain;

import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import java.util.Optional;

/** Whether an RRset is signed by a zone whose keys are trusted. */
sealed interface SetCheck {
  /**
   * A signature is valid.
   *
   * @param wildcard the wildcard that the records were made from, if they were
   */
  record Good(Rrsig signature, Optional<Name> wildcard) implements SetCheck {}

  /** No signature is valid; the finding is that of the signature that passed most checks. */
  record Bad(ChainFinding finding) implements SetCheck {}
}
