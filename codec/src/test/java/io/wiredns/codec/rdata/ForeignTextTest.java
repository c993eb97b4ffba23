package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataText;
import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The texts of the corpus, as printed by three other implementations, are read back as the same
 * octets.
 */
class ForeignTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"bind918", "dnspython", "dnsjava371"})
  void readBackToTheOctets(String printer) throws IOException {
    List<String> different = new ArrayList<>();
    int read = 0;
    for (Map<String, String> row : Shared.table("corpus/rdata-text.tsv", '\t')) {
      String text = row.getOrDefault(printer, "");
      RecordType type = RecordType.of(Integer.parseInt(row.get("type")));
      RecordClass recordClass = RecordClass.of(Integer.parseInt(row.get("class")));
      boolean opaque = Registry.standard().decoder(type.value(), recordClass.value()) == null;
      if (text.isEmpty() || opaque && !text.startsWith("\\#")) {
        // In another class, a class-specific type has only the generic text.
        continue;
      }
      read++;
      try {
        String octets = octets(recordClass, parse(type, recordClass, text));
        if (!octets.equals(row.get("rdatahex"))) {
          different.add(type + " " + text + " gives " + octets);
        }
      } catch (TextFormatException | WireFormatException refused) {
        different.add(type + " " + text + ": " + refused.getMessage());
      }
    }
    assertEquals(List.of(), different);
    assertTrue(read > 2000, "read: " + read);
  }

  private static RData parse(RecordType type, RecordClass recordClass, String text)
      throws IOException, TextFormatException {
    Words words = new Words();
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    new EntryScanner(new ByteArrayInputStream(octets)).next(words);
    return RDataText.parse(type, recordClass, words, 0, null, Registry.standard());
  }

  /** Returns the octets of RDATA as read from a message, with names uncompressed. */
  private static String octets(RecordClass recordClass, RData rdata) throws WireFormatException {
    ByteBuffer message = ByteBuffer.allocate(65_535);
    Message.builder()
        .answer(new ResourceRecord(Name.ROOT, recordClass, 0, rdata))
        .build()
        .write(message);
    byte[] octets = new byte[65_535];
    RecordView record = new MessageView().wrap(message.flip()).record(0);
    return Octets.of(octets, 0, record.copyExpandedRData(octets, 0)).toHex();
  }
}
