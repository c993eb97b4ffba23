package io.wiredns.bench;

import static io.wiredns.bench.CountedWork.octets;
import static io.wiredns.bench.CountedWork.records;
import static io.wiredns.bench.CountedWork.strict;
import static io.wiredns.bench.CountedWork.view;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Key;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.dnssec.CanonicalForm;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.Sig0;
import io.wiredns.dnssec.SigningKey;
import io.wiredns.stateful.DsoMessage;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Counted operations of signatures, classification of responses, and stateful operations. */
final class CountedTransactions {
  private static final long NOW = 1_700_000_000L;
  private static final int SIGNATURE = 512;
  private static final Name OWNER = Name.of("key.test");
  private static final TsigKey TSIG_KEY =
      TsigKey.of(OWNER, TsigAlgorithm.HMAC_SHA256, new byte[32]);
  private static final KeyPair PAIR = pair();
  private static final Octets PUBLIC =
      SigningKey.publicKey(DnssecAlgorithm.ED25519, PAIR.getPublic());
  private static final Key KEY = new Key(0x0200, 3, DnssecAlgorithm.ED25519, PUBLIC);
  private static final Dnskey ZONE_KEY = new Dnskey(0x0101, 3, DnssecAlgorithm.ED25519, PUBLIC);

  private CountedTransactions() {}

  static void addTo(Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all) {
    all.put("TsigClient.sign", octets(CountedTransactions::sign));
    all.put("TsigClient.verify", octets(CountedTransactions::verifyResponse));
    all.put("TsigServer.verify", octets(CountedTransactions::verifyRequest));
    all.put("TsigServer.writeError", octets(CountedTransactions::writeError));
    all.put("TsigServer.sign", octets(CountedTransactions::signResponse));
    all.put("Sig0.sign", octets(CountedTransactions::signWithKey));
    all.put("Sig0.verify", octets(CountedTransactions::verifyWithKey));
    all.put("RRsetSignature.sign", records(CountedTransactions::signSet));
    all.put("RRsetSignature.verify", CountedTransactions::verifySet);
    CountedChains.addTo(all);
    all.put("ResponseClassifier.classify", view(CountedTransactions::classify));
    all.put("ResponseClassifier.classify octets", octets(CountedTransactions::classifyOctets));
    all.put("ResponseClassifier.classify messages", strict(CountedTransactions::classifyValues));
    all.put("DsoMessage.of", CountedTransactions::dso);
  }

  static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Returns a copy of a message with room for a signature. */
  private static ByteBuffer signable(ByteBuffer in) {
    ByteBuffer out = ByteBuffer.allocate(in.remaining() + SIGNATURE);
    return out.put(in.duplicate());
  }

  private static Object sign(ByteBuffer in) {
    if (in.remaining() < 12) {
      return null;
    }
    return new TsigClient(TSIG_KEY).sign(signable(in), 0, Instant.ofEpochSecond(NOW));
  }

  private static Object verifyResponse(ByteBuffer in) {
    TsigClient client = new TsigClient(TSIG_KEY);
    client.await(Octets.of(new byte[32]));
    Object first = client.verify(in, Instant.ofEpochSecond(NOW));
    begin(client, new TsigServer(TsigKeyRing.of(TSIG_KEY)));
    Object next = client.verifyNext(in, Instant.ofEpochSecond(NOW));
    MessageView view = new MessageView();
    if (view.tryWrap(in)) {
      client.await(Octets.of(new byte[32]));
      client.verify(view, Instant.ofEpochSecond(NOW));
      begin(client, new TsigServer(TsigKeyRing.of(TSIG_KEY)));
      client.verifyNext(view, Instant.ofEpochSecond(NOW));
    }
    return first.equals(next);
  }

  private static Object verifyRequest(ByteBuffer in) {
    Object plain = new TsigServer(TsigKeyRing.of(TSIG_KEY)).verify(in, Instant.ofEpochSecond(NOW));
    if (in.remaining() < 12) {
      return plain;
    }
    ByteBuffer signed = signable(in);
    if (new TsigClient(TSIG_KEY).sign(signed, 0, Instant.ofEpochSecond(NOW))) {
      MessageView view = new MessageView();
      if (view.tryWrap(signed.flip())) {
        new TsigServer(TsigKeyRing.of(TSIG_KEY)).verify(view, Instant.ofEpochSecond(NOW));
      }
      signed.position(signed.limit());
      return new TsigServer(TsigKeyRing.of(TSIG_KEY))
          .verify(signed.flip(), Instant.ofEpochSecond(NOW));
    }
    return plain;
  }

  private static Object writeError(ByteBuffer in) {
    TsigServer server = new TsigServer(TsigKeyRing.of(TSIG_KEY));
    if (server.verify(in, Instant.ofEpochSecond(NOW)) instanceof TsigResult.Rejected
        && in.remaining() >= 12) {
      return server.writeError(
          ByteBuffer.allocate(in.remaining() + SIGNATURE), Instant.ofEpochSecond(NOW));
    }
    return null;
  }

  private static Object signResponse(ByteBuffer in) {
    if (in.remaining() < 12) {
      return null;
    }
    TsigServer server = new TsigServer(TsigKeyRing.of(TSIG_KEY));
    ByteBuffer query = query();
    new TsigClient(TSIG_KEY).sign(query, 0, Instant.ofEpochSecond(NOW));
    server.verify(query.flip(), Instant.ofEpochSecond(NOW));
    if ((in.get(2) & 0x80) == 0) {
      return query;
    }
    boolean signed =
        server.sign(signable(in), 0, Instant.ofEpochSecond(NOW))
            && server.signNext(signable(in), 0, Instant.ofEpochSecond(NOW));
    server.verify(query, Instant.ofEpochSecond(NOW));
    try {
      return signed
          && server.signTruncating(signable(in), 0, SIGNATURE, Instant.ofEpochSecond(NOW));
    } catch (IllegalArgumentException malformed) {
      return malformed;
    }
  }

