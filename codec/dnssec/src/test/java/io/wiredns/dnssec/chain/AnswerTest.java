package io.wiredns.dnssec.chain;

import static io.wiredns.dnssec.chain.ChainReason.ANSWER_SIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good answers of a signed tree, of each kind, with NSEC and with NSEC3. */
class AnswerTest {
  static SignedTree tree() {
    SignedZone plain = zone(SignedZone.of("plain."));
    SignedZone hashed = zone(SignedZone.of("hashed.").nsec3(3, false));
    SignedZone optout = zone(SignedZone.of("optout.").nsec3(0, true));
    SignedZone insecure = zone(SignedZone.unsigned("insecure."));
    SignedZone island = SignedZone.of("island.insecure.").add("www 300 A 192.0.2.9");
    SignedZone child = zone(SignedZone.of("child.plain."));
    plain.delegate(child);
    SignedZone openChild = zone(SignedZone.unsigned("open.hashed."));
    hashed.delegate(openChild);
    SignedZone openOptout = zone(SignedZone.unsigned("open.optout."));
    optout.delegate(openOptout);
    insecure.delegate(island);
    return SignedTree.below(plain, hashed, optout, insecure, island, child, openChild, openOptout);
  }

  private static SignedZone zone(SignedZone zone) {
    return zone.add("www 300 A 192.0.2.1")
        .add("www 300 A 192.0.2.2")
        .add("mail 300 MX 10 www")
        .add("alias 300 CNAME www")
        .add("out 300 CNAME www.child.plain.")
        .add("gone 300 CNAME nothing.hashed.")
        .add("away 300 CNAME www.insecure.")
        .add("loop 300 CNAME pool")
        .add("pool 300 CNAME loop")
        .add("renamed 300 DNAME plain.")
        .add("a.ent 300 TXT x")
        .add("*.wild 300 A 192.0.2.3")
        .add("*.wildalias 300 CNAME www");
  }

  @ParameterizedTest
  @CsvSource({
    "www.plain., A, ANSWER_SIGNED",
    "WWW.Plain., A, ANSWER_SIGNED",
    "plain., SOA, ANSWER_SIGNED",
    "plain., DNSKEY, ANSWER_SIGNED",
    "plain., DS, ANSWER_SIGNED",
    "., DNSKEY, ANSWER_SIGNED",
    "., DS, TYPE_ABSENT",
    "., NS, ANSWER_SIGNED",
    "www.child.plain., A, ANSWER_SIGNED",
    "child.plain., DS, ANSWER_SIGNED",
    "www.plain., AAAA, TYPE_ABSENT",
    "www.plain., DS, TYPE_ABSENT",
    "plain., AAAA, TYPE_ABSENT",
    "alias.plain., A, ANSWER_SIGNED",
    "alias.plain., CNAME, ANSWER_SIGNED",
    "alias.plain., AAAA, TYPE_ABSENT",
    "out.plain., A, ANSWER_SIGNED",
    "gone.plain., A, NAME_ABSENT",
    "loop.plain., A, ALIAS_LOOP",
    "www.renamed.plain., A, ANSWER_SIGNED",
    "www.renamed.plain., CNAME, ANSWER_SIGNED",
    "renamed.plain., DNAME, ANSWER_SIGNED",
    "renamed.plain., A, TYPE_ABSENT",
    "ent.plain., A, EMPTY_NON_TERMINAL",
    "ent.plain., DS, EMPTY_NON_TERMINAL",
    "nothing.plain., A, NAME_ABSENT",
    "a.b.c.nothing.plain., A, NAME_ABSENT",
    "nothing.plain., DS, NAME_ABSENT",
    "a.wild.plain., A, WILDCARD_EXPANDED",
    "b.a.wild.plain., A, WILDCARD_EXPANDED",
    "*.wild.plain., A, ANSWER_SIGNED",
    "a.wild.plain., TXT, WILDCARD_TYPE_ABSENT",
    "a.wildalias.plain., A, ANSWER_SIGNED",
    "www.plain., ANY, ANSWER_SIGNED",
    "www.hashed., A, ANSWER_SIGNED",
    "www.hashed., AAAA, TYPE_ABSENT",
    "hashed., AAAA, TYPE_ABSENT",
    "ent.hashed., A, EMPTY_NON_TERMINAL",
    "nothing.hashed., A, NAME_ABSENT",
    "a.b.c.nothing.hashed., A, NAME_ABSENT",
    "a.wild.hashed., A, WILDCARD_EXPANDED",
    "b.a.wild.hashed., A, WILDCARD_EXPANDED",
    "a.wild.hashed., TXT, WILDCARD_TYPE_ABSENT",
    "gone.hashed., A, NAME_ABSENT",
    "www.optout., A, ANSWER_SIGNED",
    "www.optout., AAAA, TYPE_ABSENT",
  })
  void answersOfSignedZonesAreSecure(String name, String type, ChainReason reason) {
    Validation result = tree().validate(name, RecordType.parse(type));
    assertInstanceOf(ChainVerdict.Secure.class, result.verdict(), result.toString());
    assertEquals(reason, result.verdict().finding().reason(), result.toString());
    assertTrue(result.isSecure());
    assertEquals(Optional.of(SignedZone.EXPIRATION), result.expiration());
    assertEquals(Name.ROOT, result.steps().get(0).zone());
  }

