package io.wiredns.dnssec.chain;

import static io.wiredns.dnssec.chain.SignedTree.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Inputs that cost much work: each ends at a limit, with a reason of its own. */
class LimitsTest {
  private final SignedTree tree = AnswerTest.tree();
  private final SignedZone plain = tree.zone("plain.");

  private Validation reached(ChainReason reason, String name) {
    return reached(Validator.builder(tree.anchors()).build(), reason, name);
  }

  private Validation reached(Validator validator, ChainReason reason, String name) {
    Validation result = tree.validate(validator, question(name, RecordType.A));
    assertInstanceOf(ChainVerdict.Indeterminate.class, result.verdict(), result.toString());
    assertEquals(reason, result.verdict().finding().reason());
    assertEquals(List.of(), result.needs());
    return result;
  }

  /** Returns keys with the tag of another: words swapped leave the sum of the words unchanged. */
  private static List<Dnskey> withTheTagOf(Dnskey key, int count) {
    List<Dnskey> keys = new ArrayList<>();
    byte[] octets = key.publicKey().toArray();
    for (int i = 0; keys.size() < count; i++) {
      byte[] swapped = octets.clone();
      int from = 2 * (i % 31);
      int to = from + 2;
      System.arraycopy(octets, from, swapped, to, 2);
      System.arraycopy(octets, to, swapped, from, 2);
      Dnskey other = new Dnskey(key.flags(), 3, key.algorithm(), Octets.of(swapped));
      assertEquals(key.keyTag(), other.keyTag());
      keys.add(other);
    }
    return keys;
  }

  private void keys(List<Dnskey> keys) {
    RRset set = new RRset(plain.apex, RecordType.DNSKEY, RecordClass.IN, 3600, List.copyOf(keys));
    tree.replace(
        "plain.",
        RecordType.DNSKEY,
        SignedTree.answer(question("plain.", RecordType.DNSKEY), plain, set));
  }

  private static Rrsig invalid(Rrsig good, int number) {
    byte[] octets = new byte[64];
    octets[1] = (byte) number;
    octets[63] = 1;
    return BogusTest.with(good, good.keyTag(), good.signer(), good.labels(), Octets.of(octets));
  }

