package io.wiredns.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that the cost of reading and checking a crafted zone file is linear in its octets, except
 * for sorting: counts steps and allocated octets for n and 4n entries with {@link CountingLoader}.
 */
class ZoneCostTest {
  private static final int FEW = 1_000;

  /** The maximum ratio of costs; it is above 4 because sorting costs n log n. */
  private static final double MOST_RATIO = 5;

  /**
   * The maximum for an octet of the text; at most 1,411 were counted, for names of 230 octets that
   * 8 octets of text produce.
   */
  private static final int MOST_STEPS = 1_600;

  /**
   * The maximum for an octet of the text; at most 440 were counted, where 65,536 records are
   * generated.
   */
  private static final int MOST_ALLOCATED = 600;

  private final ToLongFunction<byte[]> checker = CountingLoader.counting(CountedZoneCheck.class);

  private static final String START = "$TTL 5\n@ SOA . . 1 2 3 4 5\n@ NS a.\n";
  private static final String DEEP = "$ORIGIN " + "a.".repeat(112) + "example.\n";
  private static final String HASH = "0123456789abcdefghijklmnopqr";

  /** Zones made to be expensive. */
  enum Kind {
    RECORDS("", i -> "h" + i + " A 1.2.3.4\n"),
    DUPLICATES("x TXT a\n", i -> "\tTXT a\n"),
    SET("x A 1.1.1.1\n", i -> "\tA 1.2." + i / 256 + "." + i % 256 + "\n"),
    TTLS("x TXT a\n", i -> "\t" + i + " TXT " + i + "\n"),
    TYPES("x TXT a\n", i -> "\tTYPE" + (1_000 + i) + " \\# 0\n"),
    ALIASES("", i -> "c" + i + " CNAME c" + (i + 1) + "\n"),
    ALIAS_AND_OTHERS("c CNAME c\n", i -> "\tTYPE" + (1_000 + i) + " \\# 0\n"),
    DNAMES("", i -> "c" + i + " DNAME c" + (i + 1) + "\na.c" + i + " A 1.2.3.4\n"),
    DELEGATIONS("", i -> "d" + i + " NS n.d" + i + "\nn.d" + i + " A 1.2.3.4\n"),
    DELEGATIONS_WITHOUT_GLUE("d NS n\n", i -> "\tNS n" + i + ".d\n"),
    NESTED_DELEGATIONS(DEEP, i -> "d" + i % 2 + " NS n" + i + "\n"),
    BELOW(
        DEEP + "b NS a.\n$ORIGIN a.b." + "a.".repeat(112) + "example.\n",
        i -> "h" + i + " TXT a\n"),
    TARGETS("x MX 1 x\n", i -> "\tMX 1 m" + i + "\n"),
    DEEP_TARGETS(DEEP + "example. MX 1 x\n", i -> "\tMX 1 m" + i + "\n"),
    DEEP_TARGETS_THAT_EXIST(
        DEEP + "example. MX 1 x\n", i -> "example. MX 1 m" + i + "\nm" + i + " TXT a\n"),
    DEEP_SERVERS(DEEP + "example. NS x\n", i -> "\tNS m" + i + "\n"),
    DEEP_OWNERS(DEEP, i -> "o" + i + " TXT a\n"),
    DEEP_LADDER(
        "", i -> (i % 120 == 0 ? "$ORIGIN x" + i + ".example.\n" : "$ORIGIN a\n") + "@ TXT a\n"),
    WILDCARDS("", i -> "*.w" + i + " TXT a\nm MX 1 x.w" + i + "\n"),
    SIGNATURES("x TXT a\n", i -> "\tRRSIG A 8 2 5 2 1 " + i % 65_536 + " . AA==\n"),
    CHAIN("", i -> "n" + i + " NSEC n" + i + " A\n"),
    CHAIN_AT_ONE("x NSEC x A\n", i -> "\tNSEC n" + i + " A\n"),
    HASHES(
        "@ NSEC3PARAM 1 0 0 -\n", i -> HASH + "%04d NSEC3 1 0 0 - ".formatted(i) + HASH + "0000\n"),
    HASHES_AND_PARAMETERS(
        "",
        i ->
            "@ NSEC3PARAM 1 0 "
                + i
                + " -\n"
                + HASH
                + "%04d NSEC3 1 0 9 AA ".formatted(i)
                + HASH
                + "0000\n"),
    KEYS(
        "",
        i ->
            "@ DNSKEY 257 3 8 "
                + "A%03d".formatted(i % 1000)
                + "%04d".formatted(i)
                + "\n@ CDS "
                + i
                + " 8 2 "
                + "%064d".formatted(i)
                + "\n"),
    DIGESTS("", i -> "@ ZONEMD " + i + " 1 241 000102030405060708090a0b\n"),
    FAULTS("", i -> "x A x\n"),
    OWNERLESS("", i -> "x..y A 1.2.3.4\n A 1.2.3.4\n"),
    GENERATES("", i -> "$GENERATE 1-1 g" + i + " A 1.2.3.4\n"),
    TEMPLATES("", i -> "$GENERATE 1-2 g" + i + " TXT " + "$".repeat(200) + "\n"),
    GENERATED_FAULTS("", i -> "$GENERATE 1-60000 g A x\n"),
    BEYOND("$GENERATE 1-65536 g TXT a\n", i -> "$GENERATE 1-65536 g A 1.2.3.4\n"),
    CLASSES("", i -> "c" + i + " CH TXT a\n"),
    OUTSIDE("", i -> "c" + i + ". TXT a\n");

    private final String start;
    private final IntFunction<String> entry;

    Kind(String start, IntFunction<String> entry) {
      this.start = start;
      this.entry = entry;
    }

    /**
     * Returns how many octets of text the text before the entries generates, which count as input.
     */
    int made() {
      return this == BEYOND ? 65_536 * "g TXT a\n".length() : 0;
    }

    byte[] zone(int entries) {
      StringBuilder text = new StringBuilder(START).append(start);
      for (int i = 0; i < entries; i++) {
        text.append(entry.apply(i));
      }
      return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void growsWithTheOctets(Kind kind) {
    Growth growth = Growth.of(kind, checker, kind::zone, FEW);
    growth.assertMovedLinear(MOST_RATIO);
    growth.assertLinear(MOST_RATIO);
    growth.assertPerOctet(kind.made(), MOST_STEPS, MOST_ALLOCATED);
  }
}
