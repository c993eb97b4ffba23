package io.wiredns.inspect;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;

/**
 * Writes the RDATA of the records of views: from their octets if there is a {@link RDataPlan}, or
 * else from their values. For one thread at a time.
 */
final class RDataWriter {
  /**
   * The maximum number of octets by which expansion makes RDATA longer: no type whose names are
   * expanded has more than two names, each of up to 255 octets.
   */
  private static final int EXPANSION = 2 * WireLimits.NAME_OCTETS;

  private static final int MAX_EXPANDED = WireLimits.RDATA_OCTETS + EXPANSION;
  private static final int CLASS_IN = RecordClass.IN.value();

  /** The names of types, in the registry of the records. */
  final Mnemonics names;

  /** Octets with uncompressed names. */
  byte[] expanded = new byte[2 * EXPANSION];

  private final AsciiBuffer out;
  private final FieldText fields;
  private final StringBuilder text = new StringBuilder();
  private byte[] plan;

  RDataWriter(AsciiBuffer out, Mnemonics names) {
    this.out = out;
    this.names = names;
    fields = new FieldText(out, names);
  }

  /** Sets whether quotes and backslashes are escaped in the text of RDATA from their octets. */
  RDataWriter json(boolean escapes) {
    fields.json(escapes);
    return this;
  }

  /**
   * Finds the octets of RDATA, if their text can be written from them.
   *
   * @param record the record
   * @param message the message of the record; null if the caller does not have its octets
   * @param length RDLENGTH
   * @return false if the RDATA must be decoded
   */
  boolean open(RecordView record, MessageOctets message, int type, int recordClass, int length) {
    plan = recordClass == CLASS_IN && length > 0 ? RDataPlan.of(type, names.registry) : null;
    if (plan == null) {
      return false;
    }
    if (message != null) {
      int from = record.rdataOffset();
      int end = record.hasRDataNames() ? message.end : 0;
      fields.open(message.array, from, from + length, end);
      return true;
    }
    makeRoom(length);
    int to = record.copyExpandedRData(expanded, 0);
    fields.open(expanded, 0, to, 0);
    return to >= 0;
  }

  /**
   * Writes the octets with uncompressed names in hexadecimal; returns false and writes nothing if
   * they must be decoded.
   */
  boolean hex() {
    return fields.appendHex(plan);
  }

  /** Writes the text of the RDATA; returns false and writes nothing if it must be decoded. */
  boolean text() {
    return fields.append(plan);
  }

  /** Returns the text of RDATA that are decoded; valid until the next call. */
  CharSequence text(RData rdata, RecordText texts) {
    text.setLength(0);
    texts.append(rdata, names.registry, text);
    return text;
  }

  /** Writes the text of a record's RDATA in any form. */
  void write(RecordView record, MessageOctets message, RecordText texts)
      throws WireFormatException {
    int type = record.typeValue();
    boolean isWritten =
        !texts.isGeneric()
            && open(record, message, type, record.classValue(), record.rdataLength())
            && text();
    if (!isWritten) {
      out.append(text(record.rdata(), texts));
    }
  }

  /** Copies the octets of a record to {@link #expanded}; returns their number. */
  int copy(RecordView record, RData rdata) {
    makeRoom(record.rdataLength());
    return rdata instanceof MalformedRData
        ? record.copyRData(expanded, 0)
        : record.copyExpandedRData(expanded, 0);
  }

  /** Makes {@link #expanded} long enough for RDATA whose names are uncompressed. */
  void makeRoom(int length) {
    if (expanded.length < length + EXPANSION) {
      expanded = new byte[Math.max(length + EXPANSION, Math.min(2 * length, MAX_EXPANDED))];
    }
  }
}
