package io.wiredns.bench;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Ptr;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.wire.Name;
import java.util.Random;

/** Fills the responses of mixed traffic, depending on the type of the question. */
final class TrafficResponses {
  private static final int[] TTLS = {20, 60, 300, 300, 3600, 86_400, 172_800};

  private final Random random;
  private final TrafficNames names;
  private final SignedData data;

  TrafficResponses(Random random, TrafficNames names, SignedData data) {
    this.random = random;
    this.names = names;
    this.data = data;
  }

  /** Returns the question of the next response. */
  Question question(Name zone) {
    int kind = random.nextInt(100);
    if (kind < 84) {
      RecordType type = kind < 50 ? RecordType.A : kind < 74 ? RecordType.AAAA : RecordType.HTTPS;
      return new Question(names.host(zone), type);
    }
    if (kind < 91) {
      return new Question(names.reverse(), RecordType.PTR);
    }
    if (kind < 93) {
      return new Question(names.service(zone), RecordType.SRV);
    }
    RecordType[] types = {
      RecordType.NS, RecordType.MX, RecordType.TXT, RecordType.TXT, RecordType.DS, RecordType.DNSKEY
    };
    return new Question(zone, types[random.nextInt(types.length)]);
  }

  /** Adds the records of a response. */
  void fill(MessageBuilder response, Question question, Name zone) {
    int outcome = random.nextInt(100);
    if (outcome < 3) {
      response.rcode(outcome == 0 ? Rcode.REFUSED : Rcode.SERVFAIL);
    } else if (outcome < 13) {
      response.rcode(Rcode.NXDOMAIN);
      deny(response, zone);
    } else if (outcome < 21) {
      refer(response, zone);
    } else if (question.type().equals(RecordType.HTTPS)) {
      deny(response, zone);
    } else {
      answer(response, question, zone);
    }
  }

  private int ttl() {
    return TTLS[random.nextInt(TTLS.length)];
  }

  private ResourceRecord record(Name owner, RData rdata) {
    return new ResourceRecord(owner, ttl(), rdata);
  }

  private RData address(boolean wide) {
    return wide
        ? Rdata.aaaa(random.nextInt(0x10000), random.nextInt())
        : Rdata.a(random.nextInt(256));
  }

  private void answer(MessageBuilder response, Question question, Name zone) {
    Name owner = question.name();
    if (question.type().equals(RecordType.A) || question.type().equals(RecordType.AAAA)) {
      addresses(response, owner, question.type().equals(RecordType.AAAA), zone);
      return;
    }
    int count = question.type().equals(RecordType.PTR) ? 1 : 1 + random.nextInt(3);
    for (int i = 1; i <= count; i++) {
      response.answer(record(owner, rdata(question.type(), i, zone)));
    }
    if (question.type().equals(RecordType.DS) || question.type().equals(RecordType.DNSKEY)) {
      response.answer(signature(question.type(), owner, zone));
    }
  }

  private RData rdata(RecordType type, int number, Name zone) {
    return switch (type.toString()) {
      case "PTR" -> new Ptr(names.host(zone));
      case "SRV" -> new Srv(10 * number, 5, 5060, Name.of("srv" + number, zone));
      case "NS" -> new Ns(names.server(zone, number));
      case "MX" -> new Mx(10 * number, Name.of("mx" + number, zone));
      case "TXT" ->
          Rdata.txt(
              "v=spf1 include:_spf"
                  + number
                  + " ip4:192.0.2.0/24 ip4:198.51.100.0/24 ip6:2001:db8::/32 ~all");
      case "DS" -> data.ds(random.nextInt(0x10000));
      default -> data.dnskey(number == 1 ? 257 : 256);
    };
  }

  /** Adds addresses, optionally after one or two aliases and with the zone's servers. */
  private void addresses(MessageBuilder response, Name asked, boolean wide, Name zone) {
    Name owner = asked;
    for (int aliases = Math.max(0, random.nextInt(9) - 6); aliases > 0; aliases--) {
      Name target = Name.of("e" + random.nextInt(10_000), names.zone());
      response.answer(record(owner, new Cname(target)));
      owner = target;
    }
    int addresses = random.nextBoolean() ? 1 : 2 + random.nextInt(wide ? 4 : 6);
    int ttl = ttl();
    for (int i = 0; i < addresses; i++) {
      response.answer(new ResourceRecord(owner, ttl, address(wide)));
    }
    if (random.nextInt(7) == 0) {
      response.answer(signature(RecordType.A, owner, zone));
    }
    if (random.nextInt(4) == 0) {
      servers(response, zone, 2 + random.nextInt(5), random.nextInt(7));
    }
  }

  private ResourceRecord signature(RecordType covered, Name owner, Name signer) {
    int algorithm = random.nextInt(3) == 0 ? SignedData.RSA_SHA256 : SignedData.ECDSA_P256;
    int keyTag = random.nextInt(0x10000);
    return record(owner, data.rrsig(covered, owner, 300, signer, algorithm, keyTag));
  }

  private void servers(MessageBuilder response, Name zone, int servers, int addresses) {
    for (int i = 1; i <= servers; i++) {
      response.authority(record(zone, new Ns(names.server(zone, i))));
    }
    for (int i = 0; i < Math.min(addresses, 2 * servers); i++) {
      response.additional(record(names.server(zone, 1 + i % servers), address(i >= servers)));
    }
  }

  private void deny(MessageBuilder response, Name zone) {
    Name primary = names.server(zone, 1);
    Name mailbox = Name.of("hostmaster", zone);
    long serial = 2_026_000_000L + random.nextInt(100_000);
    response.authority(record(zone, new Soa(primary, mailbox, serial, 7200, 900, 604_800, 300)));
    if (random.nextInt(5) == 0) {
      Name hashed = data.hashedOwner(zone);
      response
          .authority(signature(RecordType.SOA, zone, zone))
          .authority(record(hashed, data.nsec3(new byte[0], RecordType.A, RecordType.RRSIG)))
          .authority(signature(RecordType.NSEC3, hashed, zone));
    }
  }

  /** Adds a referral with glue, and in one of five cases a DS record. */
  private void refer(MessageBuilder response, Name zone) {
    int servers = 2 + random.nextInt(5);
    servers(response, zone, servers, 2 * servers);
    if (random.nextInt(5) == 0) {
      response.authority(record(zone, data.ds(random.nextInt(0x10000))));
    }
  }
}
