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
 * Messages of one kind and many sizes, for cost against size: {@code octets-N} has so many octets
 * of records as answers have them, {@code records-N} so many addresses of one name, {@code
 * labels-N} a question and an answer whose name has so many labels.
 */
final class SizedMessages {
  /** The kinds, each with its sizes. */
  static final List<String> KINDS = List.of("octets", "records", "labels");

  private static final List<Integer> OCTETS =
      List.of(12, 64, 256, 1_024, 4_096, 16_384, 32_768, 65_535);
  private static final List<Integer> RECORDS = List.of(1, 4, 16, 64, 256, 1_000, 4_000);
  private static final List<Integer> LABELS = List.of(1, 4, 16, 32, 64, 96, 127);

  private static final Name ZONE = Name.of("zone.example.");
  private static final RecordType PRIVATE = RecordType.of(0xFF00);

  /** What the record takes at least that fills a message up: a root and the fixed part. */
  private static final int FILLER = 11;

  private SizedMessages() {}

  /** The sizes of a kind, ascending. */
  static List<Integer> sizes(String kind) {
    return switch (kind) {
      case "octets" -> OCTETS;
      case "records" -> RECORDS;
      case "labels" -> LABELS;
      default -> throw new IllegalArgumentException("no kind " + kind + ", only " + KINDS);
    };
  }

  /** The names of all sets of a kind. */
  static List<String> sets(String kind) {
    return sizes(kind).stream().map(size -> kind + "-" + size).toList();
  }

  /** Whether a set is one of these. */
  static boolean has(String set) {
    return KINDS.stream().anyMatch(kind -> set.startsWith(kind + "-"));
  }

  /** The one message of a set. */
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

  /** Addresses of both kinds, mail exchangers and text, in turn. */
  private static RData rdata(int number) {
    return switch (number % 4) {
      case 0 -> Rdata.a(number);
      case 1 -> Rdata.aaaa(1, number);
      case 2 -> Rdata.mx(10, "mail-" + number + "." + ZONE);
      default -> Rdata.txt("v=spf1 mx -all");
    };
  }
}
