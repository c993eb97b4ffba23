package io.wiredns.embed;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;

/** Answers a query with EDNS options, over UDP within the size that the client accepts. */
public final class EdnsAnswer {
  private static final Octets SERVER_COOKIE = Octets.fromHex("0102030405060708");

  private EdnsAnswer() {}

  /**
   * Answers a query with sixty addresses.
   *
   * @param packet the query
   * @param udp whether it was received over UDP, which limits the size of the response
   * @return the response, which is truncated if it is larger than the client accepts over UDP
   * @throws WireFormatException if the query is malformed
   * @throws java.util.NoSuchElementException if the query has no question
   */
  public static byte[] answer(byte[] packet, boolean udp) throws WireFormatException {
    Message query = Message.parse(packet);
    MessageBuilder response =
        Message.responseTo(query)
            .authoritative(true)
            .option(ExtendedError.of(ExtendedErrorCode.STALE_ANSWER, "served stale"));
    for (int i = 0; i < 60; i++) {
      response.answer(
          new ResourceRecord(query.question().orElseThrow().name(), 300, A.of("192.0.2." + i)));
    }
    query
        .edns()
        .flatMap(edns -> edns.option(Nsid.class))
        .ifPresent(asked -> response.option(new Nsid(Octets.utf8("ns1"))));
    query
        .edns()
        .flatMap(edns -> edns.option(Cookie.class))
        .ifPresent(cookie -> response.option(cookie.withServer(SERVER_COOKIE)));
    return response.build().toWire(udp ? query.maxResponseOctets() : WireLimits.MESSAGE_OCTETS);
  }
}
