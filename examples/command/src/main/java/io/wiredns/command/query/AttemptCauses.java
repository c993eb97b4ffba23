package io.wiredns.command.query;

import io.wiredns.codec.response.Difference;
import io.wiredns.codec.response.NextStep;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.exchange.AttemptText;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.doctor.exchange.Stray;
import java.io.EOFException;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the cause of what went wrong on the way to a response, from the attempts. */
final class AttemptCauses {
  private final Exchanged exchanged;
  private final List<ExchangeAttempt> attempts;
  private final QueryText again;

  AttemptCauses(Exchanged exchanged) {
    this.exchanged = exchanged;
    attempts = exchanged.attempts();
    again = new QueryText(exchanged);
  }

  /** Returns the likeliest cause; empty if the attempts show nothing but the last response. */
  Optional<LikelyCause> find() {
    ExchangeAttempt shown = exchanged.shown();
    if (shown != null && shown.result == ExchangeAttempt.Result.MALFORMED) {
      return Optional.of(malformed(shown));
    }
    if (shown != null && shown.isTcp() && shown.message.isTruncated()) {
      return Optional.of(
          new LikelyCause(
              "the server's software: over TCP there is nothing to truncate",
              "TC is set in a response over TCP",
              again.with("+tcp", "+noedns")));
    }
    if (exchanged.isComplete()) {
      return Optional.ofNullable(onTheWay());
    }
    if (shown != null && shown.message.isTruncated()) {
      return Optional.of(truncated());
    }
    return Optional.of(withoutResponse());
  }

  private LikelyCause malformed(ExchangeAttempt shown) {
    String evidence =
        "octet %d of the response breaks the rule %s, %s"
            .formatted(shown.fault.offset(), shown.fault.fault(), shown.fault.field());
    return shown.isTcp()
        ? new LikelyCause(
            "the server's software writes malformed messages, since TCP protects from damage",
            evidence,
            again.with("+noedns"))
        : new LikelyCause(
            "the server's software, or a device on the way that changes messages",
            evidence,
            again.with("+tcp"));
  }

  private LikelyCause truncated() {
    ExchangeAttempt last = exchanged.last();
    return new LikelyCause(
        "DNS over TCP is not served or is blocked at "
            + Voice.server(last.server)
            + ", but servers must serve it (RFC 7766)",
        "the response over UDP has TC, and over TCP " + AttemptText.result(last),
        again.with("+bufsize=4096"));
  }

  /** Explains what happened before a good response; null if it needs no explanation. */
  private LikelyCause onTheWay() {
    ExchangeAttempt shown = exchanged.shown();
    for (ExchangeAttempt attempt : attempts) {
      if (attempt.step == NextStep.Action.ASK_WITHOUT_EDNS
          || attempt.step == NextStep.Action.ASK_WITHOUT_OPTIONS) {
        boolean options = attempt.step == NextStep.Action.ASK_WITHOUT_OPTIONS;
        return new LikelyCause(
            options
                ? "the server, or a device before it, does not accept an option of EDNS"
                : "the server, or a device before it, does not understand EDNS (RFC 6891)",
            "%s with %s, %s without"
                .formatted(
                    attempt.message.rcode(),
                    options ? "the options" : "OPT",
                    shown.message.rcode()),
            again.with(options ? "+nocookie" : "+tcp"));
      }
    }
    if (attempts.stream().anyMatch(each -> !each.isTcp() && isSilent(each)) && shown.isTcp()) {
      return new LikelyCause(
          "UDP is blocked on the way, or large datagrams are lost",
          "no response over UDP, one over TCP",
          again.with("+bufsize=512", "+notcp"));
    }
    long silent = attempts.stream().filter(AttemptCauses::isSilent).count();
    if (silent > 0 && strays(stray -> true) == null) {
      return new LikelyCause(
          "packets are lost, or the server is slow or limits rates",
          silent + " of " + attempts.size() + " queries without a response in time",
          again.with("+tries=1"));
    }
    Stray stray = strays(each -> true);
    return stray == null ? null : strayed(stray, true);
  }

  private static boolean isSilent(ExchangeAttempt attempt) {
    return attempt.result == ExchangeAttempt.Result.SILENT;
  }

  private Stray strays(Predicate<Stray> condition) {
    return attempts.stream()
        .flatMap(attempt -> attempt.strays.stream())
        .filter(condition)
        .findFirst()
        .orElse(null);
  }

