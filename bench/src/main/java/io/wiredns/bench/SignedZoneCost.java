package io.wiredns.bench;

import com.sun.management.OperatingSystemMXBean;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.dnssec.zone.SignedZoneChecker;
import io.wiredns.dnssec.zone.SignedZoneReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Measures what a check of a signed zone costs in addition to the Java platform's verification of
 * its signatures, with one engine for each key that is reused. Both run in turn in many rounds of
 * one JVM; a disturbance can only make a round slower, so that the fastest round of each counts.
 * Both use all processors. The processor time of all threads is measured, because others may use
 * the processors too, and beside it the elapsed time, which means something on an idle machine
 * only.
 */
public final class SignedZoneCost {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int ROUNDS = 5;
  private static final double NANOS = 1e9;

  private interface Step {
    void run() throws IOException, TextFormatException, GeneralSecurityException;
  }

  private SignedZoneCost() {}

  /**
   * Prints the times.
   *
   * @param arguments the name of a zone that is signed with RSA or P-256, its file, and perhaps the
   *     time at which it is valid
   * @throws IOException if the file cannot be read
   * @throws TextFormatException if the file is malformed
   * @throws GeneralSecurityException if a signature cannot be verified
   */
  public static void main(String[] arguments)
      throws IOException, TextFormatException, GeneralSecurityException {
    Name zone = Name.of(arguments[0]);
    Path file = Path.of(arguments[1]);
    Instant now = arguments.length > 2 ? Instant.parse(arguments[2]) : Instant.now();
    List<ResourceRecord> records = ZoneReader.read(file, zone);
    int threads = Runtime.getRuntime().availableProcessors();
    // An engine is for one thread.
    List<List<PlatformVerification>> works = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      works.add(part(works(records), i, threads));
    }
    SignedZoneChecker checker = SignedZoneChecker.builder(now).threadCount(threads).build();
    Best signatures = new Best();
    Best check = new Best();
    Best reading = new Best();
    for (int round = 0; round < ROUNDS; round++) {
      signatures.run(() -> verify(works));
      check.run(() -> require(checker.check(zone, records)));
      reading.run(() -> ZoneReader.read(file, zone));
    }
    System.out.printf(
        "%d signatures, %d threads: seconds of the processors, elapsed seconds%n",
        works.stream().mapToInt(List::size).sum(), threads);
    print("java.security.Signature", signatures, signatures);
    print("SignedZoneChecker", check, signatures);
    print("ZoneReader", reading, signatures);
    System.out.printf(
        "%-30s %8.3f%n",
        "all that is not Signature", check.processor + reading.processor - signatures.processor);
  }

  private static void print(String what, Best best, Best signatures) {
    System.out.printf(
        "%-30s %8.3f %5.2f times %8.3f %5.2f times%n",
        what,
        best.processor,
        best.processor / signatures.processor,
        best.elapsed,
        best.elapsed / signatures.elapsed);
  }

  /** The least times of the rounds. */
  private static final class Best {
    private double processor = Double.MAX_VALUE;
    private double elapsed = Double.MAX_VALUE;

    void run(Step step) throws IOException, TextFormatException, GeneralSecurityException {
      long begin = System.nanoTime();
      long before = SYSTEM.getProcessCpuTime();
      step.run();
      processor = Math.min(processor, (SYSTEM.getProcessCpuTime() - before) / NANOS);
      elapsed = Math.min(elapsed, (System.nanoTime() - begin) / NANOS);
    }
  }

  private static List<PlatformVerification> part(
      List<PlatformVerification> all, int which, int parts) {
    return IntStream.range(0, all.size())
        .filter(i -> i % parts == which)
        .mapToObj(all::get)
        .toList();
  }

  private static void require(SignedZoneReport report) {
    if (!report.isGood()) {
      throw new IllegalArgumentException(report + ": " + report.findings().get(0));
    }
  }

  /** Verifies each list in a thread of its own. */
  private static void verify(List<List<PlatformVerification>> works) {
    works.stream()
        .map(
            part ->
                CompletableFuture.runAsync(
                    () -> part.forEach(SignedZoneCost::verify),
                    task -> new Thread(task, "signatures").start()))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private static void verify(PlatformVerification work) {
    try {
      work.run();
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static List<PlatformVerification> works(List<ResourceRecord> records)
      throws GeneralSecurityException {
    Map<Integer, PublicKey> keys = new HashMap<>();
    Map<Integer, Signature> engines = new HashMap<>();
    for (ResourceRecord record : records) {
      if (record.rdata() instanceof Dnskey key) {
        keys.put(key.keyTag(), PlatformVerification.key(key));
        engines.put(key.keyTag(), PlatformVerification.engine(key));
      }
    }
    Map<String, RRset> sets = new HashMap<>();
    RRset.group(records).forEach(set -> sets.put(set.name() + " " + set.type(), set));
    List<PlatformVerification> works = new ArrayList<>();
    for (ResourceRecord record : records) {
      if (record.rdata() instanceof Rrsig signature) {
        RRset set = sets.get(record.name() + " " + signature.typeCovered());
        int tag = signature.keyTag();
        works.add(PlatformVerification.of(engines.get(tag), keys.get(tag), signature, set));
      }
    }
    return works;
  }
}
