package io.wiredns.codec.rdata;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads and writes RDATA as part of a message. */
final class RDataInMessage {
  private RDataInMessage() {}

  /** Returns the octets of a record; TSIG has a class of its own. */
  static String record(RecordType type, String recordClass, byte[] rdata) {
    return "00"
        + Hex.u16(type.value())
        + (type.equals(RecordType.TSIG) ? "00ff" : recordClass)
        + "00000000"
        + Hex.u16(rdata.length)
        + Hex.text(rdata);
  }

  /** Returns the record after another one, in the section in which OPT and TSIG are allowed. */
  static RecordView view(RecordType type, byte[] rdata) throws WireFormatException {
    byte[] message =
        Hex.of(
            "0000 0000 0000 0000 0000 0002",
            "00 0001 0001 00000000 0004 01020304",
            record(type, "0001", rdata));
    return new MessageView().wrap(ByteBuffer.wrap(message)).record(1);
  }

  /** Returns the RDATA of a record without pointers. */
  static byte[] expanded(RecordView view) {
    byte[] octets = new byte[view.rdataLength() + 510];
    return Arrays.copyOf(octets, view.copyExpandedRData(octets, 0));
  }

  /**
   * Writes the RDATA to a message without other records, in which its later names can be
   * compressed, and returns it without pointers.
   */
  static byte[] written(RData rdata) throws WireFormatException {
    RecordClass recordClass =
        rdata.type().equals(RecordType.TSIG) ? RecordClass.ANY : RecordClass.IN;
    ResourceRecord record = new ResourceRecord(Name.ROOT, recordClass, 0, rdata);
    ByteBuffer out = ByteBuffer.allocate(4000);
    Message.builder().additional(record).build().write(out);
    return expanded(new MessageView().wrap(out.flip()).record(0));
  }
}
