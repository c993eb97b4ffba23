package io.wiredns.dnssec.chain;

import static io.wiredns.dnssec.chain.SignedTree.question;
import static io.wiredns.dnssec.chain.SignedTree.signatures;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Planted faults of answers, signatures and keys, and the reasons that are found. */
class BogusTest {
  private final SignedTree tree = AnswerTest.tree();

  static ChainFinding bogus(Validation result) {
    return assertInstanceOf(ChainVerdict.Bogus.class, result.verdict(), result.toString())
        .finding();
  }

  private ChainFinding bogus(ChainReason reason, String name, RecordType type) {
    ChainFinding finding = bogus(tree.validate(name, type));
    assertEquals(reason, finding.reason(), finding.toString());
    return finding;
  }

  private void changeAnswer(UnaryOperator<Message> change) {
    tree.change("www.plain.", RecordType.A, change);
  }

  /** Signs the address of www.plain. again, at other times or otherwise changed. */
  private void resign(Instant inception, Instant expiration) {
    SignedZone zone = tree.zone("plain.");
    Rrsig signature = zone.sign(zone.set("www", RecordType.A), inception, expiration);
    changeAnswer(signatures(RecordType.A, none -> signature));
  }

  static Rrsig with(Rrsig old, int keyTag, Name signer, int labels, Octets signature) {
    return new Rrsig(
        old.typeCovered(),
        old.algorithm(),
        labels,
        old.originalTtl(),
        old.expiration(),
        old.inception(),
        keyTag,
        signer,
        signature);
  }

  @Test
  void changedRecords() {
    changeAnswer(
        message ->
            SignedTree.map(
                message,
                record ->
                    record.rdata() instanceof A
                        ? new ResourceRecord(record.name(), 300, A.of("198.51.100.1"))
                        : record));
    ChainFinding finding = bogus(ChainReason.SIGNATURE_INVALID, "www.plain.", RecordType.A);
    assertEquals(question("www.plain.", RecordType.A), finding.about());
    assertEquals(RecordType.RRSIG, finding.record().orElseThrow().type());
  }

  @Test
  void noSignature() {
    changeAnswer(message -> SignedTree.without(message, Section.ANSWER, SignedTree::isSignature));
    bogus(ChainReason.SIGNATURE_MISSING, "www.plain.", RecordType.A);
  }

  @Test
  void expiredAndNotYetValidSignatures() {
    resign(SignedZone.INCEPTION, SignedZone.NOW.minusSeconds(1));
    ChainFinding finding = bogus(ChainReason.SIGNATURE_EXPIRED, "www.plain.", RecordType.A);
    assertEquals(
        "the signature of key %d was valid until 2026-11-01T11:59:59Z, it is 2026-11-01T12:00:00Z"
            .formatted(tree.zone("plain.").dnskey().keyTag()),
        finding.detail());
    SignedTree other = AnswerTest.tree();
    SignedZone zone = other.zone("plain.");
    Rrsig late =
        zone.sign(
            zone.set("www", RecordType.A), SignedZone.NOW.plusSeconds(1), SignedZone.EXPIRATION);
    other.change("www.plain.", RecordType.A, signatures(RecordType.A, none -> late));
    assertEquals(
        ChainReason.SIGNATURE_NOT_YET_VALID,
        bogus(other.validate("www.plain.", RecordType.A)).reason());
  }

  @Test
  void theLastSecondOfASignatureIsValid() {
    resign(SignedZone.NOW, SignedZone.NOW);
    assertEquals(true, tree.validate("www.plain.", RecordType.A).isSecure());
  }

  @Test
  void otherSigners() {
    changeAnswer(
        signatures(
            RecordType.A,
            old -> with(old, old.keyTag(), Name.of("hashed."), old.labels(), old.signature())));
    bogus(ChainReason.SIGNER, "www.plain.", RecordType.A);
  }

  @Test
  void signersThatAreNoZones() {
    changeAnswer(
        signatures(
            RecordType.A,
            old -> with(old, old.keyTag(), Name.of("www.plain."), old.labels(), old.signature())));
    bogus(ChainReason.SIGNER, "www.plain.", RecordType.A);
  }

  @Test
  void labels() {
    changeAnswer(
        signatures(
            RecordType.A,
            old -> with(old, old.keyTag(), old.signer(), old.labels() + 1, old.signature())));
    bogus(ChainReason.SIGNATURE_LABELS, "www.plain.", RecordType.A);
  }

  @Test
  void labelsAboveTheZone() {
    changeAnswer(
        signatures(RecordType.A, old -> with(old, old.keyTag(), old.signer(), 0, old.signature())));
    bogus(ChainReason.SIGNATURE_LABELS, "www.plain.", RecordType.A);
  }

