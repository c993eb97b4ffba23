package io.wiredns.zone;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks up the answer to a question in one zone: RFC 1034 section 4.3.2 with wildcards of RFC 4592
 * and DNAME of RFC 6672, and the proofs of RFC 4035 and RFC 5155 if the query has the DO flag.
 * Aliases are followed within the zone. Reusable, and for one thread at a time.
 */
final class Lookup {
  /**
   * The maximum number of aliases that are followed; a resolver asks for the target of the last one
   * itself.
   */
  private static final int ALIASES = 16;

  private static final int ANY = RecordType.ANY.value();
  private static final int DS = RecordType.DS.value();
  private static final int CNAME = RecordType.CNAME.value();
  private static final int DNAME = RecordType.DNAME.value();
  private static final int RRSIG = RecordType.RRSIG.value();

  /** Whether the answer to ANY has all sets of the name, rather than one. */
  boolean fullAny;

  /** The name that is looked up: that of the question, then the targets of aliases. */
  final LookupName name = new LookupName();

  private final Answer answer = new Answer();
  private Zone zone;

  /** The targets of the aliases so far; usually none. */
  private final List<Name> seen = new ArrayList<>();

  /**
   * Looks up the answer to a question.
   *
   * @param name the name of the question, in the zone
   * @param type the type of the question; of the meta-types only ANY
   * @param dnssec whether to add the records of DNSSEC
   * @return the answer, which is valid until the next call
   */
  Answer find(Zone zone, Name name, int type, boolean dnssec) {
    this.name.set(name);
    return find(zone, type, dnssec);
  }

  /** Looks up the answer to a question, whose name is {@link #name}. */
  Answer find(Zone zone, int type, boolean dnssec) {
    this.zone = zone;
    answer.clear(dnssec);
    if (!seen.isEmpty()) {
      seen.clear();
    }
    Name next = step(type);
    while (next != null && seen.size() < ALIASES && !seen.contains(next)) {
      seen.add(next);
      next = zone.contains(name.set(next)) ? step(type) : null;
    }
    answer.addresses();
    return answer;
  }

  /**
   * Adds the answer for the present name; returns the target of an alias that is to be followed, or
   * null.
   */
  private Name step(int type) {
    ZoneNode encloser = zone.closest(name);
    ZoneNode node = encloser.name.length() == name.length() ? encloser : null;
    ZoneNode cut = encloser.cut;
    if (cut != null && !(type == DS && node == cut)) {
      refer(cut);
      return null;
    }
    answer.authoritative = true;
    ZoneNode dname = encloser.dname;
    if (node == null && encloser.find(DNAME) != null) {
      dname = encloser;
    }
    if (dname != null) {
      return substitute(name.name(), type, dname);
    }
    if (node != null) {
      return exact(node, type);
    }
    return encloser.wildcard != null ? wildcard(type, encloser) : noName(encloser);
  }

  private void refer(ZoneNode cut) {
    if (answer.answers.isEmpty()) {
      answer.limitedBy = cut.name;
      answer.authoritative = false;
    }
    RecordSet servers = cut.find(RecordType.NS);
    answer.authorities.add(servers);
    answer.referral = true;
    answer.hosts(servers);
    if (answer.dnssec) {
      RecordSet ds = cut.find(RecordType.DS);
      if (ds != null && ds.hasSignatures()) {
        answer.authority(ds);
      } else {
        zone.denials().noDs(cut, answer);
      }
    }
  }

