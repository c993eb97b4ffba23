package io.wiredns.bench;

import static io.wiredns.bench.CountedWork.strict;
import static io.wiredns.bench.CountedWork.tolerant;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.UpdateBuilder;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Counted operations that build and write messages. */
final class CountedWriting {
  private CountedWriting() {}

  static void addTo(Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all) {
    all.put("Message.write", strict(CountedWriting::write));
    all.put("MessageWriter.writeTruncated", strict(CountedWriting::truncated));
    all.put("MessageWriter.rrset", strict(message -> unlessRefused(CountedWriting::sets, message)));
    all.put(
        "MessageWriter.record",
        strict(message -> unlessRefused(CountedWriting::streamed, message)));
    all.put("MessageBuilder.build", tolerant(CountedWriting::rebuilt));
    all.put("Message.toBuilder", strict(message -> message.toBuilder().build()));
    all.put("Message.responseTo", strict(message -> Message.responseTo(message).build()));
    all.put("UpdateBuilder.build", tolerant(CountedWriting::update));
    all.put("Edns.options", tolerant(CountedWriting::options));
  }

  /** Applies work to a message, which may refuse messages of that kind. */
  private static Object unlessRefused(Function<Message, Object> work, Message message) {
    try {
      return work.apply(message);
    } catch (IllegalArgumentException | IllegalStateException refused) {
      return refused;
    }
  }

  private static ByteBuffer room() {
    return ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
  }

  private static Object write(Message message) {
    try {
      ByteBuffer out = room();
      message.write(out);
      return out;
    } catch (IllegalArgumentException | BufferOverflowException tooLarge) {
      return tooLarge;
    }
  }

  private static Object truncated(Message message) {
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = room();
    Object last = null;
    for (int limit : new int[] {512, 4_096, 32_768, WireLimits.MESSAGE_OCTETS}) {
      last = writer.writeTruncated(message, out.clear(), limit);
    }
    return last;
  }

  private static Object sets(Message message) {
    MessageWriter writer = new MessageWriter();
    writer.begin(room(), WireLimits.MESSAGE_OCTETS, message.id(), message.flags());
    message.questions().forEach(writer::question);
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY)) {
      for (RRset set : RRset.group(message.records(section))) {
        if (!writer.rrset(section, set.records())) {
          writer.truncated();
        }
      }
    }
    return writer.finish();
  }

  private static Object streamed(Message message) {
    MessageWriter writer = new MessageWriter();
    writer.begin(room(), WireLimits.MESSAGE_OCTETS, message.id(), message.flags());
    message.questions().forEach(writer::question);
    writer.reserve(100);
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      for (ResourceRecord record : message.records(section)) {
        writer.record(section, record);
      }
    }
    writer.release(100);
    return writer.length() + writer.finish();
  }

  private static Object rebuilt(Message message) {
    MessageBuilder builder =
        Message.builder().id(message.id()).flags(message.flags()).opcode(message.opcode());
    for (Question question : message.questions()) {
      builder.question(question);
    }
    try {
      for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
        for (ResourceRecord record : message.records(section)) {
          builder.record(section, record);
        }
      }
      message.edns().ifPresent(builder::edns);
      return new MessageWriter().write(builder.build(), room());
    } catch (IllegalArgumentException | IllegalStateException refused) {
      return refused;
    }
  }

  private static Object update(Message message) {
    UpdateBuilder builder = Message.update(Name.ROOT);
    List<ResourceRecord> records = new ArrayList<>(message.answers());
    records.addAll(message.authorities());
    records.addAll(message.additionals());
    for (ResourceRecord record : records) {
      try {
        builder.add(record);
        builder.rrsetHas(record);
        builder.delete(record);
        builder.deleteRrset(record.name(), record.type());
        builder.rrsetExists(record.name(), record.type());
        builder.rrsetDoesNotExist(record.name(), record.type());
        builder.deleteName(record.name());
        builder.nameIsInUse(record.name());
        builder.nameIsNotInUse(record.name());
      } catch (IllegalArgumentException | IllegalStateException refused) {
        continue;
      }
    }
    for (RRset set : RRset.group(records)) {
      try {
        builder.rrsetIs(set);
      } catch (IllegalArgumentException | IllegalStateException refused) {
        continue;
      }
    }
    try {
      return new MessageWriter().write(builder.build(), room());
    } catch (IllegalArgumentException | IllegalStateException refused) {
      return refused;
    }
  }

  private static Object options(Message message) {
    Edns edns = message.edns().orElse(null);
    if (edns == null) {
      return null;
    }
    Map<Object, EdnsOption> byCode = new LinkedHashMap<>();
    for (EdnsOption option : edns.options()) {
      byCode.put(option.code(), option);
      edns.option(option.getClass());
    }
    return byCode;
  }
}
