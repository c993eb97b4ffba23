package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.dnssec.Denial;
import io.wiredns.dnssec.Nsec3Hash;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.Signers;
import io.wiredns.dnssec.SigningKey;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A zone that signs its records when it answers, as an authoritative server of a signed zone would
 * (RFC 4035 section 3.1, RFC 5155 section 7.2).
 */
final class SignedZone {
  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final Instant INCEPTION = Instant.parse("2026-10-20T00:00:00Z");
  static final Instant EXPIRATION = Instant.parse("2026-11-20T00:00:00Z");
  static final Octets SALT = Octets.fromHex("aabb");

  private static final Map<String, Signers.Signer> SIGNERS = new HashMap<>();

  final Name apex;
  private final Map<Name, Map<RecordType, RRset>> nodes = new TreeMap<>();
  private final Map<RRset, Rrsig> signatures = new HashMap<>();
  private Signers.Signer signer;
  private int iterations = -1;
  private boolean optOut;

  private SignedZone(String apex) {
    this.apex = Name.of(apex);
    add("@ 3600 SOA ns.example. admin.example. 1 3600 600 86400 300");
    add("@ 3600 NS ns.example.");
  }

  static SignedZone unsigned(String apex) {
    return new SignedZone(apex);
  }

  static SignedZone of(String apex) {
    return of(apex, DnssecAlgorithm.ECDSAP256SHA256);
  }

  static synchronized SignedZone of(String apex, DnssecAlgorithm algorithm) {
    SignedZone zone = new SignedZone(apex);
    zone.signer = SIGNERS.computeIfAbsent(apex + algorithm, none -> Signers.of(apex, algorithm));
    zone.put(zone.apex, zone.dnskey());
    return zone;
  }

  SignedZone nsec3(int newIterations, boolean newOptOut) {
    iterations = newIterations;
    optOut = newOptOut;
    return this;
  }

  Dnskey dnskey() {
    return signer.dnskey(257);
  }

  Signers.Signer signer() {
    return signer;
  }

  SigningKey key() {
    return signer.forZone();
  }

  Ds ds(int digestType) {
    return Ds.of(apex, dnskey(), digestType);
  }

  /** Adds a record; names are relative to the zone. */
  SignedZone add(String text) {
    try {
      ResourceRecord record =
          ResourceRecord.parse(text, apex, io.wiredns.codec.rdata.Registry.standard());
      return put(record.name(), record.rdata());
    } catch (TextFormatException fault) {
      throw new AssertionError(text, fault);
    }
  }

  SignedZone put(Name owner, RData... data) {
    for (RData rdata : data) {
      Map<RecordType, RRset> node = nodes.computeIfAbsent(owner, none -> new TreeMap<>());
      List<RData> all = new ArrayList<>();
      if (node.containsKey(rdata.type())) {
        all.addAll(node.get(rdata.type()).rdatas());
      }
      all.add(rdata);
      node.put(rdata.type(), new RRset(owner, rdata.type(), RecordClass.IN, 3600, all));
    }
    return this;
  }

  SignedZone remove(Name owner, RecordType type) {
    nodes.get(owner).remove(type);
    return this;
  }

  /** Adds a delegation, with a DS if the child is signed. */
  SignedZone delegate(SignedZone child) {
    put(child.apex, new Ns(Name.of("ns.example.")));
    if (child.signer != null) {
      put(child.apex, child.ds(Ds.SHA256));
    }
    return this;
  }

  Rrsig sign(RRset set) {
    return sign(set, INCEPTION, EXPIRATION);
  }

