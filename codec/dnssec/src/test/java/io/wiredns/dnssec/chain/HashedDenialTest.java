package io.wiredns.dnssec.chain;

import static io.wiredns.dnssec.chain.DenialTest.both;
import static io.wiredns.dnssec.chain.SignedTree.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.dnssec.Nsec3Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Denials with NSEC3 that prove less than they should, and the reasons that are found. */
class HashedDenialTest {
  private static final Name APEX = Name.of("hashed.");
  private static final Name NAME = Name.of("a.x.hashed.");

  private final SignedTree tree = AnswerTest.tree();
  private final SignedZone zone = tree.zone("hashed.");

  private static Octets hash(Name name) {
    return Nsec3Hash.of(name, 1, 3, SignedZone.SALT);
  }

  /** Returns the hash that is greater or less by one. */
  private static Octets beside(Octets hash, int by) {
    byte[] octets = hash.toArray();
    octets[octets.length - 1] += (byte) by;
    return Octets.of(octets);
  }

  private List<ResourceRecord> signed(Name owner, Nsec3 data) {
    return zone.signed(SignedZone.one(owner, data));
  }

  /** Returns a record at the hash of a name. */
  private List<ResourceRecord> at(Name name, RecordType... types) {
    Octets hash = hash(name);
    return signed(
        zone.hashedOwner(hash),
        new Nsec3(1, 0, 3, SignedZone.SALT, beside(hash, 1), TypeBitmap.of(types)));
  }

  /** Returns a record that covers the hash of a name and no other. */
  private List<ResourceRecord> cover(Name name) {
    Octets hash = hash(name);
    return signed(
        zone.hashedOwner(beside(hash, -1)),
        new Nsec3(1, 0, 3, SignedZone.SALT, beside(hash, 1), TypeBitmap.EMPTY));
  }

  private void deny(Rcode rcode, List<ResourceRecord> proofs) {
    tree.replace(
        NAME.toString(),
        RecordType.A,
        zone.denial(question(NAME.toString(), RecordType.A), rcode, proofs));
  }

  private ChainFinding bogus(ChainReason reason) {
    ChainFinding finding = BogusTest.bogus(tree.validate(NAME.toString(), RecordType.A));
    assertEquals(reason, finding.reason(), finding.toString());
    return finding;
  }

  private List<ResourceRecord> apex() {
    return at(APEX, RecordType.NS, RecordType.SOA, RecordType.DNSKEY);
  }

  @Test
  void theWholeProof() {
    deny(
        Rcode.NXDOMAIN,
        both(apex(), both(cover(Name.of("x.hashed.")), cover(Name.of("*.hashed.")))));
    Validation result = tree.validate(NAME.toString(), RecordType.A);
    assertTrue(result.isSecure(), result.toString());
    assertEquals(ChainReason.NAME_ABSENT, DenialTest.reason(result));
    // The name, its parent, the apex and the wildcard, each with three more iterations.
    assertEquals(16, result.work().hashRoundCount());
  }

  @Test
  void eachPartThatIsMissing() {
    deny(Rcode.NXDOMAIN, both(cover(Name.of("x.hashed.")), cover(Name.of("*.hashed."))));
    bogus(ChainReason.CLOSEST_ENCLOSER);
    setUpAgain(Rcode.NXDOMAIN, both(apex(), cover(Name.of("*.hashed."))));
    ChainFinding finding = bogus(ChainReason.NEXT_CLOSER);
    assertEquals("no NSEC3 record of hashed. covers the hash of x.hashed.", finding.detail());
    setUpAgain(Rcode.NXDOMAIN, both(apex(), cover(Name.of("x.hashed."))));
    bogus(ChainReason.WILDCARD_NOT_DENIED);
    setUpAgain(Rcode.NOERROR, both(apex(), cover(Name.of("x.hashed."))));
    bogus(ChainReason.WILDCARD_NOT_DENIED);
  }

  private void setUpAgain(Rcode rcode, List<ResourceRecord> proofs) {
    tree.forget(NAME.toString(), RecordType.A);
    deny(rcode, proofs);
  }

  @Test
  void wildcardsThatHaveTheTypeOrAnAlias() {
    List<ResourceRecord> closer = both(apex(), cover(Name.of("x.hashed.")));
    deny(Rcode.NOERROR, both(closer, at(Name.of("*.hashed."), RecordType.A)));
    bogus(ChainReason.TYPE_EXISTS);
    setUpAgain(Rcode.NOERROR, both(closer, at(Name.of("*.hashed."), RecordType.CNAME)));
    bogus(ChainReason.ALIAS_EXISTS);
  }

  @Test
  void typesThatTheNameHas() {
    deny(Rcode.NOERROR, at(NAME, RecordType.A));
    bogus(ChainReason.TYPE_EXISTS);
    setUpAgain(Rcode.NOERROR, at(NAME, RecordType.CNAME));
    bogus(ChainReason.ALIAS_EXISTS);
    setUpAgain(Rcode.NOERROR, at(NAME, RecordType.NS));
    bogus(ChainReason.DENIAL_BY_ANCESTOR);
  }

