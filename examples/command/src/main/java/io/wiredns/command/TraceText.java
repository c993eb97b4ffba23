package io.wiredns.command;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.response.CacheRule;
import io.wiredns.inspect.DigText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a walk as dig writes its +trace: the records of answer and authority, and a line with the
 * server. Lines that dig does not have start with two semicolons and a word in capitals.
 */
final class TraceText implements TraceOutput {
  private final Appendable out;
  private final boolean brief;

  /**
   * Creates an object.
   *
   * @param brief whether only the records of the end are written, as for +short
   */
  TraceText(Appendable out, boolean brief) {
    this.out = out;
    this.brief = brief;
  }

  @Override
  public void step(TraceStep step) throws IOException {
    if (brief) {
      return;
    }
    if (step instanceof TraceStep.Replied replied) {
      replied(replied);
    } else if (step instanceof TraceStep.Unglued unglued) {
      unglued(unglued);
    } else if (step instanceof TraceStep.Secured secured) {
      line("DNSSEC", secured.verdict() + ": " + secured.detail());
    }
  }

  private void replied(TraceStep.Replied step) throws IOException {
    ServerReply reply = step.reply();
    String name =
        step.name() == null ? Voice.address(reply.server().getAddress()) : "" + step.name();
    out.append('\n');
    if (reply.isAnswered()) {
      records(reply.message());
      out.append(
          ";; Received %d bytes from %s(%s) in %d ms\n"
              .formatted(
                  reply.octets(), Voice.server(reply.server()), name, reply.elapsed().toMillis()));
    }
    for (String before : reply.before()) {
      line("BEFORE", Voice.server(reply.server()) + " " + before);
    }
    for (ExtendedError error : reply.extendedErrors()) {
      out.append(";; ").append(error.toText()).append('\n');
    }
    if (!step.finding().isUsable()) {
      String then = step.isLast() ? "" : "; the next server is asked";
      String server = Voice.server(reply.server()) + " (" + name + ")";
      line("FAILED", server + ", server of " + step.zone() + ": " + step.reason() + then);
    } else if (step.finding() == TraceFinding.REFERRAL && step.name() != null) {
      Delegation to = Delegation.of(step.zone(), reply.outcome().name().orElseThrow(), reply);
      line("REFERRAL", "to " + to.zone() + ", " + servers(to) + ", " + security(to));
    }
  }

  private static String servers(Delegation to) {
    long glued = to.servers().values().stream().filter(all -> !all.isEmpty()).count();
    return to.servers().size() + " servers, " + glued + " with addresses";
  }

  private static String security(Delegation to) {
    if (!to.ds().isEmpty()) {
      return "DS "
          + to.ds().stream()
              .map(Ds::keyTag)
              .distinct()
              .map(Object::toString)
              .collect(Collectors.joining(" "));
    }
    return to.hasDenial() ? "no DS, with NSEC or NSEC3" : "no DS";
  }

  private void unglued(TraceStep.Unglued step) throws IOException {
    String needed =
        step.isNeeded()
            ? "missing in the referral, although %s is inside %s"
                .formatted(step.name(), step.zone())
            : "not in the referral, and need not be";
    String at =
        step.addresses().stream()
            .map(InetSocketAddress::getAddress)
            .map(Voice::address)
            .collect(Collectors.joining(" "));
    line(
        step.isNeeded() ? "GLUE" : "ADDRESS",
        "of %s: %s; %s%s".formatted(step.name(), needed, at.isEmpty() ? "" : at + " ", step.how()));
  }

  private void records(Message message) throws IOException {
    MessageBuilder bare = Message.builder();
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY)) {
      for (ResourceRecord record : message.records(section)) {
        bare.answer(record);
      }
    }
    for (String line : DigText.standard().toText(bare.build()).lines().toList()) {
      if (!line.isEmpty() && !line.startsWith(";")) {
        out.append(line).append('\n');
      }
    }
  }

  private void line(String word, String text) throws IOException {
    out.append(new StoryLines().add(";; " + word + ": " + text).toString());
  }

  @Override
  public void end(TraceEnd end, int questions) throws IOException {
    if (brief) {
      if (end.kind().isResult()) {
        for (ResourceRecord record : end.reply().message().answers()) {
          if (!record.type().equals(RecordType.RRSIG)) {
            out.append(record.rdata().toText()).append('\n');
          }
        }
      } else {
        line("OUTCOME", end.kind() + ": " + end.cause());
        next(end);
      }
      return;
    }
    out.append('\n');
    String at = end.zone() == null ? "" : " at zone " + end.zone();
    line("OUTCOME", end.kind() + at + kept(end) + "; " + questions + " questions");
    if (end.cause() != null) {
      line("CAUSE", end.cause());
    }
    next(end);
  }

  private void next(TraceEnd end) throws IOException {
    if (end.command() != null) {
      out.append(";; TRY: ").append(end.command()).append('\n');
    }
  }

  private static String kept(TraceEnd end) {
    if (!end.kind().isResult()) {
      return "";
    }
    CacheRule cache = end.reply().outcome().cache();
    return cache.duration().isZero() ? "" : ", may be kept " + cache.duration().toSeconds() + " s";
  }
}