  Rrsig sign(RRset set, Instant inception, Instant expiration) {
    try {
      return RRsetSignature.sign(set, key(), inception, expiration);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  /** Returns the records of a set, with their signature if the zone is signed. */
  List<ResourceRecord> signed(RRset set) {
    return signed(set, set.name());
  }

  /** Returns the records of a set that a wildcard may own, with another owner. */
  private List<ResourceRecord> signed(RRset set, Name owner) {
    List<ResourceRecord> records = new ArrayList<>();
    for (RData rdata : set.rdatas()) {
      records.add(new ResourceRecord(owner, set.ttl(), rdata));
    }
    boolean ofChild = set.type().equals(RecordType.NS) && !set.name().equals(apex);
    if (signer != null && !ofChild) {
      Rrsig signature = signatures.computeIfAbsent(set, this::sign);
      records.add(new ResourceRecord(owner, set.ttl(), signature));
    }
    return records;
  }

  RRset set(String owner, RecordType type) {
    return nodes.get(Name.of(owner, apex)).get(type);
  }

  Message answer(Question question) {
    Name name = question.name();
    Optional<Name> dname = dnameAbove(name);
    if (dname.isPresent()) {
      return renamed(question, dname.get());
    }
    if (exists(name)) {
      return atNode(question, nodes.getOrDefault(name, Map.of()), name, List.of());
    }
    Name nextCloser = nextCloser(name);
    Name wildcard = nextCloser.parent().wildcard();
    if (exists(wildcard)) {
      return atNode(
          question, nodes.getOrDefault(wildcard, Map.of()), wildcard, closer(name, nextCloser));
    }
    List<ResourceRecord> proofs = new ArrayList<>(closer(name, nextCloser));
    if (isHashed()) {
      proofs.addAll(matching(nextCloser.parent()));
    }
    proofs.addAll(covering(wildcard));
    return denial(question, Rcode.NXDOMAIN, proofs);
  }

  private boolean isHashed() {
    return iterations >= 0;
  }

  private List<ResourceRecord> closer(Name name, Name nextCloser) {
    return covering(isHashed() ? nextCloser : name);
  }

  private Message atNode(
      Question question,
      Map<RecordType, RRset> node,
      Name owner,
      List<ResourceRecord> proofsOfExpansion) {
    Name name = question.name();
    RRset found = node.get(question.type());
    boolean alias = found == null && node.containsKey(RecordType.CNAME);
    if (alias) {
      found = node.get(RecordType.CNAME);
    }
    MessageBuilder out = response(question);
    if (question.type().equals(RecordType.ANY)) {
      node.values().forEach(set -> signed(set, name).forEach(out::answer));
      proofsOfExpansion.forEach(out::authority);
      return out.build();
    }
    if (found != null) {
      signed(found, name).forEach(out::answer);
      proofsOfExpansion.forEach(out::authority);
      return out.build();
    }
    List<ResourceRecord> proofs = new ArrayList<>(proofsOfExpansion);
    if (isHashed() && !owner.equals(name)) {
      proofs.addAll(matching(owner.parent()));
    }
    proofs.addAll(isHashed() || nodes.containsKey(owner) ? matching(owner) : covering(owner));
    return denial(question, Rcode.NOERROR, proofs);
  }

  private Message renamed(Question question, Name owner) {
    MessageBuilder out = response(question);
    RRset set = nodes.get(owner).get(RecordType.DNAME);
    signed(set).forEach(out::answer);
    Name target = ((Dname) set.rdatas().get(0)).target();
    Name name = question.name();
    try {
      for (int i = name.labelCount() - owner.labelCount() - 1; i >= 0; i--) {
        target = target.child(name.label(i));
      }
    } catch (IllegalArgumentException tooLong) {
      return out.rcode(Rcode.YXDOMAIN).build();
    }
    return out.answer(new ResourceRecord(name, 3600, new Cname(target))).build();
  }

  static MessageBuilder response(Question question) {
    return Message.builder().response(true).question(question);
  }

  Message denial(Question question, Rcode rcode, List<ResourceRecord> proofs) {
    MessageBuilder out = response(question).rcode(rcode);
    signed(nodes.get(apex).get(RecordType.SOA)).forEach(out::authority);
    if (signer != null) {
      proofs.stream().distinct().forEach(record -> out.record(Section.AUTHORITY, record));
    }
    return out.build();
  }

  private Optional<Name> dnameAbove(Name name) {
    return nodes.entrySet().stream()
        .filter(node -> node.getValue().containsKey(RecordType.DNAME))
        .map(Map.Entry::getKey)
        .filter(owner -> name.isSubdomainOf(owner) && !name.equals(owner))
        .findFirst();
  }

  private boolean exists(Name name) {
    return nodes.keySet().stream().anyMatch(owner -> owner.isSubdomainOf(name));
  }

  private Name nextCloser(Name name) {
    Name nextCloser = name;
    while (!exists(nextCloser.parent())) {
      nextCloser = nextCloser.parent();
    }
    return nextCloser;
  }

  /** Returns the signed record at a name, an empty list if there is none. */
  List<ResourceRecord> matching(Name name) {
    if (signer == null) {
      return List.of();
    }
    if (isHashed()) {
      return nsec3At(hash(name)).orElseGet(() -> optedOut(name));
    }
    return nodes.containsKey(name) ? nsecAt(name) : List.of();
  }

  /** Returns the records for a name that Opt-Out leaves out: that of its parent, and the cover. */
  private List<ResourceRecord> optedOut(Name name) {
    List<ResourceRecord> records = new ArrayList<>(matching(name.parent()));
    records.addAll(covering(name));
    return records;
  }

  /** Returns the signed record that covers a name. */
  List<ResourceRecord> covering(Name name) {
    if (signer == null) {
      return List.of();
    }
    if (isHashed()) {
      return coveringHash(hash(name)).orElseThrow();
    }
    Name owner = apex;
    for (Name other : nodes.keySet()) {
      if (other.compareTo(name) < 0) {
        owner = other;
      }
    }
    return nsecAt(owner);
  }

  List<ResourceRecord> nsecAt(Name owner) {
    TreeSet<Name> owners = new TreeSet<>(nodes.keySet());
    Name next = Optional.ofNullable(owners.higher(owner)).orElse(apex);
    List<RecordType> types = new ArrayList<>(nodes.get(owner).keySet());
    types.add(RecordType.RRSIG);
    types.add(RecordType.NSEC);
    return signed(one(owner, new Nsec(next, TypeBitmap.of(types))));
  }

  static RRset one(Name owner, RData data) {
    return new RRset(owner, data.type(), RecordClass.IN, 3600, List.of(data));
  }

  Octets hash(Name name) {
    return Nsec3Hash.of(name, Nsec3Hash.SHA1, iterations, SALT);
  }

  /** Returns the hashes of all names that have an NSEC3 record, with their types. */
  private TreeMap<Octets, List<RecordType>> hashes() {
    TreeMap<Octets, List<RecordType>> hashes = new TreeMap<>();
    for (Name owner : nodes.keySet()) {
      Map<RecordType, RRset> node = nodes.get(owner);
      boolean unsignedDelegation =
          node.containsKey(RecordType.NS)
              && !node.containsKey(RecordType.DS)
              && !owner.equals(apex);
      if (optOut && unsignedDelegation) {
        continue;
      }
      List<RecordType> types = new ArrayList<>(node.keySet());
      if (!unsignedDelegation) {
        types.add(RecordType.RRSIG);
      }
      hashes.put(hash(owner), types);
      for (Name above = owner; !above.equals(apex); above = above.parent()) {
        hashes.putIfAbsent(hash(above), List.of());
      }
    }
    return hashes;
  }

  private Optional<List<ResourceRecord>> nsec3At(Octets hash) {
    TreeMap<Octets, List<RecordType>> hashes = hashes();
    if (!hashes.containsKey(hash)) {
      return Optional.empty();
    }
    Octets next = Optional.ofNullable(hashes.higherKey(hash)).orElse(hashes.firstKey());
    Nsec3 data =
        new Nsec3(
            1,
            optOut ? 1 : 0,
            Math.max(iterations, 0),
            SALT,
            next,
            TypeBitmap.of(hashes.get(hash)));
    return Optional.of(signed(one(hashedOwner(hash), data)));
  }

  private Optional<List<ResourceRecord>> coveringHash(Octets hash) {
    TreeMap<Octets, List<RecordType>> hashes = hashes();
    for (Octets owner : hashes.keySet()) {
      Octets next = Optional.ofNullable(hashes.higherKey(owner)).orElse(hashes.firstKey());
      if (Denial.covers(owner, next, hash)) {
        return nsec3At(owner);
      }
    }
    return Optional.empty();
  }

  Name hashedOwner(Octets hash) {
    String text = new Nsec3(1, 0, 0, Octets.EMPTY, hash, TypeBitmap.EMPTY).toText();
    return Name.of(text.split(" ")[4], apex);
  }
}
