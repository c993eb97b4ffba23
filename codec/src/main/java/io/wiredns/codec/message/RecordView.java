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
 * A record where it lies in a message; RFC 1035 section 4.1.3. Valid as long as its {@link
 * MessageView} shows the message.
 *
 * <p>For one thread at a time, as that view is.
 *
 * @since 0.1
 */
public final class RecordView {
  private final MessageIndex index;
  private final RecordData data;
  private final int entry;

  /** The entry's four numbers; {@link EntryPlace}. */
  private long place;

  RecordView(MessageIndex index, RecordData data, int entry) {
    this.index = index;
    this.data = data;
    this.entry = entry;
  }

  /** Shows the record that lies there. */
  RecordView at(long place) {
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
   * The owner.
   *
   * @return where its name lies
   */
  public WireName name() {
    return EntryPlace.ownerName(octets(), place);
  }

  /** {@link io.wiredns.codec.internal.message.MessageAccess#flatNameOffset}. */
  int flatNameOffset() {
    return EntryPlace.flatOffset(place);
  }

  /** {@link io.wiredns.codec.internal.message.MessageAccess#flatNameLength}. */
  int flatNameLength() {
    return EntryPlace.flatLength(place);
  }

  /**
   * Copies the owner's name, without pointers; allocates nothing.
   *
   * @param target takes the octets, root included
   * @param at the index of the first
   * @return how many octets were written, 1 to 255
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyName(byte[] target, int at) {
    return EntryPlace.copyName(octets(), place, target, at);
  }

  /**
   * The TYPE's number.
   *
   * @return 0 to 65535
   */
  public int typeValue() {
    return Bytes.u16(octets(), fixed());
  }

  /**
   * The TYPE.
   *
   * @return the type
   */
  public RecordType type() {
    return data.type(typeValue());
  }

  /**
   * The CLASS's number.
   *
   * @return 0 to 65535
   */
  public int classValue() {
    return Bytes.u16(octets(), fixed() + EntryPlace.CLASS_AT);
  }

  /**
   * The CLASS.
   *
   * @return the class
   */
  public RecordClass recordClass() {
    return RecordClass.of(classValue());
  }

  /**
   * The TTL field as it is, see {@link ResourceRecord}.
   *
   * @return 0 to 4294967295
   */
  public long ttl() {
    return Bytes.u32(octets(), fixed() + EntryPlace.TTL_AT);
  }

  /**
   * RDLENGTH.
   *
   * @return the octets of RDATA on the wire, 0 to 65535
   */
  public int rdataLength() {
    return Bytes.u16(octets(), fixed() + EntryPlace.RDLENGTH_AT);
  }

  /**
   * Where the record starts.
   *
   * @return the offset of its owner name from the message's first octet
   */
  public int offset() {
    return EntryPlace.owner(place);
  }

  /**
   * Where the type stands, behind the owner name; class, TTL, RDLENGTH and RDATA follow.
   *
   * @return the offset from the message's first octet
   */
  public int typeOffset() {
    return fixed();
  }

  /**
   * Where the RDATA starts.
   *
   * @return the offset from the message's first octet
   */
  public int rdataOffset() {
    return fixed() + EntryPlace.RECORD_FIXED;
  }

  /**
   * One octet of the RDATA as it is on the wire.
   *
   * @param at its index in the RDATA
   * @return 0 to 255
   * @throws IndexOutOfBoundsException if the RDATA has no such octet
   */
  public int rdataOctet(int at) {
    if (at < 0 || at >= rdataLength()) {
      throw new IndexOutOfBoundsException("octet " + at + " of " + rdataLength() + " of RDATA");
    }
    return octets()[rdataOffset() + at] & 0xFF;
  }

  /**
   * The four octets of an A record's address.
   *
   * @return the first octet the most significant
   * @throws IllegalStateException if the RDATA has not four octets
   */
  public int ipv4() {
    if (rdataLength() != 4) {
      throw new IllegalStateException(rdataLength() + " octets of RDATA are no IPv4 address");
    }
    return Bytes.i32(octets(), rdataOffset());
  }

  /**
   * Copies the RDATA as it is on the wire; pointers in it are dead elsewhere.
   *
   * @param target takes the octets
   * @param at the index of the first
   * @return how many were written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyRData(byte[] target, int at) {
    return data.copy(entry, target, at);
  }

  /**
   * Whether the RDATA may hold compressed names, as the types of RFC 3597 section 4 do; that of all
   * other types is what it is on the wire.
   *
   * @return whether {@link #copyExpandedRData} can differ from {@link #copyRData}
   */
  public boolean hasRDataNames() {
    return RDataNames.has(typeValue());
  }

  /**
   * Copies the RDATA with its names written out, for the types of RFC 3597 section 4; all others as
   * they are.
   *
   * @param target takes the octets; with room for 510 more than {@link #rdataLength} all fit
   * @param at the index of the first
   * @return how many were written, or -1 if a name in the RDATA is malformed
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyExpandedRData(byte[] target, int at) {
    return data.copyExpanded(entry, target, at);
  }

  /**
   * The RDATA's octets as they are on the wire.
   *
   * @return a copy
   */
  public Octets rawRData() {
    return data.octets(entry);
  }

  /**
   * The data, decoded.
   *
   * @return a value of the type's class, or one that keeps octets
   * @throws WireFormatException if they break the rules of the type
   */
  public RData rdata() throws WireFormatException {
    RData rdata = data.decode(entry);
    if (rdata == null) {
      throw data.failure(data.decoder(), entry);
    }
    return rdata;
  }

  /**
   * The data, decoded through a reader of the caller's that stands around the message's: to see
   * every field on its way. Opaque data have no fields, and no reader is asked for.
   *
   * @param around makes the reader
   * @return the data as {@link #rdata()} has them
   * @throws WireFormatException if they break the rules of the type
   */
  public RData rdata(UnaryOperator<FieldReader> around) throws WireFormatException {
    RData rdata = data.decode(entry, around);
    if (rdata == null) {
      throw data.failure(data.decoder(), entry);
    }
    return rdata;
  }

  /**
   * The data, decoded as far as possible.
   *
   * @param faults takes the fault if there is one, of OPT that of each malformed option
   * @return a value of the type's class, or one that keeps octets, {@link MalformedRData} among
   *     them
   */
  public RData rdataTolerant(List<WireFormatException> faults) {
    RData rdata = data.decode(entry);
    return rdata != null ? rdata : TolerantData.report(data, index, data.decoder(), entry, faults);
  }

  /**
   * The record as a value.
   *
   * @return a copy
   * @throws WireFormatException if the data break the rules of the type
   */
  public ResourceRecord toRecord() throws WireFormatException {
    long fixed = Bytes.i64(index.octets, EntryPlace.fixed(place));
    return new ResourceRecord(fixed, data.name(place), rdata());
  }

  /** One line for logs: owner, class, type, length of the data, and where the record lies. */
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
