package io.wiredns.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that the cost of validating an answer is linear in the octets of the records, except for
 * sorting: counts steps, octets moved and octets allocated for n and 4n records with {@link
 * CountingLoader}. All numbers are below the limits of a validator, which would end its work.
 */
class ChainCostTest {
  private static final int FEW = 200;

  /** The maximum ratio of costs for four times the octets; above 4 because of sorting. */
  private static final double MOST_RATIO = 5;

  private static final String START = "$TTL 5\n";
  private static final String RRSIG = " RRSIG %s 15 1 5 20300101000000 20200101000000 %d %s AAAA\n";

  private final ToLongFunction<byte[]> validator = CountingLoader.counting(CountedChain.class);

  /** Records made to be expensive. */
  enum Kind {
    /** As many DS records as octets of each of eight keys. */
    DIGESTS_AND_KEYS(
        i -> "@ DS %d 15 2 %064d\n".formatted(i, i),
        n -> {
          StringBuilder keys = new StringBuilder();
          for (int i = 0; i < 8; i++) {
            keys.append("@ DNSKEY 256 3 15 ")
                .append("%04d".formatted(i).repeat(10 * n))
                .append('\n');
          }
          return keys.toString();
        }),
    SIGNATURES(i -> "@" + RRSIG.formatted("TXT", i, "@"), n -> "@ TXT a\n"),
    SIGNATURES_BY_OTHERS(i -> "@" + RRSIG.formatted("TXT", i, "s" + i + "."), n -> "@ TXT a\n"),
    RECORDS(i -> "@ TXT " + i + "\n", n -> "@" + RRSIG.formatted("TXT", 1, "@")),
    TYPES(i -> "@ TYPE" + (1_000 + i) + " \\# 0\n", n -> ""),
    SIGNED_TYPES(
        i -> "@ TYPE" + (1_000 + i) + " \\# 0\n@" + RRSIG.formatted("TYPE" + (1_000 + i), 1, "@"),
        n -> ""),
    NAMES(i -> "h" + i + " TXT a\n", n -> ""),
    DENIALS(i -> "h" + i + " NSEC i" + i + " A\n", n -> ""),
    DENIALS_BY_OTHERS(
        i -> "h" + i + " NSEC i A\nh" + i + RRSIG.formatted("NSEC", 1, "s" + i + "."), n -> ""),
    HASHED_DENIALS(
        i -> "%032d NSEC3 1 0 0 - ".formatted(i) + "%032d".formatted(i + 1) + " A\n", n -> ""),
    ALIASES(i -> "@ CNAME c" + i + "\n", n -> "");

    private final IntFunction<String> entry;
    private final IntFunction<String> beside;

    Kind(IntFunction<String> entry, IntFunction<String> beside) {
      this.entry = entry;
      this.beside = beside;
    }

    byte[] records(int entries) {
      StringBuilder text = new StringBuilder(START).append(beside.apply(entries));
      for (int i = 0; i < entries; i++) {
        text.append(entry.apply(i));
      }
      return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void growsWithTheOctets(Kind kind) {
    Growth growth = Growth.of(kind, validator, kind::records, FEW);
    growth.assertMovedLinear(MOST_RATIO);
    growth.assertLinear(MOST_RATIO);
  }
}
