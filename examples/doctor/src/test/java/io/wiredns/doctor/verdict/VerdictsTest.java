package io.wiredns.doctor.verdict;

import static io.wiredns.doctor.Seen.error;
import static io.wiredns.doctor.Seen.good;
import static io.wiredns.doctor.Seen.warning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.doctor.Check;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Role;
import io.wiredns.doctor.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks which finding of several is the verdict, and what becomes of the others. */
class VerdictsTest {
  private static final Landscape TWO_SERVERS = Seen.landscape("example.", 1, 2);

  private static Diagnosis diagnose(Landscape landscape, Finding... findings) {
    return Verdicts.diagnose(
        Seen.QUESTION, Arrays.asList(findings), findings.length, List.of(), landscape);
  }

  /** Each finding with its role, such as {@code "B3 verdict, F1 consequence of B3"}. */
  private static String roles(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .map(
            one ->
                one.finding().check()
                    + " "
                    + one.role()
                    + one.explainedBy().map(cause -> " of " + cause.check()).orElse(""))
        .collect(Collectors.joining(", "));
  }

  /** Reads {@code CHECK[@ZONE][/SERVER]}; checks in lower case are warnings. */
  private static Finding finding(String word) {
    int slash = word.indexOf('/');
    int at = word.indexOf('@');
    int server = slash < 0 ? 0 : Integer.parseInt(word.substring(slash + 1));
    String place = slash < 0 ? word : word.substring(0, slash);
    String zone = at < 0 ? null : place.substring(at + 1);
    String check = at < 0 ? place : place.substring(0, at);
    boolean isError = check.equals(check.toUpperCase(java.util.Locale.ROOT));
    Check known = Check.valueOf(check.toUpperCase(java.util.Locale.ROOT));
    return isError ? error(known, zone, server) : warning(known, zone, server);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # one cause and what follows from it
          B3@example. F1              | B3 verdict, F1 consequence of B3
          B3@example. C1@example./2   | B3 verdict, C1 consequence of B3
          B2@gone. D5@example.        | B2 verdict, D5 consequence of B2
          E2@example. E4@example. F1  | E2 verdict, E4 consequence of E2, F1 consequence of E2
          E2@example. E4@sub.example. | E2 verdict, E4 consequence of E2
          E4@example. E4@sub.example. | E4 verdict, E4 consequence of E4
          E2@example. E3@example./1 E3@example./2 F1 | E2 verdict, F1 consequence of E2, E3 consequence of E3, E3 warning
          D5@example. F2              | D5 verdict, F2 consequence of D5
          A1 F2                       | A1 verdict, F2 consequence of A1
          A2 C1@./1 C1@./2            | A2 verdict, C1 consequence of A2, C1 consequence of A2
          C4@example./1 C1@example./1 F1 | C4 verdict, C1 consequence of C4, F1 consequence of C4
          D1@example./2 E3@example./2 | D1 verdict, E3 consequence of D1
          C13@example./2 D1@example./2 | C13 verdict, D1 consequence of C13
          B6@example./2 C1@example./2 | B6 verdict, C1 consequence of B6
          C10@example./2 C3@example./2 | C10 verdict, C3 consequence of C10
          F3 D2@example. F2           | F3 verdict, D2 consequence of F3, F2 consequence of F3
          B3@example. b7@example.     | B3 verdict, B7 consequence of B3
          F1                          | F1 verdict
          A1 B2@.                     | A1 verdict, B2 consequence of A1
          B1@example./1 C3@example./1 | B1 verdict, C3 consequence of B1
          B4@example. B3@example.     | B4 verdict, B3 consequence of B4
          C7@example./1 C6@example./1 | C7 verdict, C6 consequence of C7
          C10@example./1 C3@example./1 C6@example./1 F1 | C10 verdict, C3 consequence of C10, C6 consequence of C10, F1 consequence of C10
          # one fault at several servers
          C3@example./1 C3@example./2 | C3 verdict, C3 consequence of C3
          C9@example./1 C9@example./2 B4@example. | C9 verdict, B4 consequence of C9, C9 consequence of C9
          C1@example./1 C1@example./2 C4@example./2 | C4 verdict, C1 consequence of C4, C1 warning
          # a chain
          C6@example./1 C6@example./2 E1@example. E4@example. F1 | C6 verdict, C6 consequence of C6, E1 consequence of C6, E4 consequence of C6, F1 consequence of C6
          B6@example./2 C3@example./2 C9@example./2 | B6 verdict, C3 consequence of B6, C9 consequence of C3
          # independent errors stay errors of their own
          E2@example. C2@example./1   | E2 verdict, C2 warning
          C1@example./1 C3@example./2 | C1 verdict, C3 warning
          C1@example./1 E1@example.   | E1 verdict, C1 warning
          C1@example./1 D5@example.   | D5 verdict, C1 warning
          C1@example./1 E2@example. F1 | E2 verdict, F1 consequence of E2, C1 warning
          C2@other.     E4@example.   | E4 verdict, C2 warning
          E3@example./1 E4@example./2 | E3 verdict, E4 warning
          E2@other. E4@example.       | E2 verdict, E4 warning
          D9@example. D1@example./1   | D1 verdict, D9 warning
          A1 B2@org.                  | B2 verdict, A1 warning
          D1@example./2 E3@example./1 E3@example./2 F1 | E3 verdict, F1 consequence of E3, E3 consequence of D1, D1 warning
          E1@example./1 E2@example.   | E2 verdict, E1 warning
          E3@example./1 E4@sub.example. | E4 verdict, E3 warning
          # without a server of the zone left, what is missing stops the name
          B3@gone. D1@example./1      | B3 verdict, D1 warning
          # warnings
          b7@example. c10@example./1  | C10 verdict, B7 warning
          d6@example. d8@example.     | D8 verdict, D6 warning
          c11@example./1 d2@example.  | D2 verdict, C11 warning
          d9@. d9@example.            | D9 verdict, D9 warning
          e3@example./1 e4@example./1 | E3 verdict, E4 consequence of E3
          b5@example. C3@example./1   | C3 verdict, B5 warning
          c12@example./1 c12@example./2 | C12 verdict, C12 consequence of C12
          """)
  void theCauseIsTheVerdict(String findings, String expected) {
    Finding[] all =
        Arrays.stream(findings.split(" +")).map(VerdictsTest::finding).toArray(Finding[]::new);
    assertEquals(expected, roles(diagnose(TWO_SERVERS, all)));
  }

  @Test
  void theWarningOfTheLowestZoneIsTheWorst() {
    Diagnosis diagnosis =
        diagnose(TWO_SERVERS, warning(Check.D9, ".", 0), warning(Check.D9, "example.", 0));
    assertEquals(
        "example.", diagnosis.verdict().orElseThrow().finding().zone().orElseThrow().toString());
  }

  @Test
  void aServerThatOneSideNamesIsExplainedByTheDifference() {
    Landscape.Standing silent = new Landscape.Standing(Landscape.State.BAD, "silent");
    Landscape oneSided =
        Seen.landscape(
            "example.",
            List.of(
                new Landscape.ServerSeen(Seen.server(1), true, true, silent),
                new Landscape.ServerSeen(Seen.server(2), true, false, silent)));
    Finding difference = error(Check.B5, "example.", 0);
    assertEquals(
        "B5 verdict, C3 consequence of B5",
        roles(diagnose(oneSided, difference, error(Check.C3, "example.", 2))));
    assertEquals(
        "B5 verdict, C3 warning",
        roles(diagnose(oneSided, difference, error(Check.C3, "example.", 1))));
  }

  @Test
  void whatIsAboutTheZoneFollowsOnlyIfAllItsServersFail() {
    Finding keys = error(Check.E1, "example.", 0);
    assertEquals(
        "C1 verdict, C1 consequence of C1, E1 consequence of C1",
        roles(
            diagnose(
                TWO_SERVERS,
                keys,
                error(Check.C1, "example.", 1),
                error(Check.C1, "example.", 2))));
    assertEquals(
        "E1 verdict, C1 warning",
        roles(diagnose(TWO_SERVERS, keys, error(Check.C1, "example.", 1))));
  }

  @Test
  void withoutErrorsAndWarningsNothingIsWrong() {
    assertInstanceOf(Diagnosis.Healthy.class, diagnose(TWO_SERVERS, good(Check.C1, "example.", 1)));
    Diagnosis fewServers = diagnose(TWO_SERVERS, warning(Check.B7, "example.", 0));
    assertInstanceOf(Diagnosis.Healthy.class, fewServers);
    assertEquals("B7 warning", roles(fewServers));
    assertThrows(IllegalArgumentException.class, () -> error(Check.B7, "example.", 0));
  }

  @Test
  void goodFindingsComeLast() {
    Diagnosis diagnosis =
        diagnose(
            TWO_SERVERS,
            good(Check.A2, null, 7),
            warning(Check.C11, "example.", 1),
            error(Check.D5, "example.", 0),
            error(Check.F2, null, 7));
    assertEquals(
        List.of(Role.VERDICT, Role.CONSEQUENCE, Role.WARNING, Role.GOOD),
        diagnosis.findings().stream().map(JudgedFinding::role).toList());
    assertInstanceOf(Diagnosis.Impaired.class, diagnosis);
  }
}
