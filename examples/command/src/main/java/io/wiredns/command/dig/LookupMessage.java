package io.wiredns.command.dig;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.Expire;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.edns.Padding;
import io.wiredns.codec.edns.TcpKeepalive;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Makes the message of a query in dig's words, with its options in dig's order. */
public final class LookupMessage {
  private static final int OPCODE_SHIFT = 11;

  private LookupMessage() {}

  /** Returns the complete query, but for its signature. */
  public static Message of(Lookup lookup) {
    SecureRandom random = new SecureRandom();
    MessageBuilder query =
        Message.builder()
            .id(lookup.id < 0 ? random.nextInt(1 << 16) : lookup.id)
            .flags(flags(lookup));
    if (!lookup.headerOnly) {
      query.question(new Question(lookup.name, lookup.type, lookup.recordClass));
      if (lookup.type.equals(RecordType.IXFR)) {
        Soa from = new Soa(Name.ROOT, Name.ROOT, lookup.serial, 0, 0, 0, 0);
        query.authority(new ResourceRecord(lookup.name, lookup.recordClass, 0, from));
      }
    }
    if (lookup.ednsVersion < 0) {
      return query.build();
    }
    List<EdnsOption> options = options(lookup, random);
    int flags =
        (lookup.dnssec ? Edns.FLAG_DO : 0)
            | (lookup.compactOk ? Edns.FLAG_CO : 0)
            | lookup.ednsFlags;
    Edns edns = Edns.ofFields(lookup.payloadOctets, lookup.ednsVersion << 16 | flags, options);
    Message message = query.edns(edns).build();
    if (lookup.paddingBlock == 0) {
      return message;
    }
    // An empty option makes the message longer by its header too.
    Message header = query.edns(edns.withOption(Padding.zeros(0))).build();
    int beyond = header.toWire().length % lookup.paddingBlock;
    int zeros = beyond == 0 ? 0 : lookup.paddingBlock - beyond;
    return query.edns(edns.withOption(Padding.zeros(zeros))).build();
  }

  private static int flags(Lookup lookup) {
    return lookup.opcode << OPCODE_SHIFT
        | (lookup.aa ? Header.AA : 0)
        | (lookup.tc ? Header.TC : 0)
        | (lookup.rd ? Header.RD : 0)
        | (lookup.ra ? Header.RA : 0)
        | (lookup.z ? Header.Z : 0)
        | (lookup.ad ? Header.AD : 0)
        | (lookup.cd ? Header.CD : 0);
  }

  private static List<EdnsOption> options(Lookup lookup, SecureRandom random) {
    List<EdnsOption> options = new ArrayList<>();
    if (lookup.nsid) {
      options.add(Nsid.query());
    }
    if (lookup.subnet != null) {
      options.add(lookup.subnet);
    }
    if (lookup.cookies) {
      options.add(lookup.cookie == null ? cookie(random) : lookup.cookie);
    }
    if (lookup.expire) {
      options.add(Expire.query());
    }
    if (lookup.keepalive) {
      options.add(TcpKeepalive.query());
    }
    options.addAll(lookup.options);
    return options;
  }

  private static Cookie cookie(SecureRandom random) {
    byte[] octets = new byte[Cookie.CLIENT_OCTETS];
    random.nextBytes(octets);
    return Cookie.ofClient(Octets.of(octets));
  }
}
