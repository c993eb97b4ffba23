package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that dnspython, dnsjava, dig, kdig, nsupdate, named and knotd have signed. */
class TsigVectorsTest {
  static List<TsigVector> vectors() {
    return TsigVector.all();
  }

  static List<TsigVector> good() {
    return vectors().stream().filter(vector -> !vector.maker().matches("named|knotd")).toList();
  }

  @ParameterizedTest
  @MethodSource("good")
  void theRequestVerifies(TsigVector vector) throws WireFormatException {
    TsigServer server = new TsigServer(TsigKeyRing.of(vector.key()));
    TsigResult result = server.verify(vector.requestBuffer(), Instant.ofEpochSecond(vector.now()));
    assertEquals(new TsigResult.Verified(vector.key()), result);
    MessageView view = new MessageView().wrap(vector.requestBuffer());
    assertEquals(result, server.verify(view, Instant.ofEpochSecond(vector.now())));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theResponsesVerify(TsigVector vector) throws WireFormatException {
    TsigClient client = new TsigClient(vector.key());
    client.await(Signed.tsig(vector.requestBuffer()).mac());
    List<String> results = new ArrayList<>();
    for (byte[] response : vector.responses()) {
      ByteBuffer octets = ByteBuffer.wrap(response);
      MessageView view = new MessageView().wrap(octets);
      boolean first = results.isEmpty();
      boolean shown = results.size() % 2 == 0; // both ways in one stream
      TsigResult result;
      if (shown) {
        result =
            first
                ? client.verify(view, Instant.ofEpochSecond(vector.now()))
                : client.verifyNext(view, Instant.ofEpochSecond(vector.now()));
      } else {
        result = client.verifyNext(octets, Instant.ofEpochSecond(vector.now()));
      }
      results.add(TsigVector.word(result));
    }
    assertEquals(vector.results(), results);
    assertEquals(results.contains("verified"), client.isComplete());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theSameRequestGetsTheSameMac(TsigVector vector) throws WireFormatException {
    Tsig tsig = Signed.tsig(vector.requestBuffer());
    TsigClient client = new TsigClient(vector.key(), Duration.ofSeconds(tsig.fudge()));
    byte[] unsigned = Signed.unsigned(vector.request());
    ByteBuffer out = ByteBuffer.allocate(unsigned.length + client.signatureOctets()).put(unsigned);
    assertTrue(client.sign(out, 0, Instant.ofEpochSecond(tsig.timeSigned())));
    assertEquals(out.capacity(), out.position());
    assertEquals(tsig, Signed.tsig(out.flip()));
  }

  @ParameterizedTest
  @MethodSource("good")
  void theSameResponsesGetTheSameMacs(TsigVector vector) throws WireFormatException {
    TsigServer server = new TsigServer(TsigKeyRing.of(vector.key()));
    boolean first = true;
    for (byte[] response : vector.responses()) {
      Tsig tsig = Signed.tsig(ByteBuffer.wrap(response));
      if (first) {
        long now = tsig.otherData().length() == 0 ? tsig.timeSigned() : vector.now() + 3600;
        server = new TsigServer(TsigKeyRing.of(vector.key()), Duration.ofSeconds(tsig.fudge()));
        server.verify(vector.requestBuffer(), Instant.ofEpochSecond(now));
      }
      if (!vector.name().equals("BADTIME")) {
        ByteBuffer out = ByteBuffer.allocate(65_535).put(Signed.unsigned(response));
        long now = tsig.timeSigned();
        assertTrue(
            first
                ? server.sign(out, 0, Instant.ofEpochSecond(now))
                : server.signNext(out, 0, Instant.ofEpochSecond(now)));
        assertEquals(tsig, Signed.tsig(out.flip()));
      }
      first = false;
    }
  }

  @Test
  void everyAlgorithmIsThereOfTwoMakersInThreeKinds() {
    for (String kind : List.of("response", "stream", "BADTIME")) {
      for (String maker : List.of("dnspython", "dnsjava")) {
        Set<TsigAlgorithm> algorithms =
            vectors().stream()
                .filter(vector -> vector.maker().equals(maker) && vector.name().equals(kind))
                .map(vector -> vector.key().algorithm())
                .collect(Collectors.toSet());
        Differences.assertSameElements(
            TsigAlgorithm.standard().stream()
                .filter(TsigAlgorithm::hasMac)
                .collect(Collectors.toSet()),
            algorithms,
            maker + " " + kind);
      }
    }
  }

  @Test
  void eachHashIsThereOfBindWholeAndCutShortInThreeKinds() {
    Map<String, Set<String>> kinds =
        vectors().stream()
            .filter(vector -> vector.maker().endsWith("named"))
            .collect(
                Collectors.groupingBy(
                    vector ->
                        vector.key().algorithm()
                            + (vector.key().macOctets() < vector.key().algorithm().macOctets()
                                ? " cut short"
                                : ""),
                    Collectors.mapping(TsigVector::name, Collectors.toSet())));
    for (String hash : List.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512")) {
      for (String length : List.of("", " cut short")) {
        Set<String> found = kinds.getOrDefault("hmac-" + hash + length, Set.of());
        assertTrue(
            found.containsAll(List.of("response", "stream", "BADTIME")),
            "hmac-" + hash + length + " " + found);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("badTimes")
  void anErrorOfOursHasTheMacOfTheirs(TsigVector vector) throws WireFormatException {
    byte[] theirs = vector.responses().get(0);
    Tsig tsig = Signed.tsig(ByteBuffer.wrap(theirs));
    long serverTime = Long.parseLong(tsig.otherData().toHex(), 16);
    TsigServer server = new TsigServer(TsigKeyRing.of(vector.key()));
    TsigResult result = server.verify(vector.requestBuffer(), Instant.ofEpochSecond(serverTime));
    assertEquals(TsigRule.TIME, ((TsigResult.Rejected) result).rule());
    ByteBuffer out = ByteBuffer.allocate(65_535).put(Signed.unsigned(theirs));
    assertTrue(server.sign(out, 0, Instant.ofEpochSecond(serverTime)));
    assertEquals(tsig, Signed.tsig(out.flip()));
  }

  /** The responses of servers whose clock is an hour ahead; dnsjava's has the client's time. */
  static List<TsigVector> badTimes() {
    return vectors().stream()
        .filter(vector -> vector.name().equals("BADTIME") && !vector.maker().equals("dnsjava"))
        .toList();
  }
}
