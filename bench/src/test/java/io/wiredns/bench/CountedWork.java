package io.wiredns.bench;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The public operations of the codec whose cost is counted, by the names that the table in the
 * Javadoc of {@code WireLimits} has. {@link CountingLoader} loads this class and the others whose
 * names begin with Counted together with the codec that they call, which is why only types of the
 * platform go in and out: an operation takes an input's octets and gives how many of them it works
 * on, and the work; null if it has none for that input.
 */
public final class CountedWork
    implements Supplier<Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>>> {

  /** Those that work on text. */
  static final Set<String> TEXTS =
      Set.of(
          "EntryScanner.next",
          "ZoneReader.next",
          "ZoneChecker.check",
          "TsigKey.parseFile",
          "Name.of",
          "Octets.fromHex");

  /** For the loader. */
  public CountedWork() {}

  /** All operations in the order of the table. */
  @Override
  public Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> get() {
    Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all = new LinkedHashMap<>();
    CountedReading.addTo(all);
    CountedWriting.addTo(all);
    CountedRecords.addTo(all);
    CountedRendering.addTo(all);
    CountedTransactions.addTo(all);
    CountedZones.addTo(all);
    return all;
  }

  /** Work on something that was made of the input before counting began. */
  interface Work<T> {
    Object on(T subject) throws Exception;
  }

  private static Map.Entry<Integer, Callable<Object>> entry(int octets, Callable<Object> work) {
    return new SimpleImmutableEntry<>(octets, work);
  }

  /** Work on a message or a text as it came. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> octets(Work<ByteBuffer> work) {
    return octets -> entry(octets.length, () -> work.on(ByteBuffer.wrap(octets)));
  }

  /** Work on a view, tolerant if it must be, of a message that has a header at least. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> view(Work<MessageView> work) {
    return octets -> {
      MessageView view = new MessageView();
      if (!view.tryWrap(ByteBuffer.wrap(octets))) {
        view.wrapTolerant(ByteBuffer.wrap(octets));
      }
      return view.hasHeader() ? entry(octets.length, () -> work.on(view)) : null;
    };
  }

  /** Work on a message that a strict parser accepts. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> strict(Work<Message> work) {
    return octets -> {
      try {
        Message message = Message.parse(ByteBuffer.wrap(octets));
        return entry(octets.length, () -> work.on(message));
      } catch (WireFormatException malformed) {
        return null;
      }
    };
  }

  /** Work on what tolerant parsing makes of a message. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> tolerant(Work<Message> work) {
    return octets -> {
      Message message = Message.parseTolerant(ByteBuffer.wrap(octets)).message().orElse(null);
      return message == null ? null : entry(octets.length, () -> work.on(message));
    };
  }

  /** Work on all records of a message, malformed ones among them. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> records(
      Work<List<ResourceRecord>> work) {
    return octets -> {
      List<ResourceRecord> records = all(octets);
      return records.isEmpty() ? null : entry(octets.length, () -> work.on(records));
    };
  }

  /** All records of a message, malformed ones among them. */
  static List<ResourceRecord> all(byte[] octets) {
    List<ResourceRecord> records = new ArrayList<>();
    Message.parseTolerant(ByteBuffer.wrap(octets))
        .message()
        .ifPresent(
            message -> {
              records.addAll(message.records(Section.ANSWER));
              records.addAll(message.records(Section.AUTHORITY));
              records.addAll(message.records(Section.ADDITIONAL));
            });
    return records;
  }
}
