package io.wiredns.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Generates well-formed RDATA of the types that dnsjava supports too; the same seed produces the
 * same RDATA.
 */
final class RandomRData {
  /** The layout of each type, in the notation of {@link #field}. */
  private static final Map<String, String> LAYOUTS = new LinkedHashMap<>();

  private static void layout(String layout, String... types) {
    for (String type : types) {
      LAYOUTS.put(type, layout);
    }
  }

  static {
    layout("name", "NS", "MD", "MF", "CNAME", "MB", "MG", "MR", "PTR", "NSAP-PTR", "DNAME");
    layout("name name", "MINFO", "RP");
    layout("16 name", "MX", "AFSDB", "RT", "KX");
    layout("strings", "TXT", "SPF");
    layout("any", "NULL");
    layout("some", "DHCID", "OPENPGPKEY", "NSAP");
    layout("16 8 8 some", "KEY", "DNSKEY", "CDNSKEY");
    layout("16 8 digest", "DS", "CDS", "DLV");
    layout("16 8 8 32 32 32 16 name some", "SIG", "RRSIG");
    layout("8 8 8 some", "TLSA", "SMIMEA");
    layout("16 name parameters", "SVCB", "HTTPS");
    layout("32", "A");
    layout("address", "AAAA");
    layout("name name 32 32 32 32 32", "SOA");
    layout("32 8 ports", "WKS");
    layout("string string", "HINFO");
    layout("digits", "X25");
    layout("string string?", "ISDN");
    layout("16 name name", "PX");
    layout("degrees degrees degrees", "GPOS");
    layout("location", "LOC");
    layout("name old-types", "NXT");
    layout("16 16 16 name", "SRV");
    layout("16 16 string string string name", "NAPTR");
    layout("16 16 8 some", "CERT");
    layout("prefixed-address", "A6");
    layout("options", "OPT");
    layout("ranges", "APL");
    layout("8 fingerprint", "SSHFP");
    layout("gateway some", "IPSECKEY");
    layout("name types", "NSEC");
    layout("8 8 16 salt hash types", "NSEC3");
    layout("8 8 16 salt", "NSEC3PARAM");
    layout("host-identity", "HIP");
    layout("32 8 zone-digest", "ZONEMD");
    layout("name 32 32 16 16 sized sized", "TKEY");
    layout("name 48 16 sized 16 16 sized", "TSIG");
    layout("16 16 some", "URI");
    layout("8 tag any", "CAA");
  }

  private final Random random;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  RandomRData(long seed) {
    random = new Random(seed);
  }

  static Set<String> types() {
    return LAYOUTS.keySet();
  }

  /** Returns RDATA of a type. */
  byte[] next(String type) {
    out.reset();
    for (String word : LAYOUTS.get(type).split(" ")) {
      field(word);
    }
    return out.toByteArray();
  }

