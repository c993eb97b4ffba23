package io.wiredns.doctor.survey;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.Name;
import java.util.List;

/** What the reply of a server of a zone is for a walk from the root down. */
public enum WalkStep {
  /** A referral to a zone strictly below the server's and at or above the name. */
  REFERRAL,
  /** Data or an alias, with AA. */
  ANSWER,
  /** The name has no data of the type, with AA. */
  NODATA,
  /** The name does not exist, with AA. */
  NXDOMAIN,
  /** A DNAME record makes the name too long, with AA. */
  OVERFLOW,
  /** A referral to a zone that is at or above that of the server. */
  UPWARD,
  /** A referral to a zone that does not contain the name. */
  SIDEWAYS,
  /** An answer without AA. */
  NOT_AUTHORITATIVE,
  /** An RCODE that is no result. */
  ERROR,
  /** A malformed reply. */
  MALFORMED,
  /** No reply. */
  SILENT;

  /** Returns whether a walk goes on with the reply, or ends with it. */
  public boolean isUsable() {
    return compareTo(OVERFLOW) <= 0;
  }

  /** Returns what an observation is for a server of a zone. */
  public static WalkStep of(Observation seen, Name zone) {
    if (seen.reply().isEmpty()) {
      return seen.fault().isPresent() ? MALFORMED : SILENT;
    }
    boolean isAuthoritative = seen.isAuthoritative();
    if (seen.has(Rcode.NXDOMAIN)) {
      return isAuthoritative ? NXDOMAIN : NOT_AUTHORITATIVE;
    }
    if (seen.has(Rcode.YXDOMAIN) && isAuthoritative) {
      return OVERFLOW;
    }
    if (!seen.has(Rcode.NOERROR)) {
      return ERROR;
    }
    if (!seen.reply().get().answers().isEmpty()) {
      return isAuthoritative ? ANSWER : NOT_AUTHORITATIVE;
    }
    List<ResourceRecord> servers = seen.records(Section.AUTHORITY, RecordType.NS);
    boolean hasSoa = seen.soa(Section.AUTHORITY).isPresent();
    if (servers.isEmpty() || hasSoa) {
      return isAuthoritative ? NODATA : NOT_AUTHORITATIVE;
    }
    Name to = servers.get(0).name();
    if (zone.isSubdomainOf(to)) {
      return UPWARD;
    }
    boolean isOnTheWay = seen.question().name().isSubdomainOf(to) && to.isSubdomainOf(zone);
    return isOnTheWay ? REFERRAL : SIDEWAYS;
  }
}
