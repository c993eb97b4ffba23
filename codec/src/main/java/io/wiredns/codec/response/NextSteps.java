package io.wiredns.codec.response;

import static io.wiredns.codec.response.NextStep.Action.ACCEPT;
import static io.wiredns.codec.response.NextStep.Action.ANOTHER_SERVER;
import static io.wiredns.codec.response.NextStep.Action.ASK_AGAIN;
import static io.wiredns.codec.response.NextStep.Action.ASK_OVER_TCP;
import static io.wiredns.codec.response.NextStep.Action.ASK_SINGLE_TYPES;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITHOUT_ECS;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITHOUT_EDNS;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITHOUT_OPTIONS;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITH_AXFR;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITH_CD;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITH_COOKIE;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITH_LONGER_MAC;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITH_OTHER_TYPE;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITH_SIZE;
import static io.wiredns.codec.response.NextStep.Action.ASK_WITH_VERSION;
import static io.wiredns.codec.response.NextStep.Action.FIX_CLOCK;
import static io.wiredns.codec.response.NextStep.Action.FIX_KEY;
import static io.wiredns.codec.response.NextStep.Action.FOLLOW_CNAME;
import static io.wiredns.codec.response.NextStep.Action.FOLLOW_REFERRAL;
import static io.wiredns.codec.response.NextStep.Action.GIVE_UP;
import static io.wiredns.codec.response.NextStep.Action.WAIT;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;

/**
 * The fallback table: the next step for each outcome, according to the RFCs that the cases name.
 */
final class NextSteps {
  private NextSteps() {}

  private static NextStep accept() {
    return NextStep.of(ACCEPT, 0, ACCEPT);
  }

  private static NextStep giveUp() {
    return NextStep.of(GIVE_UP, 0, GIVE_UP);
  }

  private static NextStep anotherServer() {
    return NextStep.of(ANOTHER_SERVER, 1, GIVE_UP);
  }

  /**
   * Returns a step that takes the given action once, and then {@code otherwise}; if the attempt is
   * a repeat, a step that takes {@code otherwise}.
   */
  private static NextStep once(NextStep.Action action, Attempt attempt, NextStep.Action otherwise) {
    return attempt.repeatCount() == 0
        ? NextStep.of(action, 1, otherwise)
        : NextStep.of(otherwise, otherwise == GIVE_UP ? 0 : 1, GIVE_UP);
  }

  static NextStep after(Outcome outcome, Attempt attempt) {
    return switch (outcome.kind()) {
      case ANSWER, ANSWER_THROUGH_CHAIN -> answer(outcome, attempt);
      case NODATA, NODATA_NXNAME, NXDOMAIN, UPDATED, NOTIFIED, DONE ->
          accept().remember(outcome.cache().seconds());
      case ALIAS ->
          NextStep.of(FOLLOW_CNAME, 1, GIVE_UP)
              .name(outcome.name().orElseThrow())
              .remember(outcome.cache().seconds());
      case ALIAS_LOOP, ALIAS_TOO_MANY, ALIAS_TOO_LONG -> giveUp();
      case REFERRAL ->
          NextStep.of(FOLLOW_REFERRAL, 1, ANOTHER_SERVER)
              .name(outcome.name().orElseThrow())
              .remember(outcome.cache().seconds());
      case REFERRAL_UPWARD, REFERRAL_LAME -> anotherServer();
      case TRUNCATED -> // RFC 2181 section 9; over TCP it is the server that is broken
          attempt.isDatagram() ? NextStep.of(ASK_OVER_TCP, 1, ANOTHER_SERVER) : anotherServer();
      case ERROR -> error(outcome, attempt);
      case BADVERS -> badVersion(outcome, attempt);
      case BADCOOKIE -> badCookie(outcome, attempt);
      case TSIG_ERROR -> tsig(outcome, attempt);
      case TKEY_ERROR -> NextStep.of(FIX_KEY, 0, GIVE_UP);
      case TRANSFER, TRANSFER_INCREMENTAL, TRANSFER_UP_TO_DATE, TRANSFER_CONTINUED -> accept();
      case TRANSFER_SOA_ALONE -> // RFC 1995 section 2
          attempt.isDatagram() ? NextStep.of(ASK_OVER_TCP, 1, ANOTHER_SERVER) : accept();
      case TRANSFER_EMPTY -> anotherServer();
      case MISMATCH -> NextStep.of(WAIT, 0, ANOTHER_SERVER); // RFC 5452 section 9.1
      case MALFORMED -> // ignored like a forged one, or this server fails; RFC 5452 section 9.1
          attempt.isDatagram() ? NextStep.of(WAIT, 0, ANOTHER_SERVER) : anotherServer();
    };
  }

