package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireName;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A view of a resource record in a message; RFC 1035 section 4.1.3. It reads the octets in place
 * and is valid until the next wrap of its {@link MessageView}.
 *
 * <pre>
 *   NAME name | TYPE 16 | CLASS 16 | TTL 32 | RDLENGTH 16 | RDATA
 * </pre>
 *
 * <p>For one thread at a time, like that view.
 *
 * @since 0.1
 */
public final class RecordView {
  private final MessageIndex index;
  private final RecordData data;
  private final int entry;

  /** The place of the entry; see {@link EntryPlace}. */
  private long place;

  RecordView(MessageIndex index, RecordData data, int entry) {
    this.index = index;
    this.data = data;
    this.entry = entry;
  }

  /** Moves this view to the record at a place. */
  RecordView moveTo(long place) {
    this.place = place;
    return this;
  }

  private byte[] octets() {
    return index.octets;
  }

  private int fixed() {
    return EntryPlace.fixed(place);
  }

  /**
   * Returns the owner name.
   *
   * @return a view of the name
   */
  public WireName name() {
    return EntryPlace.ownerName(octets(), place);
  }

  /** See {@link io.wiredns.codec.internal.message.MessageAccess#contiguousNameOffset}. */
  int contiguousNameOffset() {
    return EntryPlace.contiguousOffset(place);
  }

  /** See {@link io.wiredns.codec.internal.message.MessageAccess#contiguousNameLength}. */
  int contiguousNameLength() {
    return EntryPlace.contiguousLength(place);
  }

  /**
   * Copies the owner name, uncompressed. Allocates nothing.
   *
   * @param target the array to copy to; it receives the octets of the name including the root
   * @param at the index of the first octet in the target
   * @return the number of octets written, 1 to 255
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyName(byte[] target, int at) {
    return EntryPlace.copyName(octets(), place, target, at);
  }

  /**
   * Returns the number of the TYPE.
   *
   * @return 0 to 65535
   */
  public int typeValue() {
    return Bytes.u16(octets(), fixed());
  }

  /**
   * Returns the TYPE.
   *
   * @return the type
   */
  public RecordType type() {
    return data.type(typeValue());
  }

  /**
   * Returns the number of the CLASS.
   *
   * @return 0 to 65535
   */
  public int classValue() {
    return Bytes.u16(octets(), fixed() + EntryPlace.CLASS_AT);
  }

  /**
   * Returns the CLASS.
   *
   * @return the class
   */
  public RecordClass recordClass() {
    return RecordClass.of(classValue());
  }

  /**
   * Returns the TTL field, unchanged; see {@link ResourceRecord}.
   *
   * @return 0 to 4294967295; seconds, except for OPT
   */
  public long ttl() {
    return Bytes.u32(octets(), fixed() + EntryPlace.TTL_AT);
  }

  /**
   * Returns RDLENGTH.
   *
   * @return the number of octets of RDATA on the wire, 0 to 65535
   */
  public int rdataLength() {
    return Bytes.u16(octets(), fixed() + EntryPlace.RDLENGTH_AT);
  }

  /**
   * Returns the offset of the record.
   *
   * @return the offset of its owner name from the start of the message
   */
  public int offset() {
    return EntryPlace.owner(place);
  }

  /**
   * Returns the offset of the TYPE field, which follows the owner name; CLASS, TTL, RDLENGTH and
   * RDATA come after it.
   *
   * @return the offset from the start of the message
   */
  public int typeOffset() {
    return fixed();
  }

  /**
   * Returns the offset of the RDATA.
   *
   * @return the offset from the start of the message
   */
  public int rdataOffset() {
    return fixed() + EntryPlace.RECORD_FIXED;
  }

  /**
   * Returns one octet of the RDATA, unchanged.
   *
   * @param at its index in the RDATA
   * @return 0 to 255
   * @throws IndexOutOfBoundsException if the RDATA has no such octet
   */
  public int rdataOctet(int at) {
    if (at < 0 || at >= rdataLength()) {
      throw new IndexOutOfBoundsException("octet " + at + " of RDATA of " + rdataLength());
    }
    return octets()[rdataOffset() + at] & 0xFF;
  }

