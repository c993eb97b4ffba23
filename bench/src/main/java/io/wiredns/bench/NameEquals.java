package io.wiredns.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** Whether two names are the same: once with one that is, once with one drawn from all. */
public class NameEquals extends Settings {
  /**
   * WireDNS.
   *
   * @param in the names
   * @return how many pairs are the same
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
   * dnsjava.
   *
   * @param in the names
   * @return the same
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