  private static NextStep answer(Outcome outcome, Attempt attempt) {
    boolean ignored =
        attempt.options().contains(OptionCode.MQTYPE_QUERY)
            && outcome.isReadable()
            && !outcome.answersTypes();
    if (ignored) { // RFC 10029
      return once(ASK_SINGLE_TYPES, attempt, ACCEPT).remember(outcome.cache().seconds());
    }
    return accept().remember(outcome.cache().seconds());
  }

  private static NextStep error(Outcome failed, Attempt attempt) {
    Opcode opcode = attempt.opcode();
    Rcode rcode = failed.rcode().orElseThrow();
    if (opcode.equals(Opcode.UPDATE)) { // RFC 2136 sections 4.5 and 4.6
      boolean elsewhere = rcode.equals(Rcode.SERVFAIL) || rcode.equals(Rcode.NOTIMP);
      return elsewhere ? anotherServer() : giveUp();
    }
    if (opcode.equals(Opcode.DSO)) { // RFC 8490 section 5.1.1
      return rcode.equals(Rcode.DSOTYPENI)
          ? NextStep.of(ASK_WITH_OTHER_TYPE, 1, GIVE_UP)
          : giveUp();
    }
    if (!opcode.equals(Opcode.QUERY)) { // RFC 1996 section 3.12 for NOTIFY
      return rcode.equals(Rcode.SERVFAIL) ? anotherServer() : giveUp();
    }
    if (rcode.equals(Rcode.FORMERR)) {
      return formErr(failed.ednsVersion().isPresent(), attempt);
    }
    if (rcode.equals(Rcode.NOTIMP)) {
      return notImp(attempt);
    }
    if (rcode.equals(Rcode.REFUSED) && attempt.options().contains(OptionCode.ECS)) {
      return once(ASK_WITHOUT_ECS, attempt, ANOTHER_SERVER); // RFC 7871 section 7.1.3
    }
    if (rcode.equals(Rcode.SERVFAIL)) {
      return servFail(attempt).remember(failed.cache().seconds());
    }
    return rcode.equals(Rcode.YXDOMAIN) ? giveUp() : anotherServer();
  }

  private static NextStep formErr(boolean serverHasEdns, Attempt attempt) {
    if (attempt.type().equals(RecordType.IXFR)) { // RFC 1995 section 2
      return once(ASK_WITH_AXFR, attempt, ANOTHER_SERVER);
    }
    if (attempt.options().contains(OptionCode.MQTYPE_QUERY)) { // RFC 10029
      return once(ASK_SINGLE_TYPES, attempt, ANOTHER_SERVER);
    }
    if (attempt.type().equals(RecordType.AXFR) && attempt.hasEdns()) { // RFC 5936 section 2.1.5
      return once(ASK_WITHOUT_EDNS, attempt, ANOTHER_SERVER);
    }
    if (serverHasEdns) { // RFC 6891 section 7: EDNS works, what is in it does not
      return !attempt.options().isEmpty() ? once(ASK_WITHOUT_OPTIONS, attempt, GIVE_UP) : giveUp();
    }
    return withoutEdns(attempt);
  }

