package io.wiredns.codec.response;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireFormatException;

/**
 * Reads the authority section and keeps the records that distinguish a negative answer from a
 * referral; RFC 2308 section 2. The order of the records does not matter.
 */
final class AuthorityWalk {
  private static final int NS = RecordType.NS.value();
  private static final int SOA = RecordType.SOA.value();
  private static final int NSEC = RecordType.NSEC.value();
  private static final int NSEC3 = RecordType.NSEC3.value();
  private static final int NXNAME = RecordType.NXNAME.value();
  private static final int A = RecordType.A.value();
  private static final int AAAA = RecordType.AAAA.value();
  private static final int CLASS_ANY = RecordClass.ANY.value();

  /** Size in octets of SERIAL, REFRESH, RETRY, EXPIRE and MINIMUM, which follow the two names. */
  private static final int SOA_NUMBERS = 20;

  /** Size in octets of the longest SOA RDATA: two names and the numbers. */
  private static final int SOA_OCTETS = 2 * 255 + SOA_NUMBERS;

  private static final int NSEC3_FIXED = 4;

  final NameBuffer zone = new NameBuffer();
  private final NameBuffer owner = new NameBuffer();
  private final byte[] octets = new byte[2 * SOA_OCTETS];

  private MessageView view;
  private int recordClass;

  /**
   * The index of the first SOA record, and that of the first NS record whose owner is {@link
   * #zone}; -1 for none.
   */
  int soa;

  int ns;

  /** The number of NS records whose owner is the zone. */
  int servers;

  /** The least TTL of those NS records, in seconds. */
  long serversTtl;

  /** The index of the first NSEC or NSEC3 record that has NXNAME; -1 if there is none. */
  int nxname;

  /**
   * The number of seconds that a negative answer may be cached, which is the lesser of the TTL and
   * the MINIMUM field of the SOA record, and the least if several SOA records are at or above the
   * name; -1 if there is none.
   */
  long negativeTtl;

  /** Finds the SOA, NS, NSEC and NSEC3 records that matter for the given name. */
  void walk(MessageView view, NameBuffer name, int recordClass) throws WireFormatException {
    this.view = view;
    this.recordClass = recordClass;
    soa = ns = nxname = -1;
    negativeTtl = -1;
    servers = 0;
    for (int i = 0; i < view.count(Section.AUTHORITY); i++) {
      RecordView record = view.record(Section.AUTHORITY, i);
      if (recordClass != CLASS_ANY && record.classValue() != recordClass) {
        continue;
      }
      int type = record.typeValue();
      if (type == SOA) {
        soa(record, i, name);
      } else if (type == NS) {
        ns(record, i, name);
      } else if (nxname < 0 && (type == NSEC || type == NSEC3) && deniesName(record, name)) {
        nxname = i;
      }
    }
  }

  /** Drops the reference to the view. */
  void release() {
    view = null;
  }

  private void soa(RecordView record, int number, NameBuffer name) throws WireFormatException {
    long minimum = minimum(record);
    soa = soa < 0 ? number : soa;
    owner.owner(record);
    if (name.isAtOrBelow(owner)) {
      long seconds = Math.min(AnswerWalk.seconds(record), minimum);
      negativeTtl = negativeTtl < 0 ? seconds : Math.min(negativeTtl, seconds);
    }
  }

  /** Returns the MINIMUM of an SOA record; 0 if its top bit is set, as for a TTL. */
  private long minimum(RecordView record) throws WireFormatException {
    long minimum = soaNumber(record, SOA_NUMBERS - 4);
    return minimum > Integer.MAX_VALUE ? 0 : minimum;
  }

  /** Returns the SERIAL of an SOA record. */
  long serial(RecordView record) throws WireFormatException {
    return soaNumber(record, 0);
  }

  private long soaNumber(RecordView record, int at) throws WireFormatException {
    int length = record.rdataLength();
    int copied = length > SOA_OCTETS ? -1 : record.copyExpandedRData(octets, 0);
    if (copied < SOA_NUMBERS + 2 || !isTwoNames(copied - SOA_NUMBERS)) {
      throw RecordEvidence.fault(record);
    }
    int from = copied - SOA_NUMBERS + at;
    return (octets[from] & 0xFFL) << 24
        | (octets[from + 1] & 0xFF) << 16
        | (octets[from + 2] & 0xFF) << 8
        | octets[from + 3] & 0xFF;
  }

  private boolean isTwoNames(int end) {
    int p = 0;
    for (int names = 0; names < 2; names++) {
      while (p < end && octets[p] != 0) {
        p += (octets[p] & 0xFF) + 1;
      }
      p++;
    }
    return p == end;
  }

  /**
   * Counts an NS record if it is of the best zone so far: the deepest at or above the name or, if
   * there is none, the least by {@link NameBuffer#compare}.
   */
  private void ns(RecordView record, int number, NameBuffer name) {
    owner.owner(record);
    if (ns >= 0 && owner.same(zone)) {
      servers++;
      serversTtl = Math.min(serversTtl, AnswerWalk.seconds(record));
      return;
    }
    boolean above = name.isAtOrBelow(owner);
    boolean aboveBefore = ns >= 0 && name.isAtOrBelow(zone);
    boolean better =
        ns < 0
            || above && (!aboveBefore || owner.length() > zone.length())
            || !above && !aboveBefore && owner.compare(zone) < 0;
    if (better) {
      ns = number;
      servers = 1;
      serversTtl = AnswerWalk.seconds(record);
      zone.copy(owner);
    }
  }

  /**
   * Returns whether the record is an NSEC of the name or any NSEC3, with NXNAME in its type bitmap;
   * RFC 9824.
   */
  private boolean deniesName(RecordView record, NameBuffer name) throws WireFormatException {
    int end = record.rdataLength();
    int p = 0;
    if (record.typeValue() == NSEC) {
      owner.owner(record);
      if (!owner.same(name)) {
        return false;
      }
      while (p < end && record.rdataOctet(p) != 0) {
        p += record.rdataOctet(p) + 1;
      }
      p++;
    } else {
      p = NSEC3_FIXED;
      p += 1 + octet(record, p, end); // salt
      p += 1 + octet(record, p, end); // next hash
    }
    while (p < end) {
      int length = octet(record, p + 1, end);
      if (record.rdataOctet(p) == NXNAME >>> 8 && NXNAME >>> 3 < length) {
        int bits = octet(record, p + 2 + (NXNAME >>> 3), end);
        return (bits & 0x80 >>> (NXNAME & 7)) != 0;
      }
      p += 2 + length;
    }
    if (p != end) {
      throw RecordEvidence.fault(record);
    }
    return false;
  }

  private static int octet(RecordView record, int at, int end) throws WireFormatException {
    if (at >= end) {
      throw RecordEvidence.fault(record);
    }
    return record.rdataOctet(at);
  }

  /** Returns the number of A and AAAA records of the question's class in the additional section. */
  int addresses() {
    int found = 0;
    for (int i = 0; i < view.count(Section.ADDITIONAL); i++) {
      RecordView record = view.record(Section.ADDITIONAL, i);
      int type = record.typeValue();
      boolean ofClass = recordClass == CLASS_ANY || record.classValue() == recordClass;
      found += ofClass && (type == A || type == AAAA) ? 1 : 0;
    }
    return found;
  }
}
