package io.wiredns.zone;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a question, as sets of records for each section. Reusable, and for one thread at a
 * time.
 */
final class Answer {
  private static final int NS = RecordType.NS.value();

  final List<RecordSet> answers = new ArrayList<>();
  final List<RecordSet> authorities = new ArrayList<>();
  final List<RecordSet> additionals = new ArrayList<>();
  final List<RecordSet> proofs = new ArrayList<>();
  private final List<ZoneNode> hosts = new ArrayList<>();

  Rcode rcode = Rcode.NOERROR;
  boolean authoritative;

  /** Whether the additional section has addresses without which a referral cannot be followed. */
  boolean referral;

  boolean dnssec;

  /**
   * The name under which the server's rate limit counts the response: the owner of a wildcard,
   * DNAME or delegation, or the zone if the name or the type does not exist. If null, it is the
   * name of the question.
   */
  Name limitedBy;

  void clear(boolean dnssec) {
    answers.clear();
    authorities.clear();
    additionals.clear();
    proofs.clear();
    hosts.clear();
    rcode = Rcode.NOERROR;
    authoritative = false;
    referral = false;
    limitedBy = null;
    this.dnssec = dnssec;
  }

  /** Adds a set to the answer section, and remembers the hosts that it names. */
  void answer(RecordSet set) {
    put(set);
    hosts(set);
  }

  /** Adds a set to the answer section, without the hosts that it names. */
  void put(RecordSet set) {
    put(answers, set);
  }

  void authority(RecordSet set) {
    put(authorities, set);
  }

  private void put(List<RecordSet> section, RecordSet set) {
    if (!set.isEmpty()) {
      section.add(set);
    }
    if (dnssec && set.hasSignatures()) {
      section.add(set.signatures);
    }
  }

  /** Adds an NSEC or NSEC3 set, unless it has been added before. */
  void proof(RecordSet set) {
    if (!contains(proofs, set)) {
      proofs.add(set);
      put(authorities, set);
    }
  }

  /**
   * Remembers the hosts that a set names, for {@link #addresses}. Hosts below a delegation are left
   * out, because the zone is not authoritative for them, unless the set consists of NS records.
   */
  void hosts(RecordSet set) {
    boolean servers = set.typeValue == NS;
    for (ZoneNode target : set.targets) {
      if ((servers || target.cut == null) && !hosts.contains(target)) {
        hosts.add(target);
      }
    }
  }

  /** Adds the addresses of the remembered hosts to the additional section. */
  void addresses() {
    for (int i = 0; i < hosts.size(); i++) {
      addresses(hosts.get(i), RecordType.A.value());
      addresses(hosts.get(i), RecordType.AAAA.value());
    }
  }

  private void addresses(ZoneNode host, int type) {
    RecordSet set = host.find(type);
    if (set != null && !contains(answers, set)) {
      put(additionals, set);
    }
  }

  /**
   * Returns whether a set is in a list. It is if it has the same object as first record, because a
   * name with one record makes its set each time.
   */
  private static boolean contains(List<RecordSet> sets, RecordSet set) {
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).first() == set.first()) {
        return true;
      }
    }
    return false;
  }
}
