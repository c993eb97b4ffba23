package io.wiredns.command;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.DigText;
import io.wiredns.inspect.Dissector;
import io.wiredns.inspect.Rfc8427Json;
import io.wiredns.inspect.TextForm;
import io.wiredns.stateful.DsoMessage;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows messages. */
@Command(
    name = "dissect",
    mixinStandardHelpOptions = true,
    description = {
      "Shows DNS messages as dig does, as RFC 8427 JSON, or as a tree of offsets and octets.",
      "Exit status: 0 if all messages are well-formed, 1 if some are malformed, 2 for wrong use or"
          + " unreadable input."
    })
final class DissectCommand implements Callable<Integer> {
  /** The format of the output. */
  enum Format {
    DIG,
    JSON,
    TREE
  }

  @Mixin private Input input;
  @Mixin private SignatureOptions signatures;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "dig",
      description = "dig, json (a line for each message) or tree; ${DEFAULT-VALUE} by default.")
  private Format format;

  @Option(
      names = "--tolerant",
      description = "Shows also the intact parts of malformed messages, with all faults.")
  private boolean tolerant;

  @Option(
      names = "--rfc3597",
      description = "Shows types, classes and RDATA in the generic form of RFC 3597; not in trees.")
  private boolean rfc3597;

  private final MessageView view = new MessageView();
  private Rfc8427Json json;
  private DigText dig;

  /** Checks signatures; null if no key is given. */
  private SignatureChecks checks;

  /** The output, to which text is written as it is rendered. */
  private Appendable out;

  private long messages;
  private boolean malformed;

  @Override
  public Integer call() throws IOException, InputException {
    TextForm form = rfc3597 ? TextForm.GENERIC : TextForm.OWN;
    json = Rfc8427Json.builder().form(form).build();
    dig = DigText.builder().form(form).build();
    checks = signatures.open();
    MessageSource source = input.open();
    Progress progress = Progress.onTerminal(input::octetsRead);
    try (Writer writer = new OutputStreamWriter(output(), StandardCharsets.US_ASCII)) {
      out = writer;
      for (ByteBuffer message = source.next(); message != null; message = source.next()) {
        show(message, source);
        progress.message();
      }
    } finally {
      progress.end();
      InputOptions.reportLosses(source);
    }
    return malformed ? Wiredns.MALFORMED : Wiredns.GOOD;
  }

  static OutputStream output() {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    return new BufferedOutputStream(new NamedOutput(out, "standard output"), 1 << 16);
  }

  private void show(ByteBuffer message, MessageSource source) throws IOException {
    switch (format) {
      case JSON -> {
        json(message, new WithoutLastCharacter(out));
        SignatureCheck check = check(message, source);
        if (check != null) {
          out.append(",\"xTSIG\":").append(check.toJson());
        }
        out.append("}\n");
      }
      case DIG -> {
        title(message, source);
        dig(message);
        sayCheck(message, source);
      }
      case TREE -> {
        title(message, source);
        tree(message);
        sayCheck(message, source);
      }
    }
  }

  /**
   * Writes a line with the number and origin of a message, after an empty line unless it is the
   * first.
   */
  private void title(ByteBuffer message, MessageSource source) throws IOException {
    if (messages++ > 0) {
      out.append('\n');
    }
    String origin = source.origin().isEmpty() ? "" : ", " + source.origin();
    out.append(";; message " + messages + ", " + message.remaining() + " octets" + origin + "\n");
  }

  private void json(ByteBuffer message, Appendable object) throws IOException {
    if (tolerant) {
      malformed |= !json.write(message, object).isEmpty();
    } else {
      try {
        json.write(view.wrap(message), object);
      } catch (WireFormatException fault) {
        json.writeMalformed(message, fault, object);
        malformed = true;
      }
    }
  }

  /**
   * Returns the result for the signature of a message; null if signatures are not checked or the
   * message is malformed.
   */
  private SignatureCheck check(ByteBuffer message, MessageSource source) {
    return checks == null || !view.tryWrap(message)
        ? null
        : checks.check(view, message, source.payload());
  }

  private void sayCheck(ByteBuffer message, MessageSource source) throws IOException {
    SignatureCheck check = check(message, source);
    if (check != null) {
      out.append(";; TSIG: ").append(check.toText()).append('\n');
    }
  }

  private void dig(ByteBuffer message) throws IOException {
    if (tolerant) {
      List<WireFormatException> faults = new ArrayList<>(view.wrapTolerant(message));
      if (view.hasHeader()) {
        Message read = view.toMessageTolerant(faults);
        DsoMessage.tlvsTolerant(read.body(), faults);
        dig.write(read, out);
      }
      for (WireFormatException fault : faults) {
        malformed(fault);
      }
      return;
    }
    try {
      dig.write(view.wrap(message), out);
    } catch (WireFormatException fault) {
      malformed(fault);
      out.append(";; OCTETS: ").append(Octets.of(message).toHex()).append('\n');
    }
  }

  private void malformed(WireFormatException fault) throws IOException {
    out.append(";; MALFORMED: ").append(fault.getMessage()).append('\n');
    malformed = true;
  }

  private void tree(ByteBuffer message) throws IOException {
    malformed |= !Dissector.standard().write(message, out).isEmpty();
  }
}
