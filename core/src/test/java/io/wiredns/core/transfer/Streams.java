package io.wiredns.core.transfer;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Transfers in a short notation: messages are separated by {@code |}, records by blanks.
 *
 * <pre>
 *   S5     the SOA record of serial 5          T5     a different SOA record of serial 5
 *   U5     an SOA record of a name below       a      a TXT record of a.zone.test
 *   !a     a record outside the zone           ?a     a record of class CH
 *   *      a record of type ANY
 * </pre>
 */
final class Streams {
  static final Name ZONE = Name.of("zone.test");
  static final int ID = 4711;

  private Streams() {}

  static Soa soa(long serial, String mname) {
    return new Soa(Name.of(mname), Name.of("hm.zone.test"), serial, 1800, 900, 604800, 60);
  }

  static ResourceRecord record(String word) {
    String rest = word.substring(1);
    return switch (word.charAt(0)) {
      case 'S' -> new ResourceRecord(ZONE, 60, soa(Long.parseLong(rest), "ns.zone.test"));
      case 'T' -> new ResourceRecord(ZONE, 60, soa(Long.parseLong(rest), "other.zone.test"));
      case 'U' ->
          new ResourceRecord(Name.of("below", ZONE), 60, soa(Long.parseLong(rest), "ns.zone.test"));
      case '!' -> new ResourceRecord(Name.of(rest + ".elsewhere.test"), 60, Txt.of(rest));
      case '?' -> new ResourceRecord(Name.of(rest, ZONE), RecordClass.CH, 60, Txt.of(rest));
      case '*' -> new ResourceRecord(ZONE, 60, new EmptyRData(RecordType.ANY));
      default -> new ResourceRecord(Name.of(word, ZONE), 60, Txt.of(word));
    };
  }

  static List<ResourceRecord> records(String words) {
    List<ResourceRecord> records = new ArrayList<>();
    for (String word : words.strip().split(" +")) {
      if (!word.isEmpty()) {
        records.add(record(word));
      }
    }
    return records;
  }

  /** Returns the notation of a record. */
  static String word(ResourceRecord record) {
    if (record.rdata() instanceof Soa soa) {
      boolean plain = soa.mname().equals(Name.of("ns.zone.test"));
      return (plain ? "S" : "T") + soa.serial();
    }
    return record.name().toString(ZONE);
  }

  /** Returns the messages of a notation, each with the question. */
  static List<MessageBuilder> messages(TransferRequest request, String notation) {
    List<MessageBuilder> messages = new ArrayList<>();
    for (String words : notation.split("\\|", -1)) {
      MessageBuilder message =
          Message.builder()
              .id(ID)
              .response(true)
              .authoritative(true)
              .question(new Question(ZONE, request.type()));
      records(words).forEach(message::answer);
      messages.add(message);
    }
    return messages;
  }

  static TransferRequest axfr() {
    return TransferRequest.axfr(ZONE);
  }

  static TransferRequest ixfr(long known) {
    return TransferRequest.ixfr(ZONE, soa(known, "ns.zone.test"));
  }

  /** Returns a batch as text like {@code ZONE 5 @1 [S5 a]}. */
  static String text(TransferBatch batch) {
    return "%s %d @%d %s"
        .formatted(
            batch.kind(),
            batch.serial(),
            batch.messageNumber(),
            batch.records().stream().map(Streams::word).toList());
  }

  /** Passes messages to a decoder until it is complete, and adds its batches to the list. */
  static void run(TransferDecoder decoder, Iterable<ByteBuffer> messages, List<String> batches)
      throws TransferException {
    for (ByteBuffer message : messages) {
      decoder.take(message, Instant.EPOCH);
      for (var batch = decoder.next(); batch != null; batch = decoder.next()) {
        batches.add(text(batch));
      }
    }
  }
}
