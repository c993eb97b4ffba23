package io.wiredns.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks what the results refuse, and how they end a command. */
class DiagnosisTest {
  private static final Diagnosis.Account ACCOUNT =
      new Diagnosis.Account(
          new Question(Name.of("www.example."), RecordType.A),
          List.of(),
          7,
          List.of(),
          new Landscape(Instant.EPOCH, List.of(), List.of()));

  private static JudgedFinding judged(Severity severity, Role role) {
    Finding finding =
        new Finding(
            Check.B3,
            severity,
            Optional.empty(),
            Optional.of(Name.of("example.")),
            "Glue is missing.",
            List.of(),
            "RFC 9471 section 3",
            "Add it.",
            "dig");
    Optional<Finding> cause =
        role == Role.CONSEQUENCE ? Optional.of(finding) : Optional.<Finding>empty();
    return new JudgedFinding(finding, role, cause);
  }

  @Test
  void theExitStatusSaysWhetherAnErrorWasFound() {
    JudgedFinding error = judged(Severity.ERROR, Role.VERDICT);
    JudgedFinding warning = judged(Severity.WARNING, Role.VERDICT);
    assertEquals(0, new Diagnosis.Healthy(ACCOUNT).exitStatus());
    assertEquals(1, new Diagnosis.Impaired(ACCOUNT, error).exitStatus());
    assertEquals(0, new Diagnosis.Suspect(ACCOUNT, warning).exitStatus());
    assertEquals(2, new Diagnosis.NotAsked(ACCOUNT, "no network").exitStatus());
    assertEquals(Optional.of(error), new Diagnosis.Impaired(ACCOUNT, error).verdict());
    assertEquals(Optional.of(warning), new Diagnosis.Suspect(ACCOUNT, warning).verdict());
    assertEquals(Optional.empty(), new Diagnosis.Healthy(ACCOUNT).verdict());
  }

  @Test
  void partsThatContradictAreRefused() {
    JudgedFinding error = judged(Severity.ERROR, Role.VERDICT);
    JudgedFinding beside = judged(Severity.ERROR, Role.WARNING);
    assertThrows(
        IllegalArgumentException.class, () -> new Diagnosis.Suspect(ACCOUNT, error).verdict());
    assertThrows(
        IllegalArgumentException.class, () -> new Diagnosis.Impaired(ACCOUNT, beside).verdict());
    assertThrows(IllegalArgumentException.class, () -> judged(Severity.GOOD, Role.WARNING));
    assertThrows(IllegalArgumentException.class, () -> judged(Severity.ERROR, Role.GOOD));
    assertThrows(
        IllegalArgumentException.class,
        () -> new JudgedFinding(error.finding(), Role.CONSEQUENCE, Optional.empty()));
  }

  @Test
  void aServerIsShownWithItsAddress() {
    InetSocketAddress four = new InetSocketAddress("192.0.2.1", 53);
    InetSocketAddress six = new InetSocketAddress("2001:db8:0:0::1", 5300);
    assertEquals(
        "ns.example. (192.0.2.1#53)",
        new ServerPlace(Optional.of(Name.of("ns.example.")), four).toString());
    assertEquals("2001:db8::1#5300", new ServerPlace(Optional.empty(), six).toString());
    InetSocketAddress unresolved = InetSocketAddress.createUnresolved("ns.example", 53);
    assertThrows(
        IllegalArgumentException.class, () -> new ServerPlace(Optional.empty(), unresolved));
  }
}
