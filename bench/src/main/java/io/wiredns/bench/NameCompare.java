package io.wiredns.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** Compares pairs of random names in DNSSEC's canonical order (RFC 4034 section 6.1). */
public class NameCompare extends Settings {
  /**
   * Measures WireDNS.
   *
   * @param in the names
   * @return the number of names after their partners minus the number before them
   */
  @Benchmark
  public int wiredns(NamePairs in) {
    int sum = 0;
    for (int i = 0; i < in.names.length; i++) {
      sum += Integer.signum(in.names[i].compareTo(in.other[i]));
    }
    return sum;
  }

  /**
   * Measures dnsjava.
   *
   * @param in the names
   * @return the same number
   */
  @Benchmark
  public int dnsjava(NamePairs in) {
    int sum = 0;
    for (int i = 0; i < in.dnsjavaNames.length; i++) {
      sum += Integer.signum(in.dnsjavaNames[i].compareTo(in.dnsjavaOther[i]));
    }
    return sum;
  }
}
