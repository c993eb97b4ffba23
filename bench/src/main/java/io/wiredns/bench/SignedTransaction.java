package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/**
 * TSIG with HMAC-SHA256 (RFC 8945): signs a message as a client does and verifies it as a server
 * does, compared with dnsjava and with only the Java platform's MAC over the same octets. One
 * operation is one message. Run it with {@code java -jar benchmarks.jar SignedTransaction -prof
 * gc}; {@link SignatureCost} compares the works in one JVM.
 */
@State(Scope.Thread)
public class SignedTransaction extends Settings {
  private static final long NOW = 1_767_225_600L;

  /** The time of all operations; a server also uses one object for all transactions of a second. */
  private static final Instant AT = Instant.ofEpochSecond(NOW);

  private static final String KEY = "bench.key.example.";
  private static final int VARIABLES = 2 + 4 + 6 + 2 + 2 + 2;

  /**
   * The approximate length of the message without its signature, at least 100, which is not
   * checked.
   */
  @Param({"100", "500", "16000"})
  public int octets;

  private byte[] unsigned;
  private ByteBuffer out;
  private ByteBuffer signed;
  private byte[] signedOctets;
  private ByteBuffer signedResponse;
  private byte[] digested;
  private byte[] digestedResponse;
  private final MessageView view = new MessageView();

  private Mac mac;
  private TsigClient client;
  private TsigServer server;
  private TsigClient awaiting;
  private Octets requestMac;
  private TSIG dnsjava;
  private org.xbill.DNS.Message dnsjavaUnsigned;
  private org.xbill.DNS.Message dnsjavaSigned;

  /** Creates an object whose parameter JMH sets. */
  public SignedTransaction() {}

  /**
   * Creates messages and keys.
   *
   * @throws GeneralSecurityException never
   * @throws IOException never
   */
  @Setup
  public void load() throws GeneralSecurityException, IOException {
    byte[] secret = new byte[32];
    new Random(42).nextBytes(secret);
    TsigKey key = TsigKey.of(Name.of(KEY), TsigAlgorithm.HMAC_SHA256, secret);
    client = new TsigClient(key);
    server = new TsigServer(TsigKeyRing.of(key));
    unsigned = message();
    out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    signWiredns();
    signedOctets = Arrays.copyOf(out.array(), out.position());
    signed = ByteBuffer.wrap(signedOctets);
    requestMac = client.mac();
    awaiting = new TsigClient(key);
    signedResponse = response();
    if (!view.tryWrap(signed) || !verifyWiredns() || !verifyViewed() || !verifyResponse()) {
      throw new IllegalStateException("the signed message does not verify");
    }
    int names = key.name().length() + key.algorithm().name().length();
    digested = Arrays.copyOf(unsigned, unsigned.length + names + VARIABLES);
    digestedResponse = Arrays.copyOf(digested, digested.length + 2 + requestMac.length());
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    dnsjava =
        new TSIG(
            TSIG.HMAC_SHA256,
            org.xbill.DNS.Name.fromString(KEY),
            new SecretKeySpec(secret, "HmacSHA256"),
            Clock.fixed(AT, ZoneOffset.UTC));
    dnsjavaUnsigned = new org.xbill.DNS.Message(unsigned);
    dnsjavaSigned = new org.xbill.DNS.Message(signedOctets);
    if (verifyDnsjava() != 0) {
      throw new IllegalStateException("dnsjava does not verify it");
    }
  }

  /** Returns the same message signed as the response to itself. */
  private ByteBuffer response() {
    server.verify(signed, AT);
    ByteBuffer response = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS).put(unsigned);
    server.sign(response, 0, AT);
    return response.flip();
  }

  /** Returns a message filled with addresses up to its length. */
  private byte[] message() {
    Name name = Name.of("www.bench.example.");
    MessageBuilder message =
        Message.responseTo(Message.query(4711, name, RecordType.A)).authoritative(true);
    ByteBuffer written = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    for (int i = 0; written.position() < octets; i++) {
      message.answer(new ResourceRecord(name, 300, new A(i)));
      message.build().write(written.clear());
    }
    return Arrays.copyOf(written.array(), written.position());
  }

  /**
   * Measures only the platform's MAC.
   *
   * @return the MAC
   */
  @Benchmark
  public byte[] mac() {
    mac.update(digested);
    return mac.doFinal();
  }

  /**
   * Measures only the platform's MAC over the octets that a response's MAC covers, which include
   * the request's MAC.
   *
   * @return the MAC
   */
  @Benchmark
  public byte[] macOfResponse() {
    mac.update(digestedResponse);
    return mac.doFinal();
  }

  /**
   * Measures signing a message in a buffer, including writing the message to the buffer.
   *
   * @return whether there was room for the signature
   */
  @Benchmark
  public boolean signWiredns() {
    out.clear().put(unsigned);
    return client.sign(out, 0, AT);
  }

  /**
   * Measures verifying a message that a view already wraps.
   *
   * @return whether the signature is valid
   */
  @Benchmark
  public boolean verifyViewed() {
    return server.verify(view, AT).isVerified();
  }

  /**
   * Measures verifying a signed message, including the structural pass over its records.
   *
   * @return whether the signature is valid
   */
  @Benchmark
  public boolean verifyWiredns() {
    return server.verify(signed, AT).isVerified();
  }

  /**
   * Measures verifying a response, whose MAC also covers the request's MAC.
   *
   * @return whether the signature is valid
   */
  @Benchmark
  public boolean verifyResponse() {
    awaiting.await(requestMac);
    return awaiting.verify(signedResponse, AT).isVerified();
  }

  /**
   * Measures dnsjava creating a TSIG record, without adding it to the message or encoding it.
   *
   * @return the record
   */
  @Benchmark
  public TSIGRecord signDnsjava() {
    return dnsjava.generate(dnsjavaUnsigned, unsigned.clone(), 0, null);
  }

  /**
   * Measures dnsjava verifying a message that is already parsed.
   *
   * @return 0 if the signature is valid
   */
  @Benchmark
  public int verifyDnsjava() {
    return dnsjava.verify(dnsjavaSigned, signedOctets, null);
  }
}
