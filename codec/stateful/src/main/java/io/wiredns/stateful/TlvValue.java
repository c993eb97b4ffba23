package io.wiredns.stateful;

import io.wiredns.codec.internal.wire.FoldedOctets;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.wire.FieldDecoder;
import java.util.List;

/**
 * Implements {@link DsoTlv#equal} and {@link DsoTlv#hash}: TLVs are compared by type and content,
 * even if their classes differ; a malformed TLV equals only malformed ones.
 */
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
   * Returns the content to compare: the list of records of a PUSH, or the record of a RECONFIRM,
   * because records compare their RDATA themselves; otherwise the octets with names in lower case.
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
   * Returns an opaque TLV in the class of its type, so that its names and RDATA are known. Another
   * TLV is returned unchanged, as is an opaque one whose type has no class or whose octets break
   * the rules of the type.
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
