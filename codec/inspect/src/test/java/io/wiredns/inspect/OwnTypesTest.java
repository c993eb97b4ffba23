package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Own;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.stateful.DsoMessage;
import io.wiredns.stateful.Push;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user's type and option in what people look at. */
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
    DigText.append(message, TextForm.OWN, Own.REGISTRY, (Appendable) streamed);
    for (String text :
        List.of(DigText.of(message, TextForm.OWN, Own.REGISTRY), streamed.toString())) {
      has(
          text,
          "x.example.\t\tIN\tLINK\n",
          "IN\tLINK\t7 y.example.\n",
          "NSEC\tx.example. LINK\n",
          "; HOPS: 3\n");
    }
    Message stateful = Message.parse(push());
    has(DigText.of(stateful, TextForm.OWN, Own.REGISTRY), "IN\tLINK\t7 y.example.\n");
  }

  @Test
  void jsonNamesThem() throws WireFormatException {
    StringBuilder out = new StringBuilder();
    new Rfc8427Json().message(new MessageView(Own.REGISTRY).wrap(octets()), out);
    has(
        out.toString(),
        "\"TYPEname\":\"LINK\"",
        "\"rdataLINK\":\"7 y.example.\"",
        "\"rdataNSEC\":\"x.example. LINK\"");
    out.setLength(0);
    new Rfc8427Json().message(new MessageView(Own.REGISTRY).wrap(push()), out);
    has(out.toString(), "IN LINK 7 y.example.");
  }

  @Test
  void dissectionNamesThem() {
    ByteBuffer octets = ByteBuffer.wrap(octets());
    String text = Dissection.of(octets, Own.REGISTRY).toText(octets).replaceAll(" +", " ");
    has(text, "answer[0] LINK", "type LINK", "weight 7", "option[0] HOPS", "count 3");
    assertFalse(Dissection.of(octets).toText(octets).contains("LINK"));
    ByteBuffer push = ByteBuffer.wrap(push());
    has(Dissection.of(push, Own.REGISTRY).toText(push).replaceAll(" +", " "), "LINK", "weight 7");
    assertTrue(Dissection.of(push, Registry.standard()).faults().isEmpty());
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
    Push push = (Push) DsoMessage.tlvs(message.body(), faults, Own.REGISTRY).get(0);
    assertTrue(faults.isEmpty() && push.records().equals(List.of(Own.record())));
  }
}
