package io.wiredns.codec.edns;

import io.wiredns.codec.Hex;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;

/** Messages of a header and one OPT record. */
public final class OptMessages {
  /** The offset of the first octet of OPT's RDATA. */
  public static final int RDATA = 12 + 11;

  private OptMessages() {}

  /** The octets of a message whose OPT has this RDATA. */
  public static byte[] octets(byte[] rdata) {
    return Hex.of(
        "1234 0000 0000 0000 0000 0001",
        "00 0029 04d0 00000000",
        Hex.u16(rdata.length),
        Hex.text(rdata));
  }

  /** OPTION-CODE, OPTION-LENGTH and OPTION-DATA. */
  public static byte[] option(int code, Octets data) {
    return Hex.of(Hex.u16(code), Hex.u16(data.length()), data.toHex());
  }

  public static List<EdnsOption> parse(byte[] rdata) throws WireFormatException {
    return Message.parse(ByteBuffer.wrap(octets(rdata))).edns().orElseThrow().options();
  }
}
