package io.wiredns.codec.message;

import io.wiredns.codec.Growth;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.rdata.UnknownRData;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bounds the allocation of builders and writers for messages full of the most costly records. */
class WriteCostTest {
  private static final int UPDATE = Opcode.UPDATE.value() << 11;
  private static final int RESPONSE = 0x8000;
  private static final int PREREQUISITE = 1;
  private static final String ZONE = "00 0006 0001";

  private static Message parse(byte[] message) throws Exception {
    return Message.parse(ByteBuffer.wrap(message));
  }

  @Test
  void recordsOfClassAnyInUpdate() {
    Growth.assertLinear(
        "UPDATE",
        UPDATE,
        PREREQUISITE,
        ZONE,
        "00 0001 00ff 00000000 0000",
        60,
        message -> parse(message).toBuilder().build());
  }

  @Test
  void recordsOfClassAnyInUpdateWhoseDataAreOtherValuesWithoutOctets() {
    Growth.assertLinear(
        "UPDATE",
        UPDATE,
        PREREQUISITE,
        ZONE,
        "00 ff00 00ff 00000000 0000",
        100,
        message -> build(parse(message)));
  }

  @Test
  void opaqueRecordsOfKnownTypes() {
    Growth.assertLinear(
        "opaque",
        RESPONSE,
        1,
        "",
        "00 0002 0001 00000000 0001 00",
        100,
        message -> build(parse(message)));
    Growth.assertLinear(
        "opaque",
        RESPONSE,
        1,
        "",
        "00 0002 0001 00000000 0001 00",
        150,
        message -> {
          MessageWriter writer = new MessageWriter();
          writer.begin(ByteBuffer.allocate(65_535), 65_535, 0, RESPONSE);
          for (ResourceRecord record : opaque(parse(message))) {
            writer.record(Section.ANSWER, record);
          }
        });
  }

  /** Returns the answers with all data as octets. */
  private static List<ResourceRecord> opaque(Message message) {
    return message.answers().stream()
        .map(
            record ->
                new ResourceRecord(
                    record.name(),
                    record.recordClass(),
                    record.ttl(),
                    new UnknownRData(record.type(), record.rdata().toOctets())))
        .toList();
  }

  private static Message build(Message message) {
    MessageBuilder builder = message.toBuilder().clear(Section.ANSWER);
    opaque(message).forEach(builder::answer);
    return builder.build();
  }
}
