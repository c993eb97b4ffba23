package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;

/** Builds a {@link Message} from the message of an index. Everything is copied. */
final class MessageDecoder {
  private MessageDecoder() {}

  /**
   * Returns the message, or null if RDATA is malformed; {@link RecordData#failure()} then has the
   * fault. This method is too large to be inlined, and to throw an exception out of it would cost
   * more than to decode a message.
   *
   * @param faults the list to which faults of RDATA are added, while the malformed RDATA is kept as
   *     octets; null to end at the first fault
   */
  static Message of(MessageIndex index, RecordData data, List<WireFormatException> faults) {
    byte[] octets = index.octets;
    WireDecoder decoder = data.newDecoder();
    Question[] questions = questions(data, index, decoder);
    ResourceRecord[] records = new ResourceRecord[index.additionalEnd - index.questionEnd];
    Name question = questions.length > 0 ? questions[0].name() : null;
    // If the only record is OPT, no name points to the question, and a store is saved.
    if (question != null && records.length > (index.opt < 0 ? 0 : 1)) {
      decoder.question(question);
    }
    int contiguousQuestion = question == null ? 0 : index.contiguousQuestion();
    for (int i = 0; i < records.length; i++) {
      int entry = questions.length + i;
      long place = index.place(entry);
      // The lower half of a place locates the contiguous owner. Most owners are only a pointer to
      // the question's name: they share its object and are not decoded.
      Name name =
          (int) place == contiguousQuestion && contiguousQuestion != 0
              ? question
              : RecordData.name(decoder, place);
      int fixed = EntryPlace.fixed(place);
      long word = Bytes.i64(octets, fixed);
      int type = (int) (word >>> 48);
      int recordClass = (int) (word >>> 32) & 0xFFFF;
      RData rdata =
          data.decode(decoder, entry, type, recordClass, fixed + EntryPlace.RECORD_FIXED, null);
      if (rdata == null) {
        if (faults == null) {
          return data.refuse(decoder, entry);
        }
        rdata = TolerantData.report(data, index, decoder, entry, faults);
      }
      records[i] = new ResourceRecord(word, name, rdata);
    }
    return new Message(
        Bytes.u16(octets, 0),
        Bytes.u16(octets, 2),
        questions,
        records,
        index.answerEnd() - index.questionEnd,
        index.authorityEnd() - index.questionEnd,
        index.body(),
        index.strict && faults == null);
  }

  private static Question[] questions(RecordData data, MessageIndex index, WireDecoder decoder) {
    int count = index.questionEnd;
    if (count == 1) {
      // One question is the usual case. An array whose size the compiler knows is cleared without a
      // loop.
      return new Question[] {question(data, index, decoder, 0)};
    }
    Question[] questions = new Question[count];
    for (int i = 0; i < count; i++) {
      questions[i] = question(data, index, decoder, i);
    }
    return questions;
  }

  private static Question question(
      RecordData data, MessageIndex index, WireDecoder decoder, int entry) {
    return new Question(
        RecordData.name(decoder, index.place(entry)),
        data.type(index.type(entry)),
        RecordClass.of(index.recordClass(entry)));
  }
}