  /**
   * Adds a DNAME record and a CNAME record made from it (RFC 6672 section 2.2). Returns the target
   * of the CNAME record; null if it is too long for a name, or if the query asks for CNAME or ANY.
   */
  private Name substitute(Name name, int type, ZoneNode at) {
    RecordSet set = at.find(RecordType.DNAME);
    answer.answer(set);
    answer.limitedBy = at.name;
    ResourceRecord record = set.first();
    Name target = record.rdata(Dname.class).orElseThrow().target();
    int prefix = name.length() - at.name.length();
    if (prefix + target.length() > WireLimits.NAME_OCTETS) {
      answer.rcode = Rcode.YXDOMAIN;
      return null;
    }
    Name next = target;
    for (int i = name.labelCount() - at.name.labelCount() - 1; i >= 0; i--) {
      next = next.child(name.label(i));
    }
    RecordSet made = new RecordSet(CNAME);
    made.append(new ResourceRecord(name, RecordClass.IN, record.ttl(), new Cname(next)));
    answer.answers.add(made);
    return type == CNAME || type == ANY ? null : next;
  }

  private Name exact(ZoneNode node, int type) {
    if (type == ANY) {
      return any(node);
    }
    if (type == RRSIG) {
      return signatures(node);
    }
    RecordSet set = node.find(type);
    if (set != null && !set.isEmpty()) {
      answer.answer(set);
      return null;
    }
    RecordSet alias = node.find(CNAME);
    if (alias != null) {
      answer.answer(alias);
      return alias.first().rdata(Cname.class).orElseThrow().target();
    }
    nothing();
    if (answer.dnssec) {
      zone.denials().noType(node, type == DS, answer);
    }
    return null;
  }

  private Name any(ZoneNode node) {
    if (fullAny) {
      for (int i = 0; i < node.setCount(); i++) {
        answer.put(node.set(i));
      }
    } else {
      RecordSet set = MinimalAny.choose(node);
      if (set != null) {
        answer.put(set);
      }
    }
    if (answer.answers.isEmpty()) {
      nothing(node);
    }
    return null;
  }

  private Name signatures(ZoneNode node) {
    for (int i = 0; i < node.setCount(); i++) {
      if (node.set(i).hasSignatures()) {
        answer.answers.add(node.set(i).signatures);
      }
    }
    if (answer.answers.isEmpty()) {
      nothing(node);
    }
    return null;
  }

  /** Adds the SOA record of a negative answer. */
  private void nothing() {
    if (answer.answers.isEmpty()) {
      answer.limitedBy = zone.name();
    }
    answer.authority(zone.negativeSoa());
  }

  private void nothing(ZoneNode node) {
    nothing();
    if (answer.dnssec) {
      zone.denials().noType(node, false, answer);
    }
  }

  private Name wildcard(int type, ZoneNode encloser) {
    ZoneNode wildcard = encloser.wildcard;
    Name next = null;
    int before = answer.answers.size();
    boolean all = type == ANY && fullAny;
    RecordSet chosen = type == ANY && !fullAny ? MinimalAny.choose(wildcard) : null;
    int chosenType = chosen == null ? type : chosen.typeValue;
    for (int i = 0; i < wildcard.setCount(); i++) {
      RecordSet set = wildcard.set(i);
      boolean alias = set.typeValue == CNAME;
      boolean wanted = all || set.typeValue == chosenType || alias;
      if (wanted && !set.isEmpty()) {
        answer.answers.add(set.renamed(name.name()));
        if (type != ANY) {
          answer.hosts(set);
        }
        if (alias && type != CNAME && type != ANY) {
          next = set.first().rdata(Cname.class).orElseThrow().target();
        }
      }
      boolean signed = wanted && answer.dnssec || type == RRSIG;
      if (signed && set.hasSignatures()) {
        answer.answers.add(set.signatures.renamed(name.name()));
      }
    }
    boolean found = answer.answers.size() > before;
    if (found) {
      answer.limitedBy = wildcard.name;
    } else {
      nothing();
    }
    if (answer.dnssec) {
      if (found) {
        zone.denials().wildcard(name, encloser, answer);
      } else {
        zone.denials().noWildcardType(name, encloser, answer);
      }
    }
    return next;
  }

  private Name noName(ZoneNode encloser) {
    answer.rcode = Rcode.NXDOMAIN;
    answer.limitedBy = zone.name();
    answer.authority(zone.negativeSoa());
    if (answer.dnssec) {
      zone.denials().noName(name, encloser, answer);
    }
    return null;
  }
}
