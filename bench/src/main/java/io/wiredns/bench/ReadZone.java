package io.wiredns.bench;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.zone.ZoneReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * Reads a zone file with each library and creates the library's records, without keeping any of
 * them. One operation is the whole file. The heap is much smaller than all records together, so
 * that a reader that retained them would run out of memory.
 */
@State(Scope.Thread)
@Fork(
    value = 2,
    jvmArgsAppend = {"-XX:+UseG1GC", "-Xms" + ReadZone.HEAP, "-Xmx" + ReadZone.HEAP})
public class ReadZone extends Settings {
  static final String HEAP = "64m";

  /** The kind of zone: {@code plain} or {@code signed}. */
  @Param({"plain", "signed"})
  public String zone;

  /** The number of records. */
  @Param("1000000")
  public int records;

  private Path file;

  /** Creates an object whose parameters JMH sets. */
  public ReadZone() {}

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written
   */
  @Setup(Level.Trial)
  public void write() throws IOException {
    file = Files.createTempFile("wiredns-", ".zone");
    GeneratedZone.write(file, zone.equals("signed"), records);
  }

  /**
   * Removes the file.
   *
   * @throws IOException if it cannot be removed
   */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    Files.delete(file);
  }

  private void check(int read) {
    if (read != records) {
      throw new IllegalStateException("read " + read + " records of " + records);
    }
  }

  /**
   * Measures WireDNS.
   *
   * @param hole consumes the records
   * @throws IOException never
   * @throws TextFormatException never
   */
  @Benchmark
  public void wiredns(Blackhole hole) throws IOException, TextFormatException {
    int read = 0;
    try (ZoneReader reader = ZoneReader.of(file, GeneratedZone.ORIGIN)) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        hole.consume(record);
        read++;
      }
    }
    check(read);
  }

  /**
   * Measures dnsjava.
   *
   * @param hole consumes the records
   * @throws IOException never
   */
  @Benchmark
  public void dnsjava(Blackhole hole) throws IOException {
    int read = 0;
    Name origin = Name.fromString(GeneratedZone.ORIGIN.toString());
    try (Master master = new Master(file.toString(), origin)) {
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        hole.consume(record);
        read++;
      }
    }
    check(read);
  }
}
