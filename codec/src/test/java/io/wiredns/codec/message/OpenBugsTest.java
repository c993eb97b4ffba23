package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each fails for a fault of the code that has been reported; fixed, it goes to its subject. */
class OpenBugsTest {
  private static WriteResult write(Message message, ByteBuffer out, int limit) {
    return new MessageWriter().writeTruncated(message, out, limit);
  }

  /** The detail tells how many octets there are, and a direct buffer has no fewer of them. */
  @Test
  void aMessageThatIsTooLongIsToldAlikeInEveryKindOfBuffer() {
    byte[] octets = new byte[70_000];
    Buffers.reading(octets)
        .forEach(
            (kind, buffer) -> {
              WireFormatException fault =
                  assertThrows(WireFormatException.class, () -> Message.parse(buffer));
              assertEquals(
                  "a message has at most 65535 octets, this one 70000", fault.detail(), kind);
            });
  }

  /** The Javadoc of writeTruncated: if the message holds malformed RDATA, wherever. */
  @Test
  void malformedRDataIsRefusedWhereverItIsAndWhateverTheLimit() {
    WireFormatException fault = new WireFormatException(Fault.RDATA_TRUNCATED, 1, "x", "y");
    ResourceRecord bad =
        new ResourceRecord(
            Name.ROOT, 0, new MalformedRData(RecordType.NS, Octets.fromHex("c00c"), fault));
    ResourceRecord large = new ResourceRecord(Name.ROOT, 0, Txt.of("x".repeat(200)));
    Message message = Message.builder().answer(large).additional(bad).build();
    for (int limit : List.of(512, 100)) {
      ByteBuffer out = ByteBuffer.allocate(512);
      assertThrows(IllegalArgumentException.class, () -> write(message, out, limit));
      assertEquals(0, out.position());
    }
  }
}
