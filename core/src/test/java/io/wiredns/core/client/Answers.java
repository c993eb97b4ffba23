package io.wiredns.core.client;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import java.util.Arrays;
import java.util.List;

/** Creates queries and responses for tests. */
final class Answers {
  private Answers() {}

  static Message query(String name) {
    return Message.query(0, Name.of(name), RecordType.A);
  }

  static Message answer(Message query, int address) {
    return Message.responseTo(query)
        .answer(new ResourceRecord(query.questions().get(0).name(), 60, new A(address)))
        .build();
  }

  /** Returns a response whose record contains the name of the question. */
  static Message echo(Message query) {
    Name name = query.questions().get(0).name();
    return Message.responseTo(query)
        .answer(new ResourceRecord(name, 60, Txt.of(name.toString())))
        .build();
  }

  static Message error(Message query, Rcode rcode) {
    return Message.responseTo(query).rcode(rcode).build();
  }

  static Message truncated(Message query) {
    return Message.responseTo(query).truncated(true).build();
  }

  /** Returns a response without OPT, like that of a server that does not support EDNS. */
  static Message withoutEdns(Message query, Rcode rcode) {
    MessageBuilder bare =
        Message.builder().id(query.id()).response(true).opcode(query.opcode()).rcode(rcode);
    query.questions().forEach(bare::question);
    return bare.build();
  }

  static Message with(Message response, EdnsOption... options) {
    Edns edns = response.edns().orElseThrow();
    return response.toBuilder().edns(edns.withOptions(List.of(options))).build();
  }

  static int address(Message response) {
    return ((A) response.answers().get(0).rdata()).address();
  }

  static byte[] changed(byte[] octets, int at, int mask) {
    byte[] changed = Arrays.copyOf(octets, octets.length);
    changed[at] ^= (byte) mask;
    return changed;
  }
}
