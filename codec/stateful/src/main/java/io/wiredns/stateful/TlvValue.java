package io.wiredns.stateful;

import io.wiredns.codec.internal.wire.FoldedOctets;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.wire.FieldDecoder;
import java.util.List;

/** Equality and hash of TLVs by type and octets, whichever class holds them. */
final class TlvValue {
  private TlvValue() {}

  static boolean equal(DsoTlv tlv, Object other) {
    if (tlv == other) {
      return true;
    }
    if (!(other instanceof DsoTlv that) || !tlv.type().equals(that.type())) {
      return false;
    }
    if (tlv instanceof MalformedTlv || that instanceof MalformedTlv) {
      return tlv instanceof MalformedTlv && tlv.equals(that);
    }
    return content(tlv).equals(content(that));
  }

  static int hash(DsoTlv tlv) {
    if (tlv instanceof MalformedTlv) {
      return tlv.hashCode();
    }
    long state = KeyedHash.add(KeyedHash.START, tlv.type().value());
    Object content = content(tlv);
    return KeyedHash.end(
        content instanceof List<?> records
            ? KeyedHash.add(state, records)
            : KeyedHash.add(state, content.hashCode()));
  }

  /** What counts: records where a TLV has such, which compare their RDATA themselves, or octets. */
  private static Object content(DsoTlv tlv) {
    DsoTlv typed = typed(tlv);
    if (typed instanceof Push push) {
      return push.records();
    }
    return typed instanceof Reconfirm reconfirm
        ? reconfirm.record()
        : FoldedOctets.of(typed::write);
  }

  /** The TLV that shows where its names and its RDATA are, if it is of a type that has a class. */
  private static DsoTlv typed(DsoTlv tlv) {
    FieldDecoder<? extends DsoTlv> known = TlvReader.decoder(tlv.type());
    if (!(tlv instanceof UnknownTlv opaque) || known == null) {
      return tlv;
    }
    DsoTlv typed = WireDecoder.alone(opaque.data()).decodeAll(known);
    return typed == null ? tlv : typed;
  }
}
