package io.wiredns.doctor.walk;

import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.util.List;

/** A step of a walk from the root down. */
public sealed interface TraceStep {
  /**
   * The reply of a server.
   *
   * @param zone the zone for which the server was asked
   * @param name the name of the server; null if it was given by its address
   * @param reply what came back
   * @param finding what it is for the walk
   * @param isLast whether no other server of this zone is left
   */
  record Replied(Name zone, Name name, ServerReply reply, TraceFinding finding, boolean isLast)
      implements TraceStep {
    /** Returns the reason why the reply is of no use. */
    public String reason() {
      return finding.reason(reply, zone);
    }
  }

  /**
   * A name server whose address is not in the referral.
   *
   * @param name the name server
   * @param zone the zone that it is to serve
   * @param glue why the referral has no address of use
   * @param addresses the addresses that were found otherwise; none if there are none
   * @param how how they were found, or why not
   */
  record Unglued(Name name, Name zone, Glue glue, List<InetSocketAddress> addresses, String how)
      implements TraceStep {
    /** Why a referral has no address of use of a name server. */
    public enum Glue {
      /** It must have one, because the name is inside the zone. */
      MISSING,
      /** It need not have one. */
      NOT_NEEDED,
      /** It has addresses of the other family only than the one that is wanted. */
      OTHER_FAMILY
    }

    public Unglued {
      addresses = List.copyOf(addresses);
    }

    /** Returns whether the delegation is at fault. */
    public boolean isNeeded() {
      return glue == Glue.MISSING;
    }
  }

  /**
   * What a zone has for the DS records of its parent zone.
   *
   * @param zone the zone
   * @param ds the DS records of the referral
   * @param server the server that was asked for DNSKEY
   * @param verdict what came back
   * @param detail the verdict in a sentence
   */
  record Secured(Name zone, List<Ds> ds, InetSocketAddress server, Verdict verdict, String detail)
      implements TraceStep {
    /** Whether the keys are those that the parent zone names. */
    public enum Verdict {
      GOOD,
      BOGUS,
      UNKNOWN
    }

    public Secured {
      ds = List.copyOf(ds);
    }
  }
}