  private LikelyCause strayed(Stray stray, boolean answered) {
    String evidence = stray.text();
    if (stray.isFromElsewhere()) {
      boolean address = !stray.from().getAddress().equals(stray.expected().getAddress());
      String device = "a device that rewrites addresses (NAT, load balancer) breaks the replies";
      return new LikelyCause(
          answered
              ? "another sender answers too: a forger, or a device on the way"
              : address
                  ? "the server has several addresses and replies from another, or " + device
                  : device,
          evidence,
          answered ? again.with("+tcp") : again.at(stray.from()));
    }
    if (stray.differsIn(Difference.Field.QR)) {
      return new LikelyCause(
          "no DNS server is there: something sends back what it receives",
          evidence,
          again.with("+tcp"));
    }
    if (stray.differsIn(Difference.Field.COOKIE)
        || stray.differsIn(Difference.Field.COOKIE_MISSING)) {
      return new LikelyCause(
          "several servers share the address, or a forger does not know our cookie",
          evidence,
          again.with("+nocookie"));
    }
    if (stray.fault() != null) {
      return new LikelyCause(
          "the server's software, or a device on the way that changes messages",
          evidence,
          again.with("+tcp"));
    }
    return new LikelyCause(
        answered
            ? "late replies to earlier queries, or a forger who guesses"
            : "a device on the way, or the server, mixes up queries; or a forger who guesses",
        evidence,
        again.with("+tcp"));
  }

  private LikelyCause withoutResponse() {
    Stray stray = strays(Stray::matches);
    stray = stray == null ? strays(each -> true) : stray;
    if (stray != null) {
      return strayed(stray, false);
    }
    ExchangeAttempt last = exchanged.last();
    if (last.result == ExchangeAttempt.Result.CONNECTION_LOST) {
      return lost(last);
    }
    String evidence = results(attempts);
    if (last.failure instanceof BindException) {
      return new LikelyCause(
          "the address after -b is not one of this host", evidence, "ip address");
    }
    if (last.failure instanceof NoRouteToHostException) {
      return new LikelyCause(
          "this host or a router has no way to the address, or a firewall says so",
          evidence,
          "ip route get " + Voice.address(last.server.getAddress()));
    }
    if (last.result == ExchangeAttempt.Result.UNREACHABLE) {
      boolean udpSilent = attempts.stream().anyMatch(each -> !each.isTcp() && isSilent(each));
      return udpSilent
          ? new LikelyCause(
              "the host is there, but its DNS server does not answer: it hangs, drops queries by"
                  + " policy, or a firewall blocks UDP",
              evidence,
              again.ofRoot())
          : new LikelyCause(
              "no DNS server runs at this address and port, or a firewall rejects",
              evidence,
              again.with(last.isTcp() ? "+notcp" : "+tcp"));
    }
    if (last.isTcp() && last.failure == null) {
      return new LikelyCause(
          last.expected > 0
              ? "the server fails while it writes the response, or large packets are lost (MTU)"
              : "the server accepts connections and does not answer: it hangs, or drops the query",
          evidence,
          last.expected > 0 ? again.with("+notcp") : again.ofRoot());
    }
    return last.failure instanceof SocketTimeoutException || last.isTcp()
        ? new LikelyCause(
            "the host is down, the address is wrong, or a firewall drops UDP and TCP",
            evidence,
            "ping -c 3 " + Voice.address(last.server.getAddress()))
        : new LikelyCause(
            "the server drops the query, or packets are lost on the way",
            evidence,
            again.with("+tcp"));
  }

  private LikelyCause lost(ExchangeAttempt last) {
    String evidence = AttemptText.result(last);
    if (last.expected > 0) {
      return new LikelyCause(
          "the server's process ended or failed while it wrote the response",
          evidence,
          again.with("+notcp"));
    }
    return new LikelyCause(
        last.failure instanceof EOFException
            ? "the server does not serve this client over TCP: an access list or a limit"
            : "the server, or a firewall, resets connections that carry DNS",
        evidence,
        again.with("+notcp"));
  }

  /** Returns what came of the attempts, each result once. */
  static String results(List<ExchangeAttempt> attempts) {
    StringBuilder text = new StringBuilder();
    for (ExchangeAttempt attempt : attempts) {
      String words = attempt.transport + ": " + AttemptText.result(attempt);
      if (text.indexOf(words) < 0) {
        text.append(text.isEmpty() ? "" : "; ").append(words);
      }
    }
    return text.toString();
  }
}
