package io.wiredns.dnssec.chain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.dnssec.CanonicalForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Changed and fuzzed records of good chains. */
class ChainProperties {
  private static final SignedTree TREE = AnswerTest.tree();
  private static final Validator VALIDATOR = Validator.builder(TREE.anchors()).build();
  private static final Map<Question, Map<Question, Message>> CHAINS = new LinkedHashMap<>();

  /** Returns the responses that the validation of an answer needs. */
  private static synchronized Map<Question, Message> chain(Question question) {
    return CHAINS.computeIfAbsent(question, ChainProperties::walk);
  }

  private static Map<Question, Message> walk(Question question) {
    Map<Question, Message> chain = new LinkedHashMap<>();
    Validation result = validate(question, chain);
    while (!result.needs().isEmpty()) {
      result.needs().forEach(need -> chain.put(need, TREE.respond(need)));
      result = validate(question, chain);
    }
    assertTrue(result.isSecure(), result.toString());
    return chain;
  }

  private static Validation validate(Question question, Map<Question, Message> chain) {
    KnownRecords known = new KnownRecords();
    chain.values().forEach(known::add);
    return VALIDATOR.validate(question, known, SignedZone.NOW);
  }

  @Provide
  Arbitrary<Question> questions() {
    return Arbitraries.of(
        SignedTree.question("www.plain.", RecordType.A),
        SignedTree.question("www.child.plain.", RecordType.A),
        SignedTree.question("out.plain.", RecordType.A),
        SignedTree.question("gone.plain.", RecordType.A),
        SignedTree.question("www.renamed.plain.", RecordType.A),
        SignedTree.question("nothing.plain.", RecordType.A),
        SignedTree.question("www.plain.", RecordType.AAAA),
        SignedTree.question("ent.plain.", RecordType.A),
        SignedTree.question("a.wild.plain.", RecordType.A),
        SignedTree.question("a.wild.plain.", RecordType.TXT),
        SignedTree.question("plain.", RecordType.DNSKEY),
        SignedTree.question("insecure.", RecordType.DS),
        SignedTree.question("www.hashed.", RecordType.AAAA),
        SignedTree.question("a.b.nothing.hashed.", RecordType.A),
        SignedTree.question("a.wild.hashed.", RecordType.A),
        SignedTree.question("a.wild.hashed.", RecordType.TXT));
  }

  /** A place in a message: a record of the answer or authority section. */
  private record Place(Question response, Section section, int index) {}

  private static List<Place> places(Map<Question, Message> chain) {
    List<Place> places = new ArrayList<>();
    chain.forEach(
        (question, message) -> {
          for (Section section : List.of(Section.ANSWER, Section.AUTHORITY)) {
            for (int i = 0; i < message.records(section).size(); i++) {
              places.add(new Place(question, section, i));
            }
          }
        });
    return places;
  }

  @Property(tries = 500)
  void noChangedRecordIsSecure(@ForAll("questions") Question question, @ForAll long seed) {
    Random random = new Random(seed);
    Map<Question, Message> chain = new LinkedHashMap<>(chain(question));
    List<Place> places = places(chain);
    Place place = places.get(random.nextInt(places.size()));
    Message message = chain.get(place.response);
    List<ResourceRecord> records = new ArrayList<>(message.records(place.section));
    ResourceRecord old = records.remove(place.index);
    // A denial is secure without its SOA, which is why it may go, but not be changed.
    boolean removed = random.nextInt(8) == 0 && !old.type().equals(RecordType.SOA);
    if (!removed) {
      records.add(place.index, changed(old, random));
    }
    // The CNAME that a DNAME makes is not needed.
    Assume.that(!removed || !old.type().equals(RecordType.CNAME));
    MessageBuilder out = message.toBuilder().clear(place.section);
    records.forEach(record -> out.record(place.section, record));
    chain.put(place.response, out.build());
    Validation result = validate(question, chain);
    assertFalse(result.isSecure(), old + " changed in " + place.response + ": " + result);
  }

