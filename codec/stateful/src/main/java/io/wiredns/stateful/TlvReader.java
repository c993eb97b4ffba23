package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads TLVs from the octets after a header. */
final class TlvReader {
  private static final Map<DsoType, FieldDecoder<? extends DsoTlv>> DECODERS =
      Map.of(
          DsoType.KEEPALIVE, KeepAlive::read,
          DsoType.RETRY_DELAY, RetryDelay::read,
          DsoType.ENCRYPTION_PADDING, EncryptionPadding::read,
          DsoType.SUBSCRIBE, Subscribe::read,
          DsoType.PUSH, Push::read,
          DsoType.UNSUBSCRIBE, Unsubscribe::read,
          DsoType.RECONFIRM, Reconfirm::read);

  /** Size in octets of DSO-TYPE and DSO-LENGTH. */
  private static final int TLV_HEADER = 4;

  private static final String PATH = "DSO";

  /**
   * The message: room for a header, and the body after it, so that the offsets of pointers are
   * those of the message.
   */
  private final byte[] octets;

  private final WireDecoder decoder;

  /** The decoders of RDATA inside TLVs. */
  private final Registry registry;

  TlvReader(Octets body, Registry registry) {
    this.registry = Objects.requireNonNull(registry);
    int length = WireLimits.HEADER_OCTETS + body.length();
    if (length > WireLimits.MESSAGE_OCTETS) {
      throw new IllegalArgumentException(
          "a body of " + body.length() + " octets does not fit a message");
    }
    octets = new byte[length];
    body.copyTo(octets, WireLimits.HEADER_OCTETS);
    decoder = WireDecoder.of(octets, length);
  }

  List<DsoTlv> strict() throws WireFormatException {
    List<DsoTlv> tlvs = decoder.decode(this::all, WireLimits.HEADER_OCTETS, octets.length);
    if (tlvs == null) {
      throw decoder.failure(PATH);
    }
    return tlvs;
  }

  private List<DsoTlv> all(FieldReader in) {
    List<DsoTlv> tlvs = new ArrayList<>();
    while (in.hasMore()) {
      in.element("tlv", tlvs.size());
      tlvs.add(one(in, octets.length, registry));
    }
    return List.copyOf(tlvs);
  }

  List<DsoTlv> tolerant(List<WireFormatException> faults) {
    List<DsoTlv> tlvs = new ArrayList<>();
    int at = WireLimits.HEADER_OCTETS;
    while (at < octets.length) {
      int number = tlvs.size();
      int end = end(at);
      DsoTlv tlv =
          decoder.<DsoTlv>decode(
              in -> {
                in.element("tlv", number);
                return one(in, octets.length, registry);
              },
              at,
              Math.min(end, octets.length));
      if (tlv == null) {
        WireFormatException fault = decoder.failure(PATH);
        faults.add(fault);
        if (end > octets.length) {
          break;
        }
        int data = at + TLV_HEADER;
        DsoType type = DsoType.of(Bytes.u16(octets, at));
        tlv = new MalformedTlv(type, Octets.of(octets, data, end - data), fault);
      }
      tlvs.add(tlv);
      at = end;
    }
    return List.copyOf(tlvs);
  }

  /** Returns the index after a TLV, which may be past the last octet. */
  private int end(int at) {
    int data = at + TLV_HEADER;
    return data > octets.length ? data : data + Bytes.u16(octets, at + 2);
  }

  /**
   * Checks an opaque TLV, or opaque RDATA in a TLV, against the rules of its type if that is known.
   *
   * @throws IllegalArgumentException with the fault, if a rule is broken
   */
  static void checkOpaque(DsoTlv tlv, Registry registry) {
    if (tlv instanceof UnknownTlv opaque && DECODERS.containsKey(opaque.type())) {
      check(opaque.type() + " TLV", opaque.data(), DECODERS.get(opaque.type()));
    } else if (tlv instanceof Reconfirm reconfirm) {
      checkOpaque(reconfirm.rdata(), reconfirm.recordClass(), registry);
    } else if (tlv instanceof Push push) {
      push.records().forEach(record -> checkOpaque(record.rdata(), record.recordClass(), registry));
    }
  }

  private static void checkOpaque(RData rdata, RecordClass recordClass, Registry registry) {
    FieldDecoder<? extends RData> known =
        rdata instanceof UnknownRData
            ? registry.decoder(rdata.type().value(), recordClass.value())
            : null;
    if (known != null) {
      check(rdata.type() + " RDATA", ((UnknownRData) rdata).octets(), known);
    }
  }

  /**
   * Checks octets of a known type. Pointers are faults too, because the octets may be from another
   * message, where the offsets differ.
   */
  private static void check(String what, Octets octets, FieldDecoder<?> known) {
    WireDecoder decoder = WireDecoder.alone(octets);
    if (decoder.decodeAll(known) == null) {
      WireFormatException fault = decoder.failure(what);
      throw new IllegalArgumentException(
          "the octets of a " + what + " are malformed: " + fault.getMessage(), fault);
    }
  }

  private static DsoTlv known(
      FieldDecoder<? extends DsoTlv> known, FieldReader in, DsoType type, Registry registry) {
    if (type.equals(DsoType.PUSH)) {
      return Push.read(in, registry);
    }
    return type.equals(DsoType.RECONFIRM) ? Reconfirm.read(in, registry) : known.read(in);
  }

  /**
   * Returns the decoder of the DSO-DATA of a type, or null if the type has none and its data are
   * opaque.
   */
  static FieldDecoder<? extends DsoTlv> decoder(DsoType type) {
    return DECODERS.get(type);
  }

  static DsoTlv one(FieldReader in, int end, Registry registry) {
    Objects.requireNonNull(registry);
    int at = in.position();
    int left = end - at;
    in.require(left >= TLV_HEADER, DsoFault.DSO_TLV_HEADER, "DSO-TYPE", at, TLV_HEADER, left);
    DsoType type = in.codePoint16("DSO-TYPE", DsoType.SPACE);
    int opened = in.open16("DSO-LENGTH", DsoFault.DSO_TLV_TRUNCATED);
    FieldDecoder<? extends DsoTlv> known = decoder(type);
    DsoTlv tlv =
        known == null
            ? new UnknownTlv(type, in.rest("DSO-DATA", OctetsText.HEX))
            : known(known, in, type, registry);
    in.close("DSO-DATA", opened, DsoFault.DSO_TLV_TRAILING);
    return tlv;
  }
}
