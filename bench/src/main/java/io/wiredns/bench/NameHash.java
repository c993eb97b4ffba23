package io.wiredns.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The hash code of names whose hash code has not been computed yet. Both libraries cache it, so
 * that new names are created before each operation. Creating them is not timed, but its allocation
 * is counted, so that the allocation figures of this benchmark mean nothing.
 */
public class NameHash extends Settings {
  /** WireDNS names. */
  @State(Scope.Thread)
  public static class Ours {
    private NamePairs pairs;

    /**
     * Creates new names.
     *
     * @param in the names
     */
    @Setup(Level.Invocation)
    public void renew(NamePairs in) {
      pairs = in;
      in.renew();
    }
  }

  /** dnsjava names. */
  @State(Scope.Thread)
  public static class DnsJava {
    private NamePairs pairs;

    /**
     * Creates new names.
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
   * Measures WireDNS.
   *
   * @param in the names
   * @return the sum of all hash codes
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
   * Measures dnsjava.
   *
   * @param in the names
   * @return the sum of all hash codes
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
