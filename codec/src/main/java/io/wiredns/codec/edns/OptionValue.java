package io.wiredns.codec.edns;

import io.wiredns.codec.internal.edns.OptionTable;
import io.wiredns.codec.internal.wire.FoldedOctets;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * Implements {@link EdnsOption#equal} and {@link EdnsOption#hash}: options are compared by code and
 * octets, even if their classes differ; domain names in them are compared without regard to case.
 */
final class OptionValue {
  private OptionValue() {}

  static boolean equal(EdnsOption option, Object other) {
    if (option == other) {
      return true;
    }
    return other instanceof EdnsOption that
        && option.code().equals(that.code())
        && octets(option).equals(octets(that));
  }

  static int hash(EdnsOption option) {
    long state = KeyedHash.add(KeyedHash.START, option.code().value());
    return KeyedHash.end(KeyedHash.add(state, octets(option).hashCode()));
  }

  private static FoldedOctets octets(EdnsOption option) {
    return option instanceof MalformedOption malformed
        ? FoldedOctets.of(malformed.data())
        : FoldedOctets.of(typed(option)::write);
  }

  static EdnsOption typed(EdnsOption option) {
    if (!(Objects.requireNonNull(option) instanceof UnknownOption opaque)
        || OptionTable.standard().decoder(opaque.code().value()) == null) {
      return option;
    }
    try {
      return opaque.typed();
    } catch (WireFormatException malformed) {
      return option;
    }
  }
}