  @Test
  void keyTags() {
    changeAnswer(
        signatures(
            RecordType.A,
            old -> with(old, old.keyTag() ^ 1, old.signer(), old.labels(), old.signature())));
    bogus(ChainReason.KEY_NOT_FOUND, "www.plain.", RecordType.A);
  }

  @Test
  void theBestReasonOfSeveralSignaturesIsTold() {
    changeAnswer(
        message -> {
          ResourceRecord good =
              message.answers().stream().filter(SignedTree::isSignature).findFirst().orElseThrow();
          Rrsig old = (Rrsig) good.rdata();
          return message.toBuilder()
              .clear(Section.ANSWER)
              .answer(message.answers().get(0))
              .answer(good)
              .answer(
                  new ResourceRecord(
                      good.name(),
                      300,
                      with(old, old.keyTag() ^ 1, old.signer(), old.labels(), old.signature())))
              .build();
        });
    ChainFinding finding = bogus(ChainReason.SIGNATURE_INVALID, "www.plain.", RecordType.A);
    assertEquals(
        tree.zone("plain.").dnskey().keyTag(),
        ((Rrsig) finding.record().orElseThrow().rdata()).keyTag());
  }

  /** Replaces the keys of plain. by others, signed by the zone's key unless they lack it. */
  private void keys(Dnskey... keys) {
    SignedZone zone = tree.zone("plain.");
    RRset set = new RRset(zone.apex, RecordType.DNSKEY, RecordClass.IN, 3600, List.of(keys));
    tree.replace(
        "plain.",
        RecordType.DNSKEY,
        SignedTree.answer(question("plain.", RecordType.DNSKEY), zone, set));
  }

  private void ds(Ds... records) {
    SignedZone root = tree.zone(".");
    root.remove(Name.of("plain."), RecordType.DS);
    root.put(Name.of("plain."), records);
  }

  @Test
  void noKeys() {
    tree.replace(
        "plain.",
        RecordType.DNSKEY,
        SignedZone.response(question("plain.", RecordType.DNSKEY)).build());
    ChainFinding finding = bogus(ChainReason.DNSKEY_MISSING, "www.plain.", RecordType.A);
    assertEquals(question("plain.", RecordType.DNSKEY), finding.about());
  }

  @Test
  void keysThatTheDsDoesNotMatch() {
    Dnskey good = tree.zone("plain.").dnskey();
    Ds right = tree.zone("plain.").ds(2);
    ds(new Ds(right.keyTag() ^ 1, right.algorithm(), 2, right.digest()));
    bogus(ChainReason.DS_WITHOUT_KEY, "www.plain.", RecordType.A);
    assertEquals(good.keyTag(), right.keyTag());
  }

  @Test
  void digestsOfOtherKeys() {
    Ds right = tree.zone("plain.").ds(2);
    ds(new Ds(right.keyTag(), right.algorithm(), 2, tree.zone("hashed.").ds(2).digest()));
    ChainFinding finding = bogus(ChainReason.DS_DIGEST, "www.plain.", RecordType.A);
    assertEquals(RecordType.DS, finding.record().orElseThrow().type());
    assertEquals(question("plain.", RecordType.DS), finding.about());
  }

  @Test
  void aGoodDsBesideBadOnesIsEnough() {
    Ds right = tree.zone("plain.").ds(2);
    ds(
        new Ds(right.keyTag(), right.algorithm(), 2, tree.zone("hashed.").ds(2).digest()),
        new Ds(1, DnssecAlgorithm.of(200), 2, right.digest()),
        new Ds(2, DnssecAlgorithm.RSASHA256, 2, right.digest()),
        right);
    assertEquals(true, tree.validate("www.plain.", RecordType.A).isSecure());
  }

  @Test
  void aSha1DsCountsOnlyAlone() {
    Ds sha1 = tree.zone("plain.").ds(Ds.SHA1);
    ds(sha1);
    assertEquals(true, tree.validate("www.plain.", RecordType.A).isSecure());
    SignedTree other = AnswerTest.tree();
    SignedZone root = other.zone(".");
    Ds right = other.zone("plain.").ds(2);
    root.remove(Name.of("plain."), RecordType.DS);
    root.put(
        Name.of("plain."),
        other.zone("plain.").ds(Ds.SHA1),
        new Ds(right.keyTag(), right.algorithm(), 2, other.zone("hashed.").ds(2).digest()));
    assertEquals(ChainReason.DS_DIGEST, bogus(other.validate("www.plain.", RecordType.A)).reason());
  }

  @Test
  void keysWithoutTheirSignature() {
    tree.change(
        "plain.",
        RecordType.DNSKEY,
        message -> SignedTree.without(message, Section.ANSWER, SignedTree::isSignature));
    bogus(ChainReason.SIGNATURE_MISSING, "www.plain.", RecordType.A);
  }

