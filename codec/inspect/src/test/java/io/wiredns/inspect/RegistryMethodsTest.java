package io.wiredns.inspect;

import io.wiredns.codec.Own;
import io.wiredns.codec.RegistryMethods;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Users' types are known in every method that shows messages, and in the one that parses JSON. */
class RegistryMethodsTest {
  private static final Name NAME = Name.of("x.example");

  private static final String JSON =
      "{\"answerRRs\":[{\"NAME\":\"x.example.\",\"TYPEname\":\"LINK\","
          + "\"rdataLINK\":\"7 y.example.\"}]}";

  @Test
  void renderersAndReadersTakeARegistry() throws IOException {
    Nsec nsec = new Nsec(NAME, TypeBitmap.of(RecordType.of(65_400)));
    Message message = Message.builder().answer(new ResourceRecord(NAME, 60, nsec)).build();
    byte[] octets = Own.message().toWire();
    new RegistryMethods(Shared.root().resolve("codec/inspect"))
        .add(
            "DigText.Builder.registry(Registry)",
            "NSEC\tx.example. LINK",
            own -> DigText.builder().registry(own).build().toText(message))
        .add(
            "DigText.Builder.registry(Registry) write",
            "NSEC\tx.example. LINK",
            own -> {
              StringBuilder out = new StringBuilder();
              DigText.builder().registry(own).build().write(message, out);
              return out;
            })
        .add(
            "DigText.toText of a view",
            "NSEC\tx.example. LINK",
            own -> DigText.standard().toText(new MessageView(own).wrap(message.toWire())))
        .add(
            "Dissector.Builder.registry(Registry)",
            "answer[0] LINK",
            own -> Dissector.builder().registry(own).build().toText(octets))
        .add(
            "Dissector.toText of a view",
            "answer[0] LINK",
            own -> Dissector.standard().toText(new MessageView(own).wrap(octets)))
        .add(
            "Rfc8427Json.Builder.registry(Registry) parse",
            "LINK 7 y.example.",
            own -> RegistryMethods.text(json(own).parse(JSON)))
        .add(
            "Rfc8427Json.Builder.registry(Registry) parse number",
            "LINK 7 y.example.",
            own -> {
              String number = JSON.replace("\"TYPEname\":\"LINK\"", "\"TYPE\":65400");
              return RegistryMethods.text(json(own).parse(number));
            })
        .add(
            "Rfc8427Json.Builder.registry(Registry) octets",
            "\"rdataLINK\":\"7 y.example.\"",
            own -> json(own).toText(octets))
        .add(
            "Rfc8427Json.Builder.registry(Registry) message",
            "x.example. LINK",
            own -> json(own).toText(message))
        .add(
            "Rfc8427Json.toText of a view",
            "\"rdataLINK\":\"7 y.example.\"",
            own -> Rfc8427Json.standard().toText(new MessageView(own).wrap(octets)))
        .check();
  }

  private static Rfc8427Json json(Registry registry) {
    return Rfc8427Json.builder().registry(registry).build();
  }
}
