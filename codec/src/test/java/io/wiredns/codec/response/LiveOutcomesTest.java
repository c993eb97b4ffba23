package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.wiredns.codec.Await;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The outcomes of the responses of five servers from Debian; skipped if they are not installed.
 * {@link RecordedOutcomesTest} reads the same responses from a file. To record them again: {@code
 * -Dwiredns.record=true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveOutcomesTest {
  private LiveServers servers;
  private final List<String> recorded = new ArrayList<>();

  @BeforeAll
  void start() throws IOException, InterruptedException {
    servers = LiveServers.start();
  }

  @AfterAll
  void stop() throws IOException {
    if (servers == null) {
      return;
    }
    servers.close();
    if (Boolean.getBoolean("wiredns.record")) {
      Files.write(
          Shared.root().resolve("codec/src/test/resources").resolve(RecordedOutcomesTest.FILE),
          recorded);
    }
  }

  static List<LiveCases.Case> cases() {
    return LiveCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOutcomeIsRight(LiveCases.Case asked) throws Exception {
    ByteBuffer query = asked.query();
    byte[] response = asked.name().equals("stale") ? stale(asked, query) : response(asked, query);
    recorded.add(
        String.join(
            "\t",
            asked.server().name(),
            asked.name(),
            asked.expected(),
            asked.zone(),
            Hex.text(java.util.Arrays.copyOfRange(query.array(), 0, query.limit())),
            Hex.text(response)));
    assertEquals(asked.expected(), outcome(asked, query, response));
  }

  /** Asks until the TTL of a second is over: the first response after it is stale. */
  private byte[] stale(LiveCases.Case asked, ByteBuffer query) throws Exception {
    byte[][] latest = new byte[1][];
    Await.until(
        "a stale response",
        () -> {
          latest[0] = response(asked, query);
          return asked.expected().equals(outcome(asked, query, latest[0]));
        });
    return latest[0];
  }

  private byte[] response(LiveCases.Case asked, ByteBuffer query) throws IOException {
    byte[] response =
        asked.stream()
            ? servers.stream(asked.server(), query)
            : servers.datagram(asked.server(), query);
    assertNotNull(response, "no response");
    return response;
  }

  private static String outcome(LiveCases.Case asked, ByteBuffer query, byte[] response)
      throws WireFormatException {
    return outcome(asked.expected(), asked.zone(), query, ByteBuffer.wrap(response));
  }

  /** The outcome's label, with the first EDE if the expected one has one. */
  static String outcome(String expected, String zone, ByteBuffer query, ByteBuffer response)
      throws WireFormatException {
    MessageView asked = new MessageView().wrap(query);
    MessageView answered = new MessageView().wrap(response);
    ResponseClassifier classifier = new ResponseClassifier();
    Outcome outcome =
        zone.isEmpty()
            ? classifier.classify(asked, answered)
            : classifier.classify(asked, answered, Name.of(zone));
    boolean extended = expected.contains("+");
    List<io.wiredns.codec.edns.ExtendedError> errors = outcome.extendedErrors();
    return outcome.label()
        + (extended && !errors.isEmpty() ? "+" + errors.get(0).infoCode().value() : "");
  }

  @Test
  void everyCaseHasANameOfItsOwn() {
    List<String> names =
        cases().stream().map(asked -> asked.server() + " " + asked.name()).distinct().toList();
    assertEquals(cases().size(), names.size());
  }
}
