package io.wiredns.doctor.walk;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.response.ChainLink;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.exchange.NetworkText;
import io.wiredns.guide.RcodeGuide;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Weighs what a walk has seen: how it ended, what is wrong, and what to do next. */
final class TraceEnds {
  private final NextCommands commands;

  TraceEnds(NextCommands commands) {
    this.commands = commands;
  }

  /** Ends a walk that found no server of the root. */
  TraceEnd noRoot(TraceStep.Replied last, Name name, RecordType type) {
    String cause =
        "%s does not tell the servers of the root: %s; a trace starts at a resolver or a root server"
            .formatted(NetworkText.server(last.reply().server()), last.reason());
    return new TraceEnd(
        TraceEnd.Kind.NO_ROOT, null, last.reply(), cause, commands.traceFromRoot(name, type));
  }

  TraceEnd tooLong(Name zone, String limit) {
    return new TraceEnd(
        TraceEnd.Kind.TOO_LONG,
        zone,
        null,
        "the walk was ended by " + limit,
        commands.trace(zone, RecordType.NS));
  }

  /** Ends a walk at a zone none of whose servers gave a result. */
  TraceEnd failed(
      Delegation delegation,
      List<TraceStep.Replied> failed,
      List<TraceStep> steps,
      boolean isExhausted) {
    Name zone = delegation.zone();
    if (isExhausted) {
      return tooLong(zone, "the limit of questions");
    }
    if (failed.isEmpty()) {
      Optional<TraceEnd> unwanted = ofOtherFamily(delegation);
      if (unwanted.isPresent()) {
        return unwanted.get();
      }
      String names =
          delegation.servers().keySet().stream()
              .map(Name::toString)
              .collect(Collectors.joining(" "));
      return new TraceEnd(
          TraceEnd.Kind.NO_ADDRESS,
          zone,
          delegation.reply(),
          "%s is delegated to %s, and no address of them is known%s"
              .formatted(zone, names.isEmpty() ? "no server" : names, why(zone, steps)),
          delegation.servers().keySet().stream()
              .findFirst()
              .map(server -> commands.trace(server, RecordType.A))
              .orElse(null));
    }
    TraceStep.Replied told = mostTelling(failed);
    String cause =
        failed.size() == 1
            ? "the only server of %s that could be asked, %s, %s"
                .formatted(
                    zone,
                    at(told),
                    told.finding() == TraceFinding.SILENT
                        ? "gave no reply of use: " + told.reason()
                        : verb(told))
            : "none of the %d servers of %s serves it: %s"
                .formatted(failed.size(), zone, counted(failed));
    return new TraceEnd(kind(told.finding()), zone, told.reply(), cause, command(told));
  }

  /** Ends a walk at a zone whose servers have only addresses that the user does not want. */
  private Optional<TraceEnd> ofOtherFamily(Delegation delegation) {
    Name zone = delegation.zone();
    Question question = delegation.reply().question();
    return delegation.servers().values().stream()
        .flatMap(Collection::stream)
        .findFirst()
        .map(
            address ->
                new TraceEnd(
                    TraceEnd.Kind.NO_ADDRESS,
                    zone,
                    delegation.reply(),
                    address instanceof Inet6Address
                        ? zone + " has servers at addresses of IPv6 only, which -4 leaves out"
                        : zone + " has servers at addresses of IPv4 only, which -6 leaves out",
                    commands.trace(question.name(), question.type())));
  }

  /** Returns why no address of the servers of a zone was found. */
  private static String why(Name zone, List<TraceStep> steps) {
    String why = "";
    for (TraceStep step : steps) {
      if (step instanceof TraceStep.Unglued unglued && unglued.zone().equals(zone)) {
        why = ": " + unglued.name() + " is " + unglued.how();
      }
    }
    return why;
  }

  private static TraceEnd.Kind kind(TraceFinding finding) {
    return finding.isLame()
        ? TraceEnd.Kind.LAME
        : finding == TraceFinding.SILENT ? TraceEnd.Kind.SILENT : TraceEnd.Kind.ERROR;
  }

  /** Returns the reply that says most: a wrong referral, else an error, else silence. */
  private static TraceStep.Replied mostTelling(List<TraceStep.Replied> failed) {
    TraceStep.Replied best = failed.get(0);
    for (TraceStep.Replied step : failed) {
      if (step.finding().ordinal() < best.finding().ordinal()) {
        best = step;
      }
    }
    return best;
  }

