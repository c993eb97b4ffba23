package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;

/**
 * A reader that forwards to another and refuses compression pointers in all names, for fields
 * outside any message, where pointers have no targets.
 */
final class UncompressedReader extends ForwardingReader {
  /** Creates a reader that forwards to another. */
  UncompressedReader(FieldReader in) {
    super(in);
  }

  @Override
  public Name name(String field, NameRule rule) {
    return in.name(field, NameRule.PLAIN);
  }
}
