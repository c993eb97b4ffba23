package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int WARM_UP = 20_000;
  private static final int MEASURED = 10_000;

  /**
   * Returns the octets allocated by many runs of a task after warm-up, the lowest of several
   * attempts.
   */
  private static long allocations(BooleanSupplier task) {
    for (int i = 0; i < WARM_UP; i++) {
      task.getAsBoolean();
    }
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5 && least > 0; attempt++) {
      long before = Allocations.octets();
      for (int i = 0; i < MEASURED; i++) {
        task.getAsBoolean();
      }
      least = Math.min(least, Allocations.octets() - before);
    }
    return least;
  }

  private static void assertNothing(BooleanSupplier task) {
    assertEquals(0, allocations(task) / MEASURED, "octets allocated a message");
  }

  private static Message message() {
    Name zone = Name.of("example.org");
    MessageBuilder builder =
        Message.builder().id(1).response(true).question(new Question(zone, RecordType.ANY));
    for (int i = 0; i < 20; i++) {
      Name owner = Name.of("host-" + i, zone);
      builder.answer(new ResourceRecord(owner, 300, new A(i)));
      builder.answer(new ResourceRecord(owner, 300, new Mx(i, Name.of("mail", owner))));
      builder.answer(new ResourceRecord(owner, 300, new Srv(1, 2, 3, owner)));
      builder.authority(new ResourceRecord(zone, 300, new Ns(Name.of("ns" + i, zone))));
      builder.additional(new ResourceRecord(owner, 300, Txt.of("some", "text")));
    }
    return builder.edns(Edns.request().withDnssecOk(true)).build();
  }

  @Test
  void theCounterCounts() {
    List<byte[]> kept = new ArrayList<>();
    assertTrue(
        allocations(
                () -> {
                  kept.clear();
                  return kept.add(new byte[100]);
                })
            >= 100L * MEASURED);
  }

  @Test
  void aViewOfAGoodMessageAllocatesNothing() {
    byte[] octets = Written.octets(message());
    MessageView view = new MessageView();
    ByteBuffer heap = ByteBuffer.wrap(octets);
    assertTrue(view.tryWrap(heap));
    assertNothing(() -> view.tryWrap(heap));
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    assertTrue(view.tryWrap(direct));
    assertNothing(() -> view.tryWrap(direct));
    ByteBuffer readOnly = heap.asReadOnlyBuffer();
    assertTrue(view.tryWrap(readOnly));
    assertNothing(() -> view.tryWrap(readOnly));
  }

  @Test
  void aViewOfAMalformedMessageAllocatesNothing() {
    MessageView view = new MessageView();
    List<ByteBuffer> malformed = new ArrayList<>();
    for (FaultRows.Row row : FaultRows.ALL) {
      if (row.structural() && row.message().length < 1000) {
        malformed.add(ByteBuffer.wrap(row.message()));
        malformed.add(ByteBuffer.wrap(row.message()).asReadOnlyBuffer());
      }
    }
    assertNothing(
        () -> {
          boolean accepted = false;
          for (int i = 0; i < malformed.size(); i++) {
            accepted |= view.tryWrap(malformed.get(i));
          }
          return accepted;
        });
    assertTrue(malformed.size() > 40);
  }

  @Test
  void fieldsOfAViewAllocateNothing() {
    MessageView view = new MessageView();
    ByteBuffer octets = ByteBuffer.wrap(Written.octets(message()));
    assertTrue(view.tryWrap(octets));
    byte[] target = new byte[1000];
    RecordView record = view.record(3);
    var name = record.name();
    Name other = Name.of("HOST-1.example.org");
    assertNothing(
        () -> {
          int sum = view.id() + view.flags() + view.rcodeValue() + view.recordCount();
          sum += record.typeValue() + record.classValue() + (int) record.ttl();
          sum += record.copyExpandedRData(target, 0) + record.copyRData(target, 0);
          sum += name.copyTo(target, 0) + record.ipv4();
          sum += name.labelCount();
          return sum != 0 && name.isSameAs(other);
        });
  }

  @Test
  void aLookAtTheQuestionAllocatesNothing() {
    QuestionView view = new QuestionView();
    Name other = Name.of("EXAMPLE.org");
    byte[] target = new byte[255];
    ByteBuffer heap = ByteBuffer.wrap(Written.octets(message()));
    ByteBuffer direct = ByteBuffer.allocateDirect(heap.remaining()).put(heap.duplicate()).flip();
    ByteBuffer malformed = heap.duplicate().limit(14);
    for (ByteBuffer octets : List.of(heap, direct, heap.asReadOnlyBuffer())) {
      assertNothing(
          () ->
              view.tryWrap(octets)
                  && view.name().isSameAs(other)
                  && view.id() + view.flags() + view.typeValue() + view.classValue() > 0
                  && view.copyName(target, 0) > 0);
      assertTrue(view.name().isSameAs(other));
    }
    assertNothing(() -> view.tryWrap(malformed));
  }

  @Test
  void aPatchAllocatesNothing() throws WireFormatException {
    byte[] octets = Written.octets(message());
    ByteBuffer heap = ByteBuffer.wrap(octets);
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    MessageView view = new MessageView().wrap(heap);
    for (ByteBuffer message : List.of(heap, direct)) {
      assertNothing(() -> patched(message, view));
      TtlFields fields = TtlFields.of(view).orElseThrow();
      assertNothing(() -> patched(message, fields));
    }
  }

  private static boolean patched(ByteBuffer message, MessageView view) {
    try {
      MessagePatch.setId(message, 7);
      MessagePatch.setFlags(message, Header.RA, Header.RA);
    } catch (WireFormatException malformed) {
      throw new AssertionError(malformed);
    }
    MessagePatch.lowerTtls(message, view, 1);
    MessagePatch.limitTtls(message, view, 100);
    return true;
  }

  private static boolean patched(ByteBuffer message, TtlFields fields) {
    fields.lower(message, 1);
    fields.limit(message, 100);
    return fields.lowest(message) <= 100;
  }

  @Test
  void aWriterThatHasGrownAllocatesNothing() {
    Message message = message();
    MessageWriter writer = new MessageWriter();
    for (ByteBuffer out :
        List.of(ByteBuffer.allocate(8000).position(5), ByteBuffer.allocateDirect(8000))) {
      int position = out.position();
      assertTrue(writer.write(message, out));
      assertNothing(
          () -> {
            out.position(position);
            return writer.write(message, out);
          });
    }
  }

  @Test
  void aMessageThatDoesNotFitAllocatesNothing() {
    Message message = message();
    MessageWriter writer = new MessageWriter();
    ByteBuffer small = ByteBuffer.allocate(Written.octets(message).length - 1);
    assertNothing(() -> writer.write(message, small));
    assertTrue(!writer.write(message, small) && small.position() == 0);
  }

  @Test
  void piecesAreWrittenWithoutAllocation() {
    Message message = message();
    Question question = message.questions().get(0);
    ResourceRecord first = message.answers().get(0);
    List<ResourceRecord> set = List.of(first, message.answers().get(1));
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(8000);
    assertNothing(
        () -> {
          out.position(0);
          writer.begin(out, 200, 1, 0);
          boolean fitted = writer.question(question);
          for (int i = 0; i < 6; i++) {
            fitted &= writer.rrset(Section.ANSWER, set); // the last ones are rolled back
          }
          return writer.finish() > 0 && fitted;
        });
    assertEquals("00010000", Hex.text(out.array()).substring(0, 8));
  }
}
