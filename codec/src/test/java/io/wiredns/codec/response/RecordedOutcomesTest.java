package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Hex;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The responses of BIND, Knot, NSD, Unbound and dnsdist that {@link LiveOutcomesTest} has recorded.
 */
class RecordedOutcomesTest {
  /** Server, case, expected outcome, zone asked, query, response. */
  static final String FILE = "io/wiredns/codec/response/live.tsv";

  /** The labels that the servers are configured to cause. */
  private static final Set<String> WANTED =
      Set.of(
          "ANSWER",
          "ANSWER_THROUGH_CHAIN",
          "ANSWER+3",
          "ALIAS",
          "ALIAS_LOOP",
          "NODATA",
          "NXDOMAIN",
          "REFERRAL",
          "REFERRAL_LAME",
          "REFERRAL_UPWARD",
          "TRUNCATED",
          "FORMERR",
          "SERVFAIL",
          "SERVFAIL+7",
          "NOTIMP",
          "REFUSED",
          "YXDOMAIN",
          "YXRRSET",
          "NXRRSET",
          "NOTAUTH",
          "NOTZONE",
          "BADVERS",
          "BADCOOKIE",
          "BADSIG",
          "BADKEY",
          "BADTIME",
          "BADTRUNC",
          "BADMODE",
          "BADNAME",
          "BADALG",
          "UPDATED",
          "NOTIFIED",
          "TRANSFER");

  /** One exchange. */
  record Row(
      String server, String name, String expected, String zone, byte[] query, byte[] response) {
    static Row of(String line) {
      String[] fields = line.split("\t");
      return new Row(
          fields[0], fields[1], fields[2], fields[3], Hex.of(fields[4]), Hex.of(fields[5]));
    }

    @Override
    public String toString() {
      return server + " " + name + " " + expected;
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream in = RecordedOutcomesTest.class.getResourceAsStream("live.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().map(Row::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theOutcomeIsRight(Row row) throws WireFormatException {
    assertEquals(
        row.expected(),
        LiveOutcomesTest.outcome(
            row.expected(),
            row.zone(),
            ByteBuffer.wrap(row.query()),
            ByteBuffer.wrap(row.response())));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRealResponseHasANextStep(Row row) throws WireFormatException {
    MessageView query = new MessageView().wrap(ByteBuffer.wrap(row.query()));
    Outcome outcome = new ResponseClassifier().classify(query, ByteBuffer.wrap(row.response()));
    for (Evidence evidence : outcome.evidence()) {
      assertFalse(evidence.offset() >= row.response().length, evidence::toString);
    }
    if (!row.name().equals("malformed cookie")) {
      Attempt attempt = Attempt.of(query.toMessage(), Transport.UDP);
      assertNotNull(NextStep.after(outcome, attempt).action());
    }
  }

  /**
   * The response to one case matches the query of another case only if both queries have the same
   * question and ID.
   */
  @Test
  void noResponseIsTakenForTheResponseToAnotherQuery() throws IOException, WireFormatException {
    List<Row> rows = rows();
    ResponseClassifier classifier = new ResponseClassifier();
    MessageView query = new MessageView();
    MessageView response = new MessageView();
    for (Row one : rows) {
      query.wrap(ByteBuffer.wrap(one.query()));
      for (Row other : rows) {
        response.wrap(ByteBuffer.wrap(other.response()));
        if (query.id() != response.id()) {
          assertEquals(Outcome.Kind.MISMATCH, classifier.classify(query, response).kind());
        }
      }
    }
  }

  @Test
  void everythingThatTheServersCanBeMadeToSayIsThere() throws IOException {
    Set<String> reached = rows().stream().map(Row::expected).collect(Collectors.toSet());
    Differences.assertSameElements(new TreeSet<>(WANTED), new TreeSet<>(reached), "outcomes");
    assertEquals(5, rows().stream().map(Row::server).distinct().count());
  }
}
