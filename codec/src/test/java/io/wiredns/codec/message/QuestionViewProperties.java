package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuestionViewProperties {
  private final QuestionView question = new QuestionView();
  private final MessageView message = new MessageView();

  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  @Property
  void whatTheWholeLookAcceptsHasTheSameQuestion(@ForAll("octets") byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    if (!message.tryWrap(buffer)) {
      return;
    }
    assertEquals(true, question.tryWrap(buffer));
    assertEquals(message.header(), question.header());
    assertEquals(message.questionCount(), question.questionCount());
    if (message.questionCount() > 0) {
      assertEquals(message.questionName(0).toName(), question.name().toName());
      assertEquals(message.questionTypeValue(0), question.typeValue());
      assertEquals(message.questionClassValue(0), question.classValue());
    }
  }

  @Property
  void whatIsRefusedTheWholeLookRefusesForTheSameReason(@ForAll("octets") byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    if (!question.tryWrap(buffer)) {
      WireFormatException fault = question.failure();
      assertFalse(message.tryWrap(buffer), fault.getMessage());
      assertEquals(message.failure().getMessage(), fault.getMessage());
    }
  }
}
