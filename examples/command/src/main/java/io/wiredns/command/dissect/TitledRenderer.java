package io.wiredns.command.dissect;

import io.wiredns.codec.message.MessageView;
import io.wiredns.command.input.MessageOrigin;
import io.wiredns.inspect.AsciiBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Renders messages as text for people, each after a line with its number and origin. */
final class TitledRenderer implements MessageRenderer {
  /** Renders what comes after the line with the number. */
  interface Body {
    /** Renders a message; returns whether it is well-formed. */
    boolean render(ByteBuffer message, AsciiBuffer out) throws IOException;
  }

  private final MessageView view = new MessageView();
  private final Body body;
  private final SignatureChecks checks;
  private final AsciiBuffer out;
  private final MessageTitle title;

  /** Creates a renderer; signatures are not checked if there is no object that checks them. */
  TitledRenderer(Body body, SignatureChecks checks, OutputStream out) {
    this.body = body;
    this.checks = checks;
    this.out = new AsciiBuffer(out);
    title = new MessageTitle(this.out);
  }

  @Override
  public boolean render(long number, ByteBuffer message, MessageOrigin origin) throws IOException {
    if (number > 1) {
      out.append('\n');
    }
    title.write(number, message.remaining(), origin);
    boolean good = body.render(message, out);
    if (checks != null && view.tryWrap(message)) {
      String result = checks.check(view, message, origin).toText();
      out.append(";; TSIG: ").append(result).append('\n');
    }
    return good;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