  @Test
  void timesAreFarEnoughFromTheEndsOfInstant() {
    Validator validator = Validator.builder(tree.anchors()).build();
    Question www = question("www.plain.", RecordType.A);
    KnownRecords known = new KnownRecords();
    for (Question need : List.of(www, question(".", RecordType.DNSKEY))) {
      known.add(tree.respond(need));
    }
    long room = 1L << 31;
    for (Instant at : List.of(Instant.MIN.plusSeconds(room), Instant.MAX.minusSeconds(room))) {
      assertInstanceOf(
          ChainVerdict.Bogus.class, validator.validate(www, known, at).verdict(), at.toString());
    }
    for (Instant at :
        List.of(
            Instant.MIN,
            Instant.MIN.plusSeconds(room - 1),
            Instant.MAX.minusSeconds(room - 1),
            Instant.MAX)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> validator.validate(www, known, at))
              .getMessage();
      assertTrue(message.contains(at.toString()), message);
    }
  }

  @Test
  void collidingKeyTagsAndManySignatures() {
    List<Dnskey> keys = withTheTagOf(plain.dnskey(), 31);
    keys.add(0, plain.dnskey());
    keys(keys);
    tree.change(
        "www.plain.",
        RecordType.A,
        message -> {
          MessageBuilder out = message.toBuilder().clear(Section.ANSWER);
          RRset set = plain.set("www", RecordType.A);
          set.records().forEach(out::answer);
          Rrsig good = plain.sign(set);
          for (int i = 0; i < 100; i++) {
            out.answer(new ResourceRecord(set.name(), 300, invalid(good, i)));
          }
          return out.build();
        });
    Validation result = reached(ChainReason.TOO_MANY_SIGNATURES_OF_SET, "www.plain.");
    // Three for the root and the keys of plain., and the eight of one RRset.
    assertEquals(11, result.work().signatureCount());
    assertTrue(result.work().keyCount() <= 10, result.work().toString());
  }

  @Test
  void aGoodSignatureWithinTheLimitIsFound() {
    tree.change(
        "www.plain.",
        RecordType.A,
        message -> {
          MessageBuilder out = message.toBuilder().clear(Section.ANSWER);
          RRset set = plain.set("www", RecordType.A);
          set.records().forEach(out::answer);
          Rrsig good = plain.sign(set);
          for (int i = 0; i < 7; i++) {
            out.answer(new ResourceRecord(set.name(), 300, invalid(good, i)));
          }
          return out.answer(new ResourceRecord(set.name(), 300, good)).build();
        });
    assertTrue(tree.validate("www.plain.", RecordType.A).isSecure());
  }

  @Test
  void manyKeys() {
    keys(
        IntStream.range(0, 65)
            .mapToObj(i -> new Dnskey(256, 3, plain.dnskey().algorithm(), number(i)))
            .toList());
    Validation result = reached(ChainReason.TOO_MANY_KEYS, "www.plain.");
    assertEquals(0, result.steps().stream().filter(s -> s.zone().equals(plain.apex)).count());
  }

  private static Octets number(int i) {
    byte[] octets = new byte[64];
    octets[0] = (byte) i;
    return Octets.of(octets);
  }

  @Test
  void manyDsRecordsTimesManyKeys() {
    List<Dnskey> keys = withTheTagOf(plain.dnskey(), 31);
    keys(keys);
    SignedZone root = tree.zone(".");
    root.remove(plain.apex, RecordType.DS);
    for (int i = 0; i < 10; i++) {
      byte[] digest = new byte[32];
      digest[0] = (byte) i;
      root.put(
          plain.apex,
          new Ds(plain.dnskey().keyTag(), plain.dnskey().algorithm(), 2, Octets.of(digest)));
    }
    Validation result = reached(ChainReason.TOO_MANY_DIGESTS, "www.plain.");
    assertEquals(64, result.work().digestCount());
  }

  @Test
  void signaturesInAll() {
    Validator validator = Validator.builder(tree.anchors()).maxSignatures(4).build();
    Validation result = reached(validator, ChainReason.TOO_MANY_SIGNATURES, "out.plain.");
    assertEquals(4, result.work().signatureCount());
  }

  @Test
  void longNamesWithManyIterations() {
    SignedZone zone = SignedZone.of("deep.").nsec3(50, false);
    SignedTree deep = SignedTree.below(zone);
    String name = "a.".repeat(100) + "deep.";
    Validator validator = Validator.builder(deep.anchors()).maxHashRounds(1000).build();
    Validation result = deep.validate(validator, question(name, RecordType.A));
    assertEquals(ChainReason.TOO_MANY_HASHES, result.verdict().finding().reason());
    assertEquals(19 * 51, result.work().hashRoundCount());
    Validation whole = deep.validate(name, RecordType.A);
    assertTrue(whole.isSecure(), whole.toString());
    assertEquals(102 * 51, whole.work().hashRoundCount());
  }

  @Test
  void hugeRrsets() {
    RData[] data = IntStream.range(0, 1001).mapToObj(A::new).toArray(RData[]::new);
    plain.put(Name.of("huge.plain."), data);
    reached(ChainReason.RRSET_TOO_LARGE, "huge.plain.");
    SignedTree other = AnswerTest.tree();
    RData[] less = IntStream.range(0, 1000).mapToObj(A::new).toArray(RData[]::new);
    other.zone("plain.").put(Name.of("huge.plain."), less);
    assertTrue(other.validate("huge.plain.", RecordType.A).isSecure());
  }

  @Test
  void manyAliases() {
    for (int i = 0; i < 17; i++) {
      plain.put(Name.of("a" + i + ".plain."), new Cname(Name.of("a" + (i + 1) + ".plain.")));
    }
    plain.add("a17 300 A 192.0.2.1");
    reached(ChainReason.TOO_MANY_ALIASES, "a0.plain.");
    assertTrue(tree.validate("a1.plain.", RecordType.A).isSecure());
  }

  @Test
  void manyNames() {
    Validator validator = Validator.builder(tree.anchors()).maxNames(2).build();
    Validation result = reached(validator, ChainReason.TOO_MANY_NAMES, "www.child.plain.");
    assertEquals(2, result.work().nameCount());
    assertTrue(tree.validate(validator, question("www.plain.", RecordType.A)).isSecure());
  }

  @Test
  void eachLimitIsCheckedWhenItIsSet() {
    Validator.Builder builder = Validator.builder(tree.anchors());
    assertThrows(IllegalArgumentException.class, () -> builder.maxSignatures(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.maxAliases(-1));
    Validator none =
        builder
            .maxSignaturesOfSet(0)
            .maxKeys(1)
            .maxDigests(1)
            .maxNsec3Iterations(0)
            .maxRecordsOfSet(1)
            .build();
    reached(none, ChainReason.TOO_MANY_SIGNATURES_OF_SET, "www.plain.");
  }
}
