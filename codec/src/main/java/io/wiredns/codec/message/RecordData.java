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
 * The names and data of the records that a view shows, decoded, each by the decoder that {@link
 * DecoderRule} says.
 */
final class RecordData {
  private static final int CLASS_IN = RecordClass.IN.value();
  private static final int CLASS_ANY = RecordClass.ANY.value();

  /**
   * The decoders that most records have. Where the decoder is a constant, the JIT compiler inlines
   * the call; a call that leads to one of ninety decoders is megamorphic and mispredicted.
   */
  private static final FieldDecoder<? extends RData> A = standard(RecordType.A);

  private static final FieldDecoder<? extends RData> NS = standard(RecordType.NS);
  private static final FieldDecoder<? extends RData> AAAA = standard(RecordType.AAAA);

  private final Registry registry;
  private final MessageIndex index;

  /** For records that are asked for one by one; null before the first of a message. */
  private WireDecoder decoder;

  RecordData(Registry registry, MessageIndex index) {
    this.registry = registry;
    this.index = index;
  }

  private static FieldDecoder<? extends RData> standard(RecordType type) {
    return Registry.standard().decoder(type.value(), CLASS_IN);
  }

  /** The index shows another message. */
  void reset() {
    decoder = null;
  }

  /** The decoder for records that are asked for one by one. */
  WireDecoder decoder() {
    if (decoder == null) {
      decoder = start();
    }
    return decoder;
  }

  /** A decoder for the message, which the caller keeps. */
  WireDecoder start() {
    return WireDecoder.of(index.octets, index.end);
  }

  /** An entry's owner; the structural pass has checked it. */
  Name name(long place) {
    return name(decoder(), place);
  }

  static Name name(WireDecoder decoder, long place) {
    return decoder.name(
        EntryPlace.owner(place), EntryPlace.flat(place), EntryPlace.flatLength(place));
  }

  /**
   * A record's data, or null if they are malformed; {@link #failure} then says how, of {@link
   * #decoder}.
   */
  RData decode(int entry) {
    return decode(entry, null);
  }

  /** The same, through a reader around the message's unless that is null. */
  RData decode(int entry, UnaryOperator<FieldReader> around) {
    return decode(
        decoder(), entry, index.type(entry), index.recordClass(entry), index.rdata(entry), around);
  }

  /** The same for a record of which these are known: its type, its class, where its data start. */
  RData decode(
      WireDecoder decoder,
      int entry,
      int type,
      int recordClass,
      int from,
      UnaryOperator<FieldReader> around) {
    int to = from + Bytes.u16(index.octets, from - 2);
    if (recordClass == CLASS_ANY && to > from && isUpdate() && entry < index.authorityEnd()) {
      // A prerequisite or a change that stands for a whole RRset.
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
    // Not the same call four times: in three of them the decoder is a constant.
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

  /** Whether a record's data are opaque, or empty where that is right. */
  boolean isOpaque(int entry) {
    boolean empty = index.rdata(entry) == index.rdataEnd(entry);
    return decoderOf(index.type(entry), index.recordClass(entry), empty) == null;
  }

  Registry registry() {
    return registry;
  }

  /** A type as the registry calls it. */
  RecordType type(int value) {
    return registry.type(value);
  }

  /** Whether there are decoders other than the standard ones. */
  boolean hasOwnTypes() {
    return registry != Registry.standard();
  }

  /** Whether a decoder of the user's reads a record's data. */
  boolean isOwn(int entry) {
    int type = index.type(entry);
    int recordClass = index.recordClass(entry);
    FieldDecoder<? extends RData> known =
        decoderOf(type, recordClass, index.rdata(entry) == index.rdataEnd(entry));
    return known != null && known != decoderOf(Registry.standard(), type, recordClass, false);
  }

  /** The decoder for data as type, class and the kind of message have them; null if opaque. */
  private FieldDecoder<? extends RData> decoderOf(int type, int recordClass, boolean empty) {
    return decoderOf(registry, type, recordClass, empty);
  }

  private FieldDecoder<? extends RData> decoderOf(
      Registry registry, int type, int recordClass, boolean empty) {
    if (recordClass == CLASS_IN && !empty) {
      // What the rule says of nearly all records, without a look at the message.
      return registry.decoder(type, CLASS_IN);
    }
    int zoneClass = index.questionEnd > 0 ? index.recordClass(0) : DecoderRule.NO_ZONE;
    return DecoderRule.decoder(registry, type, recordClass, empty, isUpdate(), zoneClass);
  }

  private boolean isUpdate() {
    return index.opcode() == Opcode.UPDATE.value();
  }

  /** A record's data as they are on the wire. */
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

  WireFormatException failure(WireDecoder decoder, int entry) {
    return decoder.failure(path(entry));
  }

  /** Where a record's data stand: {@code answer[2] MX}. */
  String path(int entry) {
    return index.path(entry) + " " + registry.type(index.type(entry));
  }
}
