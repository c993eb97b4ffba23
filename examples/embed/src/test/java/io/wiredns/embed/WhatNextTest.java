package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import org.junit.jupiter.api.Test;

class WhatNextTest {
  private static final Name NAME = Name.of("www.example");
  private static final Message QUERY =
      Message.query(1, NAME, RecordType.A).toBuilder().edns(Edns.request()).build();

  private final WhatNext whatNext = new WhatNext();

  private String step(Message response) throws WireFormatException {
    return whatNext.step(Written.buffer(QUERY), Written.buffer(response));
  }

  @Test
  void aStepForEachResponse() throws WireFormatException {
    ResourceRecord address = new ResourceRecord(NAME, 300, new A(0xC0000201));
    ResourceRecord alias = new ResourceRecord(NAME, 300, new Cname(Name.of("a.test")));
    assertEquals(
        "ANSWER: good for 300 seconds", step(Message.responseTo(QUERY).answer(address).build()));
    assertEquals("ALIAS: ask for a.test.", step(Message.responseTo(QUERY).answer(alias).build()));
    assertEquals(
        "TRUNCATED: ask over TCP", step(Message.responseTo(QUERY).truncated(true).build()));
    assertEquals(
        "REFUSED: ask another server",
        step(Message.responseTo(QUERY).rcode(Rcode.REFUSED).build()));
    assertEquals(
        "MISMATCH: WAIT, then ANOTHER_SERVER",
        step(Message.responseTo(QUERY).id(2).answer(address).build()));
  }

  @Test
  void adviceSpeaksOfTheCauseThatTheServerNames() throws WireFormatException {
    Edns expired = Edns.request().withOption(ExtendedError.of(ExtendedErrorCode.SIGNATURE_EXPIRED));
    Message response = Message.responseTo(QUERY).edns(expired).rcode(Rcode.SERVFAIL).build();
    String advice = whatNext.advice(Written.buffer(QUERY), Written.buffer(response));
    assertTrue(advice.contains("$ wiredns query @192.0.2.53 +cd +dnssec www.example A"), advice);
  }
}
