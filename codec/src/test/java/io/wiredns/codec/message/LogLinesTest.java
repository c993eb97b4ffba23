package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests toString() of all types that may be logged: each returns one line. */
class LogLinesTest {
  private static final Name NAME = Name.of("www.example");
  private static final ResourceRecord ADDRESS = new ResourceRecord(NAME, 300, new A(1));

  private static Message response() {
    return Message.builder()
        .id(7)
        .flags(0x87F0)
        .question(new Question(NAME, RecordType.A))
        .answer(ADDRESS)
        .rcode(Rcode.REFUSED)
        .build();
  }

  @Test
  void aMessageShowsItsFlags() {
    assertEquals(
        "QUERY response id 7 aa tc rd ra z ad cd REFUSED [www.example. IN A], 1 answer, 0"
            + " authority, 0 additional",
        response().toString());
    assertEquals(
        "UPDATE query id 0 NOERROR [], 0 answer, 0 authority, 0 additional",
        Message.builder().opcode(Opcode.UPDATE).build().toString());
  }

  @Test
  void aViewShowsTheSameOrWhatIsWrong() throws WireFormatException {
    MessageView view = new MessageView();
    assertEquals("nothing wrapped", view.toString());
    byte[] octets = response().toWire();
    assertEquals(
        "QUERY response id 7 aa tc rd ra z ad cd REFUSED, 1 question, 1 answer, 0 authority, 0"
            + " additional",
        view.wrap(octets).toString());
    assertEquals("www.example. IN A, 4 octets of RDATA, at offset 29", view.record(0).toString());
    assertFalse(view.tryWrap(Arrays.copyOf(octets, 40)));
    assertEquals(
        "QUERY response id 7 aa tc rd ra z ad cd, refused: " + view.failure().getMessage(),
        view.toString());
    assertFalse(view.tryWrap(new byte[3]));
    assertEquals(view.failure().getMessage(), view.toString());
    assertFalse(view.tryWrap(new byte[0]));
    assertEquals(view.failure().getMessage(), view.toString());
  }

  @Test
  void aQuestionViewShowsTheQuestion() throws WireFormatException {
    QuestionView view = new QuestionView();
    assertEquals("nothing wrapped", view.toString());
    byte[] octets = response().toWire();
    assertEquals(
        "QUERY response id 7 aa tc rd ra z ad cd [www.example. IN A]",
        view.wrap(octets).toString());
    assertEquals("QUERY query id 0 []", view.wrap(new byte[12]).toString());
    assertFalse(view.tryWrap(Arrays.copyOf(octets, 20)));
    assertEquals(
        "QUERY response id 7 aa tc rd ra z ad cd, refused: " + view.failure().getMessage(),
        view.toString());
    assertFalse(view.tryWrap(new byte[0]));
    assertEquals(view.failure().getMessage(), view.toString());
  }

  @Test
  void equalityCountsTheTtlAndSameDataDoesNot() {
    ResourceRecord older = ADDRESS.withTtl(299);
    assertNotEquals(ADDRESS, older);
    assertTrue(ADDRESS.hasSameData(older));
    assertFalse(ADDRESS.hasSameData(new ResourceRecord(NAME, 300, new A(2))));
    assertFalse(ADDRESS.hasSameData(new ResourceRecord(Name.of("example"), 300, new A(1))));
  }
}
