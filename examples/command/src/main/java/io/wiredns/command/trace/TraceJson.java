package io.wiredns.command.trace;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.doctor.walk.ServerReply;
import io.wiredns.doctor.walk.TraceEnd;
import io.wiredns.doctor.walk.TraceFinding;
import io.wiredns.doctor.walk.TraceStep;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a walk as JSON: an object for each step, one for the end, each in a line. */
public final class TraceJson implements TraceOutput {
  private final Appendable out;

  public TraceJson(Appendable out) {
    this.out = out;
  }

  @Override
  public void step(TraceStep step) throws IOException {
    JsonLine line = new JsonLine();
    if (step instanceof TraceStep.Replied replied) {
      replied(replied, line);
    } else if (step instanceof TraceStep.Unglued unglued) {
      line.text("step", "glue")
          .text("zone", unglued.zone().toString())
          .text("name", unglued.name().toString())
          .text("glue", unglued.glue().name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .texts("addresses", unglued.addresses().stream().map(TraceJson::at).toList())
          .text("how", unglued.how());
    } else if (step instanceof TraceStep.Secured secured) {
      line.text("step", "dnssec")
          .text("zone", secured.zone().toString())
          .text("server", at(secured.server()))
          .numbers("ds", secured.ds().stream().map(Ds::keyTag).toList())
          .text("verdict", secured.verdict().name())
          .text("detail", secured.detail());
    }
    out.append(line.toString()).append('\n');
  }

  private static void replied(TraceStep.Replied step, JsonLine line) {
    ServerReply reply = step.reply();
    List<String> records = new ArrayList<>();
    if (reply.isAnswered()) {
      for (Section section : List.of(Section.ANSWER, Section.AUTHORITY)) {
        for (ResourceRecord record : reply.message().records(section)) {
          records.add(record.toString());
        }
      }
    }
    boolean isReferral = step.finding() == TraceFinding.REFERRAL && reply.outcome() != null;
    line.text("step", "reply")
        .text("zone", step.zone().toString())
        .text("server", at(reply.server()))
        .text("name", step.name() == null ? null : step.name().toString())
        .text("transport", reply.transport().name())
        .number("milliseconds", reply.elapsed().toMillis())
        .number("octets", reply.octets())
        .text("finding", step.finding().name())
        .text("rcode", reply.rcode().map(Rcode::toString).orElse(null))
        .text("to", isReferral ? reply.outcome().name().map(Name::toString).orElse(null) : null)
        .text("reason", step.finding().isUsable() ? null : step.reason())
        .texts("before", reply.before())
        .texts("ede", reply.extendedErrors().stream().map(error -> error.toText()).toList())
        .texts("records", records);
  }

  private static String at(InetSocketAddress server) {
    return Voice.server(server);
  }

  @Override
  public void end(TraceEnd end, int questions) throws IOException {
    JsonLine line =
        new JsonLine()
            .text("step", "end")
            .text("outcome", end.kind().name())
            .text("zone", end.zone() == null ? null : end.zone().toString())
            .text("cause", end.cause())
            .text("try", end.command())
            .number("questions", questions);
    out.append(line.toString()).append('\n');
  }
}
