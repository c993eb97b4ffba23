package io.wiredns.dnssec;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Makes RRsets of many types in a zone, with names in any case. */
final class RandomRRsets {
  /**
   * Data of each type; N is a name, L one in lower case, n a number of 16 bits, b one of 8 bits, w
   * a word, x octets. dnspython signs the name of an LP in lower case, but the type is not among
   * those of RFC 6840 section 5.1.
   */
  private static final List<String> TEMPLATES =
      List.of(
          "A 192.0.2.b",
          "AAAA 2001:db8::b",
          "NS N",
          "CNAME N",
          "DNAME N",
          "PTR N",
          "MX n N",
          "TXT w w w",
          "SOA N N n n n n n",
          "SRV n n n N",
          "NAPTR n n w w w N",
          "KX n N",
          "RP N N",
          "AFSDB n N",
          "RT n N",
          "PX n N N",
          "HINFO w w",
          "CAA 0 issue w",
          "DS n 13 2 x",
          "CDS n 13 2 x",
          "TLSA b b b x",
          "SSHFP 1 2 x",
          "NSEC N A MX RRSIG NSEC TYPEn",
          "NSEC3PARAM 1 0 b x",
          "OPENPGPKEY AQIDBAUG",
          "SVCB n N",
          "HTTPS n N",
          "URI n n w",
          "LP n L",
          "EUI48 00-00-5e-00-53-2a",
          "TYPE65300 \\# 3 010203");

  /** Types of which a name has one record, as dnspython knows them. */
  private static final Set<String> SINGLE = Set.of("SOA", "CNAME", "DNAME", "NSEC", "NSEC3PARAM");

  private final Random random;

  RandomRRsets(Random random) {
    this.random = random;
  }

  RRset in(Name zone) throws TextFormatException {
    String template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
    int space = template.indexOf(' ');
    RecordType type = RecordType.parse(template.substring(0, space));
    List<RData> rdatas = new ArrayList<>();
    int count = SINGLE.contains(type.toString()) ? 1 : 1 + random.nextInt(4);
    for (int i = count; i > 0; i--) {
      RData rdata =
          RData.parse(type, filled(template.substring(space + 1)), Name.ROOT, Registry.standard());
      if (!rdatas.contains(rdata)) {
        rdatas.add(rdata);
      }
    }
    int labels = random.nextInt(4);
    Name owner = zone;
    for (int i = 0; i < labels; i++) {
      owner = Name.of(word(), owner);
    }
    if (labels > 0 && random.nextInt(6) == 0) {
      owner = owner.parent().wildcard();
    }
    return new RRset(owner, type, RecordClass.IN, random.nextInt(100_000), rdatas);
  }

  private String filled(String template) {
    StringBuilder out = new StringBuilder();
    for (String word : template.split(" ")) {
      out.append(
          switch (word) {
            case "N" -> name();
            case "L" -> name().toLowerCase(Locale.ROOT);
            case "n" -> Integer.toString(random.nextInt(65_536));
            case "w" -> word();
            case "x" -> "%064x".formatted(random.nextLong() & Long.MAX_VALUE);
            case "TYPEn" -> "TYPE" + (1000 + random.nextInt(60_000));
            default -> word.replaceAll("\\bb$", Integer.toString(random.nextInt(200)));
          });
      out.append(' ');
    }
    return out.toString().strip();
  }

  private String name() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      out.append(word()).append('.');
    }
    return out.toString();
  }

  /** Returns a word of letters in any case, and digits. */
  String word() {
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      String letter = Integer.toString(random.nextInt(36), 36);
      out.append(random.nextBoolean() ? letter.toUpperCase(Locale.ROOT) : letter);
    }
    return out.toString();
  }
}
