package io.wiredns.command;

import io.wiredns.codec.message.MessageView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Renders messages as text for people, each after a line with its number and origin. */
final class TitledRenderer implements MessageRenderer {
  /** Renders what comes after the line with the number. */
  interface Body {
    /** Renders a message; returns whether it is well-formed. */
    boolean render(ByteBuffer message, Appendable out) throws IOException;
  }

  private final MessageView view = new MessageView();
  private final Body body;
  private final SignatureChecks checks;
  private final Writer out;

  /** Creates a renderer; signatures are not checked if there is no object that checks them. */
  TitledRenderer(Body body, SignatureChecks checks, OutputStream out) {
    this.body = body;
    this.checks = checks;
    this.out = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
  }

  @Override
  public boolean render(long number, ByteBuffer message, MessageOrigin origin) throws IOException {
    if (number > 1) {
      out.append('\n');
    }
    String from = origin.text().isEmpty() ? "" : ", " + origin.text();
    out.append(";; message " + number + ", " + message.remaining() + " octets" + from + "\n");
    boolean good = body.render(message, out);
    if (checks != null && view.tryWrap(message)) {
      String result = checks.check(view, message, origin.payload()).toText();
      out.append(";; TSIG: ").append(result).append('\n');
    }
    return good;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
