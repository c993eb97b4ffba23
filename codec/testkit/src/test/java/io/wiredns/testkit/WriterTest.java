package io.wiredns.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.WriteResult;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Random calls, legal and illegal: a strict parser accepts all octets that a builder or writer
 * produces, and a call that fails changes nothing.
 */
class WriterTest {
  private static final long SEED = 5;
  private static final int SEQUENCES = 4_000;

  private static final List<RecordClass> CLASSES =
      List.of(RecordClass.IN, RecordClass.ANY, RecordClass.NONE, RecordClass.CH);

  private static final WireFormatException FAULT =
      new WireFormatException(Fault.RDATA_TRUNCATED, 0, "x", "y");

  private static RData rdata(Choices choices) {
    RecordType type = choices.oneOf(Registry.standard().types());
    return switch (choices.below(8)) {
      case 0 -> new EmptyRData(type);
      case 1 -> new UnknownRData(type, choices.someOctets(0, 40));
      case 2 -> new UnknownRData(type, Octets.of(Messages.octets(rdata(type, choices))));
      case 3 ->
          choices.chance(1, 4)
              ? new MalformedRData(type, choices.someOctets(0, 4), FAULT)
              : rdata(type, choices);
      case 4 -> new Opt(List.of(new UnknownOption(option(choices), choices.someOctets(0, 20))));
      default -> rdata(type, choices);
    };
  }

  private static OptionCode option(Choices choices) {
    return choices.oneOf(Options.codes());
  }

  private static RData rdata(RecordType type, Choices choices) {
    return Records.rdata(type).make(choices);
  }

  private static ResourceRecord record(Choices choices) {
    Name owner = choices.chance(1, 3) ? Names.any().make(choices) : Name.ROOT;
    return new ResourceRecord(owner, choices.oneOf(CLASSES), choices.bits(32), rdata(choices));
  }

  private static int flags(Choices choices) {
    return choices.oneOf(List.of(0, 0x2800, 0x3000, 0x8180, 0xFFFF));
  }

  private static Question question(Choices choices) {
    return new Question(Names.plausible().make(choices), RecordType.SOA, choices.oneOf(CLASSES));
  }

  private static void assertParses(byte[] octets, String context) {
    assertDoesNotThrow(() -> Message.parse(ByteBuffer.wrap(octets)), context);
  }

  @Test
  void whatABuilderBuildsAndAWriterWritesParses() {
    int built = 0;
    for (int i = 0; i < SEQUENCES; i++) {
      Choices choices = Choices.seeded(SEED * SEQUENCES + i);
      MessageBuilder builder = Message.builder().flags(flags(choices));
      for (int calls = choices.between(1, 5); calls > 0; calls--) {
        attempt(() -> call(builder, choices));
      }
      Message message = attempt(builder::build);
      if (message == null) {
        continue;
      }
      built++;
      boolean malformed =
          entries(message).stream().anyMatch(one -> one.rdata() instanceof MalformedRData);
      byte[] octets = attempt(() -> Messages.octets(message));
      assertEquals(malformed, octets == null, "sequence " + i);
      if (octets != null) {
        assertParses(octets, "sequence " + i + " " + message);
        truncated(message, choices, i);
      }
    }
    assertTrue(built > SEQUENCES / 10, "built " + built);
  }

  private static List<ResourceRecord> entries(Message message) {
    List<ResourceRecord> all = new ArrayList<>(message.answers());
    all.addAll(message.authorities());
    all.addAll(message.additionals());
    return all;
  }

  private static void truncated(Message message, Choices choices, int sequence) {
    ByteBuffer out = ByteBuffer.allocate(4_000);
    WriteResult result =
        new MessageWriter().writeTruncated(message, out, choices.between(0, 1_000));
    if (result == WriteResult.NOTHING) {
      assertEquals(0, out.position());
    } else {
      assertParses(Arrays.copyOf(out.array(), out.position()), "sequence " + sequence);
    }
  }

  private static Object call(MessageBuilder builder, Choices choices) {
    Section section = choices.oneOf(List.of(Section.values()));
    return switch (choices.below(8)) {
      case 0 -> builder.question(question(choices));
      case 1 -> builder.edns(Options.edns().make(choices));
      case 2 -> builder.rcode(Rcode.of(choices.below(4_096)));
      case 3 -> builder.flags(flags(choices));
      case 4 -> builder.clear(section);
      case 5 ->
          builder.edns(
              Edns.request()
                  .withUdpPayloadSize(choices.below(65_536))
                  .withExtendedRcodeBits(choices.below(256))
                  .withVersion(choices.below(2))
                  .withFlags(choices.below(65_536))
                  .withOption(new UnknownOption(option(choices), choices.someOctets(0, 9))));
      default -> builder.record(section, record(choices));
    };
  }

