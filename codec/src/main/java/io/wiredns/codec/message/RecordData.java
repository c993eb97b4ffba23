package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.function.UnaryOperator;

/**
 * Decodes the names and data of the records that a view shows; {@link DecoderRule} selects the
 * decoder.
 */
final class RecordData {
  private static final int CLASS_IN = RecordClass.IN.value();
  private static final int CLASS_ANY = RecordClass.ANY.value();

  /**
   * The decoders of most records. If the decoder is a constant, the JIT compiler inlines the call;
   * a call of one of ninety decoders is megamorphic and mispredicted.
   */
  private static final FieldDecoder<? extends RData> A = standard(RecordType.A);

  private static final FieldDecoder<? extends RData> NS = standard(RecordType.NS);
  private static final FieldDecoder<? extends RData> AAAA = standard(RecordType.AAAA);

  private final Registry registry;
  private final MessageIndex index;

  /** The decoder for records that are requested one by one; null before the first of a message. */
  private WireDecoder decoder;

  /** The record whose data {@link #refuse} has refused. */
  private int refused;

  RecordData(Registry registry, MessageIndex index) {
    this.registry = registry;
    this.index = index;
  }

  private static FieldDecoder<? extends RData> standard(RecordType type) {
    return Registry.standard().decoder(type.value(), CLASS_IN);
  }

  /** Discards the results of the previous message, because the index shows another one. */
  void reset() {
    decoder = null;
  }

  /** Returns the decoder for records that are requested one by one. */
  WireDecoder decoder() {
    if (decoder == null) {
      decoder = newDecoder();
    }
    return decoder;
  }

  /** Returns a new decoder for the message. */
  WireDecoder newDecoder() {
    return WireDecoder.of(index.octets, index.end);
  }

  /** Returns the owner name of an entry. It is well-formed, so the result is never null. */
  Name name(long place) {
    return name(decoder(), place);
  }

  static Name name(WireDecoder decoder, long place) {
    return decoder.name(
        EntryPlace.owner(place),
        EntryPlace.contiguousStart(place),
        EntryPlace.contiguousLength(place));
  }

  /**
   * Returns the data of a record; null if they are malformed, or if an UPDATE has data of class ANY
   * where it may have none. {@link #failure} of {@link #decoder} then has the fault. The data are
   * not kept, only names in the cache of the decoder: each call decodes the data again.
   */
  RData decode(int entry) {
    return decode(entry, null);
  }

  /**
   * Returns the data of a record as {@link #decode(int)} does, but decoded with the reader that
   * {@code around} returns for the message's reader, to see every field that is read; see {@link
   * RecordView#rdata(UnaryOperator)}. {@code around} may be null.
   */
  RData decode(int entry, UnaryOperator<FieldReader> around) {
    return decode(
        decoder(), entry, index.type(entry), index.recordClass(entry), index.rdata(entry), around);
  }

  /**
   * Returns the data of a record whose type, class and start of RDATA are known; null if they are
   * malformed, or if an UPDATE has data of class ANY where it may have none.
   */
  RData decode(
      WireDecoder decoder,
      int entry,
      int type,
      int recordClass,
      int from,
      UnaryOperator<FieldReader> around) {
    int to = from + Bytes.u16(index.octets, from - 2);
    if (recordClass == CLASS_ANY && to > from && isUpdate() && entry < index.authorityEnd()) {
      // RFC 2136: in a prerequisite or an update, class ANY means a whole RRset or name, so there
      // must be no data.
      return decoder.refuse(MessageFault.UPDATE_ANY_DATA, "RDLENGTH", from - 2, to - from, 0);
    }
    FieldDecoder<? extends RData> known = decoderOf(type, recordClass, from == to);
    if (known == null) {
      return opaque(entry, type, recordClass);
    }
    return around == null
        ? decode(decoder, known, from, to)
        : decoder.<RData>decode(in -> known.read(around.apply(in)), from, to);
  }

