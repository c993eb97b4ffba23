package io.wiredns.testkit;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.stateful.DsoFault;
import io.wiredns.stateful.DsoMessage;
import java.util.Arrays;

/** Plants the faults of DNS Stateful Operations, after well-formed TLVs. */
final class DsoFaults {
  private static final int COUNTS_AT = 4;

  private DsoFaults() {}

  static Planted plant(Fault fault, Message good, Choices choices) {
    Message message = good.opcode().equals(Opcode.DSO) ? good : Messages.statefuls().make(choices);
    return fault == DsoFault.DSO_COUNTS ? counts(message, choices) : tlv(fault, message, choices);
  }

  private static Planted counts(Message message, Choices choices) {
    Message none = Message.builder().id(message.id()).flags(message.flags()).build();
    Question question = new Question(Names.plausible().make(choices), RecordType.A);
    // No builder creates such a message, so the flags are changed afterwards.
    byte[] octets = Messages.octets(Message.builder().id(message.id()).question(question).build());
    octets[2] = (byte) (message.flags() >>> 8);
    octets[3] = (byte) message.flags();
    return new Planted(DsoFault.DSO_COUNTS, Octets.of(octets), COUNTS_AT, "header counts", none, 0);
  }

  private static Planted tlv(Fault fault, Message message, Choices choices) {
    byte[] before = Messages.octets(message);
    String tlv = "DSO tlv[" + tlvs(message) + "] ";
    Shape shape = shape(fault, tlv, choices);
    byte[] planted = Arrays.copyOf(before, before.length + shape.length());
    System.arraycopy(shape.octets(0), 0, planted, before.length, shape.length());
    int at = before.length + shape.at();
    return new Planted(fault, Octets.of(planted), at, shape.field(), message, 0);
  }

  private static int tlvs(Message message) {
    try {
      return DsoMessage.tlvs(message.body()).size();
    } catch (WireFormatException malformed) {
      throw new IllegalArgumentException("the message is malformed", malformed);
    }
  }

  private static Shape shape(Fault fault, String tlv, Choices choices) {
    Shape out = new Shape();
    int keepAlive = DsoType.KEEPALIVE.value();
    return switch (fault.name()) {
      case "DSO_TLV_HEADER" ->
          out.here(tlv + "DSO-TYPE").octets(choices.octets(choices.between(1, 3)));
      case "DSO_TLV_TRUNCATED" -> {
        int length = choices.below(20);
        out.u16(choices.oneOf(java.util.List.of(keepAlive, 0xF800))).here(tlv + "DSO-LENGTH");
        yield out.u16(choices.between(length + 1, 0xFFFF)).octets(choices.octets(length));
      }
      case "DSO_FIELD_TRUNCATED" -> {
        int length = choices.below(8);
        out.u16(keepAlive).u16(length);
        if (length < 4) {
          out.here(tlv + "KEEPALIVE inactivity timeout").octets(choices.octets(length));
        } else {
          out.u32(choices.bits(32)).here(tlv + "KEEPALIVE keepalive interval");
          out.octets(choices.octets(length - 4));
        }
        yield out;
      }
      case "DSO_TLV_TRAILING" -> {
        int more = choices.between(1, 9);
        out.u16(keepAlive).u16(8 + more).u32(choices.bits(32)).u32(choices.bits(32));
        yield out.here(tlv + "DSO-DATA").octets(choices.octets(more));
      }
      default -> throw new AssertionError(fault + " is no fault of DSO");
    };
  }
}
