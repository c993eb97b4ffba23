package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.Request;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.SigningKey;
import io.wiredns.dnssec.chain.ChainReason;
import io.wiredns.dnssec.chain.ChainVerdict;
import io.wiredns.dnssec.chain.TrustAnchor;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.dnssec.chain.Validation;
import io.wiredns.dnssec.chain.Validator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ValidateAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Name HOST = Name.of("host");

  private final Queue<Question> asked = new ConcurrentLinkedQueue<>();
  private final Dnskey key;
  private final SigningKey signer;

  ValidateAnswerTest() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    DnssecAlgorithm algorithm = DnssecAlgorithm.ED25519;
    key = new Dnskey(257, 3, algorithm, SigningKey.publicKey(algorithm, pair.getPublic()));
    signer = SigningKey.of(Name.ROOT, key, pair.getPrivate());
  }

  /** Answers for a root zone with a key and a host. */
  private CompletionStage<Message> answer(Request request) {
    Message query = request.message();
    Question question = request.question();
    asked.add(question);
    assertTrue(query.edns().orElseThrow().isDnssecOk(), query.toString());
    RData data = question.type().equals(RecordType.DNSKEY) ? key : A.of("192.0.2.1");
    RRset set = new RRset(question.name(), question.type(), RecordClass.IN, 300, List.of(data));
    MessageBuilder response = Message.responseTo(query);
    set.records().forEach(response::answer);
    try {
      response.answer(
          new ResourceRecord(
              question.name(),
              300,
              RRsetSignature.sign(set, signer, NOW.minusSeconds(60), NOW.plusSeconds(60))));
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
    return CompletableFuture.completedFuture(response.build());
  }

  private Validation ask(Instant at) throws Exception {
    TrustAnchors anchors = TrustAnchors.of(List.of(new TrustAnchor(Name.ROOT, key)));
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (DnsServer server = DnsServer.builder().listen(any).handler(this::answer).start();
        DnsClient client = DnsClient.builder().server(server.udpAddresses().get(0)).build()) {
      return new ValidateAnswer(client, Validator.builder(anchors).build())
          .ask(new Question(HOST, RecordType.A), at);
    }
  }

  @Test
  void whatIsNeededIsAskedFor() throws Exception {
    Validation result = ask(NOW);
    assertTrue(result.isSecure(), result.toString());
    assertEquals(
        List.of(new Question(HOST, RecordType.A), new Question(Name.ROOT, RecordType.DNSKEY)),
        List.copyOf(asked));
  }

  @Test
  void expiredSignaturesAreBogus() throws Exception {
    Validation result = ask(NOW.plusSeconds(61));
    assertInstanceOf(ChainVerdict.Bogus.class, result.verdict());
    assertEquals(ChainReason.SIGNATURE_EXPIRED, result.verdict().finding().reason());
  }
}
