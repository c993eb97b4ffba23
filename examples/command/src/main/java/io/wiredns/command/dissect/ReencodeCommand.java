package io.wiredns.command.dissect;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.command.input.Input;
import io.wiredns.command.input.InputOptions;
import io.wiredns.command.input.MessageSource;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.Progress;
import io.wiredns.command.output.StandardOutput;
import io.wiredns.core.FrameWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Parses messages strictly and writes them again. */
public final class ReencodeCommand implements Subcommand {
  private final Input input = new Input();

  private final MessageView view = new MessageView();
  private final MessageWriter writer = new MessageWriter();
  private final ByteBuffer encoded = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);

  @Override
  public Syntax syntax() {
    return new Syntax(
            "reencode",
            "Parses messages strictly and writes them compressed.",
            "The output is frames, each of which is a length of two octets and the message. For a malformed"
                + " message it is an empty frame.",
            "Exit status: 0 if all messages are well-formed, 1 if some are malformed, 2 for wrong use or"
                + " unreadable input.")
        .options(input.options())
        .operand(input.file);
  }

  @Override
  public Integer call() throws IOException, InputException {
    MessageSource source = input.open();
    Progress progress = Progress.onTerminal(input::octetsRead);
    boolean malformed = false;
    try (OutputStream out = StandardOutput.open()) {
      FrameWriter frames = new FrameWriter(out);
      long number = 0;
      for (ByteBuffer message = source.next(); message != null; message = source.next()) {
        number++;
        malformed |= !reencode(message, number);
        frames.write(encoded.flip());
        progress.message();
      }
    } finally {
      progress.end();
      InputOptions.reportLosses(source);
    }
    return malformed ? ExitStatus.MALFORMED : ExitStatus.GOOD;
  }

  /**
   * Parses a message and writes it into the buffer; returns false if it is malformed or becomes too
   * long.
   */
  private boolean reencode(ByteBuffer octets, long number) {
    encoded.clear();
    try {
      Message message = view.wrap(octets).toMessage();
      if (writer.write(message, encoded)) {
        return true;
      }
      // Names that were compressed where this is forbidden can make the message too long for a
      // frame.
      System.err.println(
          "wiredns: message " + number + " needs more than 65535 octets; its frame is empty");
      return false;
    } catch (WireFormatException malformed) {
      return false;
    }
  }
}
