package io.wiredns.dnssec.chain;

import static io.wiredns.dnssec.chain.SignedTree.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Denials with NSEC that prove less than they should, and the reasons that are found. */
class DenialTest {
  private final SignedTree tree = AnswerTest.tree();
  private final SignedZone plain = tree.zone("plain.");

  static ChainReason reason(Validation result) {
    return result.verdict().finding().reason();
  }

  private void bogus(ChainReason reason, String name, RecordType type) {
    ChainFinding finding = BogusTest.bogus(tree.validate(name, type));
    assertEquals(reason, finding.reason(), finding.toString());
  }

  private void secure(ChainReason reason, String name, RecordType type) {
    Validation result = tree.validate(name, type);
    assertTrue(result.isSecure(), result.toString());
    assertEquals(reason, reason(result));
  }

  /** Answers a question with a denial by plain. that has these proofs. */
  private void deny(String name, RecordType type, Rcode rcode, List<ResourceRecord> proofs) {
    tree.replace(name, type, plain.denial(question(name, type), rcode, proofs));
  }

  static List<ResourceRecord> both(List<ResourceRecord> first, List<ResourceRecord> second) {
    List<ResourceRecord> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /** Returns an NSEC record, signed by a zone. */
  static List<ResourceRecord> nsec(
      SignedZone zone, String owner, String next, RecordType... types) {
    return zone.signed(
        SignedZone.one(Name.of(owner), new Nsec(Name.of(next), TypeBitmap.of(types))));
  }

  @Test
  void noProofAtAll() {
    deny("x.plain.", RecordType.A, Rcode.NXDOMAIN, List.of());
    bogus(ChainReason.DENIAL_MISSING, "x.plain.", RecordType.A);
  }

  @Test
  void unsignedProofs() {
    tree.change(
        "x.plain.",
        RecordType.A,
        message ->
            SignedTree.without(
                message,
                Section.AUTHORITY,
                record ->
                    record.rdata() instanceof Rrsig rrsig
                        && rrsig.typeCovered().equals(RecordType.NSEC)));
    bogus(ChainReason.SIGNATURE_MISSING, "x.plain.", RecordType.A);
  }

  @Test
  void expiredProofs() {
    RRset set =
        SignedZone.one(Name.of("www.plain."), new Nsec(Name.of("z.plain."), TypeBitmap.EMPTY));
    Rrsig old = plain.sign(set, SignedZone.INCEPTION, SignedZone.NOW.minusSeconds(1));
    deny(
        "x.plain.",
        RecordType.A,
        Rcode.NXDOMAIN,
        both(set.records(), List.of(new ResourceRecord(set.name(), 3600, old))));
    bogus(ChainReason.SIGNATURE_EXPIRED, "x.plain.", RecordType.A);
  }

  @Test
  void recordsThatDoNotCoverTheName() {
    deny("x.plain.", RecordType.A, Rcode.NXDOMAIN, plain.covering(Name.of("b.plain.")));
    bogus(ChainReason.NAME_NOT_COVERED, "x.plain.", RecordType.A);
  }

  @Test
  void wildcardsThatAreNotDenied() {
    deny("x.plain.", RecordType.A, Rcode.NXDOMAIN, plain.covering(Name.of("x.plain.")));
    bogus(ChainReason.WILDCARD_NOT_DENIED, "x.plain.", RecordType.A);
  }

  @Test
  void wildcardsThatHaveTheType() {
    deny("a.wild.plain.", RecordType.A, Rcode.NOERROR, plain.covering(Name.of("a.wild.plain.")));
    bogus(ChainReason.TYPE_EXISTS, "a.wild.plain.", RecordType.A);
  }

  @Test
  void wildcardsThatHaveAnAlias() {
    deny(
        "a.wildalias.plain.",
        RecordType.A,
        Rcode.NOERROR,
        plain.covering(Name.of("a.wildalias.plain.")));
    bogus(ChainReason.ALIAS_EXISTS, "a.wildalias.plain.", RecordType.A);
  }

  @Test
  void theSignedSoaOfAnotherZoneAndAnUnsignedOne() {
    Message good = tree.respond(question("x.plain.", RecordType.A));
    tree.change(
        "y.plain.",
        RecordType.A,
        none ->
            SignedTree.without(
                none,
                Section.AUTHORITY,
                record ->
                    record.rdata() instanceof Rrsig rrsig
                        && rrsig.typeCovered().equals(RecordType.SOA)));
    bogus(ChainReason.SIGNATURE_MISSING, "y.plain.", RecordType.A);
    Message foreign = tree.respond(question("x.hashed.", RecordType.A));
    tree.change(
        "xa.plain.",
        RecordType.A,
        none -> {
          var out = none.toBuilder().clear(Section.AUTHORITY);
          good.authorities().stream()
              .filter(record -> !record.name().equals(plain.apex))
              .forEach(out::authority);
          plain.nsecAt(plain.apex).forEach(out::authority);
          foreign.authorities().stream().limit(2).forEach(out::authority);
          return out.build();
        });
    bogus(ChainReason.SIGNER, "xa.plain.", RecordType.A);
  }

  @Test
  void aDenialNeedsNoSoa() {
    tree.change(
        "x.plain.",
        RecordType.A,
        message ->
            SignedTree.without(
                message,
                Section.AUTHORITY,
                record ->
                    record.type().equals(RecordType.SOA)
                        || record.rdata() instanceof Rrsig rrsig
                            && rrsig.typeCovered().equals(RecordType.SOA)));
    secure(ChainReason.NAME_ABSENT, "x.plain.", RecordType.A);
  }

  @Test
  void typesThatTheRecordHas() {
    deny("www.plain.", RecordType.A, Rcode.NOERROR, plain.nsecAt(Name.of("www.plain.")));
    bogus(ChainReason.TYPE_EXISTS, "www.plain.", RecordType.A);
  }

  @Test
  void anAnswerToAnyThatDeniesDataThatExist() {
    deny("www.plain.", RecordType.ANY, Rcode.NOERROR, plain.nsecAt(Name.of("www.plain.")));
    bogus(ChainReason.TYPE_EXISTS, "www.plain.", RecordType.ANY);
  }

  @Test
  void namesWithAnAlias() {
    deny("alias.plain.", RecordType.A, Rcode.NOERROR, plain.nsecAt(Name.of("alias.plain.")));
    bogus(ChainReason.ALIAS_EXISTS, "alias.plain.", RecordType.A);
  }

  @ParameterizedTest
  @CsvSource({
    "www.plain., AAAA, NXDOMAIN",
    "ent.plain., A, NXDOMAIN",
    "a.wild.plain., TXT, NXDOMAIN",
    "nothing.plain., A, NOERROR",
    "www.hashed., AAAA, NXDOMAIN",
    "ent.hashed., A, NXDOMAIN",
    "a.wild.hashed., TXT, NXDOMAIN",
    "nothing.hashed., A, NOERROR",
  })
  void responseCodesThatContradictTheProof(String name, String type, String rcode) {
    RecordType asked = RecordType.parse(type);
    tree.change(name, asked, message -> message.toBuilder().rcode(Rcode.parse(rcode)).build());
    bogus(ChainReason.RCODE_CONTRADICTED, name, asked);
  }

  @Test
  void theParentSideOfADelegationDeniesNothingButADs() {
    deny("child.plain.", RecordType.A, Rcode.NOERROR, plain.nsecAt(Name.of("child.plain.")));
    bogus(ChainReason.DENIAL_BY_ANCESTOR, "child.plain.", RecordType.A);
    deny(
        "www.child.plain.",
        RecordType.A,
        Rcode.NXDOMAIN,
        both(plain.nsecAt(Name.of("child.plain.")), plain.covering(Name.of("*.child.plain."))));
    bogus(ChainReason.DENIAL_BY_ANCESTOR, "www.child.plain.", RecordType.A);
  }

  @Test
  void theOwnerOfADnameDeniesNothingBelow() {
    deny(
        "www.renamed.plain.",
        RecordType.A,
        Rcode.NXDOMAIN,
        both(plain.nsecAt(Name.of("renamed.plain.")), plain.nsecAt(plain.apex)));
    bogus(ChainReason.DENIAL_BY_ANCESTOR, "www.renamed.plain.", RecordType.A);
  }

  @Test
  void theChildDoesNotDenyItsDs() {
    SignedZone child = tree.zone("child.plain.");
    tree.replace(
        "child.plain.",
        RecordType.DS,
        child.denial(
            question("child.plain.", RecordType.DS), Rcode.NOERROR, child.nsecAt(child.apex)));
    bogus(ChainReason.DENIAL_BY_CHILD, "child.plain.", RecordType.DS);
    bogus(ChainReason.DENIAL_BY_CHILD, "www.child.plain.", RecordType.A);
  }

  @Test
  void anApexRecordByTheParentDoesNotDenyADs() {
    deny(
        "child.plain.",
        RecordType.DS,
        Rcode.NOERROR,
        nsec(plain, "child.plain.", "d.plain.", RecordType.NS, RecordType.SOA));
    bogus(ChainReason.DENIAL_BY_CHILD, "child.plain.", RecordType.DS);
  }

  @Test
  void aDsThatIsTakenAwayIsMissed() {
    deny("child.plain.", RecordType.DS, Rcode.NOERROR, plain.nsecAt(Name.of("child.plain.")));
    bogus(ChainReason.TYPE_EXISTS, "www.child.plain.", RecordType.A);
  }

  @Test
  void aNameWithoutNsIsNoDelegation() {
    deny("open.plain.", RecordType.DS, Rcode.NOERROR, nsec(plain, "open.plain.", "p.plain."));
    tree.replace(
        "www.open.plain.",
        RecordType.A,
        SignedZone.response(question("www.open.plain.", RecordType.A))
            .answer(SignedZone.one(Name.of("www.open.plain."), A.of("192.0.2.1")).records().get(0))
            .build());
    deny(
        "www.open.plain.",
        RecordType.DS,
        Rcode.NOERROR,
        nsec(plain, "www.open.plain.", "p.plain."));
    bogus(ChainReason.SIGNATURE_MISSING, "www.open.plain.", RecordType.A);
  }

  @Test
  void proofsOfAnotherZone() {
    SignedZone hashed = tree.zone("hashed.");
    deny("x.plain.", RecordType.A, Rcode.NXDOMAIN, hashed.matching(hashed.apex));
    bogus(ChainReason.SIGNER, "x.plain.", RecordType.A);
  }

  @Test
  void proofsMadeOfAWildcard() {
    Message wild = tree.respond(question("a.wild.plain.", RecordType.A));
    RRset ofWildcard =
        SignedZone.one(
            Name.of("*.wild.plain."), new Nsec(Name.of("plain."), TypeBitmap.of(RecordType.TXT)));
    Rrsig signature = plain.sign(ofWildcard);
    Name made = Name.of("www.wild.plain.");
    deny(
        "www.wild.plain.",
        RecordType.A,
        Rcode.NOERROR,
        List.of(
            new ResourceRecord(made, 3600, ofWildcard.rdatas().get(0)),
            new ResourceRecord(made, 3600, signature)));
    bogus(ChainReason.PROOF_FROM_WILDCARD, "www.wild.plain.", RecordType.A);
    assertEquals(2, wild.answers().size());
  }

  @Test
  void expansionsWithoutProof() {
    tree.change(
        "a.wild.plain.",
        RecordType.A,
        message -> message.toBuilder().clear(Section.AUTHORITY).build());
    bogus(ChainReason.WILDCARD_NOT_PROVED, "a.wild.plain.", RecordType.A);
    tree.change(
        "a.wild.hashed.",
        RecordType.A,
        message -> message.toBuilder().clear(Section.AUTHORITY).build());
    bogus(ChainReason.WILDCARD_NOT_PROVED, "a.wild.hashed.", RecordType.A);
  }

  @Test
  void expansionsWhereACloserNameExists() {
    plain.add("x.b.wild 300 TXT x");
    tree.change(
        "a.b.wild.plain.",
        RecordType.A,
        none -> {
          RRset set = plain.set("*.wild", RecordType.A);
          Name name = Name.of("a.b.wild.plain.");
          var out = SignedZone.response(question("a.b.wild.plain.", RecordType.A));
          plain.signed(set).stream()
              .map(record -> new ResourceRecord(name, 300, record.rdata()))
              .forEach(out::answer);
          plain.covering(name).forEach(out::authority);
          return out.build();
        });
    bogus(ChainReason.WILDCARD_NOT_PROVED, "a.b.wild.plain.", RecordType.A);
  }

  @Test
  void compactDenials() {
    for (Rcode rcode : List.of(Rcode.NOERROR, Rcode.NXDOMAIN)) {
      String name = rcode.equals(Rcode.NOERROR) ? "x.plain." : "y.plain.";
      deny(
          name,
          RecordType.A,
          rcode,
          nsec(plain, name, "\\000." + name, RecordType.RRSIG, RecordType.NSEC, RecordType.NXNAME));
      secure(ChainReason.COMPACT_DENIAL, name, RecordType.A);
    }
    deny(
        "z.plain.",
        RecordType.A,
        Rcode.NOERROR,
        nsec(plain, "z.plain.", "\\000.z.plain.", RecordType.RRSIG, RecordType.NSEC));
    secure(ChainReason.TYPE_ABSENT, "z.plain.", RecordType.A);
  }

  @Test
  void aRecordThatLeadsBackToAnythingButTheApexCoversNothing() {
    deny(
        "x.plain.",
        RecordType.A,
        Rcode.NXDOMAIN,
        nsec(plain, "www.plain.", "a.plain.", RecordType.A));
    bogus(ChainReason.NAME_NOT_COVERED, "x.plain.", RecordType.A);
  }

  @Test
  void responsesThatAreNoAnswers() {
    tree.change(
        "plain.", RecordType.DNSKEY, message -> message.toBuilder().rcode(Rcode.SERVFAIL).build());
    Validation result = tree.validate("www.plain.", RecordType.A);
    assertInstanceOf(ChainVerdict.Indeterminate.class, result.verdict());
    assertEquals(ChainReason.RESPONSE_UNUSABLE, reason(result));
    assertEquals(List.of(), result.needs());
  }

  @Test
  void namesWithoutAnAnchor() {
    tree.anchors(TrustAnchors.of(List.of(new TrustAnchor(plain.apex, plain.dnskey()))));
    secure(ChainReason.ANSWER_SIGNED, "www.plain.", RecordType.A);
    Validation result = tree.validate("www.hashed.", RecordType.A);
    assertInstanceOf(ChainVerdict.Indeterminate.class, result.verdict());
    assertEquals(ChainReason.NO_ANCHOR, reason(result));
    assertEquals(ChainReason.NO_ANCHOR, reason(tree.validate("plain.", RecordType.DS)));
  }

  @Test
  void islandsWithAnAnchorOfTheirOwn() {
    SignedZone island = tree.zone("island.insecure.");
    tree.anchors(
        TrustAnchors.of(
            List.of(
                new TrustAnchor(Name.ROOT, tree.zone(".").ds(2)),
                new TrustAnchor(island.apex, island.ds(2)))));
    secure(ChainReason.ANSWER_SIGNED, "www.island.insecure.", RecordType.A);
    secure(ChainReason.ANSWER_SIGNED, "www.plain.", RecordType.A);
    assertEquals(
        ChainReason.DELEGATION_UNSIGNED, reason(tree.validate("www.insecure.", RecordType.A)));
  }
}
