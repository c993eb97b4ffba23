package io.wiredns.command.dissect;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.AsciiBuffer;
import io.wiredns.inspect.DigText;
import io.wiredns.stateful.DsoMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Renders messages as dig does, with the faults of malformed ones. */
final class DigBody implements TitledRenderer.Body {
  private final MessageView view = new MessageView();
  private final DigText dig;
  private final boolean tolerant;

  DigBody(DigText dig, boolean tolerant) {
    this.dig = dig;
    this.tolerant = tolerant;
  }

  @Override
  public boolean render(ByteBuffer message, AsciiBuffer out) throws IOException {
    WireFormatException fault = null;
    if (view.tryWrap(message)) {
      try {
        dig.write(view, out);
        return true;
      } catch (WireFormatException malformed) {
        fault = malformed;
      }
    }
    if (tolerant) {
      return tolerant(message, out);
    }
    malformed(fault == null ? view.failure() : fault, out);
    byte[] octets = Octets.of(message).toArray();
    out.append(";; OCTETS: ").hex(octets, 0, octets.length).append('\n');
    return false;
  }

  private boolean tolerant(ByteBuffer message, AsciiBuffer out) throws IOException {
    List<WireFormatException> faults = new ArrayList<>(view.wrapTolerant(message));
    if (view.hasHeader()) {
      Message read = view.toMessageTolerant(faults);
      DsoMessage.tlvsTolerant(read.body(), faults);
      dig.write(read, out);
    }
    for (WireFormatException fault : faults) {
      malformed(fault, out);
    }
    return faults.isEmpty();
  }

  private static void malformed(WireFormatException fault, AsciiBuffer out) throws IOException {
    out.append(";; MALFORMED: ").append(fault.getMessage()).append('\n');
  }
}
