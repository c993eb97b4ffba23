package io.wiredns.bench;

import static io.wiredns.bench.CountedWork.octets;
import static io.wiredns.bench.CountedWork.records;
import static io.wiredns.bench.CountedWork.tolerant;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.DigText;
import io.wiredns.inspect.Dissection;
import io.wiredns.inspect.Rfc8427Json;
import io.wiredns.inspect.TextForm;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Messages and RDATA as text. */
final class CountedRendering {
  private CountedRendering() {}

  static void addTo(Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all) {
    all.put("DigText", tolerant(message -> dig(message, TextForm.OWN)));
    all.put("DigText GENERIC", tolerant(message -> dig(message, TextForm.GENERIC)));
    all.put("DigText streamed", tolerant(CountedRendering::digStreamed));
    all.put("Rfc8427Json", octets(in -> json(in, TextForm.OWN)));
    all.put("Rfc8427Json GENERIC", octets(in -> json(in, TextForm.GENERIC)));
    all.put("Rfc8427Json streamed", octets(CountedRendering::jsonStreamed));
    all.put("Dissection.of", octets(Dissection::of));
    all.put("Dissection.toText", CountedRendering::dissected);
    all.put("Dissection streamed", CountedRendering::dissectedStreamed);
    all.put("Message.toString", tolerant(Message::toString));
    all.put("RData.toText", records(CountedRendering::texts));
    all.put("RData.toGenericText", records(CountedRendering::genericTexts));
    all.put("ResourceRecord.toString", records(CountedRendering::strings));
    all.put("RData.parse", in -> read(in, false));
    all.put("RData.parse GENERIC", in -> read(in, true));
    all.put("Rfc8427Json.parse", CountedRendering::jsonRead);
  }

  private static Object dig(Message message, TextForm form) {
    StringBuilder out = new StringBuilder();
    if (form == TextForm.OWN) {
      DigText.append(message, out);
      return DigText.of(message).length() + out.length();
    }
    DigText.append(message, form, out);
    return DigText.of(message, form).length() + out.length();
  }

  private static Object json(ByteBuffer in, TextForm form) {
    MessageView view = new MessageView();
    StringBuilder out = new StringBuilder();
    Rfc8427Json json = new Rfc8427Json(form);
    if (view.tryWrap(in)) {
      try {
        json.message(view, out);
        return out;
      } catch (WireFormatException malformed) {
        json.malformed(malformed, in, out);
      }
    }
    List<WireFormatException> faults = new ArrayList<>(view.wrapTolerant(in));
    json.tolerant(view, faults, in, out);
    return out;
  }

  private static Map.Entry<Integer, Callable<Object>> dissected(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    Dissection dissection = Dissection.of(in);
    return Map.entry(octets.length, () -> dissection.toText(in));
  }

  private static Object digStreamed(Message message) throws IOException {
    Writer out = Writer.nullWriter();
    DigText.append(message, TextForm.OWN, out);
    return out;
  }

  private static Object jsonStreamed(ByteBuffer in) throws IOException {
    MessageView view = new MessageView();
    Writer out = Writer.nullWriter();
    Rfc8427Json json = new Rfc8427Json();
    if (view.tryWrap(in)) {
      try {
        json.message(view, out);
      } catch (WireFormatException malformed) {
        return malformed;
      }
    }
    json.tolerant(view, new ArrayList<>(view.wrapTolerant(in)), in, out);
    return out;
  }

  private static Map.Entry<Integer, Callable<Object>> dissectedStreamed(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    Dissection dissection = Dissection.of(in);
    return Map.entry(
        octets.length,
        () -> {
          Writer out = Writer.nullWriter();
          dissection.append(in, out);
          return out;
        });
  }

  private static Object texts(List<ResourceRecord> records) {
    long sum = 0;
    for (ResourceRecord record : records) {
      sum += record.rdata().toText().length();
    }
    return sum;
  }

  private static Object genericTexts(List<ResourceRecord> records) {
    long sum = 0;
    for (ResourceRecord record : records) {
      sum += record.rdata().toGenericText().length();
    }
    return sum;
  }

  private static Object strings(List<ResourceRecord> records) {
    long sum = 0;
    for (ResourceRecord record : records) {
      sum += record.toString().length() + record.toGenericText().length();
    }
    return sum;
  }

  /** Reads the JSON of a message again, well-formed or not. */
  private static Map.Entry<Integer, Callable<Object>> jsonRead(byte[] octets) {
    CharSequence text = (CharSequence) json(ByteBuffer.wrap(octets), TextForm.OWN);
    return Map.entry(
        text.length(),
        () -> {
          try {
            return Rfc8427Json.parse(text);
          } catch (TextFormatException malformed) {
            return Rfc8427Json.parse("{}", Registry.standard());
          }
        });
  }

  /** Reads the texts of all records again; octets are those of the texts or of the message. */
  private static Map.Entry<Integer, Callable<Object>> read(byte[] octets, boolean generic) {
    List<ResourceRecord> records = CountedWork.all(octets);
    records.removeIf(record -> record.rdata() instanceof MalformedRData);
    List<String> texts = new ArrayList<>();
    int size = 0;
    for (ResourceRecord record : records) {
      String text = generic ? record.rdata().toGenericText() : record.rdata().toText();
      size += text.length();
      texts.add(text);
    }
    if (size == 0) {
      return null;
    }
    return Map.entry(
        Math.max(size, octets.length),
        () -> {
          Object last = null;
          for (int i = 0; i < texts.size(); i++) {
            try {
              last =
                  RData.parse(records.get(i).type(), texts.get(i), Name.ROOT, Registry.standard());
            } catch (TextFormatException malformed) {
              last = malformed;
            }
          }
          return last;
        });
  }
}
