package io.wiredns.command.compare;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.walk.ServerReply;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A reply as it is compared with others.
 *
 * @param reply the reply
 * @param text what it says, in one line: two replies say the same if their texts are equal. The
 *     order of records, TTLs and signatures are not in it, extended errors are
 */
record Reading(ServerReply reply, String text) {
  /**
   * Reads a reply.
   *
   * @param asAuthority whether the server was asked as one of the zone, so that it must set AA
   */
  static Reading of(ServerReply reply, boolean asAuthority) {
    if (!reply.isAnswered()) {
      return new Reading(reply, reply.trouble());
    }
    StringBuilder text = new StringBuilder(result(reply));
    if (asAuthority && !reply.isAuthoritative() && isOfData(reply.outcome())) {
      text.append(", without AA");
    }
    for (ExtendedError error : reply.extendedErrors()) {
      text.append(", ").append(error.toText());
    }
    return new Reading(reply, text.toString());
  }

  /** Returns whether AA belongs to the result: data, or that there are none. */
  private static boolean isOfData(Outcome outcome) {
    return switch (outcome.kind()) {
      case ANSWER, ANSWER_THROUGH_CHAIN, ALIAS, NODATA, NODATA_NXNAME, NXDOMAIN -> true;
      default -> false;
    };
  }

  private static String result(ServerReply reply) {
    Outcome outcome = reply.outcome();
    return switch (outcome.kind()) {
      case ANSWER, ANSWER_THROUGH_CHAIN -> data(reply);
      case ALIAS -> data(reply) + ", without the target's records";
      case ALIAS_LOOP, ALIAS_TOO_MANY, ALIAS_TOO_LONG -> data(reply) + ", aliases without end";
      case REFERRAL -> referral("a referral to ", reply);
      case REFERRAL_UPWARD -> referral("a referral upward to ", reply);
      case REFERRAL_LAME -> referral("a lame referral to ", reply);
      default ->
          reply.message().answers().isEmpty()
              ? outcome.label()
              : outcome.label() + " after " + data(reply);
    };
  }

  private static String referral(String what, ServerReply reply) {
    Name zone = reply.outcome().name().orElse(Name.ROOT);
    String servers =
        reply.records(Ns.class, Section.AUTHORITY).stream()
            .filter(record -> record.name().equals(zone))
            .map(record -> record.rdata().toText())
            .sorted()
            .collect(Collectors.joining(" "));
    return what + zone + " (" + servers + ")";
  }

  private static String data(ServerReply reply) {
    RecordType asked = reply.question().type();
    return reply.message().answers().stream()
        .filter(record -> !record.type().equals(RecordType.RRSIG) || asked.equals(RecordType.RRSIG))
        .map(record -> record.type() + " " + data(record))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String data(ResourceRecord record) {
    return record
        .rdata(Soa.class)
        .map(
            soa ->
                "serial %d %s %s %d %d %d %d"
                    .formatted(
                        soa.serial(),
                        soa.mname(),
                        soa.rname(),
                        soa.refresh(),
                        soa.retry(),
                        soa.expire(),
                        soa.minimum()))
        .orElseGet(() -> record.rdata().toText());
  }

  boolean isAnswered() {
    return reply.isAnswered();
  }

  /** Returns the least TTL of the records that answer; -1 if none does. */
  long ttl() {
    return !isAnswered()
        ? -1
        : reply.message().answers().stream().mapToLong(ResourceRecord::ttl).min().orElse(-1);
  }

  /** Returns the signatures of the records that answer. */
  List<Rrsig> signatures() {
    return reply.data(Rrsig.class, Section.ANSWER);
  }

  /** Returns the SOA record of answer or authority; null if there is none. */
  Soa soa() {
    List<Soa> all = reply.data(Soa.class, Section.ANSWER, Section.AUTHORITY);
    return all.isEmpty() ? null : all.get(0);
  }
}
