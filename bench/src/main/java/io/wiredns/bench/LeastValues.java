package io.wiredns.bench;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import java.util.List;

/** The values that {@link LeastParser} returns: fields, and nothing else. */
final class LeastValues {
  private LeastValues() {}

  /** The octets of a name, uncompressed, and its hash once it is asked for. */
  static final class Name {
    static final Name ROOT = new Name(new byte[1]);
    final byte[] wire;
    int hash;

    Name(byte[] wire) {
      this.wire = wire;
    }
  }

  record Message(
      char id,
      char flags,
      Question[] questions,
      Resource[] records,
      int answerEnd,
      int authorityEnd) {}

  record Question(Name name, RecordType type, RecordClass recordClass) {}

  /** A record; the first number has type, class and TTL. */
  record Resource(long fixed, Name owner, Object data) {}

  record Octets(byte[] octets) {
    static final Octets EMPTY = new Octets(new byte[0]);
  }

  record TypeBitmap(Octets octets) {}

  record A(int address) {}

  record Aaaa(Ipv6 address) {}

  record Ipv6(long high, long low) {}

  record Target(Name name) {}

  record Mx(int preference, Name exchange) {}

  record Soa(Name mname, Name rname, int serial, int refresh, int retry, int expire, int minimum) {}

  record Txt(List<Octets> strings) {}

  record Srv(int priority, int weight, int port, Name target) {}

  record Ds(int keyTag, DnssecAlgorithm algorithm, int digestType, Octets digest) {}

  record Dnskey(int flags, int protocol, DnssecAlgorithm algorithm, Octets key) {}

  record Rrsig(
      RecordType typeCovered,
      DnssecAlgorithm algorithm,
      int labels,
      int originalTtl,
      int expiration,
      int inception,
      int keyTag,
      Name signer,
      Octets signature) {}

  record Nsec(Name next, TypeBitmap types) {}

  record Nsec3(
      int hashAlgorithm, int flags, int iterations, Octets salt, Octets next, TypeBitmap types) {}

  record Opt(List<Object> options) {
    static final Opt EMPTY = new Opt(List.of());
  }

  record Cookie(Octets client, Octets server) {}

  record Option(int code, Octets data) {}

  record Tsig(
      Name algorithm,
      long timeSigned,
      int fudge,
      Octets mac,
      int originalId,
      TsigError error,
      Octets otherData) {}
}
