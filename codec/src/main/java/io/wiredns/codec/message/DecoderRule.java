package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.FieldDecoder;

/**
 * Which decoder reads a record's data: it depends on type and class, in an UPDATE on the zone's
 * class too, and data may be absent where there is nothing to decode. Readers and writers ask here,
 * each with its registry, so that what one writes the other reads.
 */
final class DecoderRule {
  /** Stands for the zone's class of a message that has no question. */
  static final int NO_ZONE = -1;

  private static final int CLASS_ANY = RecordClass.ANY.value();
  private static final int CLASS_NONE = RecordClass.NONE.value();

  private DecoderRule() {}

  /**
   * The decoder for a record's data.
   *
   * @param registry has the decoders
   * @param type the record's type
   * @param recordClass the record's class
   * @param empty whether the record has no octets of data
   * @param update whether the message is an UPDATE
   * @param zoneClass the class of the first question, or {@link #NO_ZONE}
   * @return the decoder; null if the data are octets without rules, or rightly absent
   */
  static FieldDecoder<? extends RData> decoder(
      Registry registry, int type, int recordClass, boolean empty, boolean update, int zoneClass) {
    return empty && mayBeEmpty(type, recordClass, update)
        ? null
        : registry.decoder(type, dataClass(recordClass, update, zoneClass));
  }

  /**
   * The class by whose rules data read: class NONE of an UPDATE stands for the zone's, RFC 2136
   * section 2.5.4.
   */
  static int dataClass(int recordClass, boolean update, int zoneClass) {
    return recordClass == CLASS_NONE && update && zoneClass != NO_ZONE ? zoneClass : recordClass;
  }

  /**
   * Whether a record may have no data: in an UPDATE, and of a meta type other than OPT and TSIG.
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
