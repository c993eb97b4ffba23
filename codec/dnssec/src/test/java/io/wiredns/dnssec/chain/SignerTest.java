package io.wiredns.dnssec.chain;

import static io.wiredns.dnssec.chain.SignedTree.question;
import static io.wiredns.dnssec.chain.SignedTree.signatures;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signatures whose signer is above the zone that contains the records; RFC 4035 section 5.3.1. */
class SignerTest {
  private final SignedTree tree = AnswerTest.tree();

  private ChainFinding bogus(ChainReason reason, String name, RecordType type) {
    ChainFinding finding = BogusTest.bogus(tree.validate(name, type));
    assertEquals(reason, finding.reason(), finding.toString());
    return finding;
  }

  /** Validates with the DS of a zone, whether it is asked for or not. */
  private Validation validate(Question question, String zone) {
    KnownRecords known = new KnownRecords().add(tree.respond(question(zone, RecordType.DS)));
    return tree.validate(Validator.builder(tree.anchors()).build(), question, known);
  }

  /** Replaces the signer's name of the signatures of an address. */
  private void signer(String name, String signer) {
    tree.change(
        name,
        RecordType.A,
        signatures(
            RecordType.A,
            old ->
                BogusTest.with(old, old.keyTag(), Name.of(signer), old.labels(), old.signature())));
  }

  @Test
  void signersAboveTheZoneThatHaveNotSigned() {
    for (String signer : List.of(".", "plain.")) {
      tree.forget("www.child.plain.", RecordType.A);
      signer("www.child.plain.", signer);
      ChainFinding finding = bogus(ChainReason.SIGNER, "www.child.plain.", RecordType.A);
      assertEquals(
          "the signer is " + signer + ", the zone is child.plain.", finding.detail(), signer);
    }
  }

  @Test
  void aSignerAboveAnUnsignedZoneChangesNothing() {
    SignedZone hashed = tree.zone("hashed.");
    RRset set = SignedZone.one(Name.of("www.open.hashed."), A.of("192.0.2.66"));
    tree.replace(
        "www.open.hashed.",
        RecordType.A,
        SignedTree.answer(question("www.open.hashed.", RecordType.A), hashed, set));
    signer("www.open.hashed.", ".");
    Validation result = tree.validate("www.open.hashed.", RecordType.A);
    assertInstanceOf(ChainVerdict.Insecure.class, result.verdict(), result.toString());
  }

  @Test
  void aSignatureThatFailsKeepsItsReasonIfNoCutCanBeProved() {
    SignedZone zone = tree.zone("plain.");
    Rrsig expired =
        zone.sign(
            zone.set("www", RecordType.A), SignedZone.INCEPTION, SignedZone.NOW.minusSeconds(1));
    tree.change("www.plain.", RecordType.A, signatures(RecordType.A, none -> expired));
    tree.change(
        "www.plain.",
        RecordType.DS,
        message -> message.toBuilder().rcode(Rcode.REFUSED).clear(Section.AUTHORITY).build());
    bogus(ChainReason.SIGNATURE_EXPIRED, "www.plain.", RecordType.A);
  }

  /** Answers with an address that the zone above the one of the name has signed. */
  private Question signedAbove() {
    Question question = question("www.child.plain.", RecordType.A);
    RRset set = SignedZone.one(question.name(), A.of("192.0.2.66"));
    tree.replace(
        "www.child.plain.", RecordType.A, SignedTree.answer(question, tree.zone("plain."), set));
    return question;
  }

  @Test
  void recordsSignedByTheZoneAboveAreAcceptedIfNothingShowsTheZoneBelow() {
    signedAbove();
    assertTrue(tree.validate("www.child.plain.", RecordType.A).isSecure());
  }

  @Test
  void recordsSignedByTheZoneAboveAreBogusIfADsShowsTheZoneBelow() {
    Question question = signedAbove();
    ChainFinding finding = BogusTest.bogus(validate(question, "child.plain."));
    assertEquals(ChainReason.SIGNER, finding.reason(), finding.toString());
    assertEquals("the signer is plain., the zone is child.plain.", finding.detail());
  }

  @Test
  void recordsSignedByTheZoneAboveAreBogusIfATrustAnchorShowsTheZoneBelow() {
    signedAbove();
    tree.anchors(
        TrustAnchors.of(
            List.of(
                new TrustAnchor(Name.ROOT, tree.zone(".").dnskey()),
                new TrustAnchor(Name.of("child.plain."), tree.zone("child.plain.").dnskey()))));
    bogus(ChainReason.SIGNER, "www.child.plain.", RecordType.A);
  }

  @Test
  void theNsecRecordOfTheZoneAboveIsItsOwnWhereAZoneBegins() {
    Question question = question("child.plain.", RecordType.NSEC);
    MessageBuilder answer = SignedZone.response(question);
    tree.zone("plain.").nsecAt(question.name()).forEach(answer::answer);
    tree.replace("child.plain.", RecordType.NSEC, answer.build());
    assertTrue(validate(question, "child.plain.").isSecure());
  }
}
