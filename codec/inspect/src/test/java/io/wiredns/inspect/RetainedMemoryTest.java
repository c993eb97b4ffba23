package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.GrowingMessages;
import io.wiredns.codec.Retained;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Renderers keep no reference to messages, and a dissection keeps only its fields. */
class RetainedMemoryTest {
  /** A field has at least two octets in these messages, and its item has about 80. */
  private static final int MOST_OF_AN_OCTET = 60;

  private static List<Object> renderers() {
    return List.of(
        DigText.builder().form(TextForm.GENERIC).build(),
        Rfc8427Json.builder().form(TextForm.GENERIC).build(),
        Dissector.builder().build());
  }

  private static List<Long> sizes(List<Object> renderers) {
    return renderers.stream().map(Retained::octets).toList();
  }

  @Test
  void renderersKeepNothing() throws Exception {
    List<Object> renderers = renderers();
    DigText dig = (DigText) renderers.get(0);
    Rfc8427Json json = (Rfc8427Json) renderers.get(1);
    Dissector dissector = (Dissector) renderers.get(2);
    List<Long> before = sizes(renderers);
    for (byte[] octets : GrowingMessages.all()) {
      MessageView view = new MessageView().wrap(octets);
      Message message = view.toMessage();
      dig.write(message, Writer.nullWriter());
      dig.write(view, Writer.nullWriter());
      json.write(message, Writer.nullWriter());
      json.write(view, Writer.nullWriter());
      json.write(octets, Writer.nullWriter());
      json.parse(json.toText(message));
      dissector.write(octets, Writer.nullWriter());
      dissector.write(view, Writer.nullWriter());
    }
    assertEquals(before, sizes(renderers));
  }

  @Test
  void aDissectionKeepsItsFields() {
    for (byte[] octets : GrowingMessages.all()) {
      Dissection dissection = Dissector.standard().dissect(octets);
      dissection.toText();
      long kept = Retained.octets(dissection);
      assertTrue(kept <= (long) MOST_OF_AN_OCTET * octets.length, kept + " octets");
    }
  }
}
