package io.wiredns.codec.zone;

import java.util.List;
import java.util.stream.Stream;

/** Valid and invalid zones, with the finding for each; long because it is one list. */
public final class ZoneCases {
  private static final String START = "$TTL 300\n@ SOA ns h 1 7200 900 1209600 300\n@ NS ns\n";

  private static final String WITH_ADDRESS = START + "ns A 192.0.2.1\n";

  /**
   * A zone.
   *
   * @param text its text
   * @param finding the first finding, without the file name; null if the zone is valid
   */
  public record Case(String name, String text, String finding) {
    public boolean isError() {
      return finding != null && finding.contains("error: ");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private ZoneCases() {}

  private static Case more(String name, String lines, String finding) {
    return new Case(name, WITH_ADDRESS + lines + "\n", finding);
  }

  /** Zones about which BIND agrees. */
  public static Stream<Case> all() {
    return Stream.of(
            good(),
            shape(),
            targets(),
            dnssec(),
            parent(),
            zonemd(),
            aliases(),
            redirections(),
            origins(),
            customs())
        .flatMap(List::stream);
  }

  /** Zones that BIND loads although they are invalid. */
  public static Stream<Case> bindLoads() {
    String hash = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    return Stream.of(
        more(
            "a hash of 20 octets at one of another length",
            "@ NSEC3PARAM 1 0 0 -\n01234 NSEC3 1 0 0 - " + hash + " A",
            ":6: error: 01234.example.: hashes of 20 octets in NSEC3 and 3 in its owner, SHA-1 has 20 (RFC 5155 section 3.1.6)"));
  }

  private static List<Case> good() {
    return List.of(
        more("nothing more", "", null),
        more("a host", "www AAAA ::1", null),
        more("a wildcard", "* A 192.0.2.1\n@ MX 1 any", null),
        more("a delegation with glue", "sub NS ns.sub\nns.sub A 192.0.2.2", null),
        more("a delegation to elsewhere", "sub NS ns.other.", null),
        more("a delegation to a neighbour", "a NS ns.b\nb NS ns.b\nns.b A 192.0.2.2", null),
        more("a null MX", "@ MX 0 .\n_a._b SRV 0 0 0 .", null),
        more("a target below a delegation", "sub NS x.\n@ MX 1 m.sub", null),
        more("an alias out of the zone", "www CNAME x.", null),
        more("a signed alias", "www CNAME x.\nwww KEY 256 3 8 AAAA", null),
        more("a DNAME", "d DNAME x.", null),
        more("no TTL but that of the SOA", "", null),
        new Case(
            "the minimum as TTL",
            "@ SOA ns h 1 7200 900 1209600 300\n@ NS ns\nns A 192.0.2.1\n",
            null),
        new Case(
            "servers elsewhere", "@ 5 SOA . . 1 7200 900 1209600 300\n@ NS a.\n@ NS b.\n", null),
        more("generated hosts", "$GENERATE 1-9 h${0,3,d} A 192.0.2.$", null),
        more("an unknown type", "x TYPE65280 \\# 2 0102", null),
        new Case("no newline at the end", START + "ns A 192.0.2.1", null));
  }

  private static List<Case> aliases() {
    return List.of(
        more("an alias to data", "www CNAME ns", null),
        more("an alias by a wildcard", "www CNAME any\n* A 192.0.2.1", null),
        more("an alias to below a delegation", "www CNAME x.sub\nsub NS ns", null),
        more(
            "an alias to nothing",
            "www CNAME gone",
            ":5: warning: www.example.: CNAME target gone.example. does not exist"),
        more(
            "an alias to an empty name",
            "www CNAME b\na.b A 192.0.2.1",
            ":5: warning: www.example.: CNAME target b.example. has no records"),
        more(
            "an alias to itself",
            "x CNAME x",
            ":5: warning: x.example.: alias loop: x.example. -> x.example."),
        more(
            "a loop that an alias leads to",
            "a CNAME c\nb CNAME c\nc CNAME b",
            ":7: warning: c.example.: alias loop: c.example. -> b.example. -> c.example."),
        more(
            "a loop by a wildcard",
            "* CNAME any",
            ":5: warning: *.example.: alias loop: *.example. -> *.example."),
        more(
            "a long loop",
            "$GENERATE 1-9 a$ CNAME a${1}\na10 CNAME a1",
            ":5: warning: a1.example.: alias loop: a1.example. -> a2.example. -> a3.example. ->"
                + " a4.example. -> ... -> a1.example."),
        more(
            "a DNAME to below itself",
            "d DNAME x.d",
            ":5: warning: d.example.: DNAME target x.d.example. is redirected by this DNAME again: a loop"),
        more(
            "a DNAME to nothing",
            "d DNAME gone",
            ":5: warning: d.example.: DNAME target gone.example. does not exist"));
  }

  /** Aliases that lead through DNAME records. */
  private static List<Case> redirections() {
    String label = "a".repeat(63);
    String longName = label + "." + label + "." + label;
    return List.of(
        more("through a DNAME to data", "www CNAME ns.d\nd DNAME @", null),
        more("through a DNAME out of the zone", "www CNAME ns.d\nd DNAME x.", null),
        more("through two DNAMEs", "www CNAME a.d\nd DNAME e\ne DNAME f\na.f A 192.0.2.1", null),
        more("through a DNAME to a wildcard", "www CNAME a.d\nd DNAME f\n*.f A 192.0.2.1", null),
        more("through a DNAME to a delegation", "www CNAME a.d\nd DNAME f\nf NS x.", null),
        more("to the owner of a DNAME", "www CNAME d\nd DNAME x.", null),
        more(
            "through a DNAME to nothing",
            "www CNAME gone.d\nd DNAME @",
            ":5: warning: www.example.: CNAME target gone.d.example. is redirected to"
                + " gone.example., which does not exist"),
        more(
            "through two DNAMEs to nothing",
            "www CNAME gone.d\nd DNAME x.e\ne DNAME f\na.x.f A 192.0.2.1",
            ":5: warning: www.example.: CNAME target gone.d.example. is redirected to"
                + " gone.x.f.example., which does not exist"),
        more(
            "through a DNAME to an empty name",
            "www CNAME b.d\nd DNAME f\na.b.f A 192.0.2.1",
            ":5: warning: www.example.: CNAME target b.d.example. is redirected to b.f.example.,"
                + " which has no records"),
        more(
            "a DNAME to nothing, through another",
            "d DNAME gone.e\ne DNAME f\na.f A 192.0.2.1",
            ":5: warning: d.example.: DNAME target gone.e.example. is redirected to"
                + " gone.f.example., which does not exist"),
        more(
            "an alias loop through a DNAME",
            "www CNAME a.d\nd DNAME f\na.f CNAME www",
            ":7: warning: a.f.example.: alias loop: a.f.example. -> www.example. -> a.d.example."
                + " -> a.f.example."),
        more(
            "a loop of two DNAMEs, to which an alias leads",
            "d DNAME e\ne DNAME d\nwww CNAME a.d",
            ":5: warning: d.example.: DNAME loop: d.example. -> e.example. -> d.example."),
        more(
            "a DNAME that leads to a loop of two others",
            "a DNAME d\nd DNAME e\ne DNAME d",
            ":6: warning: d.example.: DNAME loop: d.example. -> e.example. -> d.example."),
        more(
            "an alias too long by a DNAME",
            "www CNAME " + label + ".d\nd DNAME " + longName + "\n" + longName + " A 192.0.2.1",
            ":5: warning: www.example.: CNAME target "
                + label
                + ".d.example. gets longer than 255 octets by a DNAME (RFC 6672 section 2.2)"),
        more(
            "two DNAMEs between which names grow",
            "d DNAME x.e\ne DNAME d",
            ":5: warning: d.example.: names below this DNAME are redirected more than 8 times"),
        more(
            "a DNAME whose target has no room for a name below",
            "d DNAME "
                + longName
                + "."
                + "b".repeat(53)
                + "\n"
                + longName
                + "."
                + "b".repeat(53)
                + " A 192.0.2.1",
            ":5: warning: d.example.: names below this DNAME get longer than 255 octets by a DNAME"
                + " (RFC 6672 section 2.2)"));
  }

  private static List<Case> origins() {
    String end = " in the name of the zone twice: is the dot at the end";
    return List.of(
        more("a registry's own name", "example NS ns.other.", null),
        more(
            "a name without its dot",
            "www.example TXT a\nwww.example A 192.0.2.1",
            ":5: warning: www.example.example.: the name ends" + end + " missing?"),
        more(
            "a target without its dot",
            "@ MX 1 ns.example",
            ":5: warning: example.: MX target ns.example.example. ends"
                + end
                + " of the target missing?"));
  }

  private static List<Case> customs() {
    String ttl = "5: warning: x.example.: TXT has TTL ";
    return List.of(
        more(
            "TTL 0",
            "x 0 TXT a",
            ":" + ttl + "0, so that it is never cached (RFC 1912 section 2.2)"),
        more("a week as TTL", "x 604800 TXT a", null),
        more(
            "a longer TTL",
            "x 604801 TXT a",
            ":" + ttl + "604801, one to five days are usual (RFC 1912 section 2.2)"),
        soa("1199 900 1209600 300", "refresh 1199, 1200 to 86400 are usual (RFC 1912 section 2.2)"),
        soa("86401 9 1209600 300", "refresh 86401, 1200 to 86400 are usual (RFC 1912 section 2.2)"),
        soa(
            "7200 7200 1209600 300",
            "retry 7200 is not less than refresh 7200 (RFC 1912 section 2.2)"),
        soa(
            "7200 900 1209599 300",
            "expire 1209599, two to four weeks from 1209600 are usual (RFC 1912 section 2.2)"),
        soa(
            "7200 900 1209600 0",
            "minimum 0, for how long absence is cached, one to three hours are usual"
                + " (RFC 2308 section 5)"),
        soa(
            "7200 900 1209600 86401",
            "minimum 86401, for how long absence is cached, one to three hours are usual"
                + " (RFC 2308 section 5)"));
  }

  private static Case soa(String timers, String finding) {
    return new Case(
        "SOA " + timers,
        "@ 300 SOA ns h 1 " + timers + "\n@ NS ns\nns A 192.0.2.1\n",
        ":1: warning: example.: SOA " + finding);
  }

  private static List<Case> shape() {
    return List.of(
        new Case(
            "nothing", "", ": error: example.: no SOA record at the apex (RFC 1034 section 4.2.1)"),
        new Case(
            "no SOA",
            "$TTL 5\n@ NS ns\nns A 192.0.2.1\n",
            ": error: example.: no SOA record at the apex (RFC 1034 section 4.2.1)"),
        new Case(
            "no NS",
            "$TTL 5\n@ SOA . . 1 7200 900 1209600 300\n",
            ": error: example.: no NS record at the apex (RFC 1034 section 4.2.1)"),
        more(
            "two SOA records",
            "@ SOA ns h 2 7200 900 1209600 300",
            ":5: error: example.: a second SOA record (RFC 2181 section 10.1)"),
        more(
            "the SOA again",
            "@ SOA ns h 1 7200 900 1209600 300",
            ":5: warning: example.: repeats the SOA record of line 2 (RFC 2181 section 5)"),
        more(
            "an SOA below",
            "x SOA ns h 1 7200 900 1209600 300",
            ":5: error: x.example.: an SOA record not at the apex (RFC 1035 section 5.2)"),
        more(
            "two aliases",
            "x CNAME a.\nx CNAME b.",
            ":6: error: x.example.: a second CNAME record (RFC 2181 section 10.1)"),
        more(
            "CNAME and other data",
            "x CNAME a.\nx TXT b",
            ":6: error: x.example.: CNAME and other data, TXT (RFC 1034 section 3.6.2)"),
        more(
            "CNAME at the apex",
            "@ CNAME a.",
            ":3: error: example.: CNAME and other data, NS (RFC 1034 section 3.6.2)"),
        more(
            "CNAME and DNAME",
            "x CNAME a.\nx DNAME b.",
            ":6: error: x.example.: CNAME and other data, DNAME (RFC 1034 section 3.6.2)"),
        more(
            "two DNAMEs",
            "x DNAME a.\nx DNAME b.",
            ":6: error: x.example.: a second DNAME record (RFC 2181 section 10.1)"),
        more(
            "below a DNAME",
            "x DNAME a.\na.x TXT b",
            ":6: warning: a.x.example.: a record that is never served, as it is below the DNAME x.example. (RFC 6672 section 2.4)"),
        more(
            "DNAME and NS",
            "x DNAME a.\nx NS b.",
            ":5: warning: x.example.: DNAME and NS (RFC 6672 section 2.3)"),
        more(
            "below a delegation",
            "x NS a.\ny.x TXT b",
            ":6: warning: y.x.example.: a record that is never served, as it is below the"
                + " delegation x.example."),
        more(
            "NS at a wildcard",
            "*.x NS a.",
            ":5: error: *.x.example.: NS at a wildcard (RFC 4592 section 4.2)"),
        more(
            "out of the zone",
            "www.other. A 192.0.2.1",
            ":5: warning: www.other.: not in the zone, ignored"),
        more(
            "another class",
            "x CH TXT a",
            ":5: error: x.example.: class CH is not the zone's class IN"),
        more(
            "twice",
            "x TXT a\nx TXT a",
            ":6: warning: x.example.: repeats the TXT record of line 5 (RFC 2181 section 5)"),
        more(
            "two TTLs",
            "x 5 TXT a\nx 6 TXT b",
            ":6: warning: x.example.: TTL 6, but the TXT record of line 5 has TTL 5 (RFC 2181 section 5.2)"),
        more(
            "a TTL of 32 bits",
            "x 3000000000 TXT a",
            ":5: warning: x.example.: TTL 3000000000 is greater than 2147483647 (RFC 2181 section 8)"),
        more(
            "DS at the apex",
            "@ DS 1 8 1 0123456789abcdef0123456789abcdef01234567",
            ":5: error: example.: a DS record at the apex (RFC 4035 section 2.4)"),
        more(
            "DS without NS",
            "x DS 1 8 1 0123456789abcdef0123456789abcdef01234567",
            ":5: warning: x.example.: DS without NS (RFC 4035 section 2.4)"),
        more(
            "a syntax error",
            "x A 1.2.3",
            ":5: error: column 5: expected address, an IPv4 address, found '1.2.3'"),
        more(
            "a meta type",
            "x OPT \\# 0",
            ":5: error: column 3: expected a type that is allowed in zones (RFC 6895 section"
                + " 3.1), found"
                + " 'OPT'"),
        more(
            "an unknown directive",
            "$FOO",
            ":5: error: column 1: expected $ORIGIN, $TTL, $INCLUDE or $GENERATE, found '$FOO'"),
        more(
            "no file to include",
            "$INCLUDE no-such-file",
            ":5: error: column 1: expected no $INCLUDE, as ZoneReader.Builder.includeRoot names"
                + " no directory, found '$INCLUDE'"),
        new Case(
            "a TTL too late",
            "@ NS a.\n@ SOA . . 1 7200 900 1209600 300\n@ NS b.\n",
            ":1: error: column 3: expected a TTL, as neither $TTL nor an earlier record has"
                + " one, found"
                + " 'NS'"));
  }

  private static List<Case> targets() {
    return List.of(
        new Case(
            "a server without address",
            START,
            ":3: error: example.: name server ns.example. has no address, neither A nor AAAA"),
        new Case(
            "a server that is an alias",
            START + "ns CNAME a.\n",
            ":3: error: example.: name server ns.example. is a CNAME (RFC 2181 section 10.3)"),
        new Case(
            "a server below a DNAME",
            START.replace("NS ns", "NS ns.d") + "d DNAME a.\n",
            ":3: error: example.: name server ns.d.example. is below the DNAME d.example."),
        new Case("a server of a wildcard", START + "* A 192.0.2.1\n", null),
        more(
            "glue that is missing",
            "sub NS ns.sub",
            ":5: warning: sub.example.: name server ns.sub.example. has no address in the zone: glue is missing"),
        more(
            "a child's server without address",
            "sub NS www",
            ":5: warning: sub.example.: name server www.example. has no address, neither A nor"
                + " AAAA"),
        more(
            "a child's server that is an alias",
            "sub NS www\nwww CNAME a.",
            ":5: warning: sub.example.: name server www.example. is a CNAME (RFC 2181 section"
                + " 10.3)"),
        more(
            "MX without address",
            "@ MX 1 mail",
            ":5: warning: example.: MX target mail.example. has no address, neither A nor AAAA"),
        more(
            "MX to an alias",
            "@ MX 1 mail\nmail CNAME ns",
            ":5: warning: example.: MX target mail.example. is a CNAME (RFC 2181 section 10.3)"),
        more(
            "MX below a DNAME",
            "@ MX 1 mail.d\nd DNAME a.",
            ":5: warning: example.: MX target mail.d.example. is below the DNAME d.example."),
        more(
            "MX to an empty non-terminal beside a wildcard",
            "@ MX 1 ent\na.ent TXT a\n* A 192.0.2.1",
            ":5: warning: example.: MX target ent.example. has no address, neither A nor AAAA"),
        more(
            "SRV without address",
            "_a._b SRV 1 1 1 mail",
            ":5: warning: _a._b.example.: SRV target mail.example. has no address, neither A nor"
                + " AAAA"));
  }

  private static List<Case> dnssec() {
    String times = " 20300101000000 20200101000000 1 ";
    String hash = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    return List.of(
        more("a signature", "x TXT a\nx RRSIG TXT 8 2 300" + times + "example. AAAA", null),
        more("one of a wildcard", "*.x TXT a\n*.x RRSIG TXT 8 2 300" + times + "@ AAAA", null),
        more(
            "a signature of nothing",
            "x TXT a\nx RRSIG A 8 2 300" + times + "example. AAAA",
            ":6: warning: x.example.: RRSIG covers A, of which there is no record here"),
        more(
            "a signature by another",
            "x TXT a\nx RRSIG TXT 8 2 300" + times + "other. AAAA",
            ":6: warning: x.example.: the signer of RRSIG is other., not the zone (RFC 4035 section"
                + " 2.2)"),
        more(
            "a signature of too many labels",
            "x TXT a\nx RRSIG TXT 8 3 300" + times + "example. AAAA",
            ":6: warning: x.example.: RRSIG has 3 labels, its owner has 2 (RFC 4034 section"
                + " 3.1.3)"),
        more(
            "a signature of another TTL",
            "x TXT a\nx 5 RRSIG TXT 8 2 300" + times + "example. AAAA",
            ":6: warning: x.example.: TTL 5, but the TXT that it covers has TTL 300 (RFC 4034 section 3)"),
        more(
            "a signature that ends before it begins",
            "x TXT a\nx RRSIG TXT 8 2 300 20200101000000 20300101000000 1 example. AAAA",
            ":6: warning: x.example.: RRSIG expires before it begins (RFC 4034 section 3.1.5)"),
        more("a chain", "@ NSEC ns SOA NS NSEC\nns NSEC @ A NSEC", null),
        more(
            "a chain that is open",
            "@ NSEC ns SOA NS NSEC\nns NSEC x A NSEC",
            ":6: warning: ns.example.: the next name of NSEC is x.example., but the next NSEC is at example. (RFC 4034 section 4.1.1)"),
        more(
            "a chain out of the zone",
            "@ NSEC other. SOA NS NSEC",
            ":5: warning: example.: the next name of NSEC is other., which is not in the zone"),
        more(
            "NSEC below a delegation",
            "x NS a.\ny.x NSEC @ A",
            ":6: warning: y.x.example.: a record that is never served, as it is below the"
                + " delegation x.example."),
        more(
            "a chain of hashes",
            "@ NSEC3PARAM 1 0 0 -\n" + hash + " NSEC3 1 0 0 - " + hash + " A",
            null),
        more(
            "a hash that is none",
            "@ NSEC3PARAM 1 0 0 -\nx NSEC3 1 0 0 - " + hash + " A",
            ":6: error: x.example.: the owner of NSEC3 is not a hash (RFC 5155 section 3)"),
        more(
            "a hash of another length",
            "@ NSEC3PARAM 1 0 0 -\n01234 NSEC3 1 0 0 - 01234 A",
            ":6: error: 01234.example.: hashes of 3 octets in NSEC3 and 3 in its owner, SHA-1 has 20 (RFC 5155 section 3.1.6)"),
        more(
            "a next hash of another length",
            "@ NSEC3PARAM 1 0 0 -\n" + hash + " NSEC3 1 0 0 - 01234 A",
            ":6: error: "
                + hash
                + ".example.: hashes of 3 octets in NSEC3 and 20 in its owner, SHA-1 has 20 (RFC 5155 section 3.1.6)"),
        more(
            "a hash too long",
            "@ NSEC3PARAM 1 0 0 -\n" + hash + "01234567 NSEC3 1 0 0 - " + hash + "01234567 A",
            ":6: error: "
                + hash
                + "01234567.example.: hashes of 25 octets in NSEC3 and 25 in its owner, SHA-1 has 20 (RFC 5155 section 3.1.6)"),
        more(
            "an unknown hash at one of another length",
            "@ NSEC3PARAM 1 0 0 -\n01234 NSEC3 2 0 0 - " + hash + " A",
            ":6: warning: 01234.example.: the owner of NSEC3 is not a hash of its length right below the apex (RFC 5155 section 3)"),
        more(
            "a hash further down",
            "@ NSEC3PARAM 1 0 0 -\n" + hash + ".x NSEC3 1 0 0 - " + hash + " A",
            ":6: warning: "
                + hash
                + ".x.example.: the owner of NSEC3 is not a hash of its length right below the apex (RFC 5155 section"
                + " 3)"),
        more(
            "hashes without parameters",
            hash + " NSEC3 1 0 0 - " + hash + " A",
            ":5: warning: "
                + hash
                + ".example.: NSEC3 without a matching NSEC3PARAM (RFC 5155 section 7.1)"),
        more(
            "parameters below",
            "x NSEC3PARAM 1 0 0 -",
            ":5: warning: x.example.: NSEC3PARAM not at the apex (RFC 5155 section 4)"),
        more(
            "parameters of an unknown hash",
            "@ NSEC3PARAM 2 0 0 -",
            ":5: error: example.: unknown NSEC3 hash 2, and none that is known"),
        more(
            "parameters of an unknown hash too",
            "@ NSEC3PARAM 2 0 0 -\n@ NSEC3PARAM 1 0 0 -",
            ":5: warning: example.: unknown NSEC3 hash 2"),
        more(
            "parameters with flags",
            "@ NSEC3PARAM 1 1 0 -",
            ":5: warning: example.: NSEC3PARAM with flags (RFC 5155 section 4.1.2)"),
        more(
            "NSEC3 at a wildcard",
            "* NSEC3 1 0 0 - " + hash + " A",
            ":5: error: *.example.: the owner of NSEC3 is not a hash (RFC 5155 section 3)"));
  }

  /** Cases of CDS and CDNSKEY; dnspython has computed the digests. */
  private static List<Case> parent() {
    String key = "257 3 8 AwEAAQ==";
    String dnskey = "@ DNSKEY " + key + "\n";
    String ds = "1803 8 2 a73c5f582d70c37a228998096a1d1d5185b9e8f49f405ed6138ee60db813e4e8";
    String ofOther = "1804 8 2 912e385ef797f58c88c46b466c719d9102359482218fdddd0cc031d2ee29353a";
    String long384 =
        "1803 8 4 ee178e059ec9395b9046954aa883a84fbefb976718cb77a0a12e6e85965c3dba26e69f39877136"
            + "bb4a105d99cb619582";
    String noDelete = " of algorithm 0 that is not a delete record (RFC 8078 section 4)";
    return List.of(
        more("a DS for the parent", dnskey + "@ CDS " + ds, null),
        more("with SHA-384", dnskey + "@ CDS " + long384, null),
        more("with an unknown digest", dnskey + "@ CDS 1803 8 77 00", null),
        more(
            "one of a key that is there and one that is not",
            dnskey + "@ CDS " + ds + "\n@ CDS " + ofOther,
            null),
        more("a key for the parent", dnskey + "@ CDNSKEY " + key, null),
        more("both", dnskey + "@ CDS " + ds + "\n@ CDNSKEY " + key, null),
        more("no more DS", dnskey + "@ CDS 0 0 0 00\n@ CDNSKEY 0 3 0 AA==", null),
        more("no more DS of a zone without keys", "@ CDS 0 0 0 00\n@ CDNSKEY 0 3 0 AA==", null),
        more(
            "a DS of no key",
            "@ CDS " + ds,
            ":5: error: example.: CDS of algorithm 8, which no DNSKEY has (RFC 7344 section 4.1)"),
        more(
            "a key that is not there",
            "@ CDNSKEY " + key,
            ":5: error: example.: CDNSKEY of algorithm 8, which no DNSKEY has (RFC 7344 section"
                + " 4.1)"),
        more(
            "a key of another algorithm",
            dnskey + "@ CDNSKEY " + key + "\n@ CDNSKEY 257 3 10 AwEAAQ==",
            ":7: error: example.: CDNSKEY of algorithm 10, which no DNSKEY has (RFC 7344 section"
                + " 4.1)"),
        more(
            "a DS of another key",
            dnskey + "@ CDS " + ofOther,
            ":6: warning: example.: no CDS record matches a DNSKEY (RFC 7344 section 4.1)"),
        more(
            "another key of the algorithm",
            dnskey + "@ CDNSKEY 257 3 8 AwEAAg==",
            ":6: warning: example.: no CDNSKEY record matches a DNSKEY (RFC 7344 section 4.1)"),
        more(
            "a delete record and a DS",
            dnskey + "@ CDS 0 0 0 00\n@ CDS " + ds,
            ":7: error: example.: CDS that deletes and other CDS records (RFC 8078 section 4)"),
        more(
            "a delete record and a key",
            dnskey + "@ CDNSKEY " + key + "\n@ CDNSKEY 0 3 0 AA==",
            ":7: error: example.: CDNSKEY that deletes and other CDNSKEY records (RFC 8078 section"
                + " 4)"),
        more(
            "one deletes and the other does not",
            dnskey + "@ CDS 0 0 0 00\n@ CDNSKEY " + key,
            ":6: warning: example.: one of CDS and CDNSKEY deletes, the other does not (RFC 7344 section 4)"),
        more(
            "a delete record with another digest",
            dnskey + "@ CDS 0 0 0 01",
            ":6: error: example.: CDS" + noDelete),
        more(
            "a delete record with two octets",
            dnskey + "@ CDS 0 0 0 0000",
            ":6: error: example.: CDS" + noDelete),
        more(
            "a delete record with a tag",
            dnskey + "@ CDS 1 0 0 00",
            ":6: error: example.: CDS" + noDelete),
        more(
            "a delete record with flags",
            dnskey + "@ CDNSKEY 257 3 0 AA==",
            ":6: error: example.: CDNSKEY" + noDelete),
        more(
            "a delete record of another protocol",
            dnskey + "@ CDNSKEY 0 2 0 AA==",
            ":6: error: example.: CDNSKEY" + noDelete),
        more(
            "a delete record with another key",
            dnskey + "@ CDNSKEY 0 3 0 AQ==",
            ":6: error: example.: CDNSKEY" + noDelete),
        more(
            "a DS for the parent not at the apex",
            dnskey + "x CDS " + ds,
            ":6: warning: x.example.: CDS not at the apex (RFC 7344 section 4.1)"));
  }

  private static List<Case> zonemd() {
    String digest = "1 1 " + "AB".repeat(48);
    return List.of(
        more("a digest", "@ ZONEMD 1 " + digest, null),
        more(
            "digests of two kinds",
            "@ ZONEMD 1 "
                + digest
                + "\n@ ZONEMD 1 1 2 "
                + "CD".repeat(64)
                + "\n@ ZONEMD 1 1 241 "
                + "00".repeat(12),
            null),
        more(
            "a digest of another serial",
            "@ ZONEMD 2 " + digest,
            ":5: warning: example.: ZONEMD has serial 2, the zone has serial 1 (RFC 8976 section 4)"),
        more(
            "two digests of one kind",
            "@ ZONEMD 1 " + digest + "\n@ ZONEMD 1 1 1 " + "CD".repeat(48),
            ":6: warning: example.: ZONEMD has the same scheme and hash algorithm as that of line 5 (RFC 8976 section 4)"),
        more(
            "a digest below",
            "x ZONEMD 1 " + digest,
            ":5: warning: x.example.: ZONEMD not at the apex has no meaning (RFC 8976 section 2)"),
        more(
            "a digest of another length",
            "@ ZONEMD 1 1 1 " + "AB".repeat(20),
            ":5: error: column 16: expected digest according to RFC 8976 section 5.3, found"
                + " 'ABABABABABABABABABABABABABABABABABABABAB'"));
  }
}
