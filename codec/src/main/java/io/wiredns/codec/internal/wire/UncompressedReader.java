package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;

/**
 * A reader around another in which no name may have a compression pointer: for fields that stand
 * outside any message, where a pointer leads nowhere.
 */
final class UncompressedReader extends ForwardingReader {
  /** A reader around another. */
  UncompressedReader(FieldReader in) {
    super(in);
  }

  @Override
  public Name name(String field, NameRule rule) {
    return in.name(field, NameRule.PLAIN);
  }
}
