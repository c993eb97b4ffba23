package io.wiredns.codec.rdata;

import io.wiredns.codec.Hex;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * RDATA of every type that the standard registry knows, with its text.
 *
 * <p>Octets and text are what BIND 9.18's named-rrchecker makes of the text, but for: the second
 * NAPTR, OPT and TSIG (octets by dnspython 2.3.0, which cannot be given an OPT as text: its text is
 * our own), and TYPE0 in SIG(0), where BIND prints 0 and RFC 3597 section 5 has TYPE0.
 */
final class Vectors {
  private Vectors() {}

  /**
   * One RDATA.
   *
   * @param names where its names start
   * @param alsoValid lengths to which it can be cut and is still well-formed
   * @param rest whether a trailing zero octet is part of the last field
   */
  record Vector(
      String type,
      String hex,
      String text,
      List<Integer> names,
      Set<Integer> alsoValid,
      boolean rest) {
    byte[] octets() {
      return Hex.of(hex);
    }

    Vector withNames(Integer... starts) {
      return new Vector(type, hex, text, List.of(starts), alsoValid, rest);
    }

    Vector cutAt(Integer... lengths) {
      return new Vector(type, hex, text, names, new TreeSet<>(Arrays.asList(lengths)), rest);
    }

    Vector withRest() {
      return new Vector(type, hex, text, names, alsoValid, true);
    }

    @Override
    public String toString() {
      return type + " " + text;
    }
  }

  private static Vector v(String type, String hex, String text) {
    return new Vector(type, hex, text, List.of(), Set.of(), false);
  }

  private static final String EXAMPLE = "076578616d706c6500";

  static final List<Vector> ALL =
      List.of(
          v("A", "c0000201", "192.0.2.1"),
          v("A", "fffe8000", "255.254.128.0"),
          v("NS", "034e7331 074578616d706c6500", "Ns1.Example.").withNames(0),
          v("NS", "00", "."),
          v("MD", "0161 026d64" + EXAMPLE, "a.md.example.").withNames(0),
          v("MD", "00", "."),
          v("MF", "024d46" + EXAMPLE, "MF.example.").withNames(0),
          v("MF", "00", "."),
          v("CNAME", "03777777 074578616d706c6500", "www.Example.").withNames(0),
          v("CNAME", "05612e6200ff" + EXAMPLE, "a\\.b\\000\\255.example.").withNames(0),
          v(
                  "SOA",
                  "024e73 074578616d706c6500 0b486f73742e4d6173746572 074578616d706c6500"
                      + "80000000 ffffffff 00000000 00093a80 0000012c",
                  "Ns.Example. Host\\.Master.Example. 2147483648 4294967295 0 604800 300")
              .withNames(0, 12),
          v("SOA", "00 00 00000001 00000002 00000003 00000004 00000005", ". . 1 2 3 4 5"),
          v("MB", "026d62" + EXAMPLE, "mb.example.").withNames(0),
          v("MB", "024d42 074558414d504c4500", "MB.EXAMPLE.").withNames(0),
          v("MG", "026d67" + EXAMPLE, "mg.example.").withNames(0),
          v("MG", "00", "."),
          v("MR", "026d72" + EXAMPLE, "mr.example.").withNames(0),
          v("MR", "00", "."),
          v("PTR", "03707472" + EXAMPLE, "ptr.example.").withNames(0),
          v("PTR", "00", "."),
          v("MINFO", "0172" + EXAMPLE + "0145" + EXAMPLE, "r.example. E.example.").withNames(0, 11),
          v("MINFO", "0000", ". ."),
          v("MX", "000a 044d61696c 074578616d706c6500", "10 Mail.Example.").withNames(2),
          v("MX", "000000", "0 ."),
          v("TXT", "03612062 00 04225c00ff", "\"a b\" \"\" \"\\\"\\\\\\000\\255\"")
              .cutAt(4, 5)
              .withRest(),
          v("TXT", "06763d73706631", "\"v=spf1\"").withRest(),
          v(
                  "RP",
                  "044d626f78" + EXAMPLE + "03747874 074578616d706c6500",
                  "Mbox.example. txt.Example.")
              .withNames(0, 14),
          v("RP", "0000", ". ."),
          v("AFSDB", "0001 03416673" + EXAMPLE, "1 Afs.example.").withNames(2),
          v("AFSDB", "ffff00", "65535 ."),
          v("RT", "000a 0552656c6179" + EXAMPLE, "10 Relay.example.").withNames(2),
          v("RT", "ffff00", "65535 ."),
          v(
                  "SIG",
                  "0001 01 03 00000e10 70dbd880 5e0be100 3039 074578616d706c6500 01020304",
                  "A 1 3 3600 20300101000000 20200101000000 12345 Example. AQIDBA==")
              .withNames(18)
              .cutAt(27, 28, 29, 30)
              .withRest(),
          v(
                  "SIG",
                  "0000 08 00 00000000 80000000 00000000 ffff 00 01",
                  "TYPE0 8 0 0 20380119031408 19700101000000 65535 . AQ==")
              .cutAt(19)
              .withRest(),
          v(
                  "PX",
                  "000a 046e657432 026974 00 0950524d442d6e657432 0941444d442d70343030"
                      + "04432d6974 00",
                  "10 net2.it. PRMD-net2.ADMD-p400.C-it.")
              .withNames(2, 11),
          v("PX", "ffff0000", "65535 . ."),
          v("AAAA", "20010db8000000000000000000000001", "2001:db8::1"),
          v("AAAA", "00000000000000000000ffffc0000201", "::ffff:192.0.2.1"),
          v("NXT", "044e657874" + EXAMPLE + "40010082", "Next.example. A MX SIG NXT")
              .withNames(0)
              .cutAt(15, 16),
          v("NXT", "0020", ". NS"),
          v("SRV", "0001 0002 1495 04586d7070" + EXAMPLE, "1 2 5269 Xmpp.example.").withNames(6),
          v("SRV", "ffff0000000000", "65535 0 0 ."),
          v(
                  "NAPTR",
                  "0064 0032 0173 0d7a333935302b49324c2b493243 00"
                      + "065f7a33393530 045f746370 0647617465636803656475 00",
                  "100 50 \"s\" \"z3950+I2L+I2C\" \"\" _z3950._tcp.Gatech.edu.")
              .withNames(21),
          v(
              "NAPTR",
              "ffff 0000 00 00 16215e2e2a24217369703a5c31406578616d706c652e21 00",
              "65535 0 \"\" \"\" \"!^.*$!sip:\\\\1@example.!\" ."),
          v("OPT", "000a00080001020304050607 00030000", "10 8 AAECAwQFBgc= 3 0").cutAt(0, 12),
          v("OPT", "fde9000102", "65001 1 Ag==").cutAt(0),
          v(
                  "TSIG",
                  "0b484d41432d73686132353600 00005f0f9043 012c 0020"
                      + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                      + "1234 0000 0000",
                  "HMAC-sha256. 1594855491 300 32"
                      + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= 4660 NOERROR 0")
              .withNames(0),
          v(
                  "TSIG",
                  "08686d61632d6d6435077369672d616c670372656703696e7400 ffffffffffff ffff 0000"
                      + "ffff 0012 0006 00005f0f8f43",
                  "hmac-md5.sig-alg.reg.int. 281474976710655 65535 0 65535 BADTIME 6 AABfD49D")
              .withNames(0));

  /** The vectors of a type. */
  static List<Vector> of(String type) {
    return ALL.stream().filter(vector -> vector.type().equals(type)).collect(Collectors.toList());
  }
}
