package io.wiredns.command.explain;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.Name;
import java.util.Set;

/** Finds the zone that a message is about, for commands that need it. */
final class ZoneOf {
  /** Types that only the top of a zone has. */
  private static final Set<RecordType> AT_THE_TOP =
      Set.of(
          RecordType.SOA,
          RecordType.NS,
          RecordType.DNSKEY,
          RecordType.DS,
          RecordType.NSEC3PARAM,
          RecordType.AXFR,
          RecordType.IXFR);

  private ZoneOf() {}

  /**
   * Returns the zone that a response names; if it denies a name well below the SOA, the uppermost
   * name that is denied, which would be a zone. Null if the response names none.
   */
  static Name of(Message response, Question question, Outcome outcome) {
    if (question == null) {
      return null;
    }
    Name name =
        outcome.kind() == Outcome.Kind.NXDOMAIN ? outcome.name().orElseThrow() : question.name();
    Name signer = null;
    for (ResourceRecord record : response.authorities()) {
      if (record.type().equals(RecordType.SOA) && name.isSubdomainOf(record.name())) {
        int above = name.labelCount() - record.name().labelCount();
        boolean missing =
            outcome.kind() == Outcome.Kind.NXDOMAIN
                && DenialSigns.isRegistry(record.name())
                && above > 1;
        return missing ? name.suffix(above - 1) : record.name();
      }
      if (record.type().equals(RecordType.NS) && name.isSubdomainOf(record.name())) {
        signer = record.name();
      }
    }
    for (ResourceRecord record : response.answers()) {
      if (record.rdata() instanceof Rrsig signature && name.isSubdomainOf(signature.signer())) {
        signer = signature.signer();
      }
    }
    boolean top = AT_THE_TOP.contains(question.type()) || !response.opcode().equals(Opcode.QUERY);
    return signer == null && top ? question.name() : signer;
  }
}
