package io.wiredns.doctor.walk;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.Name;

/** What a reply is for a walk from the root down. */
public enum TraceFinding {
  /** A referral to a zone further down. */
  REFERRAL(true),
  /** Data. */
  ANSWER(true),
  /** An alias, which a walk does not follow. */
  ALIAS(true),
  /** Aliases without an end. */
  ALIAS_LOOP(true),
  /** The name has no data of the type. */
  NODATA(true),
  /** The name does not exist. */
  NXDOMAIN(true),
  /** A referral to the root or another zone above that of the server. */
  UPWARD(false),
  /** A referral to the zone of the server itself. */
  SELF(false),
  /** A referral to a zone that does not contain the name. */
  SIDEWAYS(false),
  /** An answer of a cache, without AA. */
  NOT_AUTHORITATIVE(false),
  /** An RCODE, or something else that is no result. */
  ERROR(false),
  /** No reply that can be used. */
  SILENT(false);

  private final boolean usable;

  TraceFinding(boolean usable) {
    this.usable = usable;
  }

  /** Returns whether the walk goes on with the reply, or ends with it; else it asks elsewhere. */
  public boolean isUsable() {
    return usable;
  }

  /** Returns whether the server does not serve the zone for which it was named. */
  public boolean isLame() {
    return this == UPWARD || this == SELF || this == SIDEWAYS || this == NOT_AUTHORITATIVE;
  }

  /** Returns what the reply of a server of a zone is. */
  public static TraceFinding of(ServerReply reply, Name zone) {
    if (!reply.isAnswered()) {
      return SILENT;
    }
    Outcome outcome = reply.outcome();
    TraceFinding finding =
        switch (outcome.kind()) {
          case ANSWER, ANSWER_THROUGH_CHAIN -> ANSWER;
          case ALIAS -> ALIAS;
          case ALIAS_LOOP, ALIAS_TOO_MANY, ALIAS_TOO_LONG -> ALIAS_LOOP;
          case NODATA -> NODATA;
          case NODATA_NXNAME, NXDOMAIN -> NXDOMAIN;
          case REFERRAL -> REFERRAL;
          case REFERRAL_UPWARD -> UPWARD;
          case REFERRAL_LAME -> outcome.name().filter(zone::equals).isPresent() ? SELF : SIDEWAYS;
          default -> ERROR;
        };
    return finding.usable && finding != REFERRAL && !reply.isAuthoritative()
        ? NOT_AUTHORITATIVE
        : finding;
  }

  /** Returns what the reply to the question for the servers of the root is. */
  static TraceFinding ofRoot(ServerReply reply) {
    if (!reply.isAnswered()) {
      return SILENT;
    }
    boolean named =
        reply.records(Ns.class, Section.ANSWER, Section.AUTHORITY).stream()
            .anyMatch(record -> record.name().isRoot());
    return named ? REFERRAL : ERROR;
  }

  /**
   * Returns the reason why a reply is of no use, which follows the server in a sentence.
   *
   * @param zone the zone for which the server was named
   */
  public String reason(ServerReply reply, Name zone) {
    Name to = reply.outcome() == null ? null : reply.outcome().name().orElse(null);
    String lame = ", so it does not serve " + zone + " (lame delegation)";
    return switch (this) {
      case UPWARD -> "refers upward to " + to + lame;
      case SELF -> "refers to " + to + " itself, the zone for which it was asked" + lame;
      case SIDEWAYS ->
          "refers sideways to " + to + ", which does not contain " + reply.question().name();
      case NOT_AUTHORITATIVE -> "answers without AA, as a resolver or from a cache" + lame;
      case ERROR -> error(reply, zone);
      case SILENT -> reply.troubleInTime();
      default -> name();
    };
  }

  private static String error(ServerReply reply, Name zone) {
    StringBuilder text = new StringBuilder(reply.outcome().label());
    reply.extendedErrors().forEach(error -> text.append(", ").append(error.toText()));
    if (reply.question().type().equals(RecordType.NS) && reply.question().name().isRoot()) {
      text.append(" and no servers of the root");
    } else if (reply.rcode().filter(Rcode.REFUSED::equals).isPresent()) {
      text.append(": it does not serve ").append(zone);
      text.append(" (lame delegation), or it refuses this client");
    }
    return text.toString();
  }
}
