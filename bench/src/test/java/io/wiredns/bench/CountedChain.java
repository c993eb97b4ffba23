package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.dnssec.chain.KnownRecords;
import io.wiredns.dnssec.chain.TrustAnchor;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.dnssec.chain.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Validates answers of the records of a zone file. Its DS records are trust anchors; if there are
 * none, a key of the test is, which signs the zone's keys only. {@link CountingLoader} loads it
 * with the validator that it calls.
 */
public final class CountedChain implements ToLongFunction<byte[]> {
  private static final Name ZONE = Name.of("example");

  /** Creates an object; the loader calls this. */
  public CountedChain() {}

  /** Returns the number of questions whose answers have the same verdict as the first. */
  @Override
  public long applyAsLong(byte[] text) {
    List<ResourceRecord> records = new ArrayList<>();
    List<TrustAnchor> anchors = new ArrayList<>();
    read(text, records, anchors);
    KnownRecords known = new KnownRecords();
    if (anchors.isEmpty()) {
      anchors.add(new TrustAnchor(ZONE, CountedChains.KEY));
      known.add(CountedChains.keys(ZONE));
    }
    List<Question> questions =
        List.of(
            new Question(ZONE, RecordType.TXT),
            new Question(ZONE, RecordType.ANY),
            new Question(ZONE, CountedChains.ABSENT));
    questions.forEach(question -> known.add(response(question, records)));
    known.add(records);
    Validator validator = Validator.builder(TrustAnchors.of(anchors)).build();
    Object first = null;
    long same = 0;
    for (Question question : questions) {
      Object verdict = validator.validate(question, known, CountedChains.NOW).verdict().getClass();
      first = first == null ? verdict : first;
      same += first == verdict ? 1 : 0;
    }
    return same;
  }

  private static void read(byte[] text, List<ResourceRecord> records, List<TrustAnchor> anchors) {
    try (ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(text), ZONE)) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        if (record.rdata() instanceof Ds) {
          anchors.add(new TrustAnchor(record.name(), record.rdata()));
        } else {
          records.add(record);
        }
      }
    } catch (IOException | TextFormatException fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** Returns a response with the records in both sections that a validator reads. */
  private static Message response(Question question, List<ResourceRecord> records) {
    MessageBuilder out = Message.builder().response(true).question(question);
    for (ResourceRecord record : records) {
      out.answer(record).authority(record);
    }
    return out.build();
  }
}