  private static RData decode(
      WireDecoder decoder, FieldDecoder<? extends RData> known, int from, int to) {
    // These are four different calls for the JIT compiler: in three the decoder is a constant.
    if (known == A) {
      return decoder.decode(A, from, to);
    }
    if (known == NS) {
      return decoder.decode(NS, from, to);
    }
    return known == AAAA ? decoder.decode(AAAA, from, to) : decoder.decode(known, from, to);
  }

  private RData opaque(int entry, int type, int recordClass) {
    Octets octets = octets(entry);
    return octets.length() == 0 && DecoderRule.mayBeEmpty(type, recordClass, isUpdate())
        ? new EmptyRData(registry.type(type))
        : new UnknownRData(registry.type(type), octets);
  }

  /**
   * Returns whether a record's data are not decoded: they are opaque, of a type that has no decoder
   * in their class, or absent as {@link DecoderRule#mayBeEmpty} permits.
   */
  boolean isOpaque(int entry) {
    boolean empty = index.rdata(entry) == index.rdataEnd(entry);
    return decoderOf(index.type(entry), index.recordClass(entry), empty) == null;
  }

  Registry registry() {
    return registry;
  }

  /** Returns a type with its mnemonic in the registry. */
  RecordType type(int value) {
    return registry.type(value);
  }

  /** Returns whether the registry may have decoders other than the standard ones. */
  boolean hasOwnTypes() {
    return registry != Registry.standard();
  }

  /** Returns whether the decoder of a record's RDATA was registered by a user. */
  boolean isOwn(int entry) {
    int type = index.type(entry);
    int recordClass = index.recordClass(entry);
    FieldDecoder<? extends RData> known =
        decoderOf(type, recordClass, index.rdata(entry) == index.rdataEnd(entry));
    return known != null && known != decoderOf(Registry.standard(), type, recordClass, false);
  }

  /**
   * Returns the decoder for data of a type and class in this message; null if there is none for
   * them, or if they are absent as {@link DecoderRule#mayBeEmpty} permits.
   */
  private FieldDecoder<? extends RData> decoderOf(int type, int recordClass, boolean empty) {
    return decoderOf(registry, type, recordClass, empty);
  }

  private FieldDecoder<? extends RData> decoderOf(
      Registry registry, int type, int recordClass, boolean empty) {
    if (recordClass == CLASS_IN && !empty) {
      // The result of DecoderRule for nearly all records; it does not depend on the message.
      return registry.decoder(type, CLASS_IN);
    }
    int zoneClass = index.questionEnd > 0 ? index.recordClass(0) : DecoderRule.NO_ZONE;
    return DecoderRule.decoder(registry, type, recordClass, empty, isUpdate(), zoneClass);
  }

  private boolean isUpdate() {
    return index.opcode() == Opcode.UPDATE.value();
  }

  /** Returns a copy of a record's RDATA, unchanged. */
  Octets octets(int entry) {
    int from = index.rdata(entry);
    return Octets.of(index.octets, from, index.rdataEnd(entry) - from);
  }

  int copy(int entry, byte[] target, int at) {
    int from = index.rdata(entry);
    int length = index.rdataEnd(entry) - from;
    System.arraycopy(index.octets, from, target, at, length);
    return length;
  }

  int copyExpanded(int entry, byte[] target, int at) {
    int type = index.type(entry);
    if (!RDataNames.has(type) || isOpaque(entry)) {
      return copy(entry, target, at);
    }
    return RDataNames.expand(
        index.octets, index.rdata(entry), index.rdataEnd(entry), index.end, type, target, at);
  }

  /** Keeps the decoder that has the fault of a record's data. Always returns null. */
  Message refuse(WireDecoder decoder, int entry) {
    this.decoder = decoder;
    refused = entry;
    return null;
  }

  /** Returns the fault of the record that was refused last. */
  WireFormatException failure() {
    return failure(decoder, refused);
  }

  WireFormatException failure(WireDecoder decoder, int entry) {
    return decoder.failure(path(entry));
  }

  /** Returns the path of a record's data, such as {@code answer[2] MX}. */
  String path(int entry) {
    return index.path(entry) + " " + registry.type(index.type(entry));
  }
}
