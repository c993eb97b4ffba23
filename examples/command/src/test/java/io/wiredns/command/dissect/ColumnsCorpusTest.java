package io.wiredns.command.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.capture.DnsCapture;
import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.Shared;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.command.situation.Rows;
import io.wiredns.stateful.DsoMessage;
import io.wiredns.testkit.Messages;
import io.wiredns.testkit.Mutator;
import io.wiredns.testkit.Mutators;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares columns, which are written from octets, with the values of a parsed message. */
class ColumnsCorpusTest {
  private final Rows strict = new Rows(false, false);
  private final Rows tolerant = new Rows(false, true);
  private int messages;
  private int refused;

  private void check(byte[] octets, DnsPayload packet) throws IOException {
    messages++;
    Map<Field, String> row = strict.of(ByteBuffer.wrap(octets), packet, 0);
    String what = row.toString();
    assertEquals("" + octets.length, row.get(Field.SIZE));
    try {
      MessageView view = new MessageView().wrap(octets);
      Message message = view.toMessage();
      DsoMessage.tlvs(message.body());
      assertMessage(message, view, row);
      assertEquals("", row.get(Field.FAULT));
      assertTrue(strict.good);
    } catch (WireFormatException fault) {
      refused++;
      assertFaults(List.of(fault), row);
      assertEquals("", row.get(Field.QNAME) + row.get(Field.RCODE), what);
    }
    MessageView view = new MessageView();
    List<WireFormatException> faults = new ArrayList<>(view.wrapTolerant(octets));
    row = tolerant.of(ByteBuffer.wrap(octets), packet, 0);
    if (view.hasHeader()) {
      Message message = view.toMessageTolerant(faults);
      DsoMessage.tlvsTolerant(message.body(), faults);
      assertMessage(message, view, row);
    }
    assertFaults(faults, row);
    assertEquals(faults.isEmpty(), tolerant.good);
  }

  private static <T> String join(List<T> values, Function<T, String> text) {
    return values.stream()
        .map(value -> text.apply(value).replace("|", "\\124"))
        .collect(Collectors.joining("|"));
  }

  private static void assertFaults(List<WireFormatException> faults, Map<Field, String> row) {
    assertEquals(join(faults, fault -> fault.fault().name()), row.get(Field.FAULT));
    assertEquals(join(faults, fault -> "" + fault.offset()), row.get(Field.FAULT_OFFSET));
    assertEquals(join(faults, WireFormatException::field), row.get(Field.FAULT_FIELD));
  }

  private static void assertMessage(Message message, MessageView view, Map<Field, String> row) {
    Header header = view.header();
    assertEquals("" + header.id(), row.get(Field.ID));
    assertEquals(header.isResponse() ? "1" : "0", row.get(Field.QR));
    assertEquals(message.opcode().toString(), row.get(Field.OPCODE));
    assertEquals(message.rcode().toString(), row.get(Field.RCODE));
    assertEquals(header.isTruncated(), row.get(Field.FLAGS).matches("(.*\\|)?tc(\\|.*)?"));
    assertEquals("" + header.questionCount(), row.get(Field.QDCOUNT));
    assertEquals("" + header.answerCount(), row.get(Field.ANCOUNT));
    assertEquals("" + header.authorityCount(), row.get(Field.NSCOUNT));
    assertEquals("" + header.additionalCount(), row.get(Field.ARCOUNT));
    List<Question> questions = message.questions();
    assertEquals(join(questions, each -> each.name().toString()), row.get(Field.QNAME));
    assertEquals(join(questions, each -> each.type().toString()), row.get(Field.QTYPE));
    assertEquals(join(questions, each -> each.recordClass().toString()), row.get(Field.QCLASS));
    assertRecords(message.answers(), Field.ANSWER_NAME, row);
    assertRecords(message.authorities(), Field.AUTHORITY_NAME, row);
    List<ResourceRecord> additionals = new ArrayList<>(message.additionals());
    for (int i = 0; i < additionals.size() && view.hasOpt(); i++) {
      if (view.record(Section.ADDITIONAL, i).offset() == view.opt().offset()) {
        additionals.remove(i);
        assertEquals("" + view.opt().classValue(), row.get(Field.EDNS_SIZE));
      }
    }
    assertRecords(additionals, Field.ADDITIONAL_NAME, row);
    message.edns().ifPresent(edns -> assertEdns(edns, row));
    String key = view.hasTsig() ? view.tsig().name().toString() : "";
    assertEquals(key.replace("|", "\\124"), row.get(Field.TSIG_KEY));
  }

