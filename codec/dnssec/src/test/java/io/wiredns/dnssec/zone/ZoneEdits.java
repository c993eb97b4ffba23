package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.rdata.Zonemd;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.dnssec.Nsec3Hash;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.SigningKey;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changes a signed zone by the commands of a table. Owners are relative to the zone, and {@code
 * #name} is the owner of the NSEC3 record of a name.
 *
 * <pre>
 *   remove OWNER TYPE                  the RRset and its signatures
 *   bare OWNER TYPE [ALGORITHM]        its signatures
 *   add OWNER TTL TYPE RDATA           a record
 *   set OWNER TYPE RDATA               one record instead of the RRset; the TTL and signatures stay
 *   ttl OWNER TYPE TTL
 *   sign OWNER TYPE [BEGIN END]        new signatures, by all keys of the zone for this type
 *   cross OWNER TYPE                   new signatures, by the keys of the zone for other types
 *   sig OWNER TYPE FIELD VALUE         a field of its signatures
 *   types OWNER TYPE...                the types of NSEC or NSEC3
 *   next OWNER NAME                    the next name of NSEC, or hash of NSEC3
 *   flags OWNER FLAGS                  the flags of NSEC3
 *   rename OWNER TYPE OWNER            the owner of an RRset and its signatures
 *   strip OWNER TYPE                   the RRset without its signatures
 *   second OWNER TYPE                  another signature, which is wrong
 *   digest                             the digest of ZONEMD
 *   optout off                         all NSEC3 records without flags, signed
 * </pre>
 */
final class ZoneEdits {
  static final String ORIGIN = "zone.test";
  private static final Name ZONE = Name.of(ORIGIN);
  private static final long BEGIN = 1_704_067_200;
  private static final long END = 2_051_222_400;

  private final List<ResourceRecord> records;
  private final Map<Boolean, List<SigningKey>> keys;

  private ZoneEdits(String base) {
    String file = "signed/" + base + ".zone";
    records = new ArrayList<>(ZoneFileOf.resource(file, ORIGIN));
    keys = ZonePrivateKeys.of(file, ZONE);
  }

  /** Returns the records of a zone after some changes, which are separated by semicolons. */
  static List<ResourceRecord> of(String base, String commands) {
    ZoneEdits edits = new ZoneEdits(base);
    for (String command : commands.split(";")) {
      String[] words = command.strip().split(" +", 4);
      try {
        edits.run(words);
      } catch (TextFormatException | NoSuchAlgorithmException wrong) {
        throw new AssertionError(command, wrong);
      }
    }
    return edits.records;
  }

  private void run(String[] words) throws TextFormatException, NoSuchAlgorithmException {
    if (words[0].equals("digest")) {
      digest();
      return;
    }
    if (words[0].equals("optout")) {
      withoutOptOut();
      return;
    }
    Name owner = name(words[1]);
    String rest = words.length > 3 ? words[3] : "";
    switch (words[0]) {
      case "types" -> types(owner, words.length < 3 ? "" : (words[2] + " " + rest).strip());
      case "next" -> next(owner, words[2]);
      case "flags" -> flags(owner, Integer.parseInt(words[2]));
      case "add" -> {
        String[] typed = rest.split(" ", 2);
        add(owner, Long.parseLong(words[2]), RecordType.parse(typed[0]), typed[1]);
      }
      default -> run(words[0], owner, RecordType.parse(words[2]), rest);
    }
  }

  private void run(String verb, Name owner, RecordType type, String rest)
      throws TextFormatException, NoSuchAlgorithmException {
    switch (verb) {
      case "remove" -> {
        require(records.removeIf(record -> is(record, owner, type)), owner, type);
        bare(owner, type, "");
      }
      case "strip" -> records.removeIf(record -> is(record, owner, type));
      case "second" -> second(owner, type);
      case "bare" -> bare(owner, type, rest);
      case "set" -> {
        long ttl = set(owner, type).ttl();
        records.removeIf(record -> is(record, owner, type));
        add(owner, ttl, type, rest);
      }
      case "ttl" -> change(owner, type, record -> record.withTtl(Long.parseLong(rest)));
      case "sign" -> sign(owner, type, rest, isOfSecureEntry(type));
      case "cross" -> sign(owner, type, rest, !isOfSecureEntry(type));
      case "sig" -> signatures(owner, type, rest.split(" ", 2));
      case "rename" -> rename(owner, type, name(rest));
      default -> throw new AssertionError(verb);
    }
  }

  private static Name name(String word) {
    if (word.startsWith("#")) {
      return Name.of(
          base32(Nsec3Hash.of(name(word.substring(1)), Nsec3Hash.SHA1, 0, Octets.EMPTY)), ZONE);
    }
    return word.equals("@") ? ZONE : Name.of(word, ZONE);
  }

  private static String base32(Octets hash) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < hash.length(); i++) {
      bits.append(Integer.toBinaryString(0x100 | hash.octetAt(i)).substring(1));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 5) {
      text.append(Integer.toString(Integer.parseInt(bits.substring(i, i + 5), 2), 32));
    }
    return text.toString();
  }

  private static boolean is(ResourceRecord record, Name owner, RecordType type) {
    return record.type().equals(type) && record.name().equals(owner);
  }

  private static boolean signs(ResourceRecord record, Name owner, RecordType type) {
    return record.name().equals(owner)
        && record.rdata() instanceof Rrsig signature
        && signature.typeCovered().equals(type);
  }

  private static void require(boolean found, Name owner, RecordType type) {
    if (!found) {
      throw new AssertionError("the zone has no " + owner + " " + type);
    }
  }

  private RRset set(Name owner, RecordType type) {
    List<ResourceRecord> set = records.stream().filter(record -> is(record, owner, type)).toList();
    require(!set.isEmpty(), owner, type);
    return RRset.group(set).get(0);
  }

  private void add(Name owner, long ttl, RecordType type, String text) throws TextFormatException {
    RData rdata = RData.parse(type, text, ZONE, Registry.standard());
    records.add(new ResourceRecord(owner, RecordClass.IN, ttl, rdata));
  }

  private void bare(Name owner, RecordType type, String algorithm) {
    records.removeIf(
        record ->
            signs(record, owner, type)
                && (algorithm.isEmpty()
                    || ((Rrsig) record.rdata()).algorithm().value()
                        == Integer.parseInt(algorithm)));
  }

  private void change(Name owner, RecordType type, UnaryOperator<ResourceRecord> change) {
    boolean found = false;
    for (int i = 0; i < records.size(); i++) {
      if (is(records.get(i), owner, type)) {
        records.set(i, change.apply(records.get(i)));
        found = true;
      }
    }
    require(found, owner, type);
  }

  private static boolean isOfSecureEntry(RecordType type) {
    return List.of(RecordType.DNSKEY, RecordType.CDS, RecordType.CDNSKEY).contains(type);
  }

  private void sign(Name owner, RecordType type, String times, boolean bySecureEntry)
      throws NoSuchAlgorithmException {
    bare(owner, type, "");
    String[] words = times.isEmpty() ? new String[] {"" + BEGIN, "" + END} : times.split(" ");
    RRset set = set(owner, type);
    for (SigningKey key : keys.get(bySecureEntry)) {
      Rrsig signature =
          RRsetSignature.sign(
              set,
              key,
              Instant.ofEpochSecond(Long.parseLong(words[0])),
              Instant.ofEpochSecond(Long.parseLong(words[1])));
      records.add(new ResourceRecord(set.name(), RecordClass.IN, set.ttl(), signature));
    }
  }

  /** Changes a field of the signatures of an RRset. */
  private void signatures(Name owner, RecordType type, String[] field) {
    boolean found = false;
    for (int i = 0; i < records.size(); i++) {
      ResourceRecord record = records.get(i);
      if (signs(record, owner, type)) {
        records.set(i, changed(record, field[0], field.length > 1 ? field[1] : ""));
        found = true;
      }
    }
    require(found, owner, type);
  }

  private static ResourceRecord changed(ResourceRecord record, String field, String value) {
    Rrsig s = (Rrsig) record.rdata();
    byte[] octets = s.signature().toArray();
    long number = value.matches("[0-9]+") ? Long.parseLong(value) : 0;
    if (field.equals("flip")) {
      octets[5] ^= 1;
    } else if (field.equals("cut")) {
      octets = Arrays.copyOf(octets, 10);
    }
    Rrsig changed =
        new Rrsig(
            s.typeCovered(),
            field.equals("algorithm") ? DnssecAlgorithm.of((int) number) : s.algorithm(),
            field.equals("labels") ? (int) number : s.labels(),
            field.equals("original") ? number : s.originalTtl(),
            field.equals("expiration") ? number : s.expiration(),
            field.equals("inception") ? number : s.inception(),
            field.equals("tag") ? (int) number : s.keyTag(),
            field.equals("signer") ? name(value) : s.signer(),
            Octets.of(octets));
    return new ResourceRecord(
        record.name(), RecordClass.IN, field.equals("ttl") ? number : record.ttl(), changed);
  }

  private void second(Name owner, RecordType type) {
    ResourceRecord first =
        records.stream().filter(record -> signs(record, owner, type)).findFirst().orElseThrow();
    records.add(changed(first, "flip", ""));
  }

  private void withoutOptOut() throws NoSuchAlgorithmException {
    List<Name> hashes =
        records.stream()
            .filter(record -> record.type().equals(RecordType.NSEC3))
            .map(ResourceRecord::name)
            .toList();
    for (Name hash : hashes) {
      flags(hash, 0);
      sign(hash, RecordType.NSEC3, "", false);
    }
  }

  private void types(Name owner, String words) {
    TypeBitmap types =
        TypeBitmap.of(
            Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(RecordType::parse)
                .toList());
    denial(
        owner,
        nsec -> new Nsec(nsec.next(), types),
        n ->
            new Nsec3(n.hashAlgorithm(), n.flags(), n.iterations(), n.salt(), n.nextHash(), types));
  }

  private void next(Name owner, String word) {
    denial(
        owner,
        nsec -> new Nsec(name(word), nsec.types()),
        n ->
            new Nsec3(
                n.hashAlgorithm(),
                n.flags(),
                n.iterations(),
                n.salt(),
                Nsec3Hash.of(name(word.substring(1)), Nsec3Hash.SHA1, 0, Octets.EMPTY),
                n.types()));
  }

  private void flags(Name owner, int flags) {
    denial(
        owner,
        nsec -> nsec,
        n ->
            new Nsec3(n.hashAlgorithm(), flags, n.iterations(), n.salt(), n.nextHash(), n.types()));
  }

  private void denial(Name owner, UnaryOperator<Nsec> nsec, UnaryOperator<Nsec3> nsec3) {
    boolean isHash = records.stream().anyMatch(record -> is(record, owner, RecordType.NSEC3));
    change(
        owner,
        isHash ? RecordType.NSEC3 : RecordType.NSEC,
        record ->
            new ResourceRecord(
                record.name(),
                record.ttl(),
                isHash ? nsec3.apply((Nsec3) record.rdata()) : nsec.apply((Nsec) record.rdata())));
  }

  private void rename(Name from, RecordType type, Name to) {
    require(records.stream().anyMatch(record -> is(record, from, type)), from, type);
    records.replaceAll(
        record ->
            is(record, from, type) || signs(record, from, type)
                ? new ResourceRecord(to, record.ttl(), record.rdata())
                : record);
  }

  private void digest() {
    change(
        ZONE,
        RecordType.ZONEMD,
        record ->
            new ResourceRecord(
                ZONE,
                record.ttl(),
                ZoneDigest.of(ZONE, records, ((Zonemd) record.rdata()).hashAlgorithm())));
  }
}
