package io.wiredns.bench;

import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;

/** Short factory methods of RDATA, so that a message set reads like a zone file. */
final class Rdata {
  private static final long DOCUMENTATION_PREFIX = 0x2001_0DB8_0000_0000L;

  private Rdata() {}

  static ResourceRecord record(String owner, long ttl, RData rdata) {
    return new ResourceRecord(Name.of(owner), ttl, rdata);
  }

  /** Returns an address of TEST-NET-1; RFC 5737. */
  static RData a(int host) {
    return new A(192 << 24 | 2 << 8 | host & 0xFF);
  }

  /** Returns an address of the documentation prefix; RFC 3849. */
  static RData aaaa(int subnet, long host) {
    return new Aaaa(new Ipv6(DOCUMENTATION_PREFIX | subnet, host));
  }

  static RData ns(String host) {
    return new Ns(Name.of(host));
  }

  static RData cname(String target) {
    return new Cname(Name.of(target));
  }

  static RData mx(int preference, String host) {
    return new Mx(preference, Name.of(host));
  }

  static RData srv(int port, String host) {
    return new Srv(10, 50, port, Name.of(host));
  }

  static RData txt(String... strings) {
    return Txt.of(strings);
  }

  static RData soa(String primary, String mailbox, long serial) {
    return new Soa(Name.of(primary), Name.of(mailbox), serial, 7200, 3600, 1_209_600, 300);
  }

  /**
   * Returns TSIG RDATA with a MAC that only has the length of HMAC-SHA-256, because no peer
   * verifies it.
   */
  static RData tsig(long timeSigned, int id, Octets mac) {
    return new Tsig(
        Name.of("hmac-sha256."), timeSigned, 300, mac, id, TsigError.NOERROR, Octets.EMPTY);
  }
}
