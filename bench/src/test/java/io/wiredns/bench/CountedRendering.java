package io.wiredns.bench;

import static io.wiredns.bench.CountedWork.octets;
import static io.wiredns.bench.CountedWork.records;
import static io.wiredns.bench.CountedWork.tolerant;
import static io.wiredns.bench.CountedWork.view;

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
import io.wiredns.inspect.Dissector;
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

/** Counted operations that convert messages and RDATA to text and back. */
final class CountedRendering {
  private CountedRendering() {}

  static void addTo(Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all) {
    all.put("DigText", tolerant(message -> dig(message, TextForm.OWN)));
    all.put("DigText GENERIC", tolerant(message -> dig(message, TextForm.GENERIC)));
    all.put("DigText streamed", tolerant(CountedRendering::digStreamed));
    all.put("DigText of views", view(CountedRendering::digOfView));
    all.put("Rfc8427Json", octets(in -> json(in, TextForm.OWN)));
    all.put("Rfc8427Json GENERIC", octets(in -> json(in, TextForm.GENERIC)));
    all.put("Rfc8427Json streamed", octets(CountedRendering::jsonStreamed));
    all.put("Rfc8427Json of messages", tolerant(CountedRendering::jsonOfMessage));
    all.put("Dissector.dissect", octets(in -> Dissector.standard().dissect(in)));
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

  private static Object dig(Message message, TextForm form) throws IOException {
    DigText dig = DigText.builder().form(form).build();
    StringBuilder out = new StringBuilder();
    dig.write(message, out);
    return dig.toText(message).length() + out.length();
  }

  private static Object digStreamed(Message message) throws IOException {
    Writer out = Writer.nullWriter();
    DigText.standard().write(message, out);
    return out;
  }

  private static Object digOfView(MessageView view) throws IOException {
    try {
      DigText.standard().write(view, Writer.nullWriter());
      return DigText.standard().toText(view);
    } catch (WireFormatException malformed) {
      return malformed;
    }
  }

  private static String json(ByteBuffer in, TextForm form) throws IOException {
    MessageView view = new MessageView();
    Rfc8427Json json = Rfc8427Json.builder().form(form).build();
    if (view.tryWrap(in)) {
      try {
        return json.toText(view);
      } catch (WireFormatException malformed) {
        json.writeMalformed(in, malformed, new StringBuilder());
      }
    }
    return json.toText(in);
  }

  private static Object jsonStreamed(ByteBuffer in) throws IOException {
    MessageView view = new MessageView();
    Writer out = Writer.nullWriter();
    if (view.tryWrap(in)) {
      try {
        Rfc8427Json.standard().write(view, out);
      } catch (WireFormatException malformed) {
        return malformed;
      }
    }
    return Rfc8427Json.standard().write(in, out);
  }

  private static Object jsonOfMessage(Message message) throws IOException {
    Rfc8427Json.standard().write(message, Writer.nullWriter());
    return Rfc8427Json.standard().toText(message);
  }

  private static Map.Entry<Integer, Callable<Object>> dissected(byte[] octets) {
    Dissection dissection = Dissector.standard().dissect(octets);
    return Map.entry(octets.length, dissection::toText);
  }

  private static Map.Entry<Integer, Callable<Object>> dissectedStreamed(byte[] octets) {
    Dissection dissection = Dissector.standard().dissect(octets);
    return Map.entry(
        octets.length,
        () -> {
          Writer out = Writer.nullWriter();
          dissection.write(out);
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

  /** Parses the JSON of a message, well-formed or not. */
  private static Map.Entry<Integer, Callable<Object>> jsonRead(byte[] octets) {
    String text = Rfc8427Json.standard().toText(octets);
    return Map.entry(
        text.length(),
        () -> {
          try {
            return Rfc8427Json.standard().parse(text);
          } catch (TextFormatException malformed) {
            return malformed;
          }
        });
  }

  /**
   * Parses the texts of all records. The size of the input is that of the texts or of the message.
   */
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