  /** Ends a walk with a reply of use. */
  TraceEnd result(TraceStep.Replied last, TraceStep.Secured secured, List<TraceStep> steps) {
    ServerReply reply = last.reply();
    Question question = reply.question();
    TraceEnd.Kind kind = TraceEnd.Kind.valueOf(last.finding().name());
    String cause = null;
    String command = null;
    switch (last.finding()) {
      case ALIAS -> {
        List<ChainLink> chain = reply.outcome().chain();
        Name target = chain.get(chain.size() - 1).target();
        cause = question.name() + " is an alias of " + target + ", which a trace does not follow";
        command = commands.trace(target, question.type());
      }
      case ALIAS_LOOP -> {
        cause = "the aliases have no end: " + chain(reply.outcome());
        command = NextCommands.ask(reply.server(), question.name(), RecordType.CNAME);
      }
      case NXDOMAIN -> {
        cause =
            "the servers of %s say that %s does not exist"
                .formatted(last.zone(), reply.outcome().name().orElse(question.name()));
        command = commands.compare(question.name(), question.type());
      }
      case NODATA -> {
        cause = "%s exists, without %s records".formatted(question.name(), question.type());
        command = commands.compare(question.name(), question.type());
      }
      default -> {}
    }
    return warned(new TraceEnd(kind, last.zone(), reply, cause, command), secured, steps);
  }

  /** Adds what was wrong on the way to an end that is a result. */
  private TraceEnd warned(TraceEnd end, TraceStep.Secured secured, List<TraceStep> steps) {
    String cause = end.cause();
    String command = end.command();
    if (secured != null && secured.verdict() == TraceStep.Secured.Verdict.BOGUS) {
      cause = joined(cause, "validating resolvers answer SERVFAIL: " + secured.detail());
      command = NextCommands.ask(secured.server(), secured.zone(), RecordType.DNSKEY) + " +dnssec";
    }
    List<TraceStep.Replied> failed = new ArrayList<>();
    for (TraceStep step : steps) {
      if (step instanceof TraceStep.Replied replied && !replied.finding().isUsable()) {
        failed.add(replied);
      } else if (step instanceof TraceStep.Unglued unglued && unglued.isNeeded()) {
        cause =
            joined(
                cause,
                "the referral to %s has no address of %s, which is inside it"
                    .formatted(unglued.zone(), unglued.name()));
        command = command == null ? commands.compare(unglued.zone(), RecordType.NS) : command;
      }
    }
    if (!failed.isEmpty()) {
      TraceStep.Replied told = mostTelling(failed);
      cause =
          joined(
              cause,
              failed.size() == 1
                  ? "%s, a server of %s, failed, another one did not"
                      .formatted(at(told), told.zone())
                  : failed.size() + " servers on the way failed, others did not");
      command = command == null ? command(told) : command;
    }
    return new TraceEnd(end.kind(), end.zone(), end.reply(), cause, command);
  }

  private static String joined(String before, String more) {
    return before == null ? more : before + "; " + more;
  }

  private static String chain(Outcome outcome) {
    return outcome.chain().stream()
        .map(link -> link.owner() + " -> " + link.target())
        .collect(Collectors.joining(", "));
  }

  private static String at(TraceStep.Replied step) {
    String server = NetworkText.server(step.reply().server());
    return step.name() == null ? server : server + " (" + step.name() + ")";
  }

  private static String verb(TraceStep.Replied step) {
    if (step.finding() != TraceFinding.ERROR) {
      return step.reason();
    }
    Rcode rcode = step.reply().rcode().orElse(Rcode.NOERROR);
    if (rcode.equals(Rcode.REFUSED)) {
      return "answers " + step.reason();
    }
    String title = RcodeGuide.english().entry(rcode).title();
    int colon = title.indexOf(": ");
    return "answers " + step.reason() + ": " + title.substring(colon < 0 ? 0 : colon + 2);
  }

  /** Returns what the servers said, those with the same reason together. */
  private static String counted(List<TraceStep.Replied> failed) {
    Map<String, List<String>> servers = new LinkedHashMap<>();
    for (TraceStep.Replied step : failed) {
      String said = step.finding() == TraceFinding.SILENT ? "gave no reply of use" : verb(step);
      servers.computeIfAbsent(said, key -> new ArrayList<>()).add(at(step));
    }
    return servers.entrySet().stream()
        .map(
            said ->
                String.join(", ", said.getValue())
                    + (said.getValue().size() == 1 ? " " : " each ")
                    + said.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String command(TraceStep.Replied told) {
    return told.finding() == TraceFinding.SILENT
        ? NextCommands.ask(told.reply().server(), told.zone(), RecordType.SOA) + " +tcp"
        : NextCommands.ask(told.reply().server(), told.zone(), RecordType.SOA);
  }
}
