package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.wire.WireFormatException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RRsetSignatureTest {
  private static final long NOW = 1_750_000_000L;
  private static final Name ZONE = Name.of("Zone.test");
  private static final Signers.Signer SIGNER =
      Signers.of("Zone.test", DnssecAlgorithm.ECDSAP256SHA256);

  static List<DnssecAlgorithm> algorithms() {
    return SigningKey.algorithms();
  }

  private static RRset set(String name, RData... rdatas) {
    return new RRset(Name.of(name), rdatas[0].type(), RecordClass.IN, 300, List.of(rdatas));
  }

  private static SignatureRule rule(SignatureResult result) {
    return assertInstanceOf(SignatureResult.Rejected.class, result).rule();
  }

  @Test
  void everySignatureOfBindVerifies() throws IOException, TextFormatException {
    List<ResourceRecord> records = BindSignatures.records();
    List<RRset> sets = RRset.group(records);
    Set<Integer> algorithms = new HashSet<>();
    int verified = 0;
    for (ResourceRecord record : records) {
      if (record.rdata() instanceof Rrsig signature) {
        RRset set = BindSignatures.covered(sets, record);
        Dnskey key = BindSignatures.keyOf(records, signature);
        SignatureResult result =
            RRsetSignature.verify(
                signature, set, signature.signer(), key, Instant.ofEpochSecond(NOW));
        assertEquals(new SignatureResult.Verified(Optional.empty()), result, record.toString());
        algorithms.add(signature.algorithm().value());
        verified++;
      }
    }
    assertEquals(112, verified);
    Differences.assertSameElements(
        new TreeSet<>(algorithms().stream().map(DnssecAlgorithm::value).toList()),
        new TreeSet<>(algorithms),
        "algorithms");
  }

  @Test
  void recordsMadeOfAWildcardOfBindVerifyAndSayIt() throws IOException, TextFormatException {
    List<ResourceRecord> records = BindSignatures.records();
    int checked = 0;
    for (ResourceRecord record : records) {
      if (record.rdata() instanceof Rrsig signature
          && record.name().isWildcard()
          && signature.typeCovered().equals(RecordType.TXT)) {
        RRset made =
            new RRset(
                Name.of("a.B", record.name().parent()),
                RecordType.TXT,
                RecordClass.IN,
                17, // a cache's; the original TTL is signed
                List.of(Txt.of("wild")));
        SignatureResult result =
            RRsetSignature.verify(
                signature,
                made,
                signature.signer(),
                BindSignatures.keyOf(records, signature),
                Instant.ofEpochSecond(NOW));
        assertEquals(new SignatureResult.Verified(Optional.of(record.name())), result);
        RRset other =
            new RRset(made.name(), RecordType.TXT, RecordClass.IN, 17, List.of(Txt.of("tame")));
        assertEquals(
            SignatureRule.SIGNATURE,
            rule(
                RRsetSignature.verify(
                    signature,
                    other,
                    signature.signer(),
                    BindSignatures.keyOf(records, signature),
                    Instant.ofEpochSecond(NOW))));
        checked++;
      }
    }
    assertEquals(algorithms().size(), checked);
  }

  @Test
  void noBitOfASignatureOrOfTheDataCanChange() throws NoSuchAlgorithmException {
    for (DnssecAlgorithm algorithm : algorithms()) {
      Signers.Signer signer = Signers.of("zone.test", algorithm);
      RRset set = set("www.zone.test", Txt.of("abc"));
      Rrsig good =
          RRsetSignature.sign(
              set,
              signer.forZone(),
              Instant.ofEpochSecond(NOW - 10),
              Instant.ofEpochSecond(NOW + 10));
      byte[] octets = CanonicalForm.rdata(good).toArray();
      assertTrue(
          RRsetSignature.verify(good, set, ZONE, signer.dnskey(257), Instant.ofEpochSecond(NOW))
              .isVerified(),
          algorithm.toString());
      for (int bit = 0; bit < 8 * octets.length; bit += algorithm.value() == 16 ? 3 : 1) {
        byte[] changed = octets.clone();
        changed[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        Rrsig other = rrsig(changed);
        // The case of the signer's name does not matter: the canonical form has it in lower case.
        boolean same = other != null && other.equals(good);
        assertEquals(
            same,
            other != null
                && RRsetSignature.verify(
                        other, set, ZONE, signer.dnskey(257), Instant.ofEpochSecond(NOW))
                    .isVerified(),
            algorithm + ", bit " + bit);
      }
    }
  }

  /** Returns the RRSIG of some octets, or null if they are malformed. */
  private static Rrsig rrsig(byte[] octets) {
    try {
      return (Rrsig)
          RData.parse(
              RecordType.RRSIG,
              "\\# " + octets.length + " " + Octets.of(octets).toHex(),
              Name.ROOT,
              Registry.standard());
    } catch (TextFormatException malformed) {
      return null;
    }
  }

  /** Signatures with one wrong property each, {@code what}, and the rule that each breaks. */
  @ParameterizedTest
  @CsvSource({
    "type, TYPE_COVERED",
    "signer, SIGNER",
    "owner, SIGNER",
    "labels, LABELS",
    "algorithm, ALGORITHM",
    "tag, KEY_TAG",
    "flags, KEY_USE",
    "protocol, KEY_USE",
    "early, INCEPTION",
    "late, EXPIRATION",
    "key, KEY",
    "data, SIGNATURE",
    "malformed, SIGNATURE",
    "empty, SIGNATURE"
  })
  void whatIsWrongIsNamed(String what, SignatureRule rule) throws NoSuchAlgorithmException {
    RRset set = set("www.zone.test", new A(1), new A(2));
    Dnskey key = SIGNER.dnskey(257);
    if (what.equals("key")) {
      key = new Dnskey(257, 3, DnssecAlgorithm.ECDSAP256SHA256, Octets.fromHex("00".repeat(63)));
    } else if (what.equals("flags")) {
      key = SIGNER.dnskey(1);
    } else if (what.equals("protocol")) {
      key = new Dnskey(257, 4, DnssecAlgorithm.ECDSAP256SHA256, key.publicKey());
    } else if (what.equals("algorithm")) {
      key = new Dnskey(257, 3, DnssecAlgorithm.ECDSAP384SHA384, key.publicKey());
    } else if (what.equals("tag")) {
      key = SIGNER.dnskey(256);
    }
    SigningKey signing =
        what.equals("key")
            ? SigningKey.of(ZONE, key, SIGNER.pair().getPrivate())
            : SIGNER.forZone();
    Rrsig good =
        RRsetSignature.sign(
            set, signing, Instant.ofEpochSecond(NOW - 10), Instant.ofEpochSecond(NOW + 10));
    Rrsig signature =
        switch (what) {
          case "labels" -> with(good, 4, good.signature());
          case "empty" -> with(good, good.labels(), Octets.EMPTY);
          default -> good;
        };
    RRset shown =
        switch (what) {
          case "type" -> set("www.zone.test", Txt.of("x"));
          case "owner" -> set("www.other.test", new A(1), new A(2));
          case "data" -> set("www.zone.test", new A(1), new A(3));
          case "malformed" ->
              set(
                  "www.zone.test",
                  new MalformedRData(
                      RecordType.A,
                      Octets.fromHex("01"),
                      new WireFormatException(Fault.RDATA_TRUNCATED, 0, "address", "short")));
          default -> set;
        };
    long now = what.equals("early") ? NOW - 11 : what.equals("late") ? NOW + 11 : NOW;
    Name owner = what.equals("signer") ? Name.of("test") : ZONE;
    assertEquals(
        rule,
        rule(RRsetSignature.verify(signature, shown, owner, key, Instant.ofEpochSecond(now))));
  }

  private static Rrsig with(Rrsig s, int labels, Octets signature) {
    return new Rrsig(
        s.typeCovered(),
        s.algorithm(),
        labels,
        s.originalTtl(),
        s.expiration(),
        s.inception(),
        s.keyTag(),
        s.signer(),
        signature);
  }

  @Test
  void timesWrapIn2106() throws NoSuchAlgorithmException {
    RRset set = set("www.zone.test", new A(1));
    long end = 1L << 32;
    Rrsig signature =
        RRsetSignature.sign(
            set,
            SIGNER.forZone(),
            Instant.ofEpochSecond(end - 100),
            Instant.ofEpochSecond(end + 100));
    assertEquals(100, signature.expiration());
    for (long now : new long[] {end - 100, end, end + 100}) {
      assertTrue(
          RRsetSignature.verify(
                  signature, set, ZONE, SIGNER.dnskey(257), Instant.ofEpochSecond(now))
              .isVerified());
    }
    assertEquals(
        SignatureRule.EXPIRATION,
        rule(
            RRsetSignature.verify(
                signature, set, ZONE, SIGNER.dnskey(257), Instant.ofEpochSecond(end + 101))));
    assertEquals(
        SignatureRule.INCEPTION,
        rule(
            RRsetSignature.verify(
                signature, set, ZONE, SIGNER.dnskey(257), Instant.ofEpochSecond(end - 101))));
  }

  @Test
  void anAlgorithmThatNobodyComputesIsAResult() {
    Dnskey gost = new Dnskey(257, 3, DnssecAlgorithm.ECC_GOST, Octets.fromHex("00".repeat(64)));
    Rrsig signature =
        new Rrsig(
            RecordType.A,
            DnssecAlgorithm.ECC_GOST,
            3,
            300,
            NOW + 1,
            NOW,
            gost.keyTag(),
            ZONE,
            Octets.fromHex("00"));
    SignatureResult.AlgorithmNotAvailable result =
        assertInstanceOf(
            SignatureResult.AlgorithmNotAvailable.class,
            RRsetSignature.verify(
                signature, set("a.zone.test", new A(1)), ZONE, gost, Instant.ofEpochSecond(NOW)));
    assertEquals(DnssecAlgorithm.ECC_GOST, result.algorithm());
    assertThrows(
        IllegalArgumentException.class,
        () -> SigningKey.of(ZONE, gost, SIGNER.pair().getPrivate()));
  }

  @Test
  void aPlatformWithoutCurvesSaysThatItHasNone() {
    Tool.Result result =
        Tool.run(
            "",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--limit-modules",
            "java.base",
            "-cp",
            System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", ""),
            BindSignatures.class.getName());
    if (Runtime.version().feature() < 22) {
      // The curves are in java.base since JDK 22.
      assertEquals(
          """
          5 true
          7 true
          8 true
          10 true
          13 this Java platform has no provider of ECDSAP256SHA256
          14 this Java platform has no provider of ECDSAP384SHA384
          15 this Java platform has no provider of ED25519
          16 this Java platform has no provider of ED448
          """,
          result.output());
    }
    assertEquals(0, result.status());
  }

  @Test
  void mistakesOfTheCaller() throws NoSuchAlgorithmException {
    RRset set = set("www.zone.test", new A(1));
    SigningKey key = SIGNER.forZone();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            RRsetSignature.sign(
                set("www.test", new A(1)),
                key,
                Instant.ofEpochSecond(NOW),
                Instant.ofEpochSecond(NOW + 1)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            RRsetSignature.sign(
                set, key, Instant.ofEpochSecond(NOW + 1), Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            RRsetSignature.sign(
                set, key, Instant.ofEpochSecond(NOW), Instant.ofEpochSecond(NOW + (1L << 31))));
    Rrsig signature =
        RRsetSignature.sign(set, key, Instant.ofEpochSecond(NOW), Instant.ofEpochSecond(NOW));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            RRsetSignature.sign(
                set("www.zone.test", signature),
                key,
                Instant.ofEpochSecond(NOW),
                Instant.ofEpochSecond(NOW)));
    Signers.Signer rsa = Signers.of("zone.test", DnssecAlgorithm.RSASHA256);
    SigningKey mixed = SigningKey.of(ZONE, SIGNER.dnskey(257), rsa.pair().getPrivate());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            RRsetSignature.sign(
                set, mixed, Instant.ofEpochSecond(NOW), Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SigningKey.publicKey(DnssecAlgorithm.ED448, rsa.pair().getPublic()));
    assertThrows(
        IllegalArgumentException.class,
        () -> SigningKey.publicKey(DnssecAlgorithm.ECDSAP384SHA384, SIGNER.pair().getPublic()));
    assertFalse(key.toString().toLowerCase(Locale.ROOT).contains("private"));
    assertEquals("Zone.test. ECDSAP256SHA256 " + key.keyTag(), key.toString());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void aSignatureWithAnOctetMoreOrLessIsRejected(DnssecAlgorithm algorithm)
      throws NoSuchAlgorithmException {
    Signers.Signer signer = Signers.of("zone.test", algorithm);
    RRset set = set("www.zone.test", new A(1));
    Rrsig good =
        RRsetSignature.sign(
            set, signer.forZone(), Instant.ofEpochSecond(NOW), Instant.ofEpochSecond(NOW + 1));
    byte[] octets = good.signature().toArray();
    for (int change : new int[] {-1, 1}) {
      Rrsig other =
          with(good, good.labels(), Octets.of(Arrays.copyOf(octets, octets.length + change)));
      assertEquals(
          SignatureRule.SIGNATURE,
          rule(
              RRsetSignature.verify(
                  other, set, ZONE, signer.dnskey(257), Instant.ofEpochSecond(NOW))));
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void bindTakesAZoneThatWasSignedHere(DnssecAlgorithm algorithm, @TempDir Path directory)
      throws Exception {
    Signers.Signer signer = Signers.of("zone.test", algorithm);
    List<RRset> sets = new ArrayList<>();
    sets.add(set("zone.test", new Soa(ZONE, ZONE, 1, 3600, 900, 90_000, 60)));
    sets.add(set("zone.test", new Ns(Name.of("NS.zone.test"))));
    sets.add(set("zone.test", new Mx(10, Name.of("Mail.Example")), new Mx(5, Name.of("a.b"))));
    sets.add(set("zone.test", signer.dnskey(257)));
    sets.add(set("NS.zone.test", new A(0x7F000001), new A(0x0A000001)));
    sets.add(set("*.wild.zone.test", Txt.of("b"), Txt.of("a"), Txt.of("ab")));
    sets.add(nsec("zone.test", "NS.zone.test", "SOA NS MX DNSKEY"));
    sets.add(nsec("NS.zone.test", "*.wild.zone.test", "A"));
    sets.add(nsec("*.wild.zone.test", "zone.test", "TXT"));
    StringBuilder text = new StringBuilder();
    long now = System.currentTimeMillis() / 1000;
    for (RRset set : sets) {
      set.records().forEach(record -> text.append(record).append('\n'));
      Rrsig signature =
          RRsetSignature.sign(
              set,
              signer.forZone(),
              Instant.ofEpochSecond(now - 3600),
              Instant.ofEpochSecond(now + 86_400));
      text.append(new ResourceRecord(set.name(), RecordClass.IN, set.ttl(), signature))
          .append('\n');
    }
    Path zone = directory.resolve("zone");
    Files.writeString(zone, text);
    Tool.Result result =
        Tool.run(
            "",
            "sh",
            "-c",
            "command -v dnssec-verify >/dev/null || exit 127;"
                + " exec dnssec-verify -z -o zone.test \"$0\" 2>&1",
            zone.toString());
    Tool.compareWithBind(
        () -> {
          assertEquals(0, result.status(), result.output() + text);
          assertTrue(result.output().contains("Zone fully signed"), result.output());
        });
  }

  private static RRset nsec(String name, String next, String types) {
    List<RecordType> all = new ArrayList<>(List.of(RecordType.RRSIG, RecordType.NSEC));
    for (String type : types.split(" ")) {
      all.add(RecordType.parse(type));
    }
    return set(name, new Nsec(Name.of(next), TypeBitmap.of(all)));
  }
}
