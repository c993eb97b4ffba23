package io.wiredns.command;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import io.wiredns.guide.Situation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Explains codes, or the responses of an input. */
final class ExplainCommand implements Subcommand {
  /** The format of the output. */
  enum Format {
    TEXT,
    JSON
  }

  /**
   * The maximum length of a name in the commands that the guide recommends; longer names would make
   * them unreadable and are left out.
   */
  private static final int NAME_IN_COMMANDS = 40;

  private static final int SERVER_IN_COMMANDS = 15;

  private final InputOptions input = new InputOptions();

  private final Option<String> file =
      Option.text(
          "--message",
          "FILE",
          "Explains the messages of a file, which may be compressed with gzip or xz; - for standard input.");

  private final Option<Format> format =
      Option.choice(
          "--format",
          "FORMAT",
          Format.class,
          Format.TEXT,
          "text or json (a line for each message); ${DEFAULT-VALUE} by default.");

  private final Option<Boolean> summaryOnly =
      Option.flag("--summary", "With --message as text: shows only the number of each outcome.");

  private final Operand words = new Operand(0, Operand.MANY, "CODE", "Codes and situations.");

  private final RcodeGuide guide = RcodeGuide.english();

  // What messages need; the explanation of a code starts sooner without it.
  private Terminal terminal;
  private MessageView view;
  private MessageView asked;
  private ResponseClassifier classifier;
  private QuickKind quick;
  private Exchanges exchanges;
  private OutcomeSummary summary;

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
            "Explains response codes: NXDOMAIN, 3, BADSIG, tsig:16, edns:16, ede:7, NODATA, LAME ...",
            "With --message it explains what each response means for its query, with evidence, likely"
                + " causes, checks, and what a program does next.",
            "Exit status: 0 if all messages are well-formed, 1 if some are malformed, 2 for wrong use or"
                + " unreadable input.")
        .options(file, format, summaryOnly)
        .options(input.options())
        .operand(words);
  }

  @Override
  public Integer call() throws IOException, InputException {
    if (words.all().isEmpty() == (file.get() == null)) {
      throw new InputException("explain needs codes or --message FILE; see wiredns explain --help");
    }
    try (OutputStream out = StandardOutput.open()) {
      return file.get() == null ? explainWords(out) : explainMessages(out);
    }
  }

  private static void print(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private int explainWords(OutputStream out) throws IOException, InputException {
    StringBuilder text = new StringBuilder();
    for (String word : words.all()) {
      List<GuideEntry> entries;
      try {
        entries = guide.find(word);
      } catch (IllegalArgumentException unknown) {
        throw new InputException(unknown.getMessage() + "; wiredns rcodes lists the codes");
      }
      for (GuideEntry entry : entries) {
        if (format.get() == Format.JSON) {
          text.append(json(word, entry.inGeneral())).append('\n');
        } else {
          text.append(text.isEmpty() ? "" : "\n")
              .append(entry.inGeneral().toText(TextLines.COLUMNS));
        }
      }
      if (entries.size() > 1 && format.get() == Format.TEXT) {
        String apart = guide.tellApart(Integer.parseInt(word)).orElseThrow();
        text.append('\n').append(new TextLines().add("", apart));
      }
    }
    print(text.toString(), out);
    return Wiredns.GOOD;
  }

  private static JsonLine json(String word, GuideEntry entry) {
    List<JsonLine> checks =
        entry.checks().stream()
            .map(
                check ->
                    new JsonLine()
                        .text("what", check.what())
                        .text("command", check.command().orElse("")))
            .toList();
    return new JsonLine()
        .text("code", word)
        .text("title", entry.title())
        .text("meaning", entry.meaning())
        .text("where", entry.where())
        .text("who", entry.who())
        .text("repeat", entry.repeat())
        .texts("causes", entry.causes())
        .lines("checks", checks)
        .texts("lookAlikes", entry.lookAlikes());
  }

  private void prepare() {
    terminal = Terminal.out();
    view = new MessageView();
    asked = new MessageView();
    classifier = new ResponseClassifier();
    quick = new QuickKind();
    exchanges = new Exchanges();
    summary = new OutcomeSummary();
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
    if (format.get() == Format.TEXT && (summaryOnly.get() || messages > 1)) {
      String counts = summary.text(messages, exchanges.unanswered(), terminal);
      print((summaryOnly.get() ? "" : "\n") + counts, out);
    }
    return malformed ? Wiredns.MALFORMED : Wiredns.GOOD;
  }

  private boolean countsOnly() {
    return summaryOnly.get() && format.get() == Format.TEXT;
  }

  /** Counts a message without values or outcome; returns false if that is not possible. */
  private boolean count(ByteBuffer message, MessageSource source) {
    if (!quick.read(message, view)) {
      if (QuickKind.decodes(message, view)) {
        return false;
      }
      malformed = true;
      summary.malformed();
      exchanges.answered(Exchanges.NONE);
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
      exchanges.query(message, 0);
      query(parsed, source, out);
      return;
    }
    int query = fault == null ? exchanges.of(message) : Exchanges.NONE;
    Outcome outcome;
    if (fault != null) {
      outcome = Outcome.malformed(fault);
    } else if (query != Exchanges.NONE && asked.tryWrap(exchanges.octets(query))) {
      outcome = classifier.classify(asked, view);
    } else {
      outcome = classifier.classify(view);
    }
    exchanges.answered(outcome.kind() == Outcome.Kind.MISMATCH ? Exchanges.NONE : query);
    if (parsed == null) {
      summary.malformed();
    } else {
      summary.response(outcome);
    }
    if (countsOnly()) {
      return;
    }
    Question question =
        parsed == null || parsed.questions().isEmpty() ? null : parsed.questions().get(0);
    Transport transport = packet != null && packet.isTcp() ? Transport.TCP : Transport.UDP;
    NextStep next = NextStep.after(outcome, attempt(query, parsed, transport));
    Explanation explanation = new Explanation(messages, question, outcome, next);
    if (format.get() == Format.JSON) {
      print(explanation.json() + "\n", out);
    } else {
      print(text(explanation, source), out);
    }
  }

  /**
   * Returns the properties of the query that was sent; if the query is not in the input, they are
   * inferred from the response.
   */
  private Attempt attempt(int query, Message response, Transport transport) {
    if (query != Exchanges.NONE) {
      try {
        return Attempt.of(asked.wrap(exchanges.octets(query)).toMessage(), transport);
      } catch (WireFormatException impossible) {
        throw new AssertionError("a query that was parsed is malformed", impossible);
      }
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
    if (format.get() == Format.JSON) {
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

  private String text(Explanation explanation, MessageSource source) {
    Outcome outcome = explanation.outcome();
    TextLines lines = new TextLines();
    String question = explanation.question() == null ? "" : "  " + explanation.question();
    lines.add("", outcome.label() + question);
    for (String detail : explanation.details()) {
      lines.add("  ", detail);
    }
    lines.add("  evidence:  ", join(outcome));
    lines.add("  next step: ", explanation.step());
    String body = lines.toString();
    String coloured =
        terminal.colour(outcome.category(), outcome.label())
            + body.substring(outcome.label().length());
    return title(source) + coloured + advice(explanation, source);
  }

  private static String join(Outcome outcome) {
    return String.join("; ", outcome.evidence().stream().map(Object::toString).toList());
  }

  /**
   * Returns the guide's entry in full the first time, later a reference to it; empty for an answer.
   */
  private String advice(Explanation explanation, MessageSource source) {
    GuideEntry entry = guide.entry(explanation.outcome());
    if (entry.title().equals(guide.entry(Situation.ANSWER).title())) {
      return "";
    }
    Long before = shown.putIfAbsent(entry.title(), messages);
    if (before != null) {
      return new TextLines().add("  guide:     ", "see message " + before).toString();
    }
    Question question = explanation.question();
    boolean fits = question != null && question.name().toString().length() <= NAME_IN_COMMANDS;
    GuideEntry filled = fits ? entry.about(question, server(source.payload())) : entry.inGeneral();
    return filled.toText(TextLines.COLUMNS);
  }

  private static String server(DnsPayload payload) {
    String host = payload == null ? "" : payload.source().getHostString();
    return host.isEmpty() || host.length() > SERVER_IN_COMMANDS ? "SERVER" : host;
  }
}
