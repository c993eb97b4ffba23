package io.wiredns.doctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.Name;
import org.junit.jupiter.api.Test;

/** Checks the text of diagnoses, which people read. */
class TextReportTest {
  @Test
  void theVerdictComesFirst() {
    String text = TextReport.of(Samples.impaired(), false);
    String expected =
        """
        www.example.org. A: The DS record of example.org. has the key tag 31589, but
        not the digest of that key: validating resolvers answer SERVFAIL for all of the
        zone.

          error E2, wrong DS [zone example.org.]
          Query:  example.org. IN DS to a0.org.afilias-nst.info. (199.19.56.1#53), UDP
          Reply:  NOERROR, 1 DS record and its RRSIG, 186 octets
          Record: example.org. 3600 IN DS 31589 13 2 1b2f4d5c60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b
          Octet:  digest at octet 57 of the reply; SHA-256 of the DNSKEY is 9c0e...44d1
          Rule:   RFC 4034 section 5

          To mend it: The owner of example.org. gives the registrar the DS record of
            the key 31589 that the zone has now; until then the old record makes the
            zone fail.
          To see it: delv +rtrace @199.19.56.1 example.org. DS

        What follows from it:
          error E4, signatures [zone example.org.]: No chain of trust leads to
            www.example.org. A.
          error F1, resolver fails [192.168.1.1#53]: The resolver 192.168.1.1 answers
            SERVFAIL, and with the CD flag it answers: validation fails.

        Another error:
          error C3, lame server [ns2.example.net. (198.51.100.2#53)]: The server
            ns2.example.net. refuses to answer for example.org.
            To mend it: The operator of ns2.example.net. loads the zone, or the owner
              of example.org. takes the server out of the delegation.
            To see it: dig +norec @198.51.100.2 example.org. SOA
        """;
    assertEquals(expected, text.substring(0, expected.length()));
    assertTrue(
        text.endsWith(
            """

            Not checked:
              C12 open zone transfer: --axfr was not given
              C13 TSIG: no key was given
              F3 split horizon: no other source address was given

            87 queries sent.
            """),
        text);
  }

  @Test
  void linesFitANarrowTerminal() {
    TextReport.of(Samples.impaired(), true)
        .lines()
        .filter(line -> !line.contains("Record: "))
        .forEach(line -> assertTrue(line.length() <= 79, line));
  }

  @Test
  void whatIsGoodIsShownOnRequest() {
    String shown = "As it should be:\n  C1 good [ns1.example.org. (192.0.2.1#53)]: ";
    assertTrue(TextReport.of(Samples.impaired(), true).contains(shown));
    assertTrue(!TextReport.of(Samples.impaired(), false).contains("As it should be"));
  }

  @Test
  void withoutAVerdictTheFirstSentenceSaysSo() {
    assertTrue(
        TextReport.of(Samples.healthy(), false)
            .startsWith("www.example.org. A: nothing is wrong.\n\nA warning:\n"));
    assertEquals(
        """
        www.example.org. A: nothing could be asked. There is no network.

        0 queries sent.
        """,
        TextReport.of(Samples.notAsked(), true));
  }

  @Test
  void hostileTextsCannotMoveTheCursor() {
    String text =
        TextReport.of(Samples.hostile("\u001b[2J\r\n\u009b\u202e\u2028", Name.of("a.")), true);
    assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), text);
    assertTrue(text.contains("\\u001b[2J\\u000d\\u000a\\u009b\\u202e\\u2028"), text);
  }
}
