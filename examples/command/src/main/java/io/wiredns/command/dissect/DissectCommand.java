package io.wiredns.command.dissect;

import io.wiredns.command.input.Input;
import io.wiredns.command.input.InputOptions;
import io.wiredns.command.input.MessageSource;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.Progress;
import io.wiredns.command.output.StandardOutput;
import io.wiredns.inspect.AsciiBuffer;
import io.wiredns.inspect.DigText;
import io.wiredns.inspect.Dissector;
import io.wiredns.inspect.Rfc8427Json;
import io.wiredns.inspect.TextForm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Shows messages. */
public final class DissectCommand implements Subcommand {
  /** The fields that are shown if none is named. */
  static final String DEFAULT_FIELDS =
      "time,source,destination,id,flags,rcode,qname,qtype,answer-type,answer-data,fault";

  /** The format of the output. */
  enum Format {
    TEXT,
    JSON,
    TREE,
    TSV
  }

  private final Input input = new Input();
  private final SignatureOptions signatures = new SignatureOptions();

  private final Option<Format> format =
      Option.choice(
          "--format",
          "FORMAT",
          Format.class,
          Format.TEXT,
          "text (as dig shows messages), json or tsv (a line for each message), or tree; ${DEFAULT-VALUE}"
              + " by default.");

  private final Option<Boolean> json = Option.flag("--json", "The same as --format json.");

  private final Option<String> fields =
      Option.text(
          "--fields",
          "FIELD,...",
          "The columns of --format tsv; by default " + DEFAULT_FIELDS + ".");

  private final Option<Boolean> tolerant =
      Option.flag(
          "--tolerant", "Shows also the intact parts of malformed messages, with all faults.");

  private final Option<Boolean> rfc3597 =
      Option.flag(
          "--rfc3597",
          "Shows types, classes and RDATA in the generic form of RFC 3597; not in trees.");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "dissect",
            "Shows DNS messages as dig does, as RFC 8427 JSON, as a tree of offsets and octets, or as"
                + " columns.",
            "Exit status: 0 if all messages are well-formed, 1 if some are malformed, 2 for wrong use or"
                + " unreadable input.")
        .options(format, json, fields, tolerant, rfc3597)
        .options(signatures.options())
        .options(input.options())
        .operand(input.file)
        .footerUnder(
            "%nFields of --format tsv:%n",
            "  input:      message line packet time epoch source source-port destination",
            "              destination-port client server transport size octets",
            "  header:     id qr opcode flags rcode qdcount ancount nscount arcount",
            "  question:   qname qtype qclass",
            "  answer:     answer-name answer-class answer-type answer-ttl answer-data",
            "  authority:  authority-name authority-class authority-type authority-ttl",
            "              authority-data",
            "  additional: additional-name additional-class additional-type",
            "              additional-ttl additional-data",
            "  EDNS:       edns-version edns-size edns-flags edns-options subnet cookie",
            "              nsid ede ede-text",
            "  TSIG:       tsig tsig-key",
            "  faults:     fault fault-offset fault-field",
            "Several values of a field have | between them; examples/command/README.md",
            "describes the fields.");
  }

  @Override
  public Integer call() throws IOException, InputException {
    Columns columns = columns();
    SignatureChecks checks = signatures.open();
    MessageSource source = input.open();
    Progress progress = Progress.onTerminal(input::octetsRead);
    boolean good;
    try (OutputStream out = StandardOutput.open()) {
      if (columns != null) {
        out.write(columns.title());
      }
      // A signature is checked with what the messages before it contain.
      int threads = checks == null ? RenderLoop.threads() : 1;
      good =
          new RenderLoop(source, progress, out, to -> renderer(columns, checks, to)).run(threads);
    } finally {
      progress.end();
      InputOptions.reportLosses(source);
    }
    return good ? ExitStatus.GOOD : ExitStatus.MALFORMED;
  }

  private Format format() {
    return json.get() ? Format.JSON : format.get();
  }

  /** Returns the columns; null if the output has none. */
  private Columns columns() throws InputException {
    if (format() == Format.TSV) {
      return Columns.parse(fields.get() == null ? DEFAULT_FIELDS : fields.get());
    }
    if (fields.get() != null) {
      throw new InputException("--fields needs --format tsv");
    }
    return null;
  }

  /** Creates a renderer for a thread. */
  private MessageRenderer renderer(Columns columns, SignatureChecks checks, OutputStream out) {
    TextForm form = rfc3597.get() ? TextForm.GENERIC : TextForm.OWN;
    return switch (format()) {
      case JSON ->
          new JsonRenderer(Rfc8427Json.builder().form(form).build(), tolerant.get(), checks, out);
      case TEXT -> {
        DigText dig = DigText.builder().form(form).build();
        yield new TitledRenderer(new DigBody(dig, tolerant.get()), checks, out);
      }
      case TSV -> new ColumnsRenderer(columns, rfc3597.get(), tolerant.get(), checks, out);
      case TREE -> new TitledRenderer(DissectCommand::tree, checks, out);
    };
  }

  private static boolean tree(ByteBuffer message, AsciiBuffer out) throws IOException {
    return Dissector.standard().write(message, out).isEmpty();
  }
}
