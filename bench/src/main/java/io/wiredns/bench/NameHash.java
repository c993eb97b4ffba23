package io.wiredns.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The hash of names that nobody has asked for theirs: both libraries keep it, so the names are made
 * anew before each operation. That is not timed, but what it allocates is counted, so of allocation
 * nothing can be said here.
 */
public class NameHash extends Settings {
  /** Names of ours. */
  @State(Scope.Thread)
  public static class Ours {
    private NamePairs pairs;

    /**
     * Makes the names anew.
     *
     * @param in the names
     */
    @Setup(Level.Invocation)
    public void renew(NamePairs in) {
      pairs = in;
      in.renew();
    }
  }

  /** Names of dnsjava's. */
  @State(Scope.Thread)
  public static class DnsJava {
    private NamePairs pairs;

    /**
     * Makes the names anew.
     *
     * @param in the names
     */
    @Setup(Level.Invocation)
    public void renew(NamePairs in) {
      pairs = in;
      in.renewDnsjava();
    }
  }

  /**
   * WireDNS.
   *
   * @param in the names
   * @return a sum of all hashes
   */
  @Benchmark
  public int wiredns(Ours in) {
    int sum = 0;
    for (io.wiredns.codec.wire.Name name : in.pairs.names) {
      sum += name.hashCode();
    }
    return sum;
  }

  /**
   * dnsjava.
   *
   * @param in the names
   * @return a sum of all hashes
   */
  @Benchmark
  public int dnsjava(DnsJava in) {
    int sum = 0;
    for (org.xbill.DNS.Name name : in.pairs.dnsjavaNames) {
      sum += name.hashCode();
    }
    return sum;
  }
}
