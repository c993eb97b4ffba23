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
 * The public operations of the codec whose cost is counted, by their names in the table in the
 * Javadoc of {@code WireLimits}. {@link CountingLoader} loads this class and the others whose names
 * begin with Counted, together with the codec that they call. That is why only types of the
 * platform are passed in and out: an operation receives the octets of an input and returns how many
 * of them it works on, and the work; or null if the operation does not apply to that input.
 */
public final class CountedWork
    implements Supplier<Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>>> {

  /** The operations that work on text. */
  static final Set<String> TEXTS =
      Set.of(
          "EntryScanner.next",
          "ZoneReader.next",
          "ZoneChecker.check",
          "TsigKey.parseFile",
          "TrustAnchors.read",
          "Name.of",
          "Octets.fromHex");

  /** Creates an object; the loader calls this. */
  public CountedWork() {}

  /** Returns all operations in the order of the table. */
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

  /** Work on an object that was made from the input before counting began. */
  interface Work<T> {
    Object on(T subject) throws Exception;
  }

  private static Map.Entry<Integer, Callable<Object>> entry(int octets, Callable<Object> work) {
    return new SimpleImmutableEntry<>(octets, work);
  }

  /** Returns work on the octets of a message or text. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> octets(Work<ByteBuffer> work) {
    return octets -> entry(octets.length, () -> work.on(ByteBuffer.wrap(octets)));
  }

  /** Returns work on a view, tolerant if necessary, of a message that has at least a header. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> view(Work<MessageView> work) {
    return octets -> {
      MessageView view = new MessageView();
      if (!view.tryWrap(ByteBuffer.wrap(octets))) {
        view.wrapTolerant(ByteBuffer.wrap(octets));
      }
      return view.hasHeader() ? entry(octets.length, () -> work.on(view)) : null;
    };
  }

  /** Returns work on a message that a strict parser accepts. */
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

  /** Returns work on the result of tolerant parsing. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> tolerant(Work<Message> work) {
    return octets -> {
      Message message = Message.parseTolerant(ByteBuffer.wrap(octets)).message().orElse(null);
      return message == null ? null : entry(octets.length, () -> work.on(message));
    };
  }

  /** Returns work on all records of a message, including malformed ones. */
  static Function<byte[], Map.Entry<Integer, Callable<Object>>> records(
      Work<List<ResourceRecord>> work) {
    return octets -> {
      List<ResourceRecord> records = all(octets);
      return records.isEmpty() ? null : entry(octets.length, () -> work.on(records));
    };
  }

  /** Returns all records of a message, including malformed ones. */
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
