package io.wiredns.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** Tests whether two names are equal: once with an equal name, once with a random one. */
public class NameEquals extends Settings {
  /**
   * Measures WireDNS.
   *
   * @param in the names
   * @return the number of equal pairs
   */
  @Benchmark
  public int wiredns(NamePairs in) {
    int sum = 0;
    for (int i = 0; i < in.names.length; i++) {
      sum += in.names[i].equals(in.same[i]) ? 1 : 0;
      sum += in.names[i].equals(in.other[i]) ? 1 : 0;
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
      sum += in.dnsjavaNames[i].equals(in.dnsjavaSame[i]) ? 1 : 0;
      sum += in.dnsjavaNames[i].equals(in.dnsjavaOther[i]) ? 1 : 0;
    }
    return sum;
  }
}
