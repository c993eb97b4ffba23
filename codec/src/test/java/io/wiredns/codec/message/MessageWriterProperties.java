package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MessageWriterProperties {
  @Provide
  Arbitrary<Message> messages() {
    return Arbitraries.allMessages();
  }

  @Provide
  Arbitrary<Message> ordinary() {
    return Arbitraries.messages();
  }

  @Provide
  Arbitrary<ResourceRecord> records() {
    return Arbitraries.records();
  }

  /** A writer whose limit has room for only some records: the others are undone. */
  @Property
  void pointersLeadBackToNamesThatStayed(
      @ForAll @Size(max = 30) List<@net.jqwik.api.From("records") ResourceRecord> records,
      @ForAll @IntRange(min = 12, max = 1200) int limit,
      @ForAll @IntRange(max = 40) int reserved)
      throws WireFormatException {
    MessageWriter writer = new MessageWriter();
    for (int round = 0; round < 2; round++) { // in the second round the table already has entries
      ByteBuffer out = ByteBuffer.allocate(2000).position(7);
      writer.begin(out, limit, 1, 0);
      int kept = Math.min(reserved, limit - 12);
      writer.reserve(kept);
      List<ResourceRecord> written = new ArrayList<>();
      for (int i = 0; i < records.size(); i += 1 + i % 3) {
        List<ResourceRecord> set = records.subList(i, Math.min(records.size(), i + 1 + i % 3));
        if (writer.rrset(Section.ANSWER, set)) {
          written.addAll(set);
        }
        assertTrue(writer.length() <= limit - kept);
      }
      int length = writer.finish();
      assertEquals(7 + length, out.position());
      byte[] octets = Buffers.octets(out, 7, 7 + length);
      PointerWalker.check(octets);
      assertEquals(written.toString(), Message.parse(ByteBuffer.wrap(octets)).answers().toString());
    }
  }

  @Property
  void manyNamesAndRollbacksKeepThePointersRight(
      @ForAll @Size(min = 150, max = 400) List<@IntRange(max = 250) Integer> numbers)
      throws WireFormatException {
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(65_535);
    writer.begin(out, 65_535, 1, 0);
    List<ResourceRecord> written = new ArrayList<>();
    for (int number : numbers) {
      Name owner = Name.of("n" + number + ".z" + number % 9 + (number % 2 == 0 ? ".a" : ".A"));
      ResourceRecord record =
          new ResourceRecord(owner, number, new Ns(Name.of("ns" + number % 60, owner)));
      int room = writer.length() + 14 + number % 40;
      writer.reserve(65_535 - room);
      if (writer.record(Section.ANSWER, record)) {
        written.add(record);
      }
      writer.release(65_535 - room);
    }
    int length = writer.finish();
    byte[] octets = Buffers.octets(out, 0, length);
    PointerWalker.check(octets);
    assertEquals(written.toString(), Message.parse(ByteBuffer.wrap(octets)).answers().toString());
  }

  @Property
  void aMessageIsWrittenWholeOrNotAtAll(
      @ForAll("messages") Message message, @ForAll @IntRange(max = 60) int missing) {
    byte[] whole = Written.octets(message);
    int room = Math.max(0, whole.length - missing);
    MessageWriter writer = new MessageWriter();
    Buffers.writing(room)
        .forEach(
            (kind, buffer) -> {
              int position = buffer.position();
              boolean written = writer.write(message, buffer);
              assertEquals(missing == 0, written, kind);
              assertEquals(position + (written ? whole.length : 0), buffer.position(), kind);
              assertEquals(position + room, buffer.limit(), kind);
              if (written) {
                byte[] octets = Buffers.octets(buffer, position, buffer.position());
                assertEquals(Octets.of(whole), Octets.of(octets), kind);
              }
            });
  }

  @Property
  void aTruncatedMessageIsWellFormedAndSaysIfItLacksSomething(
      @ForAll("ordinary") Message message, @ForAll @IntRange(max = 700) int limit)
      throws WireFormatException {
    Message plain = message.toBuilder().truncated(false).build();
    ByteBuffer out = ByteBuffer.allocate(800).position(3);
    WriteResult result = new MessageWriter().writeTruncated(plain, out, limit);
    int length = out.position() - 3;
    assertTrue(length <= limit);
    if (result == WriteResult.NOTHING) {
      assertEquals(0, length);
      return;
    }
    byte[] octets = Buffers.octets(out, 3, out.position());
    PointerWalker.check(octets);
    Message read = Message.parse(ByteBuffer.wrap(octets));
    assertEquals(plain.questions().toString(), read.questions().toString());
    boolean lacking =
        isPrefix(plain.answers(), read.answers())
            | isPrefix(plain.authorities(), read.authorities());
    if (lacking) {
      assertEquals(WriteResult.TRUNCATED, result);
    }
    assertEquals(result == WriteResult.TRUNCATED, read.isTruncated());
    assertEquals(result == WriteResult.COMPLETE, Content.of(plain).equals(Content.of(read)));
    assertEquals(meta(plain).toString(), meta(read).toString());
    assertTrue(isSubsequence(read.additionals(), plain.additionals()));
  }

  /**
   * Returns whether records were left out; checks that the others are the first ones, in whole
   * RRsets.
   */
  private static boolean isPrefix(List<ResourceRecord> whole, List<ResourceRecord> read) {
    int size = read.size();
    assertEquals(whole.subList(0, size).toString(), read.toString());
    assertTrue(
        size == 0 || size == whole.size() || !whole.get(size - 1).sameSet(whole.get(size)),
        "cut inside an RRset");
    return size < whole.size();
  }

  private static List<ResourceRecord> meta(Message message) {
    return message.additionals().stream()
        .filter(r -> r.type().equals(RecordType.OPT) || r.type().equals(RecordType.TSIG))
        .toList();
  }

  private static boolean isSubsequence(List<ResourceRecord> some, List<ResourceRecord> all) {
    int next = 0;
    for (ResourceRecord record : all) {
      if (next < some.size() && some.get(next).toString().equals(record.toString())) {
        next++;
      }
    }
    return next == some.size();
  }
}
