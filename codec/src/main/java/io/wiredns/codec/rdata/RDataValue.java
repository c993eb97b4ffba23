package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.internal.wire.FoldedOctets;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.wire.FieldDecoder;

/** Implements {@link RData#equal} and {@link RData#hash}. */
final class RDataValue {
  private RDataValue() {}

  static boolean equal(RData rdata, Object other) {
    if (rdata == other) {
      return true;
    }
    if (!(other instanceof RData that) || !rdata.type().equals(that.type())) {
      return false;
    }
    if (rdata instanceof MalformedRData || that instanceof MalformedRData) {
      return rdata instanceof MalformedRData && rdata.equals(that);
    }
    return octets(rdata).equals(octets(that));
  }

  static int hash(RData rdata) {
    if (rdata instanceof MalformedRData) {
      return rdata.hashCode();
    }
    long state = KeyedHash.add(KeyedHash.START, rdata.type().value());
    return KeyedHash.end(KeyedHash.add(state, octets(rdata).hashCode()));
  }

  private static FoldedOctets octets(RData rdata) {
    RData typed = typed(rdata);
    if (typed instanceof UnknownRData opaque) {
      return FoldedOctets.of(opaque.octets());
    }
    // Decoded here once, because write may run several times until the octets fit the array.
    RData written = typed instanceof Opt opt ? opt.typed() : typed;
    return FoldedOctets.of(written::write);
  }

  /**
   * Returns opaque RDATA decoded by the standard registry, so that its names can be found; returns
   * the argument if it is not opaque, has no decoder, or is malformed.
   */
  private static RData typed(RData rdata) {
    if (!(rdata instanceof UnknownRData opaque)) {
      return rdata;
    }
    FieldDecoder<? extends RData> known =
        Registry.standard().decoder(opaque.type().value(), RecordClass.IN.value());
    if (known == null) {
      return opaque;
    }
    RData typed = WireDecoder.alone(opaque.octets()).decodeAll(known);
    return typed == null ? opaque : typed;
  }
}
