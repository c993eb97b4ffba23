package io.wiredns.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.wiredns.codec.Daemons;
import io.wiredns.command.Wiredns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the doctor on some situations of the laboratory: each of the groups of checks, faults that
 * hide others, and a healthy zone on each server. {@code .ci/laboratory} runs all.
 */
class LiveLaboratoryTest {
  private static final List<String> SITUATIONS =
      List.of(
          "healthy-bind",
          "healthy-knot-nsec3",
          "healthy-nsd",
          "healthy-powerdns",
          "healthy-mixed",
          "hosts-file",
          "not-delegated",
          "missing-glue",
          "lame-refused",
          "wrong-id",
          "malformed-cut",
          "option-formerr",
          "large-lost",
          "serial-older",
          "nxdomain-for-aaaa",
          "alias-loop-across",
          "ds-wrong-digest",
          "expired",
          "bad-signature",
          "resolver-wrong-anchor",
          "alias-to-expired",
          "parent-signed-wrong");

  @TempDir Path directory;

  /** Namespaces of network, processes and mounts, made by root or by a user who becomes root. */
  private static String[] namespaces() throws IOException, InterruptedException {
    for (String own : List.of("-npmf", "-rnpmf")) {
      String[] command = {"unshare", own, "--kill-child", "--mount-proc"};
      if (works(command, "ip", "link", "add", "d0", "type", "veth")) {
        return command;
      }
    }
    String message = "network namespaces or pairs of interfaces (unshare, iproute2) are missing";
    if ("true".equals(System.getenv("CI"))) {
      fail(message);
    }
    return abort("skipped: " + message);
  }

  private static boolean works(String[] start, String... rest) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(joined(start, rest)).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static List<String> joined(String[] start, String... rest) {
    List<String> all = new ArrayList<>(List.of(start));
    all.addAll(List.of(rest));
    return all;
  }

  @Test
  void theVerdictIsThePlantedFault() throws IOException, InterruptedException {
    Daemons.of(
            "named",
            "nsd",
            "knotd",
            "unbound",
            "pdns_server",
            "pdnsutil",
            "dig",
            "delv",
            "kdig",
            "dnssec-keygen",
            "dnssec-signzone",
            "ldns-signzone",
            "kzonesign",
            "nsenter")
        .close();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    String fast = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData";
    List<String> command = joined(namespaces(), java);
    command.addAll(List.of(fast.split(" ")));
    command.addAll(List.of("-cp", path, "io.wiredns.doctor.laboratory.Laboratory"));
    command.addAll(List.of("--directory", directory.toString(), "--tools", "doctor"));
    String[] doctor = {java, fast, "-cp", path, Wiredns.class.getName()};
    command.addAll(List.of("--command", String.join(" ", doctor)));
    command.addAll(SITUATIONS);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
    } finally {
      process.destroyForcibly();
    }
  }
}