  private static ResourceRecord changed(ResourceRecord old, Random random) {
    if (random.nextInt(4) == 0) {
      return new ResourceRecord(
          old.name().child(Octets.utf8("z")), old.recordClass(), old.ttl(), old.rdata());
    }
    RData data =
        old.rdata() instanceof Rrsig rrsig ? changed(rrsig, random) : flipped(old.rdata(), random);
    return new ResourceRecord(old.name(), old.recordClass(), old.ttl(), data);
  }

  /** Changes one field of a signature. */
  private static Rrsig changed(Rrsig old, Random random) {
    int field = random.nextInt(7);
    byte[] octets = old.signature().toArray();
    if (field == 0) {
      octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
    }
    long span = 1 + random.nextInt(1_000_000);
    return new Rrsig(
        old.typeCovered(),
        old.algorithm(),
        field == 1 ? old.labels() ^ 1 : old.labels(),
        field == 2 ? old.originalTtl() + 1 : old.originalTtl(),
        field == 3 ? old.expiration() + span : old.expiration(),
        field == 4 ? old.inception() - span : old.inception(),
        field == 5 ? old.keyTag() ^ 1 << random.nextInt(16) : old.keyTag(),
        field == 6 ? old.signer().child(Octets.utf8("z")) : old.signer(),
        Octets.of(octets));
  }

  /** Flips a bit of RDATA that its canonical form keeps. */
  private static RData flipped(RData old, Random random) {
    byte[] octets = old.toOctets().toArray();
    octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
    RData data = null;
    try {
      String text = "\\# " + octets.length + " " + Octets.of(octets).toHex();
      data = RData.parse(old.type(), text);
    } catch (TextFormatException malformed) {
      Assume.that(false);
    }
    Assume.that(!CanonicalForm.rdata(data).equals(CanonicalForm.rdata(old)));
    return data;
  }

  @Property(tries = 500)
  void fuzzedMessagesEndWithinTheLimits(@ForAll("questions") Question question, @ForAll long seed) {
    Random random = new Random(seed);
    Map<Question, Message> chain = new LinkedHashMap<>(chain(question));
    List<Message> all = List.copyOf(chain.values());
    chain.replaceAll(
        (asked, message) -> random.nextBoolean() ? message : mixed(message, all, random));
    Validation result = validate(question, chain);
    ValidationWork work = result.work();
    assertTrue(work.signatureCount() <= Limits.STANDARD.maxSignatures(), work.toString());
    assertTrue(work.digestCount() <= Limits.STANDARD.maxDigests(), work.toString());
    assertTrue(work.hashRoundCount() <= Limits.STANDARD.maxHashRounds(), work.toString());
    assertTrue(work.nameCount() <= Limits.STANDARD.maxNames(), work.toString());
    assertTrue(
        result.needs().stream().noneMatch(chain::containsKey), "what is known is not needed");
  }

  /** Adds records of other messages, and flips octets if the message can still be read. */
  private static Message mixed(Message message, List<Message> all, Random random) {
    MessageBuilder out = message.toBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      Message other = all.get(random.nextInt(all.size()));
      Section section = random.nextBoolean() ? Section.ANSWER : Section.AUTHORITY;
      List<ResourceRecord> records = other.records(section);
      if (!records.isEmpty()) {
        ResourceRecord record = records.get(random.nextInt(records.size()));
        out.record(
            random.nextBoolean() ? Section.ANSWER : Section.AUTHORITY,
            record.rdata() instanceof Rrsig rrsig
                ? new ResourceRecord(record.name(), 300, changed(rrsig, random))
                : record);
      }
    }
    byte[] octets = out.build().toWire();
    int end = 12 + message.questions().get(0).name().length() + 4;
    for (int i = random.nextInt(6); i > 0 && octets.length > end; i--) {
      octets[end + random.nextInt(octets.length - end)] ^= (byte) (1 << random.nextInt(8));
    }
    try {
      return Message.parse(octets);
    } catch (WireFormatException malformed) {
      return message;
    }
  }
}
