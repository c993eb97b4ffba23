package io.wiredns.command.explain;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.command.input.InputOptions;
import io.wiredns.command.input.MessageSource;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.Progress;
import io.wiredns.command.output.StandardOutput;
import io.wiredns.command.output.Terminal;
import io.wiredns.command.output.TextLines;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import io.wiredns.guide.Situation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Explains codes, or the responses of an input. */
public final class ExplainCommand implements Subcommand {
  private static final int DNS_PORT = 53;

  /** The queries without response that are listed at most. */
  private static final int UNANSWERED_SHOWN = 10;

  private final InputOptions input = new InputOptions();

  private final Option<String> file =
      Option.text(
          "--message",
          "FILE",
          "Explains the messages of a file, which may be compressed with gzip or xz; - for standard input.");

  private final FormatOptions format = new FormatOptions("a line for each message or word");

  private final Option<Boolean> summaryOnly =
      Option.flag("--summary", "With --message as text: shows only the number of each outcome.");

  private final Operand words = new Operand(0, Operand.MANY, "CODE", "Codes and situations.");

  // What messages need; the explanation of a code starts sooner without it.
  private Terminal terminal;
  private MessageView view;
  private MessageView asked;
  private ResponseClassifier classifier;
  private QuickKind quick;
  private Exchanges exchanges;
  private OutcomeSummary summary;
  private Hops hops;
  private String answered;
  private EarlierOutcomes earlier;

  /**
   * The number of the message with which an entry of the guide was shown in full, by the title of
   * the entry.
   */
  private final Map<String, Long> shown = new HashMap<>();

  private long messages;
  private boolean malformed;

  @Override
  public Syntax syntax() {
    return new Syntax(
            "explain",
            "Explains response codes and situations: NXDOMAIN, 3, BADSIG, tsig:16, edns:16, ede:7, NODATA,"
                + " TIMEOUT, BOGUS ... Without words it lists all that it knows.",
            "With --message it explains what each response means for its query, with the likely causes in"
                + " the order of the evidence for and against them, checks, and what a program does next."
                + " In a capture, the queries that a resolver sent before it answered are evidence, too.",
            "Exit status: 0 if all messages are well-formed, 1 if some are malformed, 2 for wrong use or"
                + " unreadable input.")
        .options(file, summaryOnly)
        .options(format.options())
        .options(input.options())
        .operand(words);
  }

  @Override
  public Integer call() throws IOException, InputException {
    if (!words.all().isEmpty() && file.get() != null) {
      throw new InputException("explain takes codes or --message FILE, not both");
    }
    try (OutputStream out = StandardOutput.open()) {
      if (file.get() != null) {
        return explainMessages(out);
      }
      ExplainWords guide = new ExplainWords(format.isJson());
      print(words.all().isEmpty() ? guide.list() : guide.text(words.all()), out);
      return ExitStatus.GOOD;
    }
  }

