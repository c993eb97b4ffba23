package io.wiredns.bench;

import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How much of the time of {@link View} and {@link ReadAll} is needed: the same work by WireDNS, by
 * a program that does only what cannot be left out ({@link LeastView}, {@link LeastRead}), and by
 * one that leaves out the copy and most checks ({@link BareIndex}).
 */
@State(Scope.Thread)
public class Limits extends Settings {
  private final View view = new View();
  private final ReadAll readAll = new ReadAll();
  private final LeastView least = new LeastView();
  private final LeastRead leastRead = new LeastRead();
  private final byte[] scratch = new byte[320];

  /**
   * Measures the offsets of records.
   *
   * @param in the set
   * @return the number of records
   */
  @Benchmark
  public int bareIndex(Inputs in) {
    int records = 0;
    for (byte[] message : in.octets) {
      records += BareIndex.of(message).records();
    }
    return records;
  }

  /**
   * Measures the least work of a view.
   *
   * @param in the set
   * @return the number of entries
   */
  @Benchmark
  public int leastView(Inputs in) {
    int entries = 0;
    for (ByteBuffer message : in.messages) {
      entries += least.wrap(message);
    }
    return entries;
  }

  /**
   * Measures WireDNS's view.
   *
   * @param in the set
   * @return the number of records
   */
  @Benchmark
  public int view(Inputs in) {
    return view.wiredns(in);
  }

  /**
   * Measures the offsets of records, then reading them.
   *
   * @param in the set
   * @return a number that depends on what was read
   */
  @Benchmark
  public long bareReadAll(Inputs in) {
    long sum = 0;
    for (byte[] message : in.octets) {
      sum += BareIndex.of(message).readAll(scratch);
    }
    return sum;
  }

  /**
   * Measures the least work of reading every field.
   *
   * @param in the set
   * @return a sum that depends on every octet
   */
  @Benchmark
  public long leastReadAll(Inputs in) {
    long sum = 0;
    for (ByteBuffer message : in.messages) {
      sum = leastRead.add(sum, message);
    }
    return sum;
  }

  /**
   * Measures WireDNS reading every field.
   *
   * @param in the set
   * @return the same sum
   * @throws WireFormatException never
   */
  @Benchmark
  public long readAll(Inputs in) throws WireFormatException {
    return readAll.wiredns(in);
  }
}
