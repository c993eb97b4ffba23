package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.QuestionView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class CachedAnswerTest {
  private static final Name NAME = Name.of("www.example.");

  private static CachedAnswer cached() throws WireFormatException {
    Message query = Message.query(1, NAME, RecordType.A);
    Message response =
        Message.responseTo(query)
            .authoritative(true)
            .answer(new ResourceRecord(NAME, 300, new A(0xC0000207)))
            .answer(new ResourceRecord(NAME, 60, new A(0xC0000208)))
            .edns(Edns.request().withDnssecOk(true))
            .build();
    return new CachedAnswer(Written.buffer(response), 1_000);
  }

  @Test
  void theSameQuestionIsAnsweredWithItsIdentifierAndWhatIsLeftOfTheTtls()
      throws WireFormatException {
    CachedAnswer cached = cached();
    QuestionView query =
        new QuestionView()
            .wrap(Written.buffer(Message.query(4711, Name.of("WWW.example."), RecordType.A)));
    for (long age : new long[] {100, 10}) {
      ByteBuffer out = ByteBuffer.allocateDirect(512).position(3);
      assertTrue(cached.answer(query, 1_000 + age, out));
      assertEquals(512, out.limit());
      Message answer = Message.parse(out.flip().position(3));
      assertEquals(4711, answer.id());
      assertTrue(answer.header().isRecursionDesired());
      assertFalse(answer.header().isAuthoritative());
      assertEquals(300 - age, answer.answers().get(0).ttl());
      assertEquals(Math.max(0, 60 - age), answer.answers().get(1).ttl());
      assertTrue(answer.edns().orElseThrow().isDnssecOk());
    }
  }

  @Test
  void anotherQuestionIsNot() throws WireFormatException {
    CachedAnswer cached = cached();
    ByteBuffer out = ByteBuffer.allocate(512);
    QuestionView view = new QuestionView();
    for (Message query :
        new Message[] {
          Message.query(1, NAME, RecordType.AAAA),
          Message.query(1, Name.of("example."), RecordType.A),
          Message.builder().build()
        }) {
      assertFalse(cached.answer(view.wrap(Written.buffer(query)), 1_000, out));
      assertEquals(0, out.position());
    }
  }
}
