package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SignedQueryTest {
  private static final String KEY = "hmac-sha256:a.key:ZXhhbXBsZXMgc2hhcmUgdGhlaXIgc2VjcmV0cw==";
  private static final long NOW = 1_800_000_000L;
  private static final Message QUERY = Message.query(1, Name.of("www.test"), RecordType.TXT);

  private final SignedQuery query = new SignedQuery(KEY);
  private final TsigServer server = new TsigServer(TsigKeyRing.of(TsigKey.parse(KEY)));

  private static Message response() {
    var response = Message.responseTo(QUERY);
    for (int i = 0; i < 9; i++) {
      Name name = Name.of("n" + i + ".test");
      response.answer(new ResourceRecord(name, 60, Txt.of("0123456789".repeat(5))));
    }
    return response.build();
  }

  @Test
  void aQueryAndItsResponse() throws WireFormatException {
    ByteBuffer request = query.ask(QUERY, NOW);
    ByteBuffer response = SignedQuery.answer(server, request, response(), 512, NOW + 1);
    assertTrue(Message.parse(response).isTruncated());
    assertEquals("verified with a.key.", query.check(response, NOW + 2));
  }

  @Test
  void whatGoesWrong() {
    ByteBuffer request = query.ask(QUERY, NOW);
    ByteBuffer late = SignedQuery.answer(server, request, response(), 512, NOW + 400);
    assertEquals("BADTIME, clock off by 400", query.check(late, NOW));
    TsigServer stranger = new TsigServer(TsigKeyRing.of());
    ByteBuffer unsigned = SignedQuery.answer(stranger, request, response(), 512, NOW);
    String refused = query.check(unsigned, NOW);
    assertTrue(refused.startsWith("no response, wait on: ServerError"), refused);
    ByteBuffer good = SignedQuery.answer(server, request, response(), 512, NOW);
    good.put(14, (byte) 'x');
    String changed = query.check(good, NOW);
    assertTrue(changed.startsWith("no response: the MAC does not match the message"), changed);
  }
}