  @ParameterizedTest
  @CsvSource({
    "www.insecure., A, DELEGATION_UNSIGNED",
    "nothing.insecure., A, DELEGATION_UNSIGNED",
    "insecure., SOA, DELEGATION_UNSIGNED",
    "www.island.insecure., A, DELEGATION_UNSIGNED",
    "island.insecure., DS, DELEGATION_UNSIGNED",
    "away.plain., A, DELEGATION_UNSIGNED",
    "www.open.hashed., A, DELEGATION_UNSIGNED",
    "www.open.optout., A, OPT_OUT",
    "nothing.optout., A, OPT_OUT",
    "nothing.optout., DS, OPT_OUT",
    "open.optout., DS, OPT_OUT",
    "a.wild.optout., A, OPT_OUT",
    "a.wild.optout., TXT, OPT_OUT",
    "www.plain., RRSIG, SIGNATURES_UNSIGNED",
  })
  void whatNoSignatureCanReachIsInsecure(String name, String type, ChainReason reason) {
    SignedTree tree = tree();
    Question question = SignedTree.question(name, RecordType.parse(type));
    if (type.equals("RRSIG")) {
      tree.change(
          name,
          RecordType.RRSIG,
          none ->
              SignedTree.answer(
                  question, tree.zone("plain."), tree.zone("plain.").set("www", RecordType.A)));
    }
    Validation result = tree.validate(name, RecordType.parse(type));
    assertInstanceOf(ChainVerdict.Insecure.class, result.verdict(), result.toString());
    assertEquals(reason, result.verdict().finding().reason(), result.toString());
  }

  @Test
  void theDenialOfADsIsSecureThoughTheDelegationIsNot() {
    Validation result = tree().validate("insecure.", RecordType.DS);
    assertTrue(result.isSecure(), result.toString());
    assertEquals(ChainReason.TYPE_ABSENT, result.verdict().finding().reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "10", "13", "14", "15", "16"})
  void eachAlgorithmOfTheJavaPlatformCarriesAChain(int number) {
    DnssecAlgorithm algorithm = DnssecAlgorithm.of(number);
    SignedTree tree =
        SignedTree.below(SignedZone.of("test.", algorithm).add("www 300 A 192.0.2.1"));
    Validation result = tree.validate("www.test.", RecordType.A);
    assertTrue(result.isSecure(), result.toString());
    assertEquals(algorithm, result.steps().get(1).keys().get(0).algorithm(), result.toString());
    assertEquals(ANSWER_SIGNED, result.verdict().finding().reason());
  }

  @Test
  void theChainSaysWhatWasUsed() {
    SignedTree tree = tree();
    Validation result = tree.validate("www.child.plain.", RecordType.A);
    assertEquals(
        List.of(".", "plain.", "child.plain."),
        result.steps().stream().map(step -> step.zone().toString()).toList());
    ChainStep last = result.steps().get(2);
    assertEquals(List.of(tree.zone("child.plain.").ds(2)), last.ds());
    assertEquals(List.of(tree.zone("child.plain.").dnskey()), last.keys());
    assertEquals(
        List.of("DNSKEY", "A"),
        last.signatures().stream().map(used -> used.signature().typeCovered().toString()).toList());
    assertEquals(SignedZone.INCEPTION, last.signatures().get(0).inception());
    assertEquals(new ValidationWork(6, 3, 3, 0, 3), result.work());
  }

  @Test
  void whatIsNeededIsAskedForTogetherWhereTheSignerIsKnown() {
    SignedTree tree = tree();
    Question question = SignedTree.question("www.child.plain.", RecordType.A);
    Validator validator = Validator.builder(tree.anchors()).build();
    KnownRecords known = new KnownRecords();
    assertEquals(List.of(question), validator.validate(question, known, SignedZone.NOW).needs());
    known.add(tree.respond(question));
    assertEquals(
        List.of(
            SignedTree.question(".", RecordType.DNSKEY),
            SignedTree.question("plain.", RecordType.DS),
            SignedTree.question("child.plain.", RecordType.DS)),
        validator.validate(question, known, SignedZone.NOW).needs());
  }
}
