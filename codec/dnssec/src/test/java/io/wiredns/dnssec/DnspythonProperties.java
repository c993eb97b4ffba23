package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Tool;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Signs RRsets of many types with our keys and with those of dnspython, changes one thing or
 * nothing, and compares our verdict with that of dnspython's validate_rrsig. {@code .ci/fuzz
 * SECONDS dnspython} does so with random seeds for as long.
 */
class DnspythonProperties {
  private static final Name ZONE = Name.of("Zone.TEST");
  private static final long NOW = 1_795_000_000L;
  private static final int[] ALGORITHMS = {8, 10, 13, 14, 15, 16};
  private static final int BATCH = 20;

  private static final Map<Integer, Signers.Signer> OURS = new HashMap<>();
  private static Dnspython peer;
  private static int verified;
  private static int rejected;

  /** What is given to both. */
  private record Case(Rrsig signature, RRset set, Name keyOwner, Dnskey key, long now) {}

  private static void start() throws IOException {
    if (peer == null) {
      Tool.requireDnspythonSignatures();
      peer = new Dnspython();
      for (int algorithm : ALGORITHMS) {
        OURS.put(algorithm, Signers.of(ZONE.toString(), DnssecAlgorithm.of(algorithm)));
      }
    }
  }

  @AfterContainer
  static void stop() throws IOException {
    if (peer != null) {
      peer.close();
      assertTrue(verified > 0 && rejected > 0, verified + " verified, " + rejected + " rejected");
    }
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void dnspythonSaysTheSame(@ForAll long seed)
      throws IOException, TextFormatException, NoSuchAlgorithmException {
    start();
    Random random = new Random(seed);
    for (int i = 0; i < BATCH; i++) {
      Case made = signed(random);
      compare(made, "as signed");
      for (int k = 0; k < 3; k++) {
        int change = random.nextInt(CHANGES);
        compare(changed(made, change, random), "change " + change);
      }
    }
  }

  private static void compare(Case given, String what) throws IOException {
    SignatureResult ours =
        RRsetSignature.verify(
            given.signature,
            given.set,
            given.keyOwner,
            given.key,
            Instant.ofEpochSecond(given.now));
    String theirs = peer.verify(given.signature, given.set, given.keyOwner, given.key, given.now);
    boolean verifiedByThem = theirs.startsWith("verified");
    if (verifiedByThem) {
      verified++;
    } else {
      rejected++;
    }
    assertEquals(
        verifiedByThem,
        ours.isVerified(),
        () -> what + ": " + given + "\nours: " + ours + "\ndnspython: " + theirs);
  }

  private static Case signed(Random random)
      throws IOException, TextFormatException, NoSuchAlgorithmException {
    int algorithm = ALGORITHMS[random.nextInt(ALGORITHMS.length)];
    long inception = NOW - random.nextInt(1000);
    long expiration = NOW + random.nextInt(1000);
    RRset set = new RandomRRsets(random).in(ZONE);
    // dnspython 2.3 counts the asterisk of a wildcard as a label when it signs.
    if (random.nextBoolean() && !set.name().isWildcard()) {
      Dnspython.Signed theirs =
          peer.sign(DnssecAlgorithm.of(algorithm), set, ZONE, inception, expiration);
      return new Case(theirs.signature(), set, ZONE, theirs.key(), NOW);
    }
    SigningKey key = OURS.get(algorithm).forZone();
    Rrsig signature =
        RRsetSignature.sign(
            set, key, Instant.ofEpochSecond(inception), Instant.ofEpochSecond(expiration));
    return new Case(signature, set, ZONE, OURS.get(algorithm).dnskey(257), NOW);
  }

  private static final int CHANGES = 22;

  private static Case changed(Case made, int change, Random random) throws TextFormatException {
    Rrsig s = made.signature;
    RRset set = made.set;
    Dnskey key = made.key;
    return switch (change) {
      case 0 -> with(made, rrsig(s, flipped(s.signature(), random)));
      case 1 -> with(made, rrsig(s, shorter(s.signature())));
      case 2 -> with(made, rrsig(s, longer(s.signature())));
      case 3 -> with(made, rrsig(s, Octets.EMPTY));
      case 4 ->
          with(made, fields(s, s.labels() - 1, s.originalTtl(), s.expiration(), s.inception()));
      case 5 ->
          with(made, fields(s, s.labels() + 1, s.originalTtl(), s.expiration(), s.inception()));
      case 6 ->
          with(made, fields(s, s.labels(), s.originalTtl() + 1, s.expiration(), s.inception()));
      case 7 ->
          with(made, fields(s, s.labels(), s.originalTtl(), s.expiration() + 1, s.inception()));
      case 8 -> at(made, s.expiration() + random.nextInt(3) - 1);
      case 9 -> at(made, s.inception() + random.nextInt(3) - 1);
      case 10 -> of(made, key(key, 0x0001, 3, key.publicKey()));
      case 11 -> of(made, key(key, key.flags(), 2, key.publicKey()));
      case 12 -> of(made, key(key, key.flags(), 3, flipped(key.publicKey(), random)));
      case 13 -> of(made, key(key, key.flags(), 3, shorter(key.publicKey())));
      case 14 -> with(made, resized(set, set.rdatas().subList(1, set.rdatas().size()), set));
      case 15 -> with(made, reordered(set, random));
      case 16 -> with(made, named(set, cased(set.name(), random)));
      case 17 -> with(made, named(set, Name.of("other", set.name())));
      case 18 -> with(made, new RRset(set.name(), set.type(), set.recordClass(), 7, set.rdatas()));
      case 19 -> with(made, expanded(set, random));
      case 20 -> new Case(s, set, Name.of("elsewhere.test"), key, made.now);
      default -> with(made, another(set, random));
    };
  }

  private static Case with(Case made, Rrsig signature) {
    return new Case(signature, made.set, made.keyOwner, made.key, made.now);
  }

  private static Case with(Case made, RRset set) {
    return new Case(made.signature, set, made.keyOwner, made.key, made.now);
  }

  private static Case of(Case made, Dnskey key) {
    // The tag of the signature is that of the changed key, or else nothing more would be compared.
    Rrsig s = made.signature;
    Rrsig tagged =
        new Rrsig(
            s.typeCovered(),
            s.algorithm(),
            s.labels(),
            s.originalTtl(),
            s.expiration(),
            s.inception(),
            key.keyTag(),
            s.signer(),
            s.signature());
    return new Case(tagged, made.set, made.keyOwner, key, made.now);
  }

  private static Case at(Case made, long now) {
    return new Case(made.signature, made.set, made.keyOwner, made.key, now);
  }

  private static Rrsig rrsig(Rrsig s, Octets signature) {
    return new Rrsig(
        s.typeCovered(),
        s.algorithm(),
        s.labels(),
        s.originalTtl(),
        s.expiration(),
        s.inception(),
        s.keyTag(),
        s.signer(),
        signature);
  }

  private static Rrsig fields(Rrsig s, int labels, long ttl, long expiration, long inception) {
    return new Rrsig(
        s.typeCovered(),
        s.algorithm(),
        Math.max(labels, 0),
        ttl,
        expiration,
        inception,
        s.keyTag(),
        s.signer(),
        s.signature());
  }

  private static Dnskey key(Dnskey key, int flags, int protocol, Octets octets) {
    return new Dnskey(flags, protocol, key.algorithm(), octets);
  }

  private static Octets flipped(Octets octets, Random random) {
    byte[] changed = octets.toArray();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    return Octets.of(changed);
  }

  private static Octets shorter(Octets octets) {
    return Octets.of(java.util.Arrays.copyOf(octets.toArray(), octets.length() - 1));
  }

  private static Octets longer(Octets octets) {
    return Octets.of(java.util.Arrays.copyOf(octets.toArray(), octets.length() + 1));
  }

  /** Returns the set with other data; the set itself if there would be none. */
  private static RRset resized(RRset set, List<RData> rdatas, RRset otherwise) {
    return rdatas.isEmpty()
        ? otherwise
        : new RRset(set.name(), set.type(), set.recordClass(), set.ttl(), rdatas);
  }

  private static RRset reordered(RRset set, Random random) {
    List<RData> rdatas = new ArrayList<>(set.rdatas());
    Collections.shuffle(rdatas, random);
    return resized(set, rdatas, set);
  }

  private static RRset named(RRset set, Name name) {
    return new RRset(name, set.type(), set.recordClass(), set.ttl(), set.rdatas());
  }

  private static Name cased(Name name, Random random) {
    String text = name.toString();
    return Name.of(
        random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
  }

  /** Returns the set as an answer made from it, if it is a wildcard. */
  private static RRset expanded(RRset set, Random random) {
    return set.name().isWildcard()
        ? named(set, Name.of(new RandomRRsets(random).word(), set.name().parent()))
        : set;
  }

  /** Returns the set with the data of another set of the same type added or in its place. */
  private static RRset another(RRset set, Random random) throws TextFormatException {
    RandomRRsets sets = new RandomRRsets(random);
    for (int i = 0; i < 500; i++) {
      RRset other = sets.in(ZONE);
      RecordType type = other.type();
      if (type.equals(set.type())) {
        List<RData> rdatas = new ArrayList<>(set.rdatas());
        rdatas.set(random.nextInt(rdatas.size()), other.rdatas().get(0));
        return resized(set, rdatas, set);
      }
    }
    return set;
  }
}
