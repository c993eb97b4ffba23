package io.wiredns.doctor.survey;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.SecureRandom;

/** The forms of queries. */
final class Queries {
  /** The size that is recommended for replies over UDP, RFC 9715. */
  static final int USUAL_SIZE = 1232;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Queries() {}

  /** Returns a query without EDNS. */
  static MessageBuilder plain(Name name, RecordType type) {
    return Message.builder().id(RANDOM.nextInt(0x10000)).question(new Question(name, type));
  }

  /** Returns a query with EDNS. */
  static MessageBuilder usual(Name name, RecordType type) {
    return plain(name, type).edns(Edns.request().withUdpPayloadSize(USUAL_SIZE));
  }

  /** Returns a query with EDNS and DO. */
  static MessageBuilder secure(Name name, RecordType type) {
    return sized(name, type, USUAL_SIZE);
  }

  /** Returns a query with EDNS, DO and room for some octets. */
  static MessageBuilder sized(Name name, RecordType type, int size) {
    return plain(name, type).edns(Edns.request().withUdpPayloadSize(size).withDnssecOk(true));
  }

  /** Returns a label that no zone has. */
  static Octets label() {
    return Octets.utf8("wd-" + Integer.toHexString(RANDOM.nextInt()) + "-no");
  }

  static Octets octets(int count) {
    byte[] octets = new byte[count];
    RANDOM.nextBytes(octets);
    return Octets.of(octets);
  }
}
