package io.wiredns.command.dissect;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.command.input.MessageOrigin;
import io.wiredns.inspect.AsciiBuffer;
import io.wiredns.inspect.Rfc8427Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Renders messages as JSON, a line each. */
final class JsonRenderer implements MessageRenderer {
  private final MessageView view = new MessageView();
  private final Rfc8427Json json;
  private final boolean tolerant;
  private final SignatureChecks checks;
  private final AsciiBuffer out;

  /** Creates a renderer; signatures are not checked if there is no object that checks them. */
  JsonRenderer(Rfc8427Json json, boolean tolerant, SignatureChecks checks, OutputStream out) {
    this.json = json;
    this.tolerant = tolerant;
    this.checks = checks;
    this.out = new AsciiBuffer(out);
  }

  @Override
  public boolean render(long number, ByteBuffer message, MessageOrigin origin) throws IOException {
    if (checks == null) {
      boolean good = json(message, out);
      out.append('\n');
      return good;
    }
    boolean good = json(message, new WithoutLastCharacter(out));
    if (view.tryWrap(message)) {
      out.append(",\"xTSIG\":").append(checks.check(view, message, origin).toJson());
    }
    out.append("}\n");
    return good;
  }

  private boolean json(ByteBuffer message, Appendable object) throws IOException {
    if (tolerant) {
      return json.write(message, object).isEmpty();
    }
    if (!view.tryWrap(message)) {
      json.writeMalformed(message, view.failure(), object);
      return false;
    }
    try {
      json.write(view, object);
      return true;
    } catch (WireFormatException fault) {
      json.writeMalformed(message, fault, object);
      return false;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