  private static void print(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void prepare() {
    terminal = Terminal.out();
    view = new MessageView();
    asked = new MessageView();
    classifier = new ResponseClassifier();
    quick = new QuickKind();
    exchanges = new Exchanges();
    summary = new OutcomeSummary();
    hops = new Hops();
    answered = RcodeGuide.english().entry(Situation.ANSWER).title();
    earlier = new EarlierOutcomes();
  }

  private int explainMessages(OutputStream out) throws IOException, InputException {
    prepare();
    boolean countsOnly = countsOnly();
    MessageSource source = input.open(file.get());
    Progress progress = Progress.onTerminal(input::octetsRead);
    try {
      for (ByteBuffer message = source.next(); message != null; message = source.next()) {
        messages++;
        if (!countsOnly || !count(message, source)) {
          explain(message, source, out);
        }
        progress.message();
      }
    } finally {
      progress.end();
      InputOptions.reportLosses(source);
    }
    if (!format.isJson() && (summaryOnly.get() || messages > 1)) {
      if (!summaryOnly.get()) {
        print(unanswered(), out);
      }
      String counts = summary.text(messages, exchanges.unanswered(), terminal);
      print((summaryOnly.get() ? "" : "\n") + counts, out);
    }
    return malformed ? ExitStatus.MALFORMED : ExitStatus.GOOD;
  }

  private boolean countsOnly() {
    return summaryOnly.get() && !format.isJson();
  }

  /** Counts a message without values or outcome; returns false if that is not possible. */
  private boolean count(ByteBuffer message, MessageSource source) {
    if (!quick.read(message, view)) {
      if (QuickKind.decodes(message, view)) {
        return false;
      }
      malformed = true;
      summary.malformed();
      exchanges.ends(source.packet());
      exchanges.malformed(message);
      return true;
    }
    exchanges.ends(source.packet());
    if (!quick.isResponse()) {
      exchanges.query(message, quick.place());
      return true;
    }
    int query = exchanges.of(message);
    int kind =
        query == Exchanges.NONE
            ? quick.kind()
            : quick.kind(exchanges.array(query), exchanges.place(query));
    if (kind == QuickKind.UNSURE || !summary.repeated(kind)) {
      return false;
    }
    exchanges.answered(query);
    return true;
  }

  /**
   * Explains a message. C2 does not inline methods of this length, which matters to {@link #count}:
   * for a summary this code is rarely needed.
   */
  private void explain(ByteBuffer message, MessageSource source, OutputStream out)
      throws IOException {
    Message parsed = null;
    WireFormatException fault = null;
    try {
      parsed = view.wrap(message).toMessage();
    } catch (WireFormatException broken) {
      fault = broken;
      malformed = true;
    }
    CapturedMessage packet = source.packet();
    exchanges.ends(packet);
    if (parsed != null && !parsed.isResponse()) {
      exchanges.query(message, countsOnly() ? 0 : hops.add(messages, parsed, packet));
      query(parsed, source, out);
      return;
    }
    int query = fault == null ? exchanges.of(message) : exchanges.malformed(message);
    boolean known = query != Exchanges.NONE && asked.tryWrap(exchanges.octets(query));
    Outcome outcome;
    if (fault != null) {
      outcome = Outcome.malformed(fault);
      summary.malformed();
    } else {
      outcome = known ? classifier.classify(asked, view) : classifier.classify(view);
      if (outcome.kind() == Outcome.Kind.MISMATCH) {
        exchanges.answeredWrongly(query);
      } else {
        exchanges.answered(query);
      }
      summary.response(outcome);
    }
    if (!countsOnly()) {
      respond(new Response(parsed, outcome, query, message.remaining()), source, out);
    }
  }

  /** A response, null if it is malformed, with its outcome, the slot of its query, and its size. */
  private record Response(Message message, Outcome outcome, int slot, int octets) {}

  private void respond(Response response, MessageSource source, OutputStream out)
      throws IOException {
    CapturedMessage packet = source.packet();
    Outcome outcome = response.outcome();
    Message query = sent(response.slot());
    Message from = response.message() == null ? query : response.message();
    Question question = from == null || from.questions().isEmpty() ? null : from.questions().get(0);
    boolean tcp = packet != null && packet.isTcp();
    NextStep next =
        NextStep.after(
            outcome, attempt(query, response.message(), tcp ? Transport.TCP : Transport.UDP));
    Explanation explanation = new Explanation(messages, question, outcome, next);
    Instant time =
        packet == null ? null : Instant.ofEpochSecond(packet.epochSecond(), packet.nano());
    long place = response.slot() == Exchanges.NONE ? -1 : exchanges.place(response.slot());
    Hop hop = hops.get(place);
    Name zone =
        response.message() == null ? null : ZoneOf.of(response.message(), question, outcome);
    if (hop != null) {
      note(hop, response, zone, time);
    }
    boolean failed = !isAnswer(outcome);
    Circumstances known =
        new Circumstances(
            query,
            response.message(),
            outcome,
            tcp,
            response.octets(),
            time,
            hop == null ? null : hop.elapsed,
            hop == null ? Map.of() : hop.signs());
    Upstream upstream = new Upstream(failed ? hops.upstream(place) : List.of());
    Advice advice = new Advice(known, upstream, input.words(file.get()));
    if (format.isJson()) {
      GuideEntry filled = advice.entry(question, zone, server(source.payload()));
      print(advice.addTo(explanation.json(), filled) + "\n", out);
      return;
    }
    print(text(explanation, source, advice), out);
    print(guide(advice, question, zone, source), out);
  }

  private static boolean isAnswer(Outcome outcome) {
    return outcome.kind() == Outcome.Kind.ANSWER
        || outcome.kind() == Outcome.Kind.ANSWER_THROUGH_CHAIN;
  }

  /** Notes at a query what has become of it. */
  private void note(Hop hop, Response response, Name zone, Instant time) {
    Outcome outcome = response.outcome();
    hop.reply = messages;
    hop.kind = outcome.kind();
    hop.label = outcome.label();
    hop.zone = zone;
    for (ExtendedError error : outcome.extendedErrors()) {
      hop.errors += ", " + error.toText();
      if (Signs.isAboutAliases(error)) {
        hop.see(Sign.LOOP, error.toText());
      }
    }
    if (time != null && hop.time != null) {
      hop.elapsed = Duration.between(hop.time, time);
    }
    if (!outcome.chain().isEmpty()) {
      hop.target = outcome.chain().get(outcome.chain().size() - 1).target();
    }
    if (response.message() != null) {
      SignatureSigns.of(response.message(), time).forEach(hop::see);
      earlier.add(hop, outcome, messages);
    }
  }

  /** Returns the query in a slot; null if there is none. */
  private Message sent(int slot) {
    if (slot == Exchanges.NONE) {
      return null;
    }
    try {
      return asked.wrap(exchanges.octets(slot)).toMessage();
    } catch (WireFormatException impossible) {
      throw new AssertionError("a query that was parsed is malformed", impossible);
    }
  }

  /**
   * Returns the properties of the query that was sent; if the query is not in the input, they are
   * inferred from the response.
   */
  private Attempt attempt(Message query, Message response, Transport transport) {
    if (query != null) {
      return Attempt.of(query, transport);
    }
    if (response == null) {
      return Attempt.of(Message.builder().build(), transport);
    }
    Attempt supposed = Attempt.of(response, transport);
    int version = supposed.ednsVersion().orElse(-1);
    return response.rcode().equals(Rcode.BADVERS) && version < 255
        ? supposed.withEdnsVersion(version + 1)
        : supposed;
  }

  private void query(Message query, MessageSource source, OutputStream out) throws IOException {
    if (format.isJson()) {
      String question = query.questions().isEmpty() ? null : query.questions().get(0).toString();
      print(
          new JsonLine()
                  .number("message", messages)
                  .text("question", question)
                  .text("outcome", "QUERY")
                  .text("kind", null)
                  .text("category", null)
                  .text("nextStep", null)
                  .text("rcode", null)
                  .numbers("ede", List.of())
                  .lines("evidence", List.of())
              + "\n",
          out);
    } else if (!summaryOnly.get()) {
      String asked = query.questions().isEmpty() ? "" : " " + query.questions().get(0);
      String text = query.opcode().toString() + asked;
      print(title(source) + new TextLines().add("", text), out);
    }
  }

  private String title(MessageSource source) {
    String origin = source.origin().isEmpty() ? "" : ", " + source.origin();
    String start = messages == 1 ? "" : "\n";
    return start + new TextLines().add(";; ", "message " + messages + origin);
  }

  private String text(Explanation explanation, MessageSource source, Advice advice) {
    Outcome outcome = explanation.outcome();
    TextLines lines = new TextLines();
    String question = explanation.question() == null ? "" : "  " + explanation.question();
    lines.add("", outcome.label() + question);
    for (String detail : explanation.details()) {
      lines.add("  ", detail);
    }
    lines.add("  evidence:  ", join(outcome));
    for (String contradiction : advice.contradictions()) {
      lines.add("  but:       ", contradiction);
    }
    if (isAnswer(outcome)) {
      advice.notes().forEach(note -> lines.add("  note:      ", note));
    }
    for (String hop : advice.upstream()) {
      lines.add("  upstream:  ", hop);
    }
    String likeliest = isAnswer(outcome) ? "" : advice.likeliest();
    if (!likeliest.isEmpty()) {
      lines.add("  likeliest: ", likeliest);
    }
    lines.add("  next step: ", explanation.step());
    String body = lines.toString();
    String coloured =
        terminal.colour(outcome.category(), outcome.label())
            + body.substring(outcome.label().length());
    return title(source) + coloured;
  }

  private static String join(Outcome outcome) {
    return String.join("; ", outcome.evidence().stream().map(Object::toString).toList());
  }

  /**
   * Returns the guide's entry in full the first time, later a reference to it; empty for an answer.
   */
  private String guide(Advice advice, Question question, Name zone, MessageSource source) {
    if (advice.title().equals(answered)) {
      return "";
    }
    Long before = shown.putIfAbsent(advice.title(), messages);
    if (before != null) {
      return new TextLines().add("  guide:     ", "see message " + before).toString();
    }
    GuideEntry filled = advice.entry(question, zone, server(source.payload()));
    return new WeighedEntry(filled, advice.causes()).text();
  }

  /** Returns the server in the form that commands take; empty if it is not known. */
  private static String server(DnsPayload payload) {
    if (payload == null) {
      return "";
    }
    InetSocketAddress source = payload.source();
    return source.getPort() == DNS_PORT ? Voice.address(source.getAddress()) : Voice.server(source);
  }

  /** Returns a line for each query without response. */
  private String unanswered() {
    TextLines lines = new TextLines();
    for (int slot : exchanges.unansweredSlots(UNANSWERED_SHOWN)) {
      Hop hop = hops.get(exchanges.place(slot));
      if (hop != null) {
        lines.add(";; UNANSWERED: ", hop.text());
      }
    }
    String text = lines.toString();
    return text.isEmpty()
        ? ""
        : "\n" + text + ";; for the causes and checks: wiredns explain UNANSWERED\n";
  }
}