  private static ByteBuffer query() {
    ByteBuffer out = ByteBuffer.allocate(SIGNATURE);
    Message.query(1, Name.of("example"), RecordType.AXFR).write(out);
    return out;
  }

  /** Verifies the first message of a stream, which is valid. */
  private static void begin(TsigClient client, TsigServer server) {
    ByteBuffer out = query();
    client.sign(out, 0, Instant.ofEpochSecond(NOW));
    server.verify(out.flip(), Instant.ofEpochSecond(NOW));
    out.clear().put(2, (byte) 0x80).position(25);
    out.putShort(10, (short) 0);
    server.sign(out, 0, Instant.ofEpochSecond(NOW));
    client.verify(out.flip(), Instant.ofEpochSecond(NOW));
  }

  private static Object signWithKey(ByteBuffer in) throws GeneralSecurityException {
    if (in.remaining() < 12) {
      return null;
    }
    SigningKey key = SigningKey.of(OWNER, KEY, PAIR.getPrivate());
    return Sig0.sign(
        signable(in),
        0,
        key,
        Instant.ofEpochSecond(NOW - 60),
        Instant.ofEpochSecond(NOW + 60),
        query().flip());
  }

  private static Object verifyWithKey(ByteBuffer in) throws GeneralSecurityException {
    MessageView view = new MessageView();
    Object found = view.tryWrap(in) ? Sig0.record(view) : null;
    Object plain = Sig0.verify(in, OWNER, KEY, Instant.ofEpochSecond(NOW));
    if (in.remaining() < 12) {
      return plain;
    }
    ByteBuffer signed = signable(in);
    SigningKey key = SigningKey.of(OWNER, KEY, PAIR.getPrivate());
    return Sig0.sign(
            signed, 0, key, Instant.ofEpochSecond(NOW - 60), Instant.ofEpochSecond(NOW + 60))
        ? Sig0.verify(signed.flip(), OWNER, KEY, Instant.ofEpochSecond(NOW), query().flip())
        : found;
  }

  /** Returns the largest RRset for which signed data can be made. */
  static RRset largest(List<ResourceRecord> records) {
    List<ResourceRecord> good = new ArrayList<>(records);
    good.removeIf(
        record ->
            record.rdata() instanceof MalformedRData
                || record.type().isMeta()
                || record.type().equals(RecordType.RRSIG));
    return RRset.group(good).stream()
        .max(Comparator.comparingInt(set -> set.rdatas().size()))
        .orElse(null);
  }

  private static Rrsig signed(RRset set) {
    try {
      SigningKey key = SigningKey.of(Name.ROOT, ZONE_KEY, PAIR.getPrivate());
      return RRsetSignature.sign(
          set, key, Instant.ofEpochSecond(NOW - 60), Instant.ofEpochSecond(NOW + 60));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  private static Object signSet(List<ResourceRecord> records) {
    RRset set = largest(records);
    return set == null ? null : signed(set);
  }

  private static Map.Entry<Integer, Callable<Object>> verifySet(byte[] in) {
    RRset set = largest(CountedWork.all(in));
    Rrsig signature = set == null ? null : signed(set);
    if (signature == null) {
      return null;
    }
    return Map.entry(
        in.length,
        () -> {
          CanonicalForm.signedData(signature, set);
          return RRsetSignature.verify(
              signature, set, Name.ROOT, ZONE_KEY, Instant.ofEpochSecond(NOW));
        });
  }

  private static Object classify(MessageView response) throws WireFormatException {
    Message query = Message.query(response.id(), Name.ROOT, RecordType.NS);
    MessageView asked = new MessageView();
    ByteBuffer out = ByteBuffer.allocate(SIGNATURE);
    if (response.questionCount() > 0) {
      Question question = response.question(0);
      query = Message.builder().id(response.id()).question(question).build();
    }
    query.write(out);
    asked.wrap(out.flip());
    ResponseClassifier classifier = new ResponseClassifier();
    Outcome outcome = classifier.classify(asked, response);
    classifier.classify(asked, response, Name.ROOT);
    classifier.classify(response);
    NextStep next = NextStep.after(outcome, Attempt.of(query, Transport.UDP));
    return next.toString() + outcome;
  }

  private static Object classifyValues(Message response) {
    try {
      return ResponseClassifier.classify(Message.query(1, Name.ROOT, RecordType.NS), response);
    } catch (IllegalArgumentException | BufferOverflowException tooLarge) {
      return tooLarge;
    }
  }

  private static Object classifyOctets(ByteBuffer response) throws WireFormatException {
    MessageView asked = new MessageView();
    return new ResponseClassifier().classify(asked.wrap(query().flip()), response);
  }

  private static Map.Entry<Integer, Callable<Object>> dso(byte[] in) {
    Message message = Message.parseTolerant(ByteBuffer.wrap(in)).message().orElse(null);
    if (message == null || !message.opcode().equals(Opcode.DSO)) {
      return null;
    }
    return Map.entry(
        in.length,
        () -> {
          Object tolerant = DsoMessage.tlvsTolerant(message.body(), new ArrayList<>());
          DsoMessage strict = DsoMessage.of(message);
          return strict.equals(tolerant) || strict.toMessage().equals(message);
        });
  }
}