  @Test
  void keysSignedByAnotherKeyThanThatOfTheDs() {
    SignedZone other = SignedZone.of("plain.", DnssecAlgorithm.ED25519);
    SignedZone zone = tree.zone("plain.");
    RRset set =
        new RRset(
            zone.apex,
            RecordType.DNSKEY,
            RecordClass.IN,
            3600,
            List.of(zone.dnskey(), other.dnskey()));
    tree.replace(
        "plain.",
        RecordType.DNSKEY,
        SignedTree.answer(question("plain.", RecordType.DNSKEY), other, set));
    bogus(ChainReason.DNSKEY_NOT_SIGNED_BY_ENTRY, "www.plain.", RecordType.A);
  }

  @Test
  void keysThatCannotSign() {
    Dnskey good = tree.zone("plain.").dnskey();
    Dnskey notOfZone = new Dnskey(0x0001, 3, good.algorithm(), good.publicKey());
    keys(notOfZone);
    ds(Ds.of(Name.of("plain."), notOfZone, 2));
    bogus(ChainReason.KEY_NOT_OF_ZONE, "www.plain.", RecordType.A);
  }

  @Test
  void keysOfAnotherProtocol() {
    Dnskey good = tree.zone("plain.").dnskey();
    Dnskey other = new Dnskey(257, 2, good.algorithm(), good.publicKey());
    keys(other);
    ds(Ds.of(Name.of("plain."), other, 2));
    bogus(ChainReason.KEY_PROTOCOL, "www.plain.", RecordType.A);
  }

  @Test
  void revokedKeys() {
    Dnskey good = tree.zone("plain.").dnskey();
    Dnskey revoked = new Dnskey(0x0181, 3, good.algorithm(), good.publicKey());
    keys(revoked);
    ds(Ds.of(Name.of("plain."), revoked, 2));
    bogus(ChainReason.KEY_REVOKED, "www.plain.", RecordType.A);
  }

  @Test
  void malformedKeys() {
    Dnskey malformed = new Dnskey(257, 3, DnssecAlgorithm.ECDSAP256SHA256, Octets.of(new byte[63]));
    SignedZone zone = tree.zone("plain.");
    RRset set = SignedZone.one(zone.apex, malformed);
    Rrsig signature = zone.sign(set);
    ds(Ds.of(zone.apex, malformed, 2));
    tree.replace(
        "plain.",
        RecordType.DNSKEY,
        SignedZone.response(question("plain.", RecordType.DNSKEY))
            .answer(new ResourceRecord(zone.apex, 3600, malformed))
            .answer(
                new ResourceRecord(
                    zone.apex,
                    3600,
                    with(
                        signature,
                        malformed.keyTag(),
                        zone.apex,
                        signature.labels(),
                        signature.signature())))
            .build());
    bogus(ChainReason.KEY_MALFORMED, "www.plain.", RecordType.A);
  }

  @Test
  void unsignedDsRecords() {
    tree.change(
        "plain.",
        RecordType.DS,
        message -> SignedTree.without(message, Section.ANSWER, SignedTree::isSignature));
    ChainFinding finding = bogus(ChainReason.SIGNATURE_MISSING, "www.plain.", RecordType.A);
    assertEquals(question("plain.", RecordType.DS), finding.about());
  }

  @Test
  void anchorsThatMatchNoKey() {
    tree.anchors(TrustAnchors.root());
    ChainFinding finding = bogus(tree.validate("www.plain.", RecordType.A));
    // The test's root has no RSA key at all.
    assertEquals(ChainReason.DS_WITHOUT_KEY, finding.reason());
    SignedTree other = AnswerTest.tree();
    other.anchors(
        TrustAnchors.of(List.of(new TrustAnchor(Name.ROOT, other.zone("plain.").dnskey()))));
    assertEquals(
        ChainReason.DS_WITHOUT_KEY, bogus(other.validate("www.plain.", RecordType.A)).reason());
  }

  @Test
  void unsignedAlgorithmsOnly() {
    SignedZone zone = tree.zone("plain.");
    changeAnswer(
        signatures(
            RecordType.A,
            old ->
                new Rrsig(
                    old.typeCovered(),
                    DnssecAlgorithm.of(200),
                    old.labels(),
                    old.originalTtl(),
                    old.expiration(),
                    old.inception(),
                    old.keyTag(),
                    zone.apex,
                    old.signature())));
    bogus(ChainReason.SIGNATURE_ALGORITHM, "www.plain.", RecordType.A);
  }

