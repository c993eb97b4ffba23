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

/**
 * Measures what a check of a signed zone costs in addition to the Java platform's verification of
 * its signatures, with one engine for each key that is reused. Both run in turn in many rounds of
 * one JVM; a disturbance can only make a round slower, so that the fastest round of each counts.
 * The processor time of all threads is measured, because others may use the processors too.
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
    List<PlatformVerification> works = works(records);
    SignedZoneChecker checker = SignedZoneChecker.builder(now).build();
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    for (int round = 0; round < ROUNDS; round++) {
      best[0] = Math.min(best[0], seconds(() -> verify(works)));
      best[1] = Math.min(best[1], seconds(() -> require(checker.check(zone, records))));
      best[2] = Math.min(best[2], seconds(() -> ZoneReader.read(file, zone)));
    }
    System.out.printf("%d signatures, seconds of the processors%n", works.size());
    System.out.printf("%-30s %8.3f%n", "java.security.Signature", best[0]);
    System.out.printf("%-30s %8.3f  %.2f times%n", "SignedZoneChecker", best[1], best[1] / best[0]);
    System.out.printf("%-30s %8.3f%n", "ZoneReader", best[2]);
    System.out.printf("%-30s %8.3f%n", "all that is not Signature", best[1] + best[2] - best[0]);
  }

  private static double seconds(Step step)
      throws IOException, TextFormatException, GeneralSecurityException {
    long before = SYSTEM.getProcessCpuTime();
    step.run();
    return (SYSTEM.getProcessCpuTime() - before) / NANOS;
  }

  private static void require(SignedZoneReport report) {
    if (!report.isGood()) {
      throw new IllegalArgumentException(report + ": " + report.findings().get(0));
    }
  }

  private static void verify(List<PlatformVerification> works) throws GeneralSecurityException {
    for (PlatformVerification work : works) {
      work.run();
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