  private void field(String word) {
    switch (word) {
      case "name" -> name();
      case "string" -> string(octets(length(0)));
      case "string?" -> {
        if (random.nextBoolean()) {
          field("string");
        }
      }
      case "strings" -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          field("string");
        }
      }
      case "any" -> out.writeBytes(octets(length(0)));
      case "some" -> out.writeBytes(octets(length(1)));
      case "salt" -> string(octets(random.nextInt(9)));
      case "hash" -> string(octets(1 + random.nextInt(32)));
      case "tag" -> string(letters(1 + random.nextInt(9)));
      case "sized" -> sized(octets(length(0)));
      case "ports" -> out.writeBytes(withoutZeroAtTheEnd(octets(random.nextInt(20))));
      case "digits" -> {
        byte[] digits = ascii(Long.toString(1_000 + random.nextInt(Integer.MAX_VALUE)));
        string(random.nextBoolean() ? digits : octets(length(0)));
      }
      case "degrees" -> string(ascii(random.nextInt(90) + "." + random.nextInt(1000)));
      case "location" -> location();
      case "address" -> address();
      case "old-types" -> oldTypes();
      case "types" -> types(random.nextInt(6));
      case "digest" -> digest(0, 20, 32, 0, 48);
      case "fingerprint" -> digest(0, 20, 32);
      case "zone-digest" -> digest(0, 48, 64);
      case "prefixed-address" -> prefixedAddress();
      case "ranges" -> ranges();
      case "gateway" -> gateway();
      case "host-identity" -> hostIdentity();
      case "parameters" -> parameters();
      case "options" -> options();
      default -> number(Integer.parseInt(word));
    }
  }

  private int length(int least) {
    return random.nextInt(16) == 0 ? 255 : least + random.nextInt(24);
  }

  /** Returns random octets, half of them printable. */
  private byte[] octets(int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    if (random.nextBoolean()) {
      for (int i = 0; i < count; i++) {
        octets[i] = (byte) (' ' + (octets[i] & 0x7F) * 95 / 128);
      }
    }
    return octets;
  }

  private byte[] letters(int count) {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      octets[i] = (byte) "abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36));
    }
    return octets;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes a random number; small numbers are frequent. */
  private void number(int bits) {
    boolean small = random.nextInt(3) == 0;
    for (int shift = bits - 8; shift >= 0; shift -= 8) {
      out.write(small && shift > 0 ? 0 : random.nextInt(small ? 20 : 256));
    }
  }

  private void u16(int value) {
    out.write(value >>> 8);
    out.write(value);
  }

  private void string(byte[] octets) {
    out.write(octets.length);
    out.writeBytes(octets);
  }

  private void sized(byte[] octets) {
    u16(octets.length);
    out.writeBytes(octets);
  }

  private void name() {
    for (int labels = random.nextInt(5); labels > 0; labels--) {
      int length = 1 + (random.nextInt(16) == 0 ? 40 : random.nextInt(9));
      byte[] label = random.nextInt(3) == 0 ? octets(length) : letters(length);
      label[0] = random.nextBoolean() ? (byte) Character.toUpperCase(label[0]) : label[0];
      string(label);
    }
    out.write(0);
  }

  private static byte[] withoutZeroAtTheEnd(byte[] octets) {
    if (octets.length > 0 && octets[octets.length - 1] == 0) {
      octets[octets.length - 1] = 1;
    }
    return octets;
  }

  /** Writes LOC, RFC 1876: sizes of two digits, and angles up to 90 and 180 degrees around 2^31. */
  private void location() {
    out.write(0);
    for (int i = 0; i < 3; i++) {
      out.write((1 + random.nextInt(9)) << 4 | random.nextInt(10));
    }
    angle(90);
    angle(180);
    number(32);
  }

  private void angle(int degrees) {
    long angle = (1L << 31) + (long) ((random.nextDouble() * 2 - 1) * degrees * 3_600_000);
    u16((int) (angle >>> 16));
    u16((int) angle);
  }

  private void oldTypes() {
    byte[] bitmap = withoutZeroAtTheEnd(octets(1 + random.nextInt(16)));
    bitmap[0] &= 0x7F;
    out.writeBytes(bitmap[bitmap.length - 1] == 0 ? new byte[] {2} : bitmap);
  }

  private void types(int count) {
    TreeMap<Integer, byte[]> windows = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int type = 1 + random.nextInt(random.nextBoolean() ? 127 : 65_535);
      windows.computeIfAbsent(type >>> 8, any -> new byte[32])[(type & 0xFF) / 8] |=
          (byte) (0x80 >>> type % 8);
    }
    windows.forEach(
        (window, bits) -> {
          int length = 32;
          while (bits[length - 1] == 0) {
            length--;
          }
          out.write(window);
          out.write(length);
          out.write(bits, 0, length);
        });
  }

  /**
   * Writes a digest type and a digest of the type's length or, for other types, of any length of at
   * least 12.
   */
  private void digest(int... lengths) {
    int type = random.nextInt(lengths.length + 2);
    int length = type < lengths.length ? lengths[type] : 0;
    out.write(type);
    out.writeBytes(octets(length > 0 ? length : 12 + random.nextInt(20)));
  }

  /** Writes an IPv6 address; half of them contain zeros, and some an IPv4 address. */
  private void address() {
    byte[] address = octets(16);
    if (random.nextBoolean()) {
      Arrays.fill(address, random.nextInt(8), 8 + random.nextInt(8), (byte) 0);
    }
    if (random.nextInt(8) == 0) {
      Arrays.fill(address, 0, 12, (byte) 0);
      address[10] = (byte) (random.nextBoolean() ? 0xFF : 0);
      address[11] = address[10];
    }
    out.writeBytes(address);
  }

  private void prefixedAddress() {
    int prefix = random.nextInt(129);
    byte[] suffix = octets((128 - prefix + 7) / 8);
    if (prefix % 8 > 0) {
      suffix[0] &= (byte) (0xFF >>> prefix % 8);
    }
    out.write(prefix);
    out.writeBytes(suffix);
    if (prefix > 0) {
      name();
    }
  }

  private void ranges() {
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean ipv4 = random.nextBoolean();
      byte[] address = withoutZeroAtTheEnd(octets(random.nextInt(ipv4 ? 5 : 17)));
      u16(ipv4 ? 1 : 2);
      out.write(random.nextInt(ipv4 ? 33 : 129));
      out.write(address.length | (random.nextBoolean() ? 0x80 : 0));
      out.writeBytes(address);
    }
  }

  private void gateway() {
    int type = random.nextInt(4);
    number(8);
    out.write(type);
    out.write(1 + random.nextInt(3));
    switch (type) {
      case 0 -> {}
      case 1 -> number(32);
      case 2 -> field("address");
      default -> name();
    }
  }

  private void hostIdentity() {
    byte[] hit = octets(1 + random.nextInt(20));
    byte[] key = octets(length(1));
    out.write(hit.length);
    out.write(random.nextInt(256));
    u16(key.length);
    out.writeBytes(hit);
    out.writeBytes(key);
    for (int i = random.nextInt(3); i > 0; i--) {
      name();
    }
  }

  private void parameters() {
    Set<Integer> keys = new TreeSet<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      keys.add(random.nextInt(4) == 0 ? 13 + random.nextInt(65_523) : 1 + random.nextInt(7));
    }
    if (!keys.contains(1)) {
      keys.remove(2);
    }
    for (int key : keys) {
      u16(key);
      byte[] before = out.toByteArray();
      out.reset();
      value(key);
      byte[] value = out.toByteArray();
      out.reset();
      out.writeBytes(before);
      sized(value);
    }
  }

  private void value(int key) {
    int times = 1 + random.nextInt(3);
    switch (key) {
      case 1 -> {
        for (int i = 0; i < times; i++) {
          string(octets(1 + random.nextInt(9)));
        }
      }
      case 2 -> {}
      case 3 -> number(16);
      case 4 -> number(32);
      case 5 -> field("some");
      case 6 -> field("address");
      case 7 -> out.writeBytes(ascii("/q{?dns}"));
      default -> field("any");
    }
  }

  private void options() {
    for (int i = random.nextInt(4); i > 0; i--) {
      u16(65_001 + random.nextInt(500));
      sized(octets(length(0)));
    }
  }
}
