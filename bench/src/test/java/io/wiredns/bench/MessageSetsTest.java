package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that the sets have the properties that the documentation of the figures states. */
class MessageSetsTest {
  static final List<String> NAMES = MessageSets.NAMES;

  @ParameterizedTest
  @CsvSource({
    "query,    1,   0,  0, 1,   59",
    "answer,   1,   2,  1, 2,  131",
    "nxdomain, 1,   0,  1, 1,  118",
    "referral, 1,   0, 15, 7,  509",
    "mxtxt,    1,   6,  0, 3,  364",
    "signed,   1,   0,  8, 1, 1055",
    "large,    1, 136,  0, 0, 3496",
    "tsig,     1,   0,  0, 1,  102"
  })
  void aSetOfOneMessageHasItsSectionsAndSize(
      String set, int questions, int answers, int authorities, int additionals, int octets)
      throws WireFormatException {
    List<byte[]> messages = MessageSets.octets(set);
    assertEquals(1, messages.size());
    Header header = Message.parse(ByteBuffer.wrap(messages.get(0))).header();
    assertEquals(
        List.of(questions, answers, authorities, additionals, octets),
        List.of(
            header.questionCount(),
            header.answerCount(),
            header.authorityCount(),
            header.additionalCount(),
            messages.get(0).length));
  }

  @Test
  void theMixedSetHasTheSharesOfTraffic() throws WireFormatException {
    List<byte[]> messages = MessageSets.octets("mixed");
    int responses = 0;
    int records = 0;
    for (byte[] octets : messages) {
      Message message = Message.parse(ByteBuffer.wrap(octets));
      Header header = message.header();
      responses += message.isResponse() ? 1 : 0;
      records += header.answerCount() + header.authorityCount() + header.additionalCount();
    }
    int[] lengths = messages.stream().mapToInt(octets -> octets.length).sorted().toArray();
    assertEquals(
        List.of(1000, 564, 2866, 116_798, 75),
        List.of(messages.size(), responses, records, Arrays.stream(lengths).sum(), lengths[499]));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyCallMakesTheSameOctets(String set) {
    List<byte[]> first = MessageSets.octets(set);
    List<byte[]> second = MessageSets.octets(set);
    assertEquals(MessageSets.size(set), first.size());
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(first.get(i), second.get(i));
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void whatIsParsedIsWrittenTheSame(String set) throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(0xFFFF);
    for (byte[] octets : MessageSets.octets(set)) {
      Message message = Message.parse(ByteBuffer.wrap(octets));
      message.write(out.clear());
      assertEquals(ByteBuffer.wrap(octets), out.flip());
      assertEquals(message, Message.parse(out));
    }
  }
}
