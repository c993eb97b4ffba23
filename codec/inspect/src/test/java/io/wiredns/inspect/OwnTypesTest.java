package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Own;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.stateful.DsoMessage;
import io.wiredns.stateful.Push;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users' types and options in the output of renderers. */
class OwnTypesTest {
  private static final Name NAME = Name.of("x.example");

  private static byte[] octets() {
    Nsec nsec = new Nsec(NAME, TypeBitmap.of(RecordType.of(65_400)));
    Message message =
        Own.message().toBuilder().authority(new ResourceRecord(NAME, 60, nsec)).build();
    return message.toWire();
  }

  private static byte[] push() {
    return DsoMessage.unidirectional(new Push(List.of(Own.record()))).toMessage().toWire();
  }

  private static void has(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " in " + text);
    }
    assertFalse(text.contains("65400") && !text.contains("\"TYPE\":65400"), text);
  }

  @Test
  void digTextNamesThem() throws WireFormatException, IOException {
    Message message = Message.parse(octets(), Own.REGISTRY);
    StringBuilder streamed = new StringBuilder();
    DigText dig = DigText.builder().registry(Own.REGISTRY).build();
    dig.write(message, streamed);
    MessageView view = new MessageView(Own.REGISTRY).wrap(octets());
    for (String text :
        List.of(dig.toText(message), DigText.standard().toText(view), streamed.toString())) {
      has(
          text,
          "x.example.\t\tIN\tLINK\n",
          "IN\tLINK\t7 y.example.\n",
          "NSEC\tx.example. LINK\n",
          "; HOPS: 3\n");
    }
    Message stateful = Message.parse(push());
    has(dig.toText(stateful), "IN\tLINK\t7 y.example.\n");
  }

  @Test
  void jsonNamesThem() throws WireFormatException, TextFormatException {
    Rfc8427Json json = Rfc8427Json.builder().registry(Own.REGISTRY).build();
    for (String text :
        List.of(
            json.toText(octets()),
            json.toText(Message.parse(octets(), Own.REGISTRY)),
            Rfc8427Json.standard().toText(new MessageView(Own.REGISTRY).wrap(octets())))) {
      has(
          text,
          "\"TYPEname\":\"LINK\"",
          "\"rdataLINK\":\"7 y.example.\"",
          "\"rdataNSEC\":\"x.example. LINK\"");
      assertTrue(json.parse(text).answers().get(0).rdata() instanceof Own.Link, text);
    }
    has(json.toText(push()), "IN LINK 7 y.example.");
    has(json.toText(Message.parse(push())), "IN LINK 7 y.example.");
  }

  @Test
  void dissectionNamesThem() throws WireFormatException {
    byte[] octets = octets();
    Dissector dissector = Dissector.builder().registry(Own.REGISTRY).build();
    String text = dissector.toText(octets).replaceAll(" +", " ");
    assertEquals(
        dissector.dissect(octets),
        Dissector.standard().dissect(new MessageView(Own.REGISTRY).wrap(octets)));
    has(text, "answer[0] LINK", "type LINK", "weight 7", "option[0] HOPS", "count 3");
    assertFalse(Dissector.standard().toText(octets).contains("LINK"));
    byte[] push = push();
    has(dissector.toText(push).replaceAll(" +", " "), "LINK", "weight 7");
    assertTrue(Dissector.standard().dissect(push).faults().isEmpty());
  }

  @Test
  void tlvsHoldThem() throws WireFormatException {
    Message message = Message.parse(push());
    assertTrue(message.opcode().equals(Opcode.DSO));
    for (DsoMessage read : List.of(DsoMessage.of(message, Own.REGISTRY), DsoMessage.of(message))) {
      boolean typed =
          ((Push) read.primary().orElseThrow()).records().get(0).rdata() instanceof Own.Link;
      assertTrue(typed == (read.primary().orElseThrow().toText().contains("LINK")));
    }
    List<WireFormatException> faults = new java.util.ArrayList<>();
    Push push = (Push) DsoMessage.tlvsTolerant(message.body(), faults, Own.REGISTRY).get(0);
    assertTrue(faults.isEmpty() && push.records().equals(List.of(Own.record())));
  }
}
