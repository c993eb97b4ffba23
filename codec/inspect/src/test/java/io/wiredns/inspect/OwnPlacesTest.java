package io.wiredns.inspect;

import io.wiredns.codec.Own;
import io.wiredns.codec.OwnPlaces;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A user's types reach every place that shows messages, and the one that reads JSON. */
class OwnPlacesTest {
  private static final Name NAME = Name.of("x.example");

  private static final String JSON =
      "{\"answerRRs\":[{\"NAME\":\"x.example.\",\"TYPEname\":\"LINK\","
          + "\"rdataLINK\":\"7 y.example.\"}]}";

  @Test
  void renderersAndReadersTakeARegistry() throws IOException {
    Nsec nsec = new Nsec(NAME, TypeBitmap.of(RecordType.of(65_400)));
    Message message = Message.builder().answer(new ResourceRecord(NAME, 60, nsec)).build();
    byte[] octets = Own.message().toWire();
    new OwnPlaces(Shared.root().resolve("codec/inspect"))
        .add(
            "DigText.of(Message,TextForm,Registry)",
            "NSEC\tx.example. LINK",
            own -> DigText.of(message, TextForm.OWN, own))
        .add(
            "DigText.append(Message,TextForm,Registry,Appendable)",
            "NSEC\tx.example. LINK",
            own -> {
              StringBuilder out = new StringBuilder();
              DigText.append(message, TextForm.OWN, own, (Appendable) out);
              return out;
            })
        .add(
            "Dissection.of(ByteBuffer,Registry)",
            "answer[0] LINK",
            own -> Dissection.of(ByteBuffer.wrap(octets), own).toText(ByteBuffer.wrap(octets)))
        .add(
            "Rfc8427Json.parse(CharSequence,Registry)",
            "LINK 7 y.example.",
            own -> OwnPlaces.text(Rfc8427Json.parse(JSON, own)))
        .add(
            "Rfc8427Json.parse(CharSequence,Registry) number",
            "LINK 7 y.example.",
            own -> {
              String number = JSON.replace("\"TYPEname\":\"LINK\"", "\"TYPE\":65400");
              return OwnPlaces.text(Rfc8427Json.parse(number, own));
            })
        .add(
            "Rfc8427Json.message of a view",
            "\"rdataLINK\":\"7 y.example.\"",
            own -> {
              StringBuilder out = new StringBuilder();
              new Rfc8427Json().message(new MessageView(own).wrap(octets), out);
              return out;
            })
        .check();
  }
}
