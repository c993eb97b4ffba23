package io.wiredns.stateful;

import io.wiredns.codec.internal.wire.FoldedOctets;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.wire.FieldDecoder;
import java.util.List;

/** Equality and hash of TLVs by type and octets, independent of their classes. */
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

  /**
   * Returns the content to compare: the records of a TLV if it has any, because these compare their
   * RDATA themselves, otherwise its octets.
   */
  private static Object content(DsoTlv tlv) {
    DsoTlv typed = typed(tlv);
    if (typed instanceof Push push) {
      return push.records();
    }
    return typed instanceof Reconfirm reconfirm
        ? reconfirm.record()
        : FoldedOctets.of(typed::write);
  }

  /**
   * Returns a TLV in the class of its type, if there is one, so that its names and RDATA are known.
   */
  private static DsoTlv typed(DsoTlv tlv) {
    FieldDecoder<? extends DsoTlv> known = TlvReader.decoder(tlv.type());
    if (!(tlv instanceof UnknownTlv opaque) || known == null) {
      return tlv;
    }
    DsoTlv typed = WireDecoder.alone(opaque.data()).decodeAll(known);
    return typed == null ? tlv : typed;
  }
}