  /**
   * Returns the four octets of RDATA as a number, which is the address of an A record of class IN.
   * Type and class are not checked.
   *
   * @return the address, its first octet the most significant
   * @throws IllegalStateException if the length of the RDATA is not four octets
   */
  public int ipv4() {
    if (rdataLength() != 4) {
      throw new IllegalStateException(
          "RDATA of " + rdataLength() + " octets is not an IPv4 address");
    }
    return Bytes.i32(octets(), rdataOffset());
  }

  /**
   * Copies the RDATA, unchanged. Compression pointers in it are meaningless outside the message.
   *
   * @param target the array to copy to
   * @param at the index of the first octet in the target
   * @return the number of octets written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyRData(byte[] target, int at) {
    return data.copy(entry, target, at);
  }

  /**
   * Returns whether the RDATA may hold compressed names. Only the RDATA of the types of RFC 3597
   * section 4 may.
   *
   * @return true if {@link #copyExpandedRData} can differ from {@link #copyRData}
   */
  public boolean hasRDataNames() {
    return RDataNames.has(typeValue());
  }

  /**
   * Copies the RDATA with its names uncompressed, for the types of RFC 3597 section 4; the RDATA of
   * other types, and RDATA without a decoder for its class, is copied unchanged.
   *
   * @param target the array to copy to; {@link #rdataLength} plus 510 octets are always enough
   * @param at the index of the first octet in the target
   * @return the number of octets written, or -1 if a name in the RDATA is malformed or missing
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyExpandedRData(byte[] target, int at) {
    return data.copyExpanded(entry, target, at);
  }

  /**
   * Returns the octets of the RDATA, unchanged.
   *
   * @return a copy
   */
  public Octets rawRData() {
    return data.octets(entry);
  }

  /**
   * Returns the data, decoded. They are decoded at each call.
   *
   * @return a value of the type's class, or one that keeps octets if the type has no decoder in
   *     this class; or an empty one if there are no data and there need not be any
   * @throws WireFormatException if the data break the rules of the type, or if class ANY in an
   *     UPDATE requires that there are none
   */
  public RData rdata() throws WireFormatException {
    RData rdata = data.decode(entry);
    if (rdata == null) {
      throw data.failure(data.decoder(), entry);
    }
    return rdata;
  }

  /**
   * Returns the data, decoded with a reader of the caller that wraps the message's own reader and
   * so sees every field that is read. Opaque data have no fields, so {@code around} is not called
   * for them.
   *
   * @param around the function that wraps the message's reader
   * @return the data, as {@link #rdata()} returns them
   * @throws WireFormatException if the data break the rules of the type
   */
  public RData rdata(UnaryOperator<FieldReader> around) throws WireFormatException {
    RData rdata = data.decode(entry, around);
    if (rdata == null) {
      throw data.failure(data.decoder(), entry);
    }
    return rdata;
  }

  /**
   * Returns the data, decoded as far as possible: malformed data are kept as octets.
   *
   * @param faults the list to which the fault is added, if there is one; for OPT, the fault of each
   *     malformed option
   * @return a value of the type's class, or one that keeps octets, such as a {@link MalformedRData}
   */
  public RData rdataTolerant(List<WireFormatException> faults) {
    RData rdata = data.decode(entry);
    return rdata != null ? rdata : TolerantData.report(data, index, data.decoder(), entry, faults);
  }

  /**
   * Returns the record as a {@link ResourceRecord}.
   *
   * @return a copy, which stays valid
   * @throws WireFormatException if the data break the rules of the type
   */
  public ResourceRecord toRecord() throws WireFormatException {
    long fixed = Bytes.i64(index.octets, EntryPlace.fixed(place));
    return new ResourceRecord(fixed, data.name(place), rdata());
  }

  /**
   * Returns one line for logs: owner, class, type, length of the RDATA and offset of the record.
   */
  @Override
  public String toString() {
    return name()
        + " "
        + recordClass()
        + " "
        + type()
        + ", "
        + rdataLength()
        + " octets of RDATA, at offset "
        + offset();
  }
}
