package io.wiredns.command.trace;

import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.response.CacheRule;
import io.wiredns.command.dig.DigLayout;
import io.wiredns.command.dig.DigOptions;
import io.wiredns.command.dig.DigRData;
import io.wiredns.command.output.StoryLines;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.walk.Delegation;
import io.wiredns.doctor.walk.ServerReply;
import io.wiredns.doctor.walk.TraceEnd;
import io.wiredns.doctor.walk.TraceFinding;
import io.wiredns.doctor.walk.TraceStep;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.stream.Collectors;

/**
 * Writes a walk as dig writes its +trace: the records of answer and authority, and a line with the
 * server. Lines that dig does not have start with two semicolons and a word in capitals.
 */
public final class TraceText implements TraceOutput {
  private final DigOptions shown;
  private final Appendable out;

  /** Whether nothing was written yet. */
  private boolean isFirst = true;

  /** Creates an object that shows what the words of a query choose. */
  public TraceText(DigOptions shown, Appendable out) {
    this.shown = shown;
    this.out = out;
  }

  @Override
  public void step(TraceStep step) throws IOException {
    if (shown.isShort()) {
      if (step instanceof TraceStep.Replied replied && replied.reply().isAnswered()) {
        brief(replied.reply());
      }
    } else if (step instanceof TraceStep.Replied replied) {
      replied(replied);
    } else if (step instanceof TraceStep.Unglued unglued) {
      unglued(unglued);
    } else if (step instanceof TraceStep.Secured secured) {
      line("DNSSEC", secured.verdict() + ": " + secured.detail());
    }
  }

  private void brief(ServerReply reply) throws IOException {
    if (!shown.answer) {
      return;
    }
    StringBuilder text = new StringBuilder();
    DigRData data = new DigRData(shown, text);
    for (ResourceRecord record : reply.message().answers()) {
      text.append(record.type()).append(' ');
      data.append(record.rdata());
      shown.identified(reply.server(), reply.elapsed(), text).append('\n');
    }
    out.append(text);
  }

  private void replied(TraceStep.Replied step) throws IOException {
    ServerReply reply = step.reply();
    String name = name(step);
    blank();
    if (reply.isAnswered()) {
      records(reply.message());
      if (shown.identify) {
        out.append(
            ";; Received %d bytes from %s(%s) in %s\n"
                .formatted(
                    reply.octets(),
                    Voice.server(reply.server()),
                    name,
                    shown.time(reply.elapsed())));
      }
    }
    for (String before : reply.before()) {
      line("BEFORE", Voice.server(reply.server()) + " " + before);
    }
    for (ExtendedError error : reply.extendedErrors()) {
      comment(error.toText());
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

  /** Returns the name of a server as dig writes it: without the last dot. */
  private static String name(TraceStep.Replied step) {
    if (step.name() == null) {
      return Voice.host(step.reply().server());
    }
    String name = step.name().toString();
    return name.substring(0, name.length() - 1);
  }

  private void blank() throws IOException {
    if (!isFirst) {
      out.append('\n');
    }
    isFirst = false;
  }

  private static String servers(Delegation to) {
    long glued = to.servers().values().stream().filter(all -> !all.isEmpty()).count();
    return counted(to.servers().size(), "name server") + ", " + glued + " with addresses";
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
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
        switch (step.glue()) {
          case MISSING ->
              "missing in the referral, although %s is inside %s"
                  .formatted(step.name(), step.zone());
          case NOT_NEEDED -> "not in the referral, and need not be";
          case OTHER_FAMILY -> "in the referral of the other family only";
        };
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
    StringBuilder text = new StringBuilder();
    new DigLayout(shown, text).response(null, message);
    out.append(text);
  }

  private void line(String word, String text) throws IOException {
    comment(word + ": " + text);
  }

  private void comment(String text) throws IOException {
    if (shown.tellsStory()) {
      out.append(new StoryLines().add(";; " + text).toString());
    }
  }

  @Override
  public void end(TraceEnd end, int questions) throws IOException {
    if (!shown.tellsStory()) {
      if (!end.kind().isResult()) {
        out.append(";; " + end.kind() + ": " + end.cause() + "\n");
      }
      return;
    }
    blank();
    String at = end.zone() == null ? "" : " at zone " + end.zone();
    line("OUTCOME", end.kind() + at + kept(end) + "; " + counted(questions, "question"));
    if (end.cause() != null) {
      line("CAUSE", end.cause());
    }
    if (end.command() != null) {
      out.append(";; TRY: " + end.command() + "\n");
    }
    out.append('\n');
  }

  private static String kept(TraceEnd end) {
    if (!end.kind().isResult()) {
      return "";
    }
    CacheRule cache = end.reply().outcome().cache();
    return cache.duration().isZero() ? "" : ", may be kept " + cache.duration().toSeconds() + " s";
  }
}
