package io.wiredns.examples.cli;

import io.wiredns.codec.dso.DsoMessage;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.render.DigText;
import io.wiredns.codec.render.Dissection;
import io.wiredns.codec.render.Rfc8427Json;
import io.wiredns.codec.render.TextForm;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
      "Shows DNS messages: as dig does, as RFC 8427 JSON, or as a tree of offsets and octets.",
      "Exit status: 0 all parsed, 1 some malformed, 2 wrong use or unreadable input."
    })
final class DissectCommand implements Callable<Integer> {
  /** How a message is shown. */
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
      description = "dig, json (a line a message) or tree; ${DEFAULT-VALUE} if not given.")
  private Format format;

  @Option(
      names = "--tolerant",
      description = "Shows what is good of a malformed message too, and all its faults.")
  private boolean tolerant;

  @Option(
      names = "--rfc3597",
      description = "Shows types, classes and RDATA in the generic form of RFC 3597; not in trees.")
  private boolean rfc3597;

  private final MessageView view = new MessageView();
  private Rfc8427Json json;

  /** Null if no signature is to be checked. */
  private SignatureChecks checks;

  private final StringBuilder text = new StringBuilder();
  private long messages;
  private boolean malformed;

  @Override
  public Integer call() throws IOException, InputException {
    json = new Rfc8427Json(form());
    checks = signatures.open();
    MessageSource source = input.open();
    Progress progress = Progress.onTerminal(input::octetsRead);
    try (OutputStream out = output()) {
      for (ByteBuffer message = source.next(); message != null; message = source.next()) {
        text.setLength(0);
        show(message, source);
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        progress.message();
      }
    } finally {
      progress.end();
    }
    if (!source.note().isEmpty()) {
      System.err.println("wiredns: " + source.note());
    }
    return malformed ? Wiredns.MALFORMED : Wiredns.GOOD;
  }

  private TextForm form() {
    return rfc3597 ? TextForm.GENERIC : TextForm.OWN;
  }

  static OutputStream output() {
    return new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
  }

  private void show(ByteBuffer message, MessageSource source) {
    switch (format) {
      case JSON -> {
        json(message);
        SignatureCheck check = check(message, source);
        if (check != null) {
          text.setLength(text.length() - 1);
          text.append(",\"xTSIG\":").append(check.toJson()).append('}');
        }
        text.append('\n');
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

  /** A line that says which message comes, after an empty one but for the first. */
  private void title(ByteBuffer message, MessageSource source) {
    if (messages++ > 0) {
      text.append('\n');
    }
    text.append(";; message ").append(messages);
    text.append(", ").append(message.remaining()).append(" octets");
    if (!source.origin().isEmpty()) {
      text.append(", ").append(source.origin());
    }
    text.append('\n');
  }

  private void json(ByteBuffer message) {
    if (tolerant) {
      List<WireFormatException> faults = view.wrapTolerant(message);
      json.tolerant(view, faults, message, text);
      malformed |= !faults.isEmpty();
    } else {
      try {
        json.message(view.wrap(message), text);
      } catch (WireFormatException fault) {
        json.malformed(fault, message, text);
        malformed = true;
      }
    }
  }

  /** What is to be said of a message's signature; null if nothing is. */
  private SignatureCheck check(ByteBuffer message, MessageSource source) {
    return checks == null || !view.tryWrap(message)
        ? null
        : checks.check(view, message, source.payload());
  }

  private void sayCheck(ByteBuffer message, MessageSource source) {
    SignatureCheck check = check(message, source);
    if (check != null) {
      text.append(";; TSIG: ").append(check.toText()).append('\n');
    }
  }

  private void dig(ByteBuffer message) {
    if (tolerant) {
      List<WireFormatException> faults = new ArrayList<>(view.wrapTolerant(message));
      if (view.hasHeader()) {
        Message read = view.toMessageTolerant(faults);
        DsoMessage.tlvs(read.body(), faults);
        DigText.append(read, form(), text);
      }
      faults.forEach(this::malformed);
      return;
    }
    try {
      Message read = view.wrap(message).toMessage();
      DsoMessage.tlvs(read.body());
      DigText.append(read, form(), text);
    } catch (WireFormatException fault) {
      malformed(fault);
      text.append(";; OCTETS: ").append(Octets.of(message)).append('\n');
    }
  }

  private void malformed(WireFormatException fault) {
    text.append(";; MALFORMED: ").append(fault.getMessage()).append('\n');
    malformed = true;
  }

  private void tree(ByteBuffer message) {
    Dissection dissection = Dissection.of(message);
    text.append(dissection.toText(message));
    malformed |= !dissection.faults().isEmpty();
  }
}
