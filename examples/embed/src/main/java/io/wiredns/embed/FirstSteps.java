package io.wiredns.embed;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;

public class FirstSteps {
  public static void main(String[] args) throws WireFormatException {
    // What a client sends.
    byte[] packet = Message.query(4711, Name.of("www.example."), RecordType.A).toWire();

    // Parse it. The ID, the question and, if there is one, OPT come from the query.
    Message query = Message.parse(packet);
    Name name = query.question().orElseThrow().name();
    Message response =
        Message.responseTo(query)
            .authoritative(true)
            .answer(new ResourceRecord(name, 300, A.of("192.0.2.7")))
            .build();

    byte[] octets = response.toWire(); // compressed; MessageWriter writes into your own buffer
    System.out.println(Message.parse(octets).answers().get(0));

    // Look at the octets without allocating. A malformed message is no exception here.
    MessageView view = new MessageView(); // reuse it from message to message
    if (view.tryWrap(octets)) {
      System.out.println(view.recordCount() + " record, TTL " + view.record(0).ttl());
    }

    // A malformed message is one checked exception with fault, octet and field.
    packet[12] = (byte) 0xC0;
    try {
      Message.parse(packet);
    } catch (WireFormatException e) {
      System.out.println(e.getMessage());
    }
  }
}