  @Test
  void enclosersThatHideNames() {
    Name encloser = Name.of("x.hashed.");
    List<ResourceRecord> covers = both(cover(NAME), cover(encloser.wildcard()));
    deny(Rcode.NXDOMAIN, both(at(encloser, RecordType.NS), covers));
    bogus(ChainReason.DENIAL_BY_ANCESTOR);
    setUpAgain(Rcode.NXDOMAIN, both(at(encloser, RecordType.DNAME), covers));
    bogus(ChainReason.DENIAL_BY_ANCESTOR);
  }

  @Test
  void unknownHashesAndFlagsAreIgnored() {
    Octets hash = hash(NAME);
    Name owner = zone.hashedOwner(hash);
    deny(
        Rcode.NOERROR,
        signed(owner, new Nsec3(2, 0, 3, SignedZone.SALT, beside(hash, 1), TypeBitmap.EMPTY)));
    bogus(ChainReason.NSEC3_UNKNOWN);
    setUpAgain(
        Rcode.NOERROR,
        signed(owner, new Nsec3(1, 2, 3, SignedZone.SALT, beside(hash, 1), TypeBitmap.EMPTY)));
    bogus(ChainReason.NSEC3_UNKNOWN);
  }

  @Test
  void ownersThatAreNoHashesAreIgnored() {
    Octets hash = hash(NAME);
    Nsec3 data = new Nsec3(1, 0, 3, SignedZone.SALT, beside(hash, 1), TypeBitmap.EMPTY);
    deny(Rcode.NOERROR, signed(Name.of("nohash.hashed."), data));
    bogus(ChainReason.NSEC3_UNKNOWN);
    Name below = zone.hashedOwner(hash).parent().child(Octets.utf8("x"));
    setUpAgain(Rcode.NOERROR, signed(below.child(zone.hashedOwner(hash).label(0)), data));
    bogus(ChainReason.NSEC3_UNKNOWN);
  }

  @Test
  void parametersMustBeTheSame() {
    Octets hash = Nsec3Hash.of(NAME, 1, 4, SignedZone.SALT);
    deny(
        Rcode.NOERROR,
        both(
            apex(),
            signed(
                zone.hashedOwner(hash),
                new Nsec3(1, 0, 4, SignedZone.SALT, beside(hash, 1), TypeBitmap.EMPTY))));
    bogus(ChainReason.NSEC3_MIXED);
  }

  @Test
  void manyIterationsAreInsecureIfTheyAreSigned() {
    Octets hash = Nsec3Hash.of(NAME, 1, 51, SignedZone.SALT);
    Name owner = zone.hashedOwner(hash);
    Nsec3 data = new Nsec3(1, 0, 51, SignedZone.SALT, beside(hash, 1), TypeBitmap.EMPTY);
    deny(Rcode.NOERROR, signed(owner, data));
    Validation result = tree.validate(NAME.toString(), RecordType.A);
    assertInstanceOf(ChainVerdict.Insecure.class, result.verdict());
    assertEquals(ChainReason.NSEC3_ITERATIONS, DenialTest.reason(result));
    assertEquals(0, result.work().hashRoundCount());
    setUpAgain(Rcode.NOERROR, SignedZone.one(owner, data).records());
    bogus(ChainReason.SIGNATURE_MISSING);
  }

  @Test
  void fiftyIterationsAreSecure() {
    Octets hash = Nsec3Hash.of(NAME, 1, 50, SignedZone.SALT);
    deny(
        Rcode.NOERROR,
        signed(
            zone.hashedOwner(hash),
            new Nsec3(1, 0, 50, SignedZone.SALT, beside(hash, 1), TypeBitmap.EMPTY)));
    assertTrue(tree.validate(NAME.toString(), RecordType.A).isSecure());
  }

  @Test
  void optOutDoesNotReplaceTheDenialOfTheWildcardOfNxdomain() {
    Octets hash = hash(Name.of("x.hashed."));
    List<ResourceRecord> optOut =
        signed(
            zone.hashedOwner(beside(hash, -1)),
            new Nsec3(1, 1, 3, SignedZone.SALT, beside(hash, 1), TypeBitmap.EMPTY));
    deny(Rcode.NXDOMAIN, both(apex(), optOut));
    bogus(ChainReason.RCODE_CONTRADICTED);
    setUpAgain(Rcode.NOERROR, both(apex(), optOut));
    Validation result = tree.validate(NAME.toString(), RecordType.A);
    assertInstanceOf(ChainVerdict.Insecure.class, result.verdict());
    assertEquals(ChainReason.OPT_OUT, DenialTest.reason(result));
  }

  @Test
  void theApexOfTheChildDoesNotDenyItsDs() {
    SignedZone child = SignedZone.of("child.hashed.").nsec3(0, false);
    SignedTree other = SignedTree.below(zone, child);
    zone.delegate(child);
    other.replace(
        "child.hashed.",
        RecordType.DS,
        child.denial(
            question("child.hashed.", RecordType.DS), Rcode.NOERROR, child.matching(child.apex)));
    ChainFinding finding = BogusTest.bogus(other.validate("child.hashed.", RecordType.DS));
    assertEquals(ChainReason.DENIAL_BY_CHILD, finding.reason());
  }
}