  private static void assertRecords(
      List<ResourceRecord> records, Field first, Map<Field, String> row) {
    List<Function<ResourceRecord, String>> values =
        List.of(
            record -> record.name().toString(),
            record -> record.recordClass().toString(),
            record -> record.type().toString(),
            record -> "" + record.ttl(),
            record -> record.rdata().toText());
    for (int i = 0; i < values.size(); i++) {
      Field field = Field.values()[first.ordinal() + i];
      assertEquals(join(records, values.get(i)), row.get(field), field.label());
    }
  }

  private static void assertEdns(Edns edns, Map<Field, String> row) {
    assertEquals("" + edns.version(), row.get(Field.EDNS_VERSION));
    assertEquals("" + edns.udpPayloadSize(), row.get(Field.EDNS_SIZE));
    assertEquals(edns.isDnssecOk(), row.get(Field.EDNS_FLAGS).matches("do(\\|.*)?"));
    List<EdnsOption> options = edns.options();
    assertEquals(join(options, each -> each.code().toString()), row.get(Field.EDNS_OPTIONS));
    List<ExtendedError> errors = edns.options(ExtendedError.class);
    assertEquals(join(errors, each -> "" + each.infoCode().value()), row.get(Field.EDE));
  }

  @Test
  void everyMessageOfTheCorpus() throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Shared.octets("corpus/messages.bin"));
    while (all.hasRemaining()) {
      byte[] message = new byte[Short.toUnsignedInt(all.getShort())];
      all.get(message);
      check(message, null);
    }
    assertTrue(messages > 500, "messages: " + messages);
    assertTrue(refused > 50, "refused: " + refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bind.pcap",
        "cooked-sll2.pcap",
        "dnssec.pcapng.xz",
        "knot.pcap",
        "mixed.pcapng",
        "transfer.pcap.gz",
        "unbound.pcap"
      })
  void everyMessageOfACapture(String name) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Shared.capture(name)));
        DnsCapture capture = DnsCapture.open(in, Set.of(53, 5301))) {
      for (DnsPayload packet = capture.next(); packet != null; packet = capture.next()) {
        byte[] octets = new byte[packet.octets().remaining()];
        packet.octets().get(octets);
        check(octets, packet);
        assertPacket(packet);
      }
    }
    assertTrue(messages > 0);
  }

  @Test
  void everyKindOfMessageAndOfFault() throws IOException {
    for (int i = 0; i < 1000; i++) {
      Message good = Messages.any().at(17, i);
      ByteBuffer octets = ByteBuffer.allocate(65_535);
      good.write(octets);
      check(Arrays.copyOf(octets.array(), octets.position()), null);
    }
    assertEquals(0, refused);
    for (Mutator mutator : Mutators.all()) {
      for (int i = 0; i < 3; i++) {
        check(Mutators.planted(mutator.fault()).at(17, i).message().toArray(), null);
      }
    }
    assertTrue(refused > 200, "refused: " + refused);
  }

  private void assertPacket(DnsPayload packet) throws IOException {
    Map<Field, String> row = strict.of(packet);
    assertEquals("" + packet.packetNumber(), row.get(Field.PACKET));
    assertEquals(packet.tcp() ? "TCP" : "UDP", row.get(Field.TRANSPORT));
    assertEquals(packet.time(), java.time.Instant.parse(row.get(Field.TIME)));
    assertEnd(packet.source(), row.get(Field.SOURCE), row.get(Field.SOURCE_PORT));
    assertEnd(packet.destination(), row.get(Field.DESTINATION), row.get(Field.DESTINATION_PORT));
    boolean response = row.get(Field.QR).equals("1");
    assertEquals(row.get(response ? Field.DESTINATION : Field.SOURCE), row.get(Field.CLIENT));
    assertEquals(row.get(response ? Field.SOURCE : Field.DESTINATION), row.get(Field.SERVER));
  }

  private static void assertEnd(InetSocketAddress end, String address, String port)
      throws IOException {
    assertEquals(end.getAddress(), java.net.InetAddress.getByName(address));
    assertEquals(end.getAddress() instanceof Inet6Address, address.contains(":"));
    assertEquals("" + end.getPort(), port);
  }
}