  /** Returns the result of a call; null if it rejects its arguments or its order, or lacks room. */
  private static <T> T attempt(Callable<T> call) {
    try {
      return call.call();
    } catch (IllegalArgumentException | IllegalStateException | BufferOverflowException refused) {
      return null;
    } catch (Exception other) {
      throw new AssertionError("no way to refuse: " + other, other);
    }
  }

  /**
   * One writer is used for all sequences; a second writer, which gets only the successful calls,
   * writes the same octets.
   */
  @Test
  void aFailedCallOfAWriterChangesNothing() {
    MessageWriter writer = new MessageWriter();
    int written = 0;
    for (int i = 0; i < SEQUENCES; i++) {
      Choices choices = Choices.seeded(-SEED * SEQUENCES - i);
      ByteBuffer out = ByteBuffer.allocate(choices.between(0, 600));
      int flags = flags(choices);
      writer.begin(out, 65_535, i & 0xFFFF, flags);
      List<Object> kept = new ArrayList<>();
      for (int calls = choices.between(1, 8); calls > 0; calls--) {
        int before = writer.length();
        Object entry = call(writer, choices);
        if (entry == null) {
          assertEquals(before, writer.length(), "sequence " + i);
        } else {
          kept.add(entry);
        }
        assertEquals(0, out.position(), "sequence " + i);
      }
      int length = writer.finish();
      assertEquals(length, out.position());
      if (length > 0) {
        written++;
        byte[] octets = Arrays.copyOf(out.array(), length);
        assertParses(octets, "sequence " + i);
        assertArrayEquals(twin(kept, i, flags), octets, "sequence " + i);
      }
      assertEquals(null, attempt(writer::finish));
    }
    assertTrue(written > SEQUENCES / 2, "written " + written);
  }

  private record Kept(Section section, List<ResourceRecord> records) {}

  /** Calls a random method and returns what was written; null if nothing was. */
  private static Object call(MessageWriter writer, Choices choices) {
    Section section = choices.oneOf(List.of(Section.values()));
    List<ResourceRecord> records = new ArrayList<>();
    switch (choices.below(6)) {
      case 0 -> {
        Question question = question(choices);
        return Boolean.TRUE.equals(attempt(() -> writer.question(question))) ? question : null;
      }
      case 1 -> {
        int octets = choices.between(0, 700) - 20;
        attempt(
            () -> {
              writer.reserve(octets);
              writer.release(octets);
              return null;
            });
        return null;
      }
      case 2 -> records.addAll(List.of(record(choices), record(choices)));
      case 3 -> records.addAll(Arrays.asList(record(choices), failing()));
      default -> records.add(record(choices));
    }
    try {
      Boolean fits = attempt(() -> writer.rrset(section, records));
      return Boolean.TRUE.equals(fits) ? new Kept(section, records) : null;
    } catch (AssertionError failed) {
      assertTrue(failed.getCause() instanceof UnsupportedOperationException, failed.toString());
      return null;
    }
  }

  /** A record with a user's data whose write method fails halfway. */
  private static ResourceRecord failing() {
    RData rdata =
        new RData() {
          @Override
          public RecordType type() {
            return RecordType.of(65_301);
          }

          @Override
          public void write(io.wiredns.codec.wire.FieldWriter out) {
            out.u32("first", 1);
            throw new UnsupportedOperationException("a user's own failure");
          }
        };
    return new ResourceRecord(Name.ROOT, 0, rdata);
  }

  private static byte[] twin(List<Object> kept, int id, int flags) {
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(700);
    writer.begin(out, 65_535, id & 0xFFFF, flags);
    for (Object entry : kept) {
      if (entry instanceof Question question) {
        assertTrue(writer.question(question));
      } else if (entry instanceof Kept set) {
        assertTrue(writer.rrset(set.section(), set.records()));
      }
    }
    return Arrays.copyOf(out.array(), writer.finish());
  }

  /** A message from tolerant parsing is written only if a strict parser accepts it. */
  @Test
  void aTolerantlyReadMessageIsWrittenOnlyIfItIsWellFormed() {
    int refused = 0;
    for (int i = 0; i < SEQUENCES; i++) {
      Planted planted = Mutators.planted().at(SEED, i);
      Message message =
          Message.parseTolerant(ByteBuffer.wrap(planted.message().toArray()))
              .message()
              .orElse(null);
      if (message == null) {
        continue;
      }
      ByteBuffer out = ByteBuffer.allocate(65_535);
      out.put(0, (byte) 0x55);
      Boolean written = attempt(() -> new MessageWriter().write(message, out));
      if (written == null) {
        refused++;
        assertEquals(0x55, out.get(0), "octets were written before the refusal of " + planted);
        assertEquals(0, out.position());
      } else {
        assertParses(Arrays.copyOf(out.array(), out.position()), planted.toString());
      }
    }
    assertTrue(refused > SEQUENCES / 3, "refused " + refused);
  }
}
