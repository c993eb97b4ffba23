package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Messages of one kind and many sizes, to measure how cost grows with size: {@code octets-N} has N
 * octets of typical answer records, {@code records-N} has N addresses of one name, and {@code
 * labels-N} has a question and an answer whose name has N labels.
 */
final class SizedMessages {
  /** The kinds of messages. */
  static final List<String> KINDS = List.of("octets", "records", "labels");

  private static final List<Integer> OCTETS =
      List.of(12, 64, 256, 1_024, 4_096, 16_384, 32_768, 65_535);
  private static final List<Integer> RECORDS = List.of(1, 4, 16, 64, 256, 1_000, 4_000);
  private static final List<Integer> LABELS = List.of(1, 4, 16, 32, 64, 96, 127);

  private static final Name ZONE = Name.of("zone.example.");
  private static final RecordType PRIVATE = RecordType.of(0xFF00);

  /** The least length of the record that fills up a message: the root and the fixed fields. */
  private static final int FILLER = 11;

  private SizedMessages() {}

  /** Returns the sizes of the messages of the given kind, in ascending order. */
  static List<Integer> sizes(String kind) {
    return switch (kind) {
      case "octets" -> OCTETS;
      case "records" -> RECORDS;
      case "labels" -> LABELS;
      default -> throw new IllegalArgumentException("no kind " + kind + ", only " + KINDS);
    };
  }

  /** Returns the names of all sets of the given kind. */
  static List<String> sets(String kind) {
    return sizes(kind).stream().map(size -> kind + "-" + size).toList();
  }

  /** Returns whether the name of a set begins with one of the kinds. */
  static boolean has(String set) {
    return KINDS.stream().anyMatch(kind -> set.startsWith(kind + "-"));
  }

  /** Returns the single message of a set. */
  static Message message(String set) {
    int dash = set.indexOf('-');
    int size = Integer.parseInt(set.substring(dash + 1));
    return switch (set.substring(0, dash)) {
      case "octets" -> ofOctets(size);
      case "records" -> ofRecords(size);
      case "labels" -> ofLabels(size);
      default -> throw new IllegalArgumentException("no set " + set);
    };
  }

  private static MessageBuilder response(Name name) {
    return Message.builder().id(1).response(true).question(new Question(name, RecordType.A));
  }

  private static Message ofRecords(int count) {
    MessageBuilder message = response(ZONE);
    for (int i = 0; i < count; i++) {
      message.answer(new ResourceRecord(ZONE, 300, Rdata.a(i)));
    }
    return message.build();
  }

  private static Message ofLabels(int count) {
    Name name = Name.of("a.".repeat(count));
    return response(name).answer(new ResourceRecord(name, 300, Rdata.a(1))).build();
  }

  private static Message ofOctets(int octets) {
    if (octets == WireLimits.HEADER_OCTETS) {
      return Message.builder().id(1).response(true).build();
    }
    MessageBuilder message = response(ZONE);
    MessageWriter writer = new MessageWriter();
    writer.begin(ByteBuffer.allocate(octets), octets - FILLER, 1, Header.QR);
    writer.question(message.build().questions().get(0));
    ResourceRecord next = record(0);
    for (int i = 1; writer.rrset(Section.ANSWER, List.of(next)); i++) {
      message.answer(next);
      next = record(i);
    }
    Octets filler = Octets.of(new byte[octets - FILLER - writer.finish()]);
    message.answer(new ResourceRecord(Name.ROOT, 300, new UnknownRData(PRIVATE, filler)));
    return message.build();
  }

  private static ResourceRecord record(int number) {
    return new ResourceRecord(Name.of("host-" + number, ZONE), 300, rdata(number));
  }

  /** Returns an IPv4 address, IPv6 address, mail exchanger or text in turn. */
  private static RData rdata(int number) {
    return switch (number % 4) {
      case 0 -> Rdata.a(number);
      case 1 -> Rdata.aaaa(1, number);
      case 2 -> Rdata.mx(10, "mail-" + number + "." + ZONE);
      default -> Rdata.txt("v=spf1 mx -all");
    };
  }
}
