package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.FieldDecoder;

/**
 * Selects the decoder for a record's data. The decoder depends on type and class, and in an UPDATE
 * on the zone's class as well. Some types have no decoder, and some records may have no data.
 * Readers and writers both use this rule, each with its own registry, so that what one writes the
 * other can read.
 */
final class DecoderRule {
  /** The zone's class of a message that has no question. */
  static final int NO_ZONE = -1;

  private static final int CLASS_ANY = RecordClass.ANY.value();
  private static final int CLASS_NONE = RecordClass.NONE.value();

  private DecoderRule() {}

  /**
   * Returns the decoder for a record's data, or null if they are not to be decoded.
   *
   * @param registry the registry that holds the decoders
   * @param type the record's type
   * @param recordClass the record's class
   * @param empty whether the record has no octets of data
   * @param update whether the message is an UPDATE
   * @param zoneClass the class of the first question, or {@link #NO_ZONE}
   * @return the decoder; null if the registry has none for type and class, so that the data are
   *     opaque, or if there are no data and {@link #mayBeEmpty} permits that
   */
  static FieldDecoder<? extends RData> decoder(
      Registry registry, int type, int recordClass, boolean empty, boolean update, int zoneClass) {
    return empty && mayBeEmpty(type, recordClass, update)
        ? null
        : registry.decoder(type, dataClass(recordClass, update, zoneClass));
  }

  /**
   * Returns the class whose layout the data have: in an UPDATE, class NONE means the zone's class
   * (RFC 2136 section 2.5.4).
   */
  static int dataClass(int recordClass, boolean update, int zoneClass) {
    return recordClass == CLASS_NONE && update && zoneClass != NO_ZONE ? zoneClass : recordClass;
  }

  /**
   * Returns whether a record may have no data: any record of an UPDATE, of class ANY or NONE, or of
   * a type for which {@link EmptyRData} is right; but never OPT or TSIG.
   */
  static boolean mayBeEmpty(int type, int recordClass, boolean update) {
    if (type == RecordType.OPT.value() || type == RecordType.TSIG.value()) {
      return false;
    }
    return update
        || recordClass == CLASS_ANY
        || recordClass == CLASS_NONE
        || EmptyRData.isRightFor(RecordType.of(type));
  }
}
