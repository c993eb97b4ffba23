package io.wiredns.bench;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Caa;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.zone.ZoneWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A generated zone file of hosts, delegations, mail, aliases and services, like that of a provider
 * with many customers. If signed, each RRset except glue has a signature and each of their owners
 * an NSEC record; the last entry may be incomplete. The random generator has a fixed seed, so that
 * the same number of records produces the same octets.
 */
final class GeneratedZone {
  /** The name of the zone. */
  static final Name ORIGIN = Name.of("zone.example.");

  private static final long SEED = 20_261_120;
  private static final int TTL = 3_600;
  private static final DnssecAlgorithm ECDSA_P256 = DnssecAlgorithm.ECDSAP256SHA256;
  private static final int SIGNATURE_OCTETS = 64;
  private static final long INCEPTION = 1_767_225_600L;
  private static final long EXPIRATION = INCEPTION + 14 * 86_400;
  private static final String[] WORDS = {
    "www", "mail", "shop", "api", "blog", "cdn", "dev", "static", "cloud", "app", "login", "img"
  };

  private final Random random = new Random(SEED);
  private final ZoneWriter out;
  private final boolean signed;

  /** The number of records still to be written. */
  private long left;

  private int owners;

  private GeneratedZone(ZoneWriter out, boolean signed, long records) {
    this.out = out;
    this.signed = signed;
    left = records;
  }

  /**
   * Writes a zone file.
   *
   * @param file the file to write
   * @param signed whether it has DNSSEC records, which are included in the number
   * @param records the number of records
   * @throws IOException if the file cannot be written
   */
  static void write(Path file, boolean signed, long records) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      ZoneWriter out = ZoneWriter.builder(stream).relativeTo(ORIGIN).defaultTtl(TTL).build();
      new GeneratedZone(out, signed, records).write();
      out.flush();
    }
  }

  private void write() throws IOException {
    List<RData> servers = List.of(Rdata.ns("ns1.zone.example."), Rdata.ns("ns2.zone.example."));
    Name first = owner();
    RData soa = Rdata.soa("ns1.zone.example.", "hostmaster.zone.example.", SEED);
    if (signed) {
      List<RData> keys = List.of(key(257), key(256));
      name(ORIGIN, first, List.of(soa), servers, keys);
    } else {
      name(ORIGIN, first, List.of(soa), servers);
    }
    while (left > 0) {
      Name owner = first;
      first = owner();
      entry(owner, first);
    }
  }

  private Name owner() {
    String number = Integer.toString(owners++, Character.MAX_RADIX);
    return Name.of(WORDS[random.nextInt(WORDS.length)] + "-" + number, ORIGIN);
  }

  private void entry(Name owner, Name next) throws IOException {
    int kind = random.nextInt(100);
    if (kind < 50) {
      RData address = Rdata.a(random.nextInt(256));
      if (random.nextInt(10) < 6) {
        RData six = Rdata.aaaa(random.nextInt(0x10000), random.nextInt());
        name(owner, next, List.of(address), List.of(six));
      } else {
        name(owner, next, List.of(address));
      }
    } else if (kind < 70) {
      delegation(owner, next);
    } else if (kind < 80) {
      List<RData> mail = List.of(Rdata.mx(10, "mx1." + ORIGIN), Rdata.mx(20, "mx2." + ORIGIN));
      name(owner, next, mail, List.of(Rdata.txt("v=spf1 mx ip4:192.0.2.0/24 -all")));
    } else if (kind < 90) {
      name(owner, next, List.of(Rdata.cname("www-" + random.nextInt(1_000) + ".cdn.example.net.")));
    } else if (kind < 95) {
      Name service = Name.of("_sip._tcp", owner);
      name(service, next, List.of(Rdata.srv(5_060, "sip." + owner)));
    } else {
      RData verification = Rdata.txt("site-verification=" + octets(24).toBase64());
      RData authority = new Caa(0, "issue", Octets.utf8("ca.example.net; account=" + owners));
      name(owner, next, List.of(verification), List.of(authority));
    }
  }

  private void delegation(Name owner, Name next) throws IOException {
    List<RData> servers = List.of(Rdata.ns("ns1." + owner), Rdata.ns("ns2.dns.example.net."));
    if (signed && random.nextInt(4) == 0) {
      Ds ds = new Ds(random.nextInt(0x10000), ECDSA_P256, 2, octets(32));
      name(owner, next, servers, List.of(ds));
    } else {
      name(owner, next, servers);
    }
    write(Name.of("ns1", owner), TTL, Rdata.a(random.nextInt(256)));
  }

  /** Writes the RRsets of a name and its NSEC record. */
  @SafeVarargs
  private void name(Name owner, Name next, List<RData>... sets) throws IOException {
    TreeSet<RecordType> types = new TreeSet<>();
    for (List<RData> set : sets) {
      types.add(set.get(0).type());
      set(owner, set);
    }
    if (signed) {
      types.addAll(Arrays.asList(RecordType.RRSIG, RecordType.NSEC));
      set(owner, List.of(new Nsec(next, TypeBitmap.of(types))));
    }
  }

  /** Writes an RRset and its signature; one in sixteen has an explicit TTL. */
  private void set(Name owner, List<RData> set) throws IOException {
    int ttl = random.nextInt(16) == 0 ? 300 : TTL;
    for (RData rdata : set) {
      write(owner, ttl, rdata);
    }
    if (signed) {
      write(owner, ttl, signature(owner, ttl, set.get(0).type()));
    }
  }

  private RData signature(Name owner, int ttl, RecordType covered) {
    return new Rrsig(
        covered,
        ECDSA_P256,
        owner.labelCount(),
        ttl,
        EXPIRATION,
        INCEPTION,
        34_217,
        ORIGIN,
        octets(SIGNATURE_OCTETS));
  }

  private void write(Name owner, int ttl, RData rdata) throws IOException {
    if (left > 0) {
      left--;
      out.write(new ResourceRecord(owner, ttl, rdata));
    }
  }

  private RData key(int flags) {
    return new Dnskey(flags, 3, ECDSA_P256, octets(SIGNATURE_OCTETS));
  }

  private Octets octets(int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return Octets.of(octets);
  }
}