  @Test
  void unsupportedAlgorithmsAndDigestsAreInsecure() {
    Validator validator = Validator.builder(tree.anchors()).unsupportedDigest(Ds.SHA384).build();
    Ds right = tree.zone("plain.").ds(Ds.SHA384);
    ds(right);
    Validation result = tree.validate(validator, question("www.plain.", RecordType.A));
    assertInstanceOf(ChainVerdict.Insecure.class, result.verdict());
    assertEquals(ChainReason.DIGEST_UNSUPPORTED, result.verdict().finding().reason());
    SignedTree other =
        SignedTree.below(
            SignedZone.of("test.", DnssecAlgorithm.ED25519).add("www 300 A 192.0.2.1"));
    Validator without =
        Validator.builder(other.anchors()).unsupported(DnssecAlgorithm.ED25519).build();
    Validation insecure = other.validate(without, question("www.test.", RecordType.A));
    assertInstanceOf(ChainVerdict.Insecure.class, insecure.verdict());
    assertEquals(ChainReason.ALGORITHM_UNSUPPORTED, insecure.verdict().finding().reason());
  }

  @Test
  void aliasesThatTheDnameDoesNotMake() {
    tree.change(
        "www.renamed.plain.",
        RecordType.A,
        message ->
            SignedTree.map(
                message,
                record ->
                    record.rdata() instanceof Cname
                        ? new ResourceRecord(record.name(), 300, new Cname(Name.of("www.hashed.")))
                        : record));
    bogus(ChainReason.ALIAS_NOT_OF_DNAME, "www.renamed.plain.", RecordType.A);
  }

  @Test
  void twoAliasesOfAName() {
    tree.zone("plain.").add("alias 300 CNAME mail");
    bogus(ChainReason.ALIAS_NOT_SINGLE, "alias.plain.", RecordType.A);
  }

  @Test
  void oddAliasesOfAnUnsignedZoneAreInsecure() {
    tree.zone("insecure.").add("alias 300 CNAME mail");
    tree.change(
        "www.renamed.insecure.",
        RecordType.A,
        message ->
            SignedTree.map(
                message,
                record ->
                    record.rdata() instanceof Cname
                        ? new ResourceRecord(record.name(), 300, new Cname(Name.of("x.plain.")))
                        : record));
    for (String name : List.of("alias.insecure.", "www.renamed.insecure.")) {
      Validation result = tree.validate(name, RecordType.A);
      assertInstanceOf(ChainVerdict.Insecure.class, result.verdict(), result.toString());
    }
  }

  @Test
  void anUnsignedAliasInASignedZone() {
    Question alias = question("alias.plain.", RecordType.CNAME);
    for (RecordType type : List.of(RecordType.A, RecordType.DS)) {
      tree.change(
          "alias.plain.",
          type,
          message ->
              SignedTree.without(
                  message,
                  Section.ANSWER,
                  record -> record.name().equals(alias.name()) && SignedTree.isSignature(record)));
    }
    ChainFinding finding = bogus(ChainReason.SIGNATURE_MISSING, "alias.plain.", RecordType.A);
    assertEquals(alias, finding.about());
  }

  @Test
  void theDnameOfATooLongName() {
    String label = "a".repeat(60);
    String name = String.join(".", List.of(label, label, label, "renamed.plain."));
    tree.zone("plain.")
        .remove(Name.of("renamed.plain."), RecordType.DNAME)
        .add("renamed 300 DNAME " + label + "." + label + ".hashed.");
    Validation result = tree.validate(name, RecordType.A);
    assertEquals(true, result.isSecure(), result.toString());
    assertEquals(ChainReason.NAME_TOO_LONG, result.verdict().finding().reason());
    SignedTree other = AnswerTest.tree();
    other
        .zone("plain.")
        .remove(Name.of("renamed.plain."), RecordType.DNAME)
        .add("renamed 300 DNAME " + label + "." + label + ".hashed.");
    other.change(name, RecordType.A, message -> message.toBuilder().rcode(Rcode.NOERROR).build());
    assertEquals(
        ChainReason.RCODE_CONTRADICTED, bogus(other.validate(name, RecordType.A)).reason());
  }

  @Test
  void oneBadRecordOfAnAnswerToAnyIsEnough() {
    tree.zone("plain.").add("www 300 TXT x");
    tree.change(
        "www.plain.",
        RecordType.ANY,
        signatures(
            RecordType.TXT,
            old ->
                BogusTest.with(
                    old, old.keyTag(), old.signer(), old.labels(), Octets.of(new byte[64]))));
    List<ResourceRecord> answers =
        new ArrayList<>(tree.respond(question("www.plain.", RecordType.ANY)).answers());
    assertEquals(5, answers.size());
    bogus(ChainReason.SIGNATURE_INVALID, "www.plain.", RecordType.ANY);
  }
}
