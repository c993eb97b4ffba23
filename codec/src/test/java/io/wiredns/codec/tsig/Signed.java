package io.wiredns.codec.tsig;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/** Keys and messages for the tests of this package. */
final class Signed {
  static final long NOW = 1_700_000_000L;
  static final TsigKey KEY = key("key.test", TsigAlgorithm.HMAC_SHA256);
  static final Name OWNER = Name.of("www.example");

  private Signed() {}

  static TsigKey key(String name, TsigAlgorithm algorithm) {
    return TsigKey.of(Name.of(name), algorithm, "a secret that is long enough".getBytes());
  }

  static Message query() {
    return Message.query(4711, OWNER, RecordType.TXT);
  }

  static Message response(String text) {
    return Message.responseTo(query()).answer(new ResourceRecord(OWNER, 300, Txt.of(text))).build();
  }

  /** A message with room after it for a signature. */
  static ByteBuffer buffer(Message message) {
    byte[] octets = Written.octets(message);
    return ByteBuffer.allocate(octets.length + 400).put(octets);
  }

  /** The octets that have been written into a buffer, ready to be read. */
  static ByteBuffer read(ByteBuffer out) {
    return ByteBuffer.wrap(Arrays.copyOf(out.array(), out.position()));
  }

  static ByteBuffer request(TsigClient client, long now) {
    ByteBuffer out = buffer(query());
    if (!client.sign(out, 0, Instant.ofEpochSecond(now))) {
      throw new AssertionError("no room");
    }
    return read(out);
  }

  /** The TSIG of a signed message, decoded. */
  static Tsig tsig(ByteBuffer message) throws WireFormatException {
    return (Tsig) new MessageView().wrap(message).tsig().rdata();
  }

  /** A signed message without its TSIG, with the ID that was signed. */
  static byte[] unsigned(byte[] signed) throws WireFormatException {
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(signed));
    Tsig tsig = (Tsig) view.tsig().rdata();
    byte[] octets = Arrays.copyOf(signed, view.tsig().offset());
    Bytes.put16(octets, 0, tsig.originalId());
    Bytes.put16(octets, 10, Bytes.u16(octets, 10) - 1);
    return octets;
  }
}