  /**
   * Returns the step after a response that suggests that the server does not support EDNS; RFC 6891
   * section 6.2.2.
   */
  private static NextStep withoutEdns(Attempt attempt) {
    return attempt.hasEdns() && !attempt.needsEdns()
        ? once(ASK_WITHOUT_EDNS, attempt, ANOTHER_SERVER)
            .remember(NextStep.NO_EDNS_TIME.toSeconds())
        : anotherServer();
  }

  private static NextStep notImp(Attempt attempt) {
    return attempt.type().equals(RecordType.IXFR)
        ? once(ASK_WITH_AXFR, attempt, ANOTHER_SERVER) // RFC 1995 section 2
        : withoutEdns(attempt); // RFC 8906 section 7
  }

  /**
   * Returns the step after SERVFAIL, which alone is no reason to omit EDNS; RFC 2308 section 7.1,
   * RFC 6840 section 5.9.
   */
  private static NextStep servFail(Attempt attempt) {
    return attempt.isValidating() && !attempt.isCheckingDisabled()
        ? once(ASK_WITH_CD, attempt, ANOTHER_SERVER)
        : anotherServer();
  }

  private static NextStep badVersion(Outcome bad, Attempt attempt) {
    // A version that is not lower than that of the query would cause a loop.
    int version = bad.ednsVersion().orElseThrow();
    return version < attempt.ednsVersion().orElse(-1) && attempt.repeatCount() == 0
        ? NextStep.of(ASK_WITH_VERSION, 1, ANOTHER_SERVER).number(version)
        : anotherServer();
  }

  /**
   * Returns the step after BADCOOKIE: the query is repeated once with the server's cookie, and then
   * over TCP; RFC 7873 section 5.3.
   */
  private static NextStep badCookie(Outcome bad, Attempt attempt) {
    if (!attempt.isDatagram()) {
      return anotherServer();
    }
    return bad.serverCookie().isPresent() && attempt.repeatCount() == 0
        ? NextStep.of(ASK_WITH_COOKIE, 1, ASK_OVER_TCP).cookie(bad.serverCookie().get())
        : NextStep.of(ASK_OVER_TCP, 1, ANOTHER_SERVER);
  }

  private static NextStep tsig(Outcome failed, Attempt attempt) {
    TsigError error = failed.tsigError().orElseThrow();
    if (error.equals(TsigError.BADTIME)) { // RFC 8945 section 5.4.3
      NextStep step = NextStep.of(FIX_CLOCK, attempt.repeatCount() == 0 ? 1 : 0, GIVE_UP);
      return failed.clockDifference().isPresent()
          ? step.number(failed.clockDifference().get().toSeconds())
          : step;
    }
    if (error.equals(TsigError.BADTRUNC)) { // RFC 8945 section 5.4.4
      return once(ASK_WITH_LONGER_MAC, attempt, FIX_KEY);
    }
    return failed.isSigned()
        ? NextStep.of(FIX_KEY, 0, GIVE_UP)
        : NextStep.of(WAIT, 0, FIX_KEY); // RFC 8945 sections 5.4 and 5.4.2: anybody can send it
  }

  static NextStep afterTimeout(Attempt attempt) {
    if (!attempt.opcode().equals(Opcode.QUERY) || !attempt.isDatagram()) {
      return anotherServer();
    }
    if (attempt.repeatCount() == 0) {
      return NextStep.of(ASK_AGAIN, 1, attempt.hasEdns() ? ASK_WITH_SIZE : ASK_OVER_TCP);
    }
    return attempt.hasEdns() && attempt.udpPayloadSize() > NextStep.SAFE_UDP_OCTETS
        ? NextStep.of(ASK_WITH_SIZE, 1, ASK_OVER_TCP).number(NextStep.SAFE_UDP_OCTETS)
        : NextStep.of(ASK_OVER_TCP, 1, ANOTHER_SERVER);
  }
}
